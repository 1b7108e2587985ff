import type { WorkflowNode } from '../../src/n8n/api.ts';
import type { Description, Property } from './descriptions.ts';

/** Fields that n8n adds to a node where an agent uses it, and to a trigger that looks at set times. */
const added = new Set(['descriptionType', 'pollTimes', 'toolDescription']);

const isObject = (value: unknown): value is Record<string, unknown> =>
	typeof value === 'object' && value !== null;

/** What a node in a file has, and its description has not. */
export function unknownParameters(node: WorkflowNode, description: Description): string[] {
	const parameters = isObject(node['parameters']) ? node['parameters'] : {};
	const shown = description.properties.filter(({ displayOptions }) =>
		['resource', 'operation'].every((name) => {
			const values = displayOptions?.show?.[name];
			return !values || values.includes(parameters[name]);
		}),
	);
	const problems: string[] = [];
	for (const [name, value] of Object.entries(parameters)) {
		const found = shown.filter((property) => property.name === name);
		if (found.length === 0) {
			if (!added.has(name)) problems.push(`${name} is no field of it`);
			continue;
		}
		const choices = found.flatMap(({ options = [] }) => options);
		const { type } = found[0] as Property;
		if (type === 'options' && typeof value === 'string' && !value.startsWith('=')) {
			if (!choices.some((choice) => choice.value === value)) {
				problems.push(`${name} cannot be ${value}`);
			}
		}
		if (type === 'collection' && isObject(value)) {
			const unknown = Object.keys(value).filter(
				(key) => !choices.some((choice) => choice.name === key),
			);
			problems.push(...unknown.map((key) => `${name} has no ${key}`));
		}
	}
	return problems;
}
