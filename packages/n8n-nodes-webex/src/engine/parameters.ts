import { readId } from '@webex-nodes/client';
import {
	type IExecuteFunctions,
	type IGetNodeParameterOptions,
	NodeOperationError,
} from 'n8n-workflow';
import type { TriggerContext } from '../n8n/transport.ts';
import { allOf, type Field, isChoice, isField, isGroup, type Values } from './field.ts';
import { locatedValue, modeOf, readList, readTexts } from './lists.ts';
import {
	canBeNamed,
	type Given,
	type Named,
	type Reference,
	readReference,
	readReferences,
} from './named.ts';
import { isTool } from './outcome.ts';
import { momentOf, wallClockOf } from './times.ts';

type ParameterContext = IExecuteFunctions | TriggerContext;

/** Reads the fields of an operation for one item; what is empty is left out of collections. */
export function readValues<const Fields extends readonly Field[]>(
	context: ParameterContext,
	fields: Fields,
	itemIndex: number,
): Values<Fields> {
	const values: Record<string, unknown> = {};
	for (const field of allOf(fields)) {
		if (!isShown(field, values)) continue;
		const value = readParameter(context, field, itemIndex);
		values[field.name] = readValue(context, field, value, itemIndex);
	}
	// Each value was read as its field says.
	return withChosen(values, fields) as Values<Fields>;
}

/** With what was chosen entry by entry beside what was entered as a text. */
function withChosen(
	values: Record<string, unknown>,
	fields: readonly Field[],
): Record<string, unknown> {
	for (const { into, name } of fields) {
		const entries = values[name];
		if (into === undefined || !Array.isArray(entries)) continue;
		const chosen = entries.flatMap((entry) => Object.values(recordOf(entry)));
		values[into] = [values[into] ?? [], chosen].flat();
	}
	return values;
}

/** A trigger has no items, and reads its parameters without an index. */
function readParameter(context: ParameterContext, field: Field, itemIndex: number): unknown {
	const { name, type, default: fallback } = field;
	// n8n takes nothing but a link where the mode says so, and an agent may know the title.
	const extractValue = type === 'resourceLocator' && !canBeNamed(field);
	const options: IGetNodeParameterOptions = { extractValue };
	return 'getInputData' in context
		? context.getNodeParameter(name, itemIndex, fallback, options)
		: context.getNodeParameter(name, fallback, options);
}

/** A field follows those that it depends on. */
function isShown({ displayOptions }: Field, values: Readonly<Record<string, unknown>>): boolean {
	return Object.entries(displayOptions?.show ?? {}).every(([name, choices]) =>
		choices.some((choice) => choice === values[name]),
	);
}

function readValue(
	context: ParameterContext,
	field: Field,
	given: unknown,
	itemIndex: number,
): unknown {
	const { list, displayName } = field;
	const names = list && canBeNamed(field) ? readNames(field, given) : undefined;
	const value = names ?? (list ? readList(given, list, displayName) : locatedValue(given));
	if (field.type === 'collection') return readCollection(context, field, value, itemIndex);
	if (field.type === 'fixedCollection') return readEntries(context, field, value, itemIndex);
	if (field.type === 'multiOptions') return readList(value, 'texts', field.displayName);
	if (field.type === 'options' && !isEmpty(value)) {
		return readChoice(context, field, value, itemIndex);
	}
	if (field.type === 'dateTime' && !isEmpty(value))
		return readTime(context, field, value, itemIndex);
	if (field.type === 'number') return readNumber(context, field, value, itemIndex);
	if ((field.required || field.isNeeded) && isEmpty(value)) {
		throw new NodeOperationError(context.getNode(), `"${field.displayName}" is empty`, {
			itemIndex,
			description: `Choose or enter a value for "${field.displayName}". If it comes from an expression, the item before this node does not have it.`,
		});
	}
	if (names) return names;
	if (field.idType && !isEmpty(value)) {
		return readIds(field, value, { mode: modeOf(given), isTool: isTool(context) });
	}
	return typeof value === 'string' && field.required ? value.trim() : value;
}

const recordOf = (value: unknown): Readonly<Record<string, unknown>> =>
	typeof value === 'object' && value !== null ? { ...value } : {};

function readCollection(
	context: ParameterContext,
	{ options = [] }: Field,
	value: unknown,
	itemIndex: number,
): Record<string, unknown> {
	const given = recordOf(value);
	const values: Record<string, unknown> = {};
	for (const field of options.filter(isField)) {
		if (isEmpty(locatedValue(given[field.name]))) continue;
		const inner = readValue(context, field, given[field.name], itemIndex);
		if (isEmpty(inner)) continue;
		values[field.name] = inner;
	}
	return withChosen(values, options.filter(isField));
}

/** The entries of a fixed collection with one group. */
function readEntries(
	context: ParameterContext,
	{ options = [] }: Field,
	value: unknown,
	itemIndex: number,
): readonly Record<string, unknown>[] {
	const group = options.find(isGroup);
	if (!group) return [];
	const entries = [recordOf(value)[group.name] ?? []].flat();
	const field = { ...group, type: 'collection', default: {}, options: group.values } as const;
	return entries.map((entry) => readCollection(context, field, entry, itemIndex));
}

/** An expression, or an agent, may name a choice that does not exist. */
function readChoice(
	context: ParameterContext,
	{ displayName, options = [] }: Field,
	value: unknown,
	itemIndex: number,
): unknown {
	const choices = options.filter(isChoice);
	const found = choices.find((choice) => String(choice.value) === String(value));
	if (found) return found.value;
	throw new NodeOperationError(
		context.getNode(),
		`"${displayName}" has no choice "${String(value)}"`,
		{
			itemIndex,
			description: `Expected one of: ${choices.map((choice) => choice.value).join(', ')}.`,
		},
	);
}

function readNames(field: Field & Reference, given: unknown): readonly (Named | string)[] {
	const values = readTexts(given, field.displayName);
	if (typeof values === 'string') return readReferences(field, values);
	return values.map((value) => readReference(field, value));
}

/** One ID, or those of a list; names in their place. */
function readIds(field: Field, value: unknown, how: Given): unknown {
	if (Array.isArray(value)) return value.map((each) => readIds(field, each, how));
	if (canBeNamed(field)) return readReference(field, String(value), how);
	return field.idType ? readId(field.idType, String(value), field.displayName) : value;
}

/** A moment in UTC, or what a clock on the wall shows. */
function readTime(
	context: ParameterContext,
	{ displayName, local }: Field,
	value: unknown,
	itemIndex: number,
): string {
	try {
		return local === undefined
			? momentOf(value, context.getTimezone())
			: wallClockOf(value, context.getTimezone(), local);
	} catch {
		throw new NodeOperationError(context.getNode(), `"${displayName}" is not a date`, {
			itemIndex,
			description: `Expected a date and time such as 2026-01-31T09:00:00, got "${String(value)}".`,
		});
	}
}

function readNumber(
	context: ParameterContext,
	{ displayName, typeOptions }: Field,
	value: unknown,
	itemIndex: number,
): number {
	const number = typeof value === 'string' && value.trim() !== '' ? Number(value) : value;
	const least = typeOptions?.minValue ?? Number.NEGATIVE_INFINITY;
	if (typeof number === 'number' && Number.isInteger(number) && number >= least) return number;
	throw new NodeOperationError(context.getNode(), `"${displayName}" is not a number it can use`, {
		itemIndex,
		description: `Expected a whole number from ${least}, got "${String(value)}".`,
	});
}

function isEmpty(value: unknown): boolean {
	if (Array.isArray(value)) return value.length === 0;
	return (
		value === undefined || value === null || (typeof value === 'string' && value.trim() === '')
	);
}
