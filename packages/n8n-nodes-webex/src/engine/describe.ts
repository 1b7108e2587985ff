import type { INodeProperties } from 'n8n-workflow';
import { allOf, type Field, showWhere } from './field.ts';
import type { Operation, Resource, Resources } from './operation.ts';

/**
 * The parameters of a node: resource, operation, and the fields of each operation. n8n's panel lists actions in the order
 * of these choices, so what most people want is declared first.
 */
export function describe<Client>(resources: Resources<Client>): INodeProperties[] {
	const [first = ''] = Object.keys(resources);
	return [
		{
			displayName: 'Resource',
			name: 'resource',
			type: 'options',
			noDataExpression: true,
			options: Object.entries(resources).map(([value, { name }]) => ({ name, value })),
			default: first,
		},
		...Object.entries(resources).flatMap(([value, resource]) => describeResource(value, resource)),
	];
}

function describeResource<Client>(
	resource: string,
	{ operations, first }: Resource<Client>,
): INodeProperties[] {
	return [
		{
			displayName: 'Operation',
			name: 'operation',
			type: 'options',
			noDataExpression: true,
			displayOptions: { show: { resource: [resource] } },
			options: Object.entries(operations).map(([value, { name, action, description }]) => ({
				name,
				value,
				action,
				description,
			})),
			default: first,
		},
		...Object.entries(operations).flatMap(([name, operation]) =>
			[...noticeOf(operation), ...allOf(operation.fields)].map((field) =>
				showWhere(inOrder(field), { resource: [resource], operation: [name] }),
			),
		),
	];
}

/** What can be added to a collection comes from several lists; n8n shows it as it is declared. */
const inOrder = (field: Field): Field =>
	field.type === 'collection'
		? {
				...field,
				options: (field.options ?? []).toSorted((one, other) =>
					labelOf(one).localeCompare(labelOf(other), 'en'),
				),
			}
		: field;

const labelOf = (part: NonNullable<Field['options']>[number]) =>
	'displayName' in part ? part.displayName : part.name;

const noticeOf = <Client>({ notice }: Operation<Client>) =>
	notice ? [{ displayName: notice, name: 'notice', type: 'notice', default: '' } as const] : [];
