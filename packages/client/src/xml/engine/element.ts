import { WebexInputError } from '@webex-nodes/http';
import {
	type Codec,
	describe,
	type Fields,
	type Input,
	type Output,
	pathOf,
	type ReadContext,
	type WriteContext,
} from './codec.ts';
import { branch, type XmlNode } from './document.ts';
import { XmlDocumentError } from './errors.ts';
import { plainOf } from './plain.ts';
import { hasOffset } from './time.ts';
import { utc, zoneOfLabel } from './zones.ts';

type RequiredIn<F> = {
	[N in keyof F]: F[N] extends { required: true } | { requiredInRequest: true } ? N : never;
}[keyof F];
type AlwaysRead<F> = {
	[N in keyof F]: F[N] extends { required: true } | { kind: 'list' } ? N : never;
}[keyof F];
type Simple<T> = { [K in keyof T]: T[K] } & {};

/** A field with an alias is optional by both names, since either of them is enough. */
type Needed<F, A> = Exclude<RequiredIn<F>, A[keyof A]>;
type ElementIn<F, A> = Simple<
	{ readonly [N in Needed<F, A>]: Input<F[N]> } & {
		readonly [N in Exclude<keyof F, Needed<F, A>>]?: Input<F[N]> | undefined;
	}
>;
type ElementOut<F> = Simple<
	{ readonly [N in AlwaysRead<F>]: Output<F[N]> } & {
		readonly [N in Exclude<keyof F, AlwaysRead<F>>]?: Output<F[N]>;
	}
>;

type AliasesIn<F, A> = { readonly [N in keyof A]?: A[N] extends keyof F ? Input<F[A[N]]> : never };
type AliasesOut<F, A> = {
	readonly [N in keyof A]?: A[N] extends keyof F ? Output<F[A[N]]> : never;
};

export interface Element<F, A>
	extends Codec<ElementIn<F, A> & AliasesIn<F, A>, ElementOut<F> & AliasesOut<F, A>> {
	readonly kind: 'element';
	readonly fields: F & Fields;
}

type Aliases = Readonly<Record<string, string>>;
type Values = Record<string, unknown>;

/**
 * Children by name, written in this order. `aliases` are the names that other elements use for the same fields: reading
 * returns a field by both names, writing takes either.
 */
export function element<
	F extends Fields,
	const A extends Readonly<Record<string, keyof F & string>> = {},
>(fields: F, aliases?: A): Element<F, A> {
	// There are hundreds of elements, and a process uses few of them.
	let known: Known | undefined;
	const knowing = () => {
		known ??= knownOf(fields, aliases ?? {});
		return known;
	};
	return {
		kind: 'element',
		fields,
		...(aliases && { aliases }),
		write: (name, value, context) => writeElement(knowing(), name, value, context),
		read: (node, context) => readElement(knowing(), node, context) as Output<Element<F, A>>,
	};
}

function knownOf(fields: Fields, aliases: Aliases): Known {
	const entries = Object.entries(fields).map(([name, codec]): Entry => {
		const { item, read, required = false, requiredInRequest = false } = codec;
		return { name, item, read, required, requiredInRequest };
	});
	const positions = new Map(entries.map(({ name }, at) => [name, at]));
	return { fields, entries, positions, aliases, zone: zoneFieldsOf(fields) };
}

interface Known {
	readonly fields: Fields;
	readonly entries: readonly Entry[];
	/** The position of each name among the entries. */
	readonly positions: ReadonlyMap<string, number>;
	readonly aliases: Aliases;
	readonly zone: ZoneFields;
}

/** What reading needs of a codec: all of the same shape, as the codecs themselves are not, which V8 reads faster. */
interface Entry {
	readonly name: string;
	readonly item: Codec | undefined;
	readonly read: Codec['read'];
	readonly required: boolean;
	readonly requiredInRequest: boolean;
}

interface ZoneFields {
	/** Whether the element has a field for the number of a zone. */
	readonly hasNumber: boolean;
	/** The fields whose times are in that zone. */
	readonly times: readonly string[];
}

const zoneFieldsOf = (fields: Fields): ZoneFields => ({
	hasNumber: fields['timeZoneID']?.kind === 'text',
	times: Object.entries(fields)
		.filter(([, codec]) => isLocalTime(codec) || (codec.item && isLocalTime(codec.item)))
		.map(([name]) => name),
});

const isLocalTime = ({ kind, zone }: Codec) => kind === 'time' && zone === 'local';

function writeElement(known: Known, name: string, value: unknown, context: WriteContext): XmlNode {
	const { path, answerZone } = context;
	const values = withZone(known.zone, byWireName(known, recordOf(value, path), path));
	const zone = zoneOf(known.zone, values) ?? context.zone;
	const children = Object.entries(known.fields).flatMap(([child, codec]) =>
		writeField(child, codec, values[child], {
			zone,
			answerZone,
			path: path ? `${path}.${child}` : child,
		}),
	);
	return branch(name, children);
}

function recordOf(value: unknown, path: string): Values {
	if (typeof value === 'object' && value !== null && !Array.isArray(value)) return { ...value };
	throw new WebexInputError(path, `expected an object, got ${describe(value)}`);
}

/** The values by the names that Webex uses in this element. */
function byWireName({ fields, aliases }: Known, given: Values, path: string): Values {
	const values: Values = {};
	for (const [key, item] of Object.entries(given)) {
		const wireName = Object.hasOwn(aliases, key) ? String(aliases[key]) : key;
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

/** A moment without a zone beside it is sent as UTC. */
function withZone({ hasNumber, times }: ZoneFields, values: Values): Values {
	const isMoment = (field: string) =>
		[values[field]].flat().some((item) => typeof item === 'string' && hasOffset(item));
	const isWithoutZone = hasNumber && values['timeZoneID'] === undefined;
	return isWithoutZone && times.some(isMoment) ? { ...values, timeZoneID: utc } : values;
}

function zoneOf({ hasNumber }: ZoneFields, { timeZoneID, timeZone }: Values): string | undefined {
	if (hasNumber && typeof timeZoneID === 'string') return timeZoneID;
	return typeof timeZone === 'string' ? zoneOfLabel(timeZone) : undefined;
}

function writeField(
	name: string,
	codec: Codec,
	value: unknown,
	context: WriteContext,
): readonly XmlNode[] {
	const { path } = context;
	const isRequired = codec.required || codec.requiredInRequest;
	if (value === undefined || value === null) {
		if (!isRequired) return [];
		throw new WebexInputError(path, 'a value is needed');
	}
	const { item } = codec;
	if (!item) return [codec.write(name, value, context)];
	if (!Array.isArray(value)) {
		throw new WebexInputError(path, `expected a list, got ${describe(value)}`);
	}
	checkLength(value, { path, minItems: isRequired ? 1 : 0, ...codec });
	return value.map((each, index) =>
		item.write(name, each, { ...context, path: `${path}[${index}]` }),
	);
}

function checkLength(
	{ length }: readonly unknown[],
	limits: { readonly path: string; readonly minItems: number; readonly maxItems?: number },
): void {
	const { path, minItems, maxItems = Number.POSITIVE_INFINITY } = limits;
	if (length < minItems) {
		throw new WebexInputError(
			path,
			minItems === 1 ? 'at least one is needed' : `at least ${minItems} are needed`,
		);
	}
	if (length > maxItems) {
		throw new WebexInputError(path, `expected at most ${maxItems} at a time, got ${length}`);
	}
}

function readElement(known: Known, node: XmlNode, context: ReadContext): Values {
	const { entries, positions, aliases } = known;
	const first = new Array<XmlNode | undefined>(entries.length);
	const unknown: XmlNode[] = [];
	for (const child of node.children) {
		const at = positions.get(child.name);
		if (at === undefined) unknown.push(child);
		else first[at] ??= child;
	}
	const zone = zoneIn(node.children);
	const inside = zone === undefined ? context : { ...context, zone };
	const values: Values = {};
	let at = 0;
	for (const entry of entries) {
		context.path.push(entry.name);
		const found = first[at++];
		// A list without items is an empty one.
		const nothing = entry.item ? [] : undefined;
		const value = found ? readField(entry, found, node.children, inside) : nothing;
		check(entry, value, inside);
		if (value !== undefined) values[entry.name] = value;
		context.path.pop();
	}
	if (unknown.length > 0) addUnknown(values, unknown, context);
	for (const [alias, wireName] of Object.entries(aliases)) {
		if (values[wireName] !== undefined) values[alias] ??= values[wireName];
	}
	return values;
}

function addUnknown(values: Values, nodes: readonly XmlNode[], context: ReadContext): void {
	const groups = new Map<string, XmlNode[]>();
	for (const node of nodes) {
		const group = groups.get(node.name);
		if (group) group.push(node);
		else groups.set(node.name, [node]);
	}
	for (const [name, group] of groups) {
		if (context.unknown === 'refuse') {
			throw new XmlDocumentError('unexpected', `unknown element ${pathOf(context)}/${name}`);
		}
		const kept = group.map((each) => plainOf(each));
		values[name] = kept.length === 1 ? kept[0] : kept;
	}
}

function readField(
	{ item, read }: Entry,
	found: XmlNode,
	siblings: readonly XmlNode[],
	context: ReadContext,
): unknown {
	if (!item) return read(found, context);
	return siblings
		.filter(({ name }) => name === found.name)
		.map((node) => item.read(node, context))
		.filter((each) => each !== undefined);
}

function check({ required, requiredInRequest }: Entry, value: unknown, context: ReadContext): void {
	const isRequired = required || (requiredInRequest && context.unknown === 'refuse');
	if (!isRequired) return;
	const isMissing =
		value === undefined || value === '' || (Array.isArray(value) && value.length === 0);
	if (isMissing) {
		throw new XmlDocumentError('unexpected', `it has no value for ${pathOf(context)}`);
	}
}

/** The number beside a time, or the label of older documents; -1 stands for the zone of the host. */
function zoneIn(nodes: readonly XmlNode[]): string | undefined {
	const id = nodes.find(({ name }) => name === 'timeZoneID')?.text.trim();
	if (id && id !== '-1') return id;
	const label = nodes.find(({ name }) => name === 'timeZone')?.text;
	return label ? zoneOfLabel(label) : undefined;
}
