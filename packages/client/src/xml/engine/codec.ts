import { WebexInputError } from '@webex-nodes/http';
import { branch, leaf, type XmlNode } from './document.ts';
import { XmlDocumentError } from './errors.ts';
import { type Plain, plainOf } from './plain.ts';
import { hasOffset, readTime, writeTime } from './time.ts';
import { utc, zoneOfLabel } from './zones.ts';

export interface ReadContext {
	/** Elements that no codec names: kept as plain data, or refused. */
	readonly unknown: 'keep' | 'refuse';
	/** The zone that the nearest element around names. */
	readonly zone?: string | undefined;
	/** The zone that the whole answer is in, whatever its items say. */
	readonly answerZone?: string | undefined;
	/** Where reading is, for sentences. */
	readonly path: string;
}

export interface WriteContext {
	readonly zone?: string | undefined;
	/** The zone of `answer` times; UTC when left out. */
	readonly answerZone?: string | undefined;
	readonly path: string;
}

/** Writes and reads one kind of element. `In` is what one writes, `Out` what one reads. */
export interface Codec<In = never, Out = unknown> {
	readonly kind: 'choice' | 'count' | 'decimal' | 'element' | 'flag' | 'list' | 'text' | 'time';
	readonly write: (name: string, value: In, context: WriteContext) => XmlNode;
	/** `undefined` for an element that says nothing. */
	readonly read: (node: XmlNode, context: ReadContext) => Out | undefined;
	/** The element must be there. */
	readonly required?: true;
	/** A request must have it; answers are known to leave it out. */
	readonly needed?: true;
	/** Younger than the schemas that Cisco published. */
	readonly newer?: true;
	readonly choices?: readonly string[];
	readonly item?: Codec;
	/** The least and the most items of a list that one request takes. */
	readonly least?: number;
	readonly most?: number;
	/** A text that is a number. */
	readonly digits?: true;
	readonly fields?: Fields;
	/** Wire names by the name that is written elsewhere for the same. */
	readonly spelling?: Readonly<Record<string, string>>;
	readonly zone?: 'answer' | 'local' | 'none';
}

export type Fields = Readonly<Record<string, Codec>>;

export type List<In, Out> = Codec<readonly In[], readonly Out[]> & { readonly kind: 'list' };

type InOf<C> = C extends Codec<infer In, infer _> ? In : never;
type OutOf<C> = C extends Codec<infer _, infer Out> ? Out : never;
type Required_<F> = {
	[N in keyof F]: F[N] extends { required: true } | { needed: true } ? N : never;
}[keyof F];
type Certain<F> = {
	[N in keyof F]: F[N] extends { required: true } | { kind: 'list' } ? N : never;
}[keyof F];
type Simple<T> = { [K in keyof T]: T[K] } & {};

/** What has two names may be given by either. */
type Needed<F, S> = Exclude<Required_<F>, S[keyof S]>;
type ElementIn<F, S> = Simple<
	{ readonly [N in Needed<F, S>]: InOf<F[N]> } & {
		readonly [N in Exclude<keyof F, Needed<F, S>>]?: InOf<F[N]> | undefined;
	}
>;
type ElementOut<F> = Simple<
	{ readonly [N in Certain<F>]: OutOf<F[N]> } & {
		readonly [N in Exclude<keyof F, Certain<F>>]?: OutOf<F[N]>;
	}
>;

type SpellingIn<F, S> = { readonly [N in keyof S]?: S[N] extends keyof F ? InOf<F[S[N]]> : never };
type SpellingOut<F, S> = {
	readonly [N in keyof S]?: S[N] extends keyof F ? OutOf<F[S[N]]> : never;
};

export interface Element<F, S>
	extends Codec<ElementIn<F, S> & SpellingIn<F, S>, ElementOut<F> & SpellingOut<F, S>> {
	readonly kind: 'element';
	readonly fields: F & Fields;
}

/** What one gives to write. */
export type Input<C> = InOf<C>;
/** What reading gives. */
export type Output<C> = OutOf<C>;

const scalar = <In, Out>(
	kind: Codec['kind'],
	write: (value: In, context: WriteContext) => string,
	read: (text: string, context: ReadContext) => Out | undefined,
): Codec<In, Out> => ({
	kind,
	write: (name, value, context) => leaf(name, write(value, context)),
	read: (node, context) => read(node.text, context),
});

export const text: Codec<string, string> = scalar(
	'text',
	(value: string, { path }) => {
		if (typeof value === 'string') return value;
		throw new WebexInputError(path, `expected a text, got ${describe(value)}`);
	},
	(found) => found,
);

/**
 * An identifier of digits: a text, because it may have leading zeros, and more digits than a number holds. People
 * write meeting numbers in groups.
 */
export const digits: Codec<string, string> = {
	...scalar(
		'text',
		(value: string, { path }) => {
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
	(value: boolean, { path }) => {
		if (typeof value === 'boolean') return String(value);
		throw new WebexInputError(path, `expected true or false, got ${describe(value)}`);
	},
	(found, context) => {
		if (/^\s*$/.test(found)) return undefined;
		if (/^\s*(true|1)\s*$/i.test(found)) return true;
		if (/^\s*(false|0)\s*$/i.test(found)) return false;
		return refuseOr<boolean>(found, 'true or false', context);
	},
);

const number = (kind: 'count' | 'decimal', form: RegExp, expected: string) =>
	scalar(
		kind,
		(value: number, { path }) => {
			if (typeof value === 'number' && form.test(String(value))) return String(value);
			throw new WebexInputError(path, `expected ${expected}, got ${describe(value)}`);
		},
		(found, context) => {
			const trimmed = found.trim();
			if (trimmed === '') return undefined;
			return form.test(trimmed) ? Number(trimmed) : refuseOr<number>(found, expected, context);
		},
	);

/** Whole numbers that are counted with. */
export const count: Codec<number, number> = number('count', /^-?\d{1,15}$/, 'a whole number');
export const decimal: Codec<number, number> = number('decimal', /^-?\d+(\.\d+)?$/, 'a number');

/** Open when reading: Webex may add values. */
export function oneOf<const Choices extends readonly string[]>(
	...choices: Choices
): Codec<Choices[number], Choices[number] | (string & {})> {
	return {
		...scalar(
			'choice',
			(value: Choices[number], { path }) => {
				if (choices.includes(value)) return value;
				throw new WebexInputError(path, `expected ${choices.join(', ')}, got ${describe(value)}`);
			},
			(found: string, context) => {
				const trimmed = found.trim();
				if (trimmed === '') return undefined;
				if (choices.includes(trimmed) || context.unknown === 'keep') return trimmed;
				return refuseOr<string>(found, choices.join(', '), context);
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
	...scalar(
		'time',
		(value: string, context) => {
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
		(found: string, context) => {
			if (found.trim() === '') return undefined;
			const zones = { local: context.zone, answer: context.answerZone, none: undefined };
			return readTime(found, zones[zone]);
		},
	),
	zone,
});

export const list = <In, Out>(
	item: Codec<In, Out>,
	{ least, most }: { readonly least?: number; readonly most?: number } = {},
): List<In, Out> => ({
	kind: 'list',
	...(least !== undefined && { least }),
	...(most !== undefined && { most }),
	item: item as unknown as Codec,
	write: () => {
		throw new Error('A list is written by the element that it is in');
	},
	read: () => {
		throw new Error('A list is read by the element that it is in');
	},
});

export const required = <C extends Codec<never, unknown>>(codec: C): C & { required: true } => ({
	...codec,
	required: true,
});

export const needed = <C extends Codec<never, unknown>>(codec: C): C & { needed: true } => ({
	...codec,
	needed: true,
});

/** Not in the schemas that Cisco published, but in later answers or release notes. */
export const newer = <C extends Codec<never, unknown>>(codec: C): C => ({ ...codec, newer: true });

export const flags = <const Names extends readonly string[]>(
	...names: Names
): { readonly [N in Names[number]]: Codec<boolean, boolean> } =>
	Object.fromEntries(names.map((name) => [name, flag])) as never;

/**
 * Children by name, written in this order. `spelling` names fields as they are called everywhere else: reading gives
 * both, writing takes either.
 */
export function element<
	F extends object,
	const S extends Readonly<Record<string, keyof F & string>> = {},
>(given: F, spelling?: S): Element<F, S> {
	const fields = given as unknown as Fields;
	const namesZone = fields['timeZoneID']?.kind === 'text';
	const timeNames = Object.entries(fields)
		.filter(([, codec]) => isLocalTime(codec) || (codec.item && isLocalTime(codec.item)))
		.map(([name]) => name);

	function write(name: string, value: unknown, { zone, path, answerZone }: WriteContext): XmlNode {
		if (typeof value !== 'object' || value === null || Array.isArray(value)) {
			throw new WebexInputError(path, `expected an object, got ${describe(value)}`);
		}
		const values = respelled(value as Record<string, unknown>, path);
		// A moment without a zone beside it goes out as UTC.
		if (namesZone && values['timeZoneID'] === undefined && timeNames.some(isMoment)) {
			values['timeZoneID'] = utc;
		}
		const label = values['timeZone'];
		const inside =
			(namesZone ? (values['timeZoneID'] as string | undefined) : undefined) ??
			(typeof label === 'string' ? zoneOfLabel(label) : undefined) ??
			zone;
		const children = Object.entries(fields).flatMap(([child, codec]) => {
			const childValue = values[child];
			const childContext = { zone: inside, answerZone, path: path ? `${path}.${child}` : child };
			if (childValue === undefined || childValue === null) {
				if (!codec.required && !codec.needed) return [];
				throw new WebexInputError(childContext.path, 'a value is needed');
			}
			if (codec.kind !== 'list') return [codec.write(child, childValue as never, childContext)];
			if (!Array.isArray(childValue)) {
				throw new WebexInputError(
					childContext.path,
					`expected a list, got ${describe(childValue)}`,
				);
			}
			const least = codec.least ?? (codec.required || codec.needed ? 1 : 0);
			if (childValue.length < least) {
				throw new WebexInputError(
					childContext.path,
					least === 1 ? 'at least one is needed' : `at least ${least} are needed`,
				);
			}
			if (codec.most !== undefined && childValue.length > codec.most) {
				throw new WebexInputError(
					childContext.path,
					`expected at most ${codec.most} at a time, got ${childValue.length}`,
				);
			}
			return childValue.map((item, index) =>
				(codec.item as Codec).write(child, item as never, {
					...childContext,
					path: `${childContext.path}[${index}]`,
				}),
			);
		});
		return branch(name, children);

		function isMoment(field: string): boolean {
			const found = values[field];
			return [found].flat().some((item) => typeof item === 'string' && hasOffset(item));
		}
	}

	/** The values by wire name. */
	function respelled(value: Readonly<Record<string, unknown>>, path: string) {
		const values: Record<string, unknown> = {};
		for (const [key, item] of Object.entries(value)) {
			const wireName = spelling && Object.hasOwn(spelling, key) ? String(spelling[key]) : key;
			if (!Object.hasOwn(fields, wireName)) {
				throw new WebexInputError(
					path ? `${path}.${key}` : key,
					'this operation has no such element, and Webex refuses unknown ones',
				);
			}
			values[wireName] ??= item;
		}
		return values;
	}

	function read(node: XmlNode, context: ReadContext): unknown {
		const values: Record<string, unknown> = {};
		const groups = new Map<string, XmlNode[]>();
		for (const child of node.children) {
			const group = groups.get(child.name);
			if (group) group.push(child);
			else groups.set(child.name, [child]);
		}
		const inside = { ...context, zone: zoneIn(groups) ?? context.zone };
		for (const [name, codec] of Object.entries(fields)) {
			const nodes = groups.get(name) ?? [];
			groups.delete(name);
			const path = `${context.path}/${name}`;
			const childContext = { ...inside, path };
			const value = codec.item
				? nodes
						.map((item) => (codec.item as Codec).read(item, childContext))
						.filter((item) => item !== undefined)
				: nodes[0] && codec.read(nodes[0], childContext);
			const isMissing =
				value === undefined || value === '' || (Array.isArray(value) && value.length === 0);
			const isNeeded = codec.required || (codec.needed && context.unknown === 'refuse');
			if (isNeeded && isMissing) {
				throw new XmlDocumentError('unexpected', `it has no value for ${path}`);
			}
			if (value !== undefined) values[name] = value;
		}
		for (const [name, nodes] of groups) {
			if (context.unknown === 'refuse') {
				throw new XmlDocumentError('unexpected', `unknown element ${context.path}/${name}`);
			}
			const kept = nodes.map((item) => plainOf(item));
			values[name] = (kept.length === 1 ? kept[0] : kept) as Plain;
		}
		for (const [name, wireName] of Object.entries(spelling ?? {})) {
			if (values[wireName] !== undefined) values[name] ??= values[wireName];
		}
		return values;
	}

	/** The number beside a time, or the label of older documents; -1 stands for the zone of the host. */
	function zoneIn(groups: ReadonlyMap<string, readonly XmlNode[]>): string | undefined {
		const id = groups.get('timeZoneID')?.[0]?.text.trim();
		if (id && id !== '-1') return id;
		const label = groups.get('timeZone')?.[0]?.text;
		return label && zoneOfLabel(label);
	}

	return {
		kind: 'element',
		fields: given as F & Fields,
		...(spelling && { spelling: spelling as Readonly<Record<string, string>> }),
		write,
		read: read as Element<F, S>['read'],
	};
}

const isLocalTime = ({ kind, zone }: Codec) => kind === 'time' && zone === 'local';

function refuseOr<T>(found: string, expected: string, { unknown, path }: ReadContext): T {
	// An answer may surprise: what it says is kept.
	if (unknown === 'keep') return found as never;
	throw new XmlDocumentError('unexpected', `${path} is "${found}", expected ${expected}`);
}

function describe(value: unknown): string {
	if (value === null) return 'null';
	if (Array.isArray(value)) return 'a list';
	return typeof value === 'object' ? 'an object' : `"${String(value)}"`;
}
