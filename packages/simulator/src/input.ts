import { z } from 'zod';
import { Failure } from './failure.ts';

const flags: Readonly<Record<string, boolean>> = { true: true, false: false };
const numberForm = /^-?\d+(\.\d+)?$/;

/** Where every value is a text, texts are read as what the schema expects. */
function read(schema: z.core.$ZodType, value: unknown, isText: boolean): unknown {
	const { def } = (schema as z.core.$ZodTypes)._zod;
	if (def.type === 'object') return readObject(def, value, isText);
	if (value === null) return null;
	// One value stands for a list of one.
	if (def.type === 'array') return [value].flat().map((each) => read(def.element, each, isText));
	if ('innerType' in def) return read(def.innerType, value, isText);
	if (!isText || typeof value !== 'string') return value;
	if (def.type === 'boolean') return flags[value.toLowerCase()] ?? value;
	return def.type === 'number' && numberForm.test(value) ? Number(value) : value;
}

/** Fields that are not known are dropped where the schema is strict; `null` is a field that was left out. */
function readObject(
	{ shape, catchall }: z.core.$ZodObjectDef,
	value: unknown,
	isText: boolean,
): unknown {
	if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
	const isLoose = catchall !== undefined && catchall._zod.def.type !== 'never';
	const entries = Object.entries(value).flatMap(([name, given]) => {
		const field = Object.hasOwn(shape, name) ? shape[name] : undefined;
		if (!field) return isLoose ? [[name, given]] : [];
		const isLeftOut = given === null && !z.safeParse(field, null).success;
		return isLeftOut ? [] : [[name, read(field, given, isText)]];
	});
	return Object.fromEntries(entries);
}

/** Where the input comes from: in a query or a form everything is a text. */
export type Source = 'body' | 'form' | 'query';

/**
 * Reads what a client has sent as Webex does: clients are strict, servers tolerant. Fields that the schema does not
 * know are dropped at every depth, such as read-only ones of an object that is sent back; those that it knows are
 * checked.
 * @throws Failure 400 in the words of Webex.
 */
export function readInput<Schema extends z.ZodType>(
	schema: Schema,
	given: unknown,
	source: Source = 'body',
): z.infer<Schema> {
	const value = read(schema, given, source !== 'body');
	const result = schema.safeParse(value);
	if (result.success) return result.data;
	throw refusal(result.error.issues, value, source);
}

export const malformed =
	"The request could not be understood by the server due to malformed syntax. See 'errors' for more details.";
export const notAnObject = 'The body is not a JSON object.';

function refusal(issues: readonly z.core.$ZodIssue[], given: unknown, source: Source): Failure {
	const texts = issues.map(({ path, code }) => {
		const field = path.join('.');
		if (!field) return notAnObject;
		const isMissing = code === 'invalid_type' && isAbsent(valueAt(given, path));
		return isMissing ? textOfMissing(field, source) : `Invalid value for ${field}`;
	});
	const [first = notAnObject] = texts;
	const isMissing = first !== notAnObject && !first.startsWith('Invalid');
	return isMissing ? new Failure(400, first) : new Failure(400, malformed, {}, [...new Set(texts)]);
}

const isAbsent = (value: unknown) => value === undefined || value === null;

const valueAt = (given: unknown, path: readonly PropertyKey[]): unknown =>
	path.reduce<unknown>(
		(value, name) =>
			typeof value === 'object' && value !== null ? Reflect.get(value, name) : undefined,
		given,
	);

const ownTexts: Readonly<Record<string, string>> = {
	name: 'name cannot be empty',
	title: 'Title cannot be empty.',
};

const textOfMissing = (field: string, source: Source): string =>
	source === 'query'
		? `Required String parameter '${field}' is not present`
		: (ownTexts[field] ?? `${field} cannot be null`);
