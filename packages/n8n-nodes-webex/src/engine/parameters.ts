import { readId } from '@webex-nodes/client';
import {
	type IExecuteFunctions,
	type IGetNodeParameterOptions,
	NodeOperationError,
	tryToParseDateTime,
} from 'n8n-workflow';
import type { TriggerContext } from '../n8n/transport.ts';
import { type Field, isChoice, isField, isGroup, type Values } from './field.ts';

type ParameterContext = IExecuteFunctions | TriggerContext;

/** Reads the fields of an operation for one item; what is empty is left out of collections. */
export function readValues<const Fields extends readonly Field[]>(
	context: ParameterContext,
	fields: Fields,
	itemIndex: number,
): Values<Fields> {
	const values: Record<string, unknown> = {};
	for (const field of fields) {
		if (!isShown(field, values)) continue;
		const value = readParameter(context, field, itemIndex);
		values[field.name] = readValue(context, field, value, itemIndex);
	}
	// Each value was read as its field says.
	return values as Values<Fields>;
}

/** A trigger has no items, and reads its parameters without an index. */
function readParameter(
	context: ParameterContext,
	{ name, type, default: fallback }: Field,
	itemIndex: number,
): unknown {
	const options: IGetNodeParameterOptions = { extractValue: type === 'resourceLocator' };
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
	const value = locatedValue(given);
	if (field.type === 'collection') return readCollection(context, field, value, itemIndex);
	if (field.type === 'fixedCollection') return readEntries(context, field, value, itemIndex);
	if (field.type === 'multiOptions') return readChoices(value);
	if (field.type === 'options' && !isEmpty(value)) {
		return readChoice(context, field, value, itemIndex);
	}
	if (field.type === 'dateTime' && !isEmpty(value))
		return readTime(context, field, value, itemIndex);
	if (field.type === 'number') return readNumber(context, field, value, itemIndex);
	if (field.required && isEmpty(value)) {
		throw new NodeOperationError(context.getNode(), `"${field.displayName}" is empty`, {
			itemIndex,
			description: `Choose or enter a value for "${field.displayName}". If it comes from an expression, the item before this node does not have it.`,
		});
	}
	if (field.idType && !isEmpty(value)) {
		return readId(field.idType, String(value), field.displayName);
	}
	return typeof value === 'string' && field.required ? value.trim() : value;
}

/** n8n takes the value out of a locator only where it is not part of a collection. */
const locatedValue = (given: unknown): unknown =>
	typeof given === 'object' && given !== null && '__rl' in given && 'value' in given
		? given.value
		: given;

const recordOf = (value: unknown): Readonly<Record<string, unknown>> =>
	typeof value === 'object' && value !== null ? { ...value } : {};

function readCollection(
	context: ParameterContext,
	{ options = [] }: Field,
	value: unknown,
	itemIndex: number,
): Record<string, unknown> {
	const given = recordOf(value);
	const entries = options.filter(isField).flatMap((field) => {
		const inner = locatedValue(given[field.name]);
		return isEmpty(inner)
			? []
			: [[field.name, readValue(context, field, inner, itemIndex)] as const];
	});
	return Object.fromEntries(entries);
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

/** From an expression they may come as one text. */
const readChoices = (value: unknown): readonly string[] =>
	(typeof value === 'string' ? value.split(',') : [value ?? []].flat())
		.map((choice) => String(choice).trim())
		.filter(Boolean);

/** A time without a zone is meant in the workflow's zone, not in the server's. */
function readTime(
	context: ParameterContext,
	{ displayName }: Field,
	value: unknown,
	itemIndex: number,
): string {
	try {
		return tryToParseDateTime(value, context.getTimezone()).toUTC().toISO() ?? '';
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
	return (
		value === undefined || value === null || (typeof value === 'string' && value.trim() === '')
	);
}
