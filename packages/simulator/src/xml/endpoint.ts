import { type Input, type Output, readTime, type XmlOperation } from '@webex-nodes/client/xml';
import type { World } from '../world/world.ts';
import { failure } from './failure.ts';
import type { MeetingsSite, SessionRecord, UserRecord } from './site.ts';

export interface XmlCall {
	readonly site: MeetingsSite;
	readonly world: World;
	/** @throws XmlFailure when the request has no credentials. */
	readonly caller: UserRecord;
}

/** What endpoints of lists return: all items, before they are ordered and cut into pages. */
interface Listed<Item> {
	readonly items: readonly Item[];
	/** The element that each key of `orderBy` orders by. */
	readonly orders?: Readonly<Record<string, keyof Item & string>>;
}

/** What may be written, with any text for a choice: an endpoint answers with what it has read, and writing checks it. */
type Writable<T> = T extends string
	? string
	: T extends object
		? { readonly [Name in keyof T]: Writable<T[Name]> }
		: T;

/** What an operation does to the site. */
type XmlEndpoint<Op> = Op extends {
	readonly kind: 'many';
	readonly request: infer Request;
	readonly written?: infer Item;
}
	? (input: Output<Request>, call: XmlCall) => Listed<Writable<NonNullable<Item>>>
	: Op extends XmlOperation<infer Request, infer Response>
		? (input: Output<Request>, call: XmlCall) => Writable<Input<Response>>
		: never;

/** One for each operation of the contract: leaving one out does not compile. */
export type XmlEndpoints<Operations> = {
	readonly [Name in keyof Operations]: XmlEndpoint<Operations[Name]>;
};

export function requireAdmin({ caller }: XmlCall): void {
	if (!caller.isAdmin) throw failure('000001');
}

/** A session that the caller may see; the answer for others is the same as for a session that does not exist. */
export function ownSession(
	{ site, caller }: XmlCall,
	key: string | undefined,
	service?: SessionRecord['service'],
): SessionRecord {
	const found = key === undefined ? undefined : site.sessions.get(key.replaceAll(' ', ''));
	const isOwn = found && (caller.isAdmin || found.hostWebExId === caller.webExId);
	if (!found || !isOwn || (service && found.service !== service)) throw failure('060001');
	return found;
}

/** Whether a list shows the items of this host: administrators see all, others their own. */
export function seesHost({ caller }: XmlCall, host: string, wanted: string | undefined): boolean {
	if (!caller.isAdmin) return host === caller.webExId;
	return wanted === undefined || host.toLowerCase() === wanted.toLowerCase();
}

export const iso = (milliseconds: number): string => new Date(milliseconds).toISOString();

/** A time that was read; without an offset it is a time of the user's zone. */
export function momentOf(text: string | undefined, zone: string): number | undefined {
	if (text === undefined) return undefined;
	return Date.parse(/(Z|[+-]\d\d:\d\d)$/.test(text) ? text : localMoment(text, zone));
}

function localMoment(text: string, zone: string): string {
	const [year = '', month = '', rest = ''] = text.split('-');
	const [date = '', time = ''] = rest.split('T');
	return readTime(`${month}/${date}/${year} ${time}`, zone);
}

export interface Period {
	readonly from?: string | undefined;
	readonly to?: string | undefined;
}

export function isWithin(moment: number, { from, to }: Period, zone: string): boolean {
	const start = momentOf(from, zone) ?? Number.NEGATIVE_INFINITY;
	const end = momentOf(to, zone) ?? Number.POSITIVE_INFINITY;
	return moment >= start && moment <= end;
}
