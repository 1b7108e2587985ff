import { createRequire } from 'node:module';
import type {
	INodeParameters,
	INodeProperties,
	INodePropertyCollection,
	INodePropertyOptions,
	INodeTypeDescription,
} from 'n8n-workflow';

const { NodeHelpers } = createRequire(import.meta.url)(
	'n8n-workflow',
) as typeof import('n8n-workflow');

export type FormsOf = Pick<INodeTypeDescription, 'name' | 'properties'>;

/** What a person sees of a node after some choices. */
export interface Form {
	/** Such as "webexMessages message send card=poll". */
	readonly name: string;
	/** As a workflow stores them; every collection has all that can be added to it. */
	readonly parameters: INodeParameters;
	readonly fields: readonly INodeProperties[];
}

/** Every form of a node: each operation or event, with each choice that other fields depend on. */
export function formsOf(node: FormsOf): Form[] {
	return chosen(node).flatMap((parameters) => variants(node, parameters, []));
}

/** Each operation or event once, and as few more as show each different field of the node. */
export function fewestForms(node: FormsOf): Form[] {
	const seen = new Set<string>();
	return chosen(node).flatMap((parameters) =>
		variants(node, parameters, []).filter(({ fields }, index) => {
			const shown = fields.map(({ displayOptions: _, ...field }) => JSON.stringify(field));
			const isNew = index === 0 || shown.some((field) => !seen.has(field));
			for (const field of shown) seen.add(field);
			return isNew;
		}),
	);
}

const choicesOf = ({ options = [] }: INodeProperties) => options as INodePropertyOptions[];

function chosen({ properties }: FormsOf): INodeParameters[] {
	const operations = properties.filter(({ name }) => name === 'operation');
	const event = properties.find(({ name }) => name === 'event');
	if (operations.length === 0)
		return choicesOf(event ?? missing).map(({ value }) => ({ event: value }));
	return operations.flatMap((operation) =>
		choicesOf(operation).map(({ value }) => ({
			resource: String(operation.displayOptions?.show?.['resource']?.[0] ?? ''),
			operation: value,
		})),
	);
}

const missing = { displayName: '', name: '', type: 'options', default: '' } as const;

/** The form, and what becomes of it with each other value of the fields that decide which fields there are. */
function variants(
	node: FormsOf,
	parameters: INodeParameters,
	decided: readonly INodeProperties[],
): Form[] {
	const form = formOf(node, parameters, decided);
	const [next] = form.fields.filter(
		(field) => !decided.includes(field) && !(field.name in parameters) && decides(node, field),
	);
	if (!next) return [form];
	const values = [next.default, ...valuesOf(next).filter((value) => value !== next.default)];
	return values.flatMap((value) =>
		variants(node, { ...parameters, [next.name]: value as string }, [...decided, next]),
	);
}

const valuesOf = (field: INodeProperties) =>
	field.type === 'boolean' ? [true, false] : choicesOf(field).map(({ value }) => value);

const decides = ({ properties }: FormsOf, { name, type }: INodeProperties) =>
	['boolean', 'options'].includes(type) &&
	properties.some(({ displayOptions = {} }) =>
		[displayOptions.show, displayOptions.hide].some((conditions) => name in (conditions ?? {})),
	);

function formOf(node: FormsOf, given: INodeParameters, decided: readonly INodeProperties[]): Form {
	const description = node as INodeTypeDescription;
	let parameters = given;
	let fields: INodeProperties[] = [];
	// A field may depend on one that comes after it.
	for (let before = -1; before !== fields.length; ) {
		before = fields.length;
		fields = node.properties.filter((field) =>
			NodeHelpers.displayParameter(parameters, field, { typeVersion: 1 }, description),
		);
		parameters = {
			...Object.fromEntries(fields.map((field) => [field.name, filled(field)])),
			...given,
		} as INodeParameters;
	}
	const choices = decided
		.filter(({ name, default: first }) => given[name] !== first)
		.map(({ name }) => `${name}=${String(given[name])}`);
	const { resource, operation, event } = given;
	const name = [node.name, resource, operation ?? event, ...choices].filter(Boolean).join(' ');
	return { name, parameters, fields };
}

/** The default of a field, with all that can be added. */
function filled(field: INodeProperties): unknown {
	const { type, options = [], typeOptions } = field;
	if (type === 'collection') return filledAll(options as INodeProperties[]);
	if (type !== 'fixedCollection')
		return type === 'resourceLocator' ? located(field) : field.default;
	return Object.fromEntries(
		(options as INodePropertyCollection[]).map(({ name, values }) => {
			const one = filledAll(values);
			return [name, typeOptions?.multipleValues ? [one] : one];
		}),
	);
}

const located = ({ default: first }: INodeProperties) => ({ __rl: true, ...(first as object) });

const filledAll = (fields: readonly INodeProperties[]) =>
	Object.fromEntries(fields.map((field) => [field.name, filled(field)]));

export { spell } from './spell.ts';
