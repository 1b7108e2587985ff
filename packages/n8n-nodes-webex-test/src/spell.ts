import type { INodeProperties, INodePropertyCollection, INodePropertyOptions } from 'n8n-workflow';

type Part = INodeProperties | INodePropertyCollection | INodePropertyOptions;

/** What the panel shows only on hover, in a list or in an empty field: descriptions, placeholders, choices. */
export const spell = (fields: readonly INodeProperties[], indent = ''): string =>
	fields.map((field) => spellOne(field, indent)).join('\n');

function spellOne(part: Part, indent: string): string {
	const label = 'displayName' in part ? part.displayName : part.name;
	const { placeholder, hint, modes = [] } = part as INodeProperties;
	const described = 'description' in part && part.description ? `: ${part.description}` : '';
	const more = [
		placeholder && `placeholder "${placeholder}"`,
		hint && `hint "${hint}"`,
		...modes.map((mode) => `mode "${mode.displayName}" placeholder "${mode.placeholder ?? ''}"`),
	].filter(Boolean);
	const inner = ('options' in part && part.options) || ('values' in part && part.values) || [];
	return [
		`${indent}- ${label}${described}`,
		...more.map((line) => `${indent}    ${line}`),
		...(inner as Part[]).map((one) => spellOne(one, `${indent}    `)),
	].join('\n');
}
