import { WebexPageError } from '@webex-nodes/http';
import { type Page, requirePositive } from '../../list.ts';
import { WebexXmlError } from './errors.ts';
import { kindOf } from './exceptions.ts';
import { ask, type Connection, type OnAnswer } from './exchange.ts';
import {
	type Listing,
	type Values,
	windowsOf,
	type XmlListOptions,
	type XmlOperation,
} from './operation.ts';

/** The most records that Webex puts on one page. */
const maxPageSize = 500;
/** Records that are read again with the next page: they show whether others moved up in the meantime. */
const maxOverlap = 5;
/** How often in a row a page is read again from further up. */
const maxStepsBack = 3;

interface List {
	readonly connection: Connection;
	readonly operation: XmlOperation;
	readonly listing: Listing;
	readonly options: XmlListOptions;
	/** The keys of all records that were returned. */
	readonly seen: Set<string>;
}

/** Reads a list: its period in windows of the length that Webex allows, and each window page by page. */
export async function* readList(
	connection: Connection,
	operation: XmlOperation,
	listing: Listing,
	input: Values,
	options: XmlListOptions,
): AsyncGenerator<Page<unknown>> {
	const { limit, pageSize } = options;
	requirePositive({ limit, pageSize });
	const list = { connection, operation, listing, options, seen: new Set<string>() };
	let left = limit ?? Number.POSITIVE_INFINITY;
	for (const window of inWindows(input, listing)) {
		for await (const items of readWindow(list, window, left)) {
			yield { items: items.slice(0, left) };
			left -= items.length;
			if (left <= 0) return;
		}
	}
}

/** One input for each window of a long period. */
function inWindows(input: Values, { window }: Listing): readonly Values[] {
	const scope = window && input[window.scope];
	if (!window || !isRecord(scope)) return [input];
	const { start, end, days, newestFirst = false } = window;
	const windows = windowsOf(String(scope[start] ?? ''), String(scope[end] ?? ''), days);
	return (newestFirst ? windows.reverse() : windows).map((part) => ({
		...input,
		[window.scope]: { ...scope, [start]: part.start, [end]: part.end },
	}));
}

/** Where the next page begins. */
interface Position {
	/** The number of its first record. */
	readonly start: number;
	/** How many of its records were on the page before. */
	readonly overlap: number;
	/** How many records are asked for. */
	readonly size: number;
	readonly stepsBack: number;
}

/** A page that is under way. */
interface Reading {
	readonly position: Position;
	readonly page: Promise<ListPage>;
	/** The caller waits for it. */
	isAwaited: boolean;
	/** The page after it, begun before this one was read. */
	next?: Reading;
	readonly stop: () => void;
}

/**
 * Page after page: requests of one account at the same time would only wait for each other. The next page is under way
 * while this one is read and the caller works with it.
 */
async function* readWindow(
	list: List,
	input: Values,
	limit: number,
): AsyncGenerator<readonly unknown[]> {
	const { listing, options } = list;
	const { paged, first = 1 } = listing;
	const pageSize = Math.min(options.pageSize ?? maxPageSize, maxPageSize);
	let left = limit;
	let total: number | undefined;
	let areFull = true;

	const begin = (position: Position): Reading => {
		const leaving = new AbortController();
		const signal = options.signal
			? AbortSignal.any([options.signal, leaving.signal])
			: leaving.signal;
		const reading: Reading = {
			position,
			page: readPage(
				{ ...list, options: { ...options, signal } },
				paged ? pageOf(input, position) : input,
				() => beginAfter(reading),
			),
			isAwaited: false,
			stop: () => {
				leaving.abort();
				reading.next?.stop();
			},
		};
		// The failure is thrown where the page is waited for, which may be never.
		reading.page.catch(() => undefined);
		return reading;
	};
	/** Begins the page after one that has come and is not read yet: where that is, is known while all pages are full. */
	const beginAfter = (reading: Reading): Promise<void> | undefined => {
		const { start, overlap, size } = reading.position;
		const isLast = total === undefined || start + size > total || left <= size - overlap;
		if (!reading.isAwaited || start === first || !areFull || isLast) return undefined;
		const next = nextOverlap(size, listing);
		reading.next = begin(positionAt(start + size - next, next, left - (size - overlap)));
		return afterSending(options.signal);
	};
	const positionAt = (start: number, overlap: number, rest: number): Position => ({
		start,
		overlap,
		size: Math.min(pageSize, rest + overlap),
		stepsBack: 0,
	});

	let ahead = begin(positionAt(first, 0, left));
	try {
		while (left > 0) {
			const { position } = ahead;
			ahead.isAwaited = true;
			const page = await ahead.page;
			options.signal?.throwIfAborted();
			total = page.total;
			const fresh = page.records.filter(({ key }) => isNew(key, list.seen));
			if (isGap(page, fresh, position)) {
				forget(fresh, list.seen);
				ahead.stop();
				ahead = begin(stepBack(position, first));
				continue;
			}
			if (page === noRecords) return;
			left -= fresh.length;
			const isEnd = left <= 0 || !paged || isLast(page, position, first);
			const overlap = nextOverlap(page.records.length, listing);
			const next = positionAt(nextStart(page, position, first) - overlap, overlap, left);
			const begun = ahead.next;
			const isBegun = begun !== undefined && isSame(begun.position, next);
			if (begun && !isBegun) {
				areFull = false;
				begun.stop();
			}
			const isStuck = next.start <= position.start;
			// Many leave after the first page; who asks for the second one reads on.
			const isReadingOn = position.start > first && !isEnd && !isStuck;
			if (isReadingOn) ahead = isBegun ? begun : begin(next);
			yield fresh.map(({ item }) => item);
			if (isEnd) return;
			if (isStuck) throw new WebexPageError(repeats(list.operation));
			if (!isReadingOn) ahead = begin(next);
		}
	} finally {
		ahead.stop();
	}
}

const isSame = (one: Position, other: Position) =>
	one.start === other.start && one.overlap === other.overlap && one.size === other.size;

/**
 * Lets what was begun leave this process, before reading keeps it busy. A signal's time does not keep a program alive
 * that waits for nothing else: an open port does.
 */
const afterSending = async (signal: AbortSignal = new AbortController().signal) =>
	await new Promise<void>((resolve) => {
		const { port1: awake } = new MessageChannel();
		const end = () => {
			awake.close();
			signal.removeEventListener('abort', end);
			resolve();
		};
		awake.addEventListener('message', () => {});
		for (const each of [AbortSignal.timeout(1), signal]) {
			if (each.aborted) end();
			else each.addEventListener('abort', end, { once: true });
		}
	});

const repeats = ({ type }: XmlOperation) =>
	`Webex repeats the same records of ${type}: the listing would never end`;

const pageOf = (input: Values, { start: startFrom, size: maximumNum }: Position): Values => ({
	...input,
	listControl: { ...recordOf(input['listControl']), startFrom, maximumNum },
});

interface ListPage {
	readonly records: readonly FoundRecord[];
	/** How many records there are in all, if Webex says it. */
	readonly total: number | undefined;
	readonly returned: number;
	readonly startFrom: number | undefined;
}

const noRecords: ListPage = { records: [], total: undefined, returned: 0, startFrom: undefined };

interface FoundRecord {
	/** Absent where the records of the list have no key. */
	readonly key: string | undefined;
	/** The record in the form that the caller wants. */
	readonly item: unknown;
}

/** One page; empty when Webex answers that there is no record. */
async function readPage(list: List, input: Values, onAnswer: OnAnswer): Promise<ListPage> {
	const { connection, operation, listing, options } = list;
	try {
		const { plain, typed } = await ask(connection, operation, input, options, onAnswer);
		const body = recordOf(typed(operation, input));
		const rows = rowsOf(body, listing);
		const items = connection.answers === 'plain' ? rowsOf(recordOf(plain()), listing) : rows;
		const { total, returned, startFrom } = recordOf(body['matchingRecords']);
		return {
			records: rows.map((row, index) => ({ key: recordKey(row, listing), item: items[index] })),
			total: numberOf(total),
			returned: numberOf(returned) ?? rows.length,
			startFrom: numberOf(startFrom),
		};
	} catch (error) {
		if (WebexXmlError.is(error) && kindOf(error.exceptionId) === 'empty list') return noRecords;
		throw error;
	}
}

function rowsOf(body: Values, { items, group, copied }: Listing): readonly unknown[] {
	if (!group || !copied) return listOf(body[items]);
	return listOf(body[group])
		.map(recordOf)
		.flatMap((each) =>
			listOf(each[items]).map((row) => ({ [copied]: each[copied], ...recordOf(row) })),
		);
}

function recordKey(row: unknown, { key }: Listing): string | undefined {
	const value = key && recordOf(row)[key];
	return value === undefined ? undefined : String(value);
}

function isNew(key: string | undefined, seen: Set<string>): boolean {
	if (key === undefined) return true;
	if (seen.has(key)) return false;
	seen.add(key);
	return true;
}

function forget(records: readonly FoundRecord[], seen: Set<string>): void {
	for (const { key } of records) if (key !== undefined) seen.delete(key);
}

/** None of the records is from the page before, or there is none: others moved up, so that some were never on a page. */
const isGap = (
	{ records }: ListPage,
	fresh: readonly FoundRecord[],
	{ overlap, stepsBack }: Position,
): boolean => overlap > 0 && fresh.length === records.length && stepsBack < maxStepsBack;

function stepBack({ start, overlap, size, stepsBack }: Position, first: number): Position {
	const earlier = Math.max(first, start - size);
	return {
		start: earlier,
		overlap: earlier === first ? 0 : overlap,
		size,
		stepsBack: stepsBack + 1,
	};
}

const nextStart = ({ returned, startFrom }: ListPage, { start }: Position, first: number) =>
	Math.max(startFrom ?? start, first) + returned;

function isLast(page: ListPage, position: Position, first: number): boolean {
	const { records, total } = page;
	if (records.length === 0) return true;
	return total === undefined
		? records.length < position.size
		: nextStart(page, position, first) > total;
}

/** At least half of the next page is left for records that are new. */
const nextOverlap = (records: number, { key }: Listing) =>
	key ? Math.min(maxOverlap, Math.floor(records / 2)) : 0;

const isRecord = (value: unknown): value is Values => typeof value === 'object' && value !== null;
const recordOf = (value: unknown): Values => (isRecord(value) ? value : {});
const listOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);
const numberOf = (value: unknown) => (typeof value === 'number' ? value : undefined);
