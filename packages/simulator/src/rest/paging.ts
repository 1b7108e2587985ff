import { z } from 'zod';
import type { Switches } from '../control/switches.ts';
import { Failure } from '../failure.ts';

/** Some items, such as the lines of a report, have no ID: then pages are found by their position. */
export interface Listed {
	readonly id?: string;
}

export interface PageRequest<Item> {
	/** Of the request. */
	readonly url: string;
	readonly size: { readonly usual: number; readonly largest: number };
	readonly max?: string | undefined;
	readonly cursor?: string | undefined;
	readonly switches: Switches;
	readonly after: ((last: Item) => Readonly<Record<string, string>>) | undefined;
	/** Whether several items may have the same ID: then pages are found by their position, too. */
	readonly isCounted?: boolean;
}

/**
 * One page and the address of the next one; a `max` above the limit is lowered silently.
 * @see https://developer.webex.com/docs/basics (pagination)
 */
export function takePage<Item extends Listed>(
	all: readonly Item[],
	{ url, size, max, cursor, switches, after, isCounted = false }: PageRequest<Item>,
): { readonly items: readonly Item[]; readonly next?: string } {
	const count = Math.min(readMax(max) ?? size.usual, size.largest);
	const start = readCursor(all, cursor);
	if (switches.emptyPages && start === 0 && !cursor && all.length > 0) {
		return { items: [], next: nextLink(url, { cursor: encodeCursor({ at: 0 }) }, switches) };
	}
	const items = all.slice(start, start + count);
	const last = items.at(-1);
	if (last === undefined || start + count >= all.length) return { items };
	const isByPosition = isCounted || last.id === undefined;
	const cursorAfter = isByPosition ? { at: start + count } : { after: last.id };
	const parameters = after?.(last) ?? { cursor: encodeCursor(cursorAfter) };
	return { items, next: nextLink(url, parameters, switches) };
}

function nextLink(
	url: string,
	parameters: Readonly<Record<string, string>>,
	switches: Switches,
): string {
	const next = new URL(url);
	next.searchParams.delete('cursor');
	if (switches.nextLinkFilters === 'lost') next.searchParams.delete('mentionedPeople');
	for (const [name, value] of Object.entries(parameters)) next.searchParams.set(name, value);
	if (switches.nextLinkParameters === 'nullMax') next.searchParams.set('max', 'null');
	const empty = switches.nextLinkParameters === 'valueless' ? '&before&after=' : '';
	return next.href + (next.searchParams.has('before') ? '' : empty);
}

const Cursor = z.union([z.object({ after: z.string() }), z.object({ at: z.int().min(0) })]);

const encodeCursor = (cursor: z.infer<typeof Cursor>) =>
	Buffer.from(JSON.stringify(cursor)).toString('base64url');

function readCursor(all: readonly Listed[], cursor: string | undefined): number {
	if (!cursor) return 0;
	const decoded = Cursor.safeParse(parseJson(Buffer.from(cursor, 'base64url').toString()));
	if (!decoded.success) throw new Failure(400, `Invalid value for cursor: ${cursor}`);
	if ('at' in decoded.data) return decoded.data.at;
	const { after } = decoded.data;
	const found = all.findIndex(({ id }) => id === after);
	if (found === -1) throw new Failure(404, 'The requested resource could not be found.');
	return found + 1;
}

function parseJson(text: string): unknown {
	try {
		return JSON.parse(text);
	} catch {
		return undefined;
	}
}

function readMax(max: string | undefined): number | undefined {
	if (max === undefined) return undefined;
	if (!/^\d+$/.test(max) || Number(max) === 0)
		throw new Failure(400, `Invalid value for max: ${max}`);
	return Number(max);
}
