import type { INodeProperties } from 'n8n-workflow';
import { code, prose, sentence, table } from '../markdown.ts';

type Show = NonNullable<NonNullable<INodeProperties['displayOptions']>['show']>;

const isField = (option: object): option is INodeProperties => 'type' in option;
const isGroup = (option: object): option is { displayName: string; values: INodeProperties[] } =>
	'values' in option;

/** Fields that n8n does not show, or that say nothing of their own. */
const isSilent = ({ type }: INodeProperties) => ['hidden', 'notice', 'callout'].includes(type);

const kinds: Readonly<Record<string, string>> = {
	boolean: 'yes or no',
	collection: 'options',
	dateTime: 'date and time',
	fixedCollection: 'list of entries',
	json: 'JSON',
	multiOptions: 'choices',
	number: 'number',
	options: 'choice',
	resourceLocator: 'choice from a list',
	resourceMapper: 'values by name',
	string: 'text',
};

/** A table with a row for each field, and for each one inside it. */
export function fieldTable(fields: readonly INodeProperties[], hidden: readonly string[]): string {
	const rows = fields.flatMap((field) => rowsOf(field, [], fields, hidden));
	return table(['Field', 'Takes', 'What it is'], rows);
}

function rowsOf(
	field: INodeProperties,
	path: readonly string[],
	siblings: readonly INodeProperties[],
	hidden: readonly string[],
): readonly string[][] {
	if (isSilent(field)) return [];
	const names = [...path, field.displayName];
	const where =
		field.displayOptions?.show && conditionOf(field.displayOptions.show, siblings, hidden);
	const row = [
		names
			.map((name, index) => (index === path.length ? `**${prose(name)}**` : prose(name)))
			.join(' › '),
		kindOf(field),
		[sentence(prose(field.description ?? '')), choicesOf(field), placeholderOf(field), where ?? '']
			.filter(Boolean)
			.join(' '),
	];
	const inner = (field.options ?? []).flatMap((option) => {
		if (isGroup(option))
			return option.values.flatMap((each) => rowsOf(each, names, option.values, hidden));
		if (!isField(option)) return [];
		return rowsOf(option, names, [...siblings, ...(field.options ?? []).filter(isField)], hidden);
	});
	return [row, ...inner];
}

function kindOf(field: INodeProperties): string {
	const kind = kinds[field.type] ?? field.type;
	const modes = field.modes?.map(({ displayName }) => displayName.toLowerCase()).join(', ');
	const { default: value } = field;
	const shown = typeof value === 'number' || (typeof value === 'string' && value !== '');
	const isText = ['string', 'number', 'options'].includes(field.type);
	const standard = shown && isText && String(value).length < 60 ? nameOfDefault(field) : undefined;
	return [
		modes ? `${modes}` : kind,
		...(field.required ? ['required'] : []),
		...(standard ? [`at first ${standard}`] : []),
		...(value === true ? ['at first on'] : []),
	].join('; ');
}

function nameOfDefault({ options = [], default: value }: INodeProperties): string {
	const chosen = options.find((option) => 'value' in option && option.value === value);
	return chosen ? `“${prose(chosen.name)}”` : code(String(value));
}

function choicesOf({ type, options = [] }: INodeProperties): string {
	if (!['options', 'multiOptions'].includes(type)) return '';
	const names = options.flatMap((option) => {
		if (!('value' in option)) return [];
		const { name, description } = option;
		return [`“${prose(name)}”${description ? ` (${prose(description).replace(/\.$/, '')})` : ''}`];
	});
	return names.length === 0 ? '' : `One of ${names.join(', ')}.`;
}

const placeholderOf = ({ placeholder = '', type }: INodeProperties): string =>
	placeholder.startsWith('e.g. ') && !['collection', 'fixedCollection'].includes(type)
		? `Such as ${code(placeholder.slice(5))}.`
		: '';

/** `Shown where "Send To" is "Room"`, without what the section says already. */
function conditionOf(
	show: Show,
	siblings: readonly INodeProperties[],
	hidden: readonly string[],
): string {
	const parts = Object.entries(show).flatMap(([name, values]) => {
		const plain = (values ?? []).filter((value) => typeof value !== 'object');
		if (hidden.includes(name) || plain.length === 0) return [];
		const field = siblings.find((each) => each.name === name.replace(/^\//, ''));
		const labels = plain.map((value) => labelOf(field, value));
		return [`“${prose(field?.displayName ?? name)}” is ${labels.join(' or ')}`];
	});
	return parts.length === 0 ? '' : `_Where ${parts.join(' and ')}._`;
}

function labelOf(field: INodeProperties | undefined, value: unknown): string {
	const option = field?.options?.find((each) => 'value' in each && each.value === value);
	if (option) return `“${prose(option.name)}”`;
	return value === true ? 'on' : value === false ? 'off' : code(String(value));
}
