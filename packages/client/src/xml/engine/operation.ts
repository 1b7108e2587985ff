import { WebexInputError } from '@webex-nodes/http';
import type { List } from '../../list.ts';
import type { CallOptions, ListOptions } from '../../rest/engine/operation.ts';
import type { Codec, Input, Output } from './codec.ts';

/** The facts of one operation of the XML API that requests and answers are made from. */
export interface XmlOperation<
	Request extends Codec = Codec,
	Response extends Codec = Codec,
	Kind extends 'many' | 'one' = 'many' | 'one',
> {
	readonly kind: Kind;
	/** Binding and name, such as `meeting.GetMeeting`. */
	readonly type: string;
	readonly request: Request;
	readonly response: Response;
	/** Changes something: it is sent again only when it is certain that the first request was not processed. */
	readonly writes: boolean;
	readonly listing?: Listing;
	/** The operation of the REST API that does the same. */
	readonly rest?: string;
	/** The zone of all times of the answer; UTC when left out. */
	readonly answerZone?: (input: Values) => string | undefined;
}

export type Values = Readonly<Record<string, unknown>>;

export interface Listing {
	/** The element of each item in the answer. */
	readonly items: string;
	/** The element that identifies an item, so that pages may overlap: records move between pages during the reading. */
	readonly key?: string;
	/** Elements of the answer that hold the items, when they are not directly in it. */
	readonly group?: string;
	/** The element of the group that is copied into each of its items. */
	readonly copied?: string;
	/** Some lists have no pages. */
	readonly paged: boolean;
	/** The number of the first record; 1 when left out. */
	readonly first?: 0;
	/** The longest period of one request. */
	readonly window?: Window;
}

export interface Window {
	/** The element of the request that holds the period. */
	readonly scope: string;
	readonly start: string;
	readonly end: string;
	readonly days: number;
	/** The newest window first, where Webex lists the newest records first; the oldest one when left out. */
	readonly newestFirst?: true;
}

export type XmlOperations = Readonly<Record<string, XmlOperation>>;

interface Facts {
	readonly rest?: string;
	readonly answerZone?: (input: Values) => string | undefined;
}

/** Whether an operation changes something, by its type string: what is not known to read is taken for a write. */
export const isWrite = (type: string): boolean => !/(^|\.)(Get|Lst|Authenticate)\w*$/.test(type);

export const one = <Request extends Codec, Response extends Codec>(
	type: string,
	codecs: { readonly request: Request; readonly response: Response } & Facts,
): XmlOperation<Request, Response, 'one'> => ({
	kind: 'one',
	type,
	writes: isWrite(type),
	...codecs,
});

type Lists<Request extends Codec, Response extends Codec, Item, Written> = XmlOperation<
	Request,
	Response,
	'many'
> & { readonly item?: Item; readonly written?: Written };

export const many = <
	Request extends Codec,
	Response extends Codec,
	const Items extends keyof Output<Response> & keyof Input<Response> & string,
>(
	type: string,
	codecs: { readonly request: Request; readonly response: Response } & Facts,
	listing: Omit<Listing, 'copied' | 'group' | 'items' | 'paged'> & {
		readonly items: Items;
		readonly paged?: boolean;
	},
): Lists<Request, Response, ItemOf<Output<Response>[Items]>, ItemOf<Input<Response>[Items]>> => ({
	kind: 'many',
	type,
	writes: isWrite(type),
	...codecs,
	listing: { paged: true, ...listing },
});

/** A list of lists, which becomes one list; `copied` names which group an item is from. */
export const grouped = <
	Request extends Codec,
	Response extends Codec,
	const Group extends keyof Output<Response> & keyof Input<Response> & string,
	const Items extends keyof ItemOf<Output<Response>[Group]> & string,
	const Copied extends keyof ItemOf<Output<Response>[Group]> & string,
>(
	type: string,
	codecs: { readonly request: Request; readonly response: Response } & Facts,
	listing: { readonly group: Group; readonly items: Items; readonly copied: Copied },
): Lists<
	Request,
	Response,
	ItemOf<ItemOf<Output<Response>[Group]>[Items]> & Pick<ItemOf<Output<Response>[Group]>, Copied>,
	ItemOf<Input<Response>[Group]>
> => ({
	kind: 'many',
	type,
	writes: isWrite(type),
	...codecs,
	listing: { paged: false, ...listing },
});

type ItemOf<Items> = NonNullable<Items> extends readonly (infer Item)[] ? Item : never;

export interface XmlCallOptions extends CallOptions {
	/** Elements that the types do not have, as XML; Webex refuses those it does not know. */
	readonly additionalXml?: string;
}

export type XmlListOptions = Omit<ListOptions, 'from'> & XmlCallOptions;

type Inputs<In> = {} extends In ? [input?: In] : [input: In];

/** The method that an operation becomes. */
export type XmlMethod<Op> = Op extends {
	readonly kind: 'many';
	readonly request: infer Request;
	readonly item?: infer Item;
}
	? (...values: [...Inputs<Input<Request>>, options?: XmlListOptions]) => List<NonNullable<Item>>
	: Op extends XmlOperation<infer Request, infer Response>
		? (
				...values: [...Inputs<Input<Request>>, options?: XmlCallOptions]
			) => Promise<Output<Response>>
		: never;

const day = 86_400_000; // ms

/** A period as windows of at most `days` days, oldest first; each ends a second before the next begins. */
export function windowsOf(
	from: string,
	to: string,
	days: number,
): { readonly start: string; readonly end: string }[] {
	const start = Date.parse(from);
	const end = Date.parse(to);
	if (Number.isNaN(start) || Number.isNaN(end)) {
		throw new WebexInputError(
			'period',
			'expected ISO 8601 times with an offset, such as 2026-01-31T00:00:00Z',
		);
	}
	if (end < start) throw new WebexInputError('period', 'it ends before it begins');
	const windows: { start: string; end: string }[] = [];
	for (let at = start; at <= end; at += days * day) {
		const last = Math.min(at + days * day - 1000, end);
		windows.push({ start: new Date(at).toISOString(), end: new Date(last).toISOString() });
	}
	return windows;
}
