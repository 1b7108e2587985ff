import { WebexInputError } from '@webex-nodes/http';
import { leaf, type XmlNode } from './document.ts';
import { XmlDocumentError } from './errors.ts';
import { readTime, writeTime } from './time.ts';
import { utc } from './zones.ts';

export interface ReadContext {
	/** What happens with elements and values that no codec knows: they are kept as plain data, or refused. */
	readonly unknown: 'keep' | 'refuse';
	/** The zone that the nearest element around names. */
	readonly zone?: string | undefined;
	/** The zone that the whole answer is in, whatever its items say. */
	readonly answerZone?: string | undefined;
	/** The element that is being read and those around it, for error messages; changes during the reading. */
	readonly path: string[];
}

export const pathOf = ({ path }: ReadContext): string => path.join('/');

export interface WriteContext {
	readonly zone?: string | undefined;
	/** The zone of `answer` times; UTC when left out. */
	readonly answerZone?: string | undefined;
	readonly path: string;
}

/** Writes and reads one kind of element. `In` is the type of what is written, `Out` of what is read. */
export interface Codec<In = never, Out = unknown> {
	readonly kind: 'choice' | 'count' | 'decimal' | 'element' | 'flag' | 'list' | 'text' | 'time';
	/** Takes any value and checks it: values also come from outside of TypeScript. */
	readonly write: (name: string, value: unknown, context: WriteContext) => XmlNode;
	/** Returns `undefined` for an element without a value. */
	readonly read: (node: XmlNode, context: ReadContext) => Out | undefined;
	/** Exists for the compiler only. */
	readonly types?: (input: In) => Out;
	/** The element must be in requests and in answers. */
	readonly required?: true;
	/** The element must be in a request; some answers leave it out. */
	readonly requiredInRequest?: true;
	/** The element is in later answers or release notes of Webex, but not in the schemas that Cisco published. */
	readonly notInPublishedXsd?: true;
	readonly choices?: readonly string[];
	readonly item?: Codec;
	/** The fewest and the most items of a list in one request. */
	readonly minItems?: number;
	readonly maxItems?: number;
	/** A text that consists of digits. */
	readonly digits?: true;
	readonly fields?: Fields;
	/** Other names for fields, each with the name that Webex uses in this element. */
	readonly aliases?: Readonly<Record<string, string>>;
	readonly zone?: 'answer' | 'local' | 'none';
}

export type Fields = Readonly<Record<string, Codec>>;

export type List<In, Out> = Codec<readonly In[], readonly Out[]> & { readonly kind: 'list' };

/** The type of what is written. */
export type Input<C> = C extends Codec<infer In, infer _> ? In : never;
/** The type of what is read. */
export type Output<C> = C extends Codec<infer _, infer Out> ? Out : never;

const scalar = <In, Out>(
	kind: Codec['kind'],
	write: (value: unknown, context: WriteContext) => string,
	read: (text: string, context: ReadContext) => Out | undefined,
): Codec<In, Out> => ({
	kind,
	write: (name, value, context) => leaf(name, write(value, context)),
	read: (node, context) => read(node.text, context),
});

export const text: Codec<string, string> = scalar(
	'text',
	(value, { path }) => {
		if (typeof value === 'string') return value;
		throw new WebexInputError(path, `expected a text, got ${describe(value)}`);
	},
	(found) => found,
);

/**
 * An identifier of digits. It is a text, because it may have leading zeros, and more digits than a number can hold.
 * Spaces are removed: people write meeting numbers in groups.
 */
export const digits: Codec<string, string> = {
	...scalar<string, string>(
		'text',
		(value, { path }) => {
			const bare = typeof value === 'string' ? value.replaceAll(/\s/g, '') : '';
			if (/^-?\d+$/.test(bare)) return bare;
			throw new WebexInputError(
				path,
				`expected a number, as a text of digits, got ${describe(value)}`,
			);
		},
		(found) => found,
	),
	digits: true,
};

export const flag: Codec<boolean, boolean> = scalar(
	'flag',
	(value, { path }) => {
		if (typeof value === 'boolean') return String(value);
		throw new WebexInputError(path, `expected true or false, got ${describe(value)}`);
	},
	(found, context) => {
		if (/^\s*$/.test(found)) return undefined;
		if (/^\s*(true|1)\s*$/i.test(found)) return true;
		if (/^\s*(false|0)\s*$/i.test(found)) return false;
		return keepOrRefuse<boolean>(found, 'true or false', context);
	},
);

const number = (kind: 'count' | 'decimal', form: RegExp, expected: string): Codec<number, number> =>
	scalar(
		kind,
		(value, { path }) => {
			if (typeof value === 'number' && form.test(String(value))) return String(value);
			throw new WebexInputError(path, `expected ${expected}, got ${describe(value)}`);
		},
		(found, context) => {
			const trimmed = found.trim();
			if (trimmed === '') return undefined;
			return form.test(trimmed) ? Number(trimmed) : keepOrRefuse<number>(found, expected, context);
		},
	);

/** A whole number that counts something, unlike the identifiers of `digits`. */
export const count: Codec<number, number> = number('count', /^-?\d{1,15}$/, 'a whole number');
export const decimal: Codec<number, number> = number('decimal', /^-?\d+(\.\d+)?$/, 'a number');

/** One of the choices. Reading accepts other values too: Webex may add some. */
export function oneOf<const Choices extends readonly string[]>(
	...choices: Choices
): Codec<Choices[number], Choices[number] | (string & {})> {
	return {
		...scalar<Choices[number], Choices[number] | (string & {})>(
			'choice',
			(value, { path }) => {
				const chosen = choices.find((choice) => choice === value);
				if (chosen !== undefined) return chosen;
				throw new WebexInputError(path, `expected ${choices.join(', ')}, got ${describe(value)}`);
			},
			(found, context) => {
				const trimmed = found.trim();
				if (trimmed === '') return undefined;
				if (choices.includes(trimmed) || context.unknown === 'keep') return trimmed;
				return keepOrRefuse<string>(found, choices.join(', '), context);
			},
		),
		choices,
	};
}

/**
 * ISO 8601 outside, `MM/dd/yyyy HH:mm:ss` on the wire. `local`: in the zone that the element names, or the one around
 * it; a moment without a zone is sent as UTC. `answer`: in the zone of the whole answer. `none`: no zone is known.
 */
export const time = (zone: 'answer' | 'local' | 'none' = 'local'): Codec<string, string> => ({
	...scalar<string, string>(
		'time',
		(value, context) => {
			if (typeof value !== 'string') {
				throw new WebexInputError(
					context.path,
					`expected an ISO 8601 time, got ${describe(value)}`,
				);
			}
			const zones = {
				local: context.zone,
				answer: context.answerZone ?? utc,
				none: undefined,
			};
			return writeTime(value, zones[zone], context.path);
		},
		(found, context) => {
			if (found.trim() === '') return undefined;
			if (zone === 'none') return readTime(found, undefined);
			return readTime(found, zone === 'local' ? context.zone : context.answerZone);
		},
	),
	zone,
});

export const list = <In, Out>(
	item: Codec<In, Out>,
	limits: { readonly minItems?: number; readonly maxItems?: number } = {},
): List<In, Out> => ({
	kind: 'list',
	...limits,
	item,
	write: () => {
		throw new Error('A list is written by the element that it is in');
	},
	read: () => {
		throw new Error('A list is read by the element that it is in');
	},
});

export const required = <C extends Codec>(codec: C): C & { required: true } => ({
	...codec,
	required: true,
});

export const requiredInRequest = <C extends Codec>(codec: C): C & { requiredInRequest: true } => ({
	...codec,
	requiredInRequest: true,
});

export const notInPublishedXsd = <C extends Codec>(codec: C): C => ({
	...codec,
	notInPublishedXsd: true,
});

type Flags<Name extends string> = { readonly [N in Name]: Codec<boolean, boolean> };

export const flags = <const Names extends readonly string[]>(
	...names: Names
): Flags<Names[number]> =>
	Object.fromEntries(names.map((name) => [name, flag])) as Flags<Names[number]>;

/** A value that an answer should not have is kept as it is: an answer may hold more than is documented. */
function keepOrRefuse<T>(found: string, expected: string, context: ReadContext): T {
	if (context.unknown === 'keep') return found as T;
	throw new XmlDocumentError(
		'unexpected',
		`${pathOf(context)} is "${found}", expected ${expected}`,
	);
}

/** A value as error messages show it. */
export function describe(value: unknown): string {
	if (value === null) return 'null';
	if (Array.isArray(value)) return 'a list';
	return typeof value === 'object' ? 'an object' : `"${String(value)}"`;
}
