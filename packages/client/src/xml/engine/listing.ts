import { WebexPageError } from '@webex-nodes/http';
import { type Page, requirePositive } from '../../list.ts';
import { WebexXmlError } from './errors.ts';
import { kindOf } from './exceptions.ts';
import { ask, type Connection } from './exchange.ts';
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
	readonly stepsBack: number;
}

/** Page after page: requests of one account at the same time would only wait for each other. */
async function* readWindow(
	list: List,
	input: Values,
	limit: number,
): AsyncGenerator<readonly unknown[]> {
	const { paged, first = 1 } = list.listing;
	let left = limit;
	let position: Position = { start: first, overlap: 0, stepsBack: 0 };
	while (left > 0) {
		const { pageSize = maxPageSize } = list.options;
		const size = Math.min(pageSize, maxPageSize, left + position.overlap);
		const page = await readPage(list, paged ? pageOf(input, position.start, size) : input);
		if (!page) return;
		const fresh = page.records.filter(({ key }) => isNew(key, list.seen));
		if (isGap(page, fresh, position)) {
			forget(fresh, list.seen);
			position = stepBack(position, size, first);
			continue;
		}
		yield fresh.map(({ item }) => item);
		left -= fresh.length;
		if (!paged || isLast(page, position, size, first)) return;
		position = positionAfter(page, position, list);
	}
}

const pageOf = (input: Values, startFrom: number, maximumNum: number): Values => ({
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

interface FoundRecord {
	/** Absent where the records of the list have no key. */
	readonly key: string | undefined;
	/** The record in the form that the caller wants. */
	readonly item: unknown;
}

/** One page; `undefined` when Webex answers that there is no record. */
async function readPage(list: List, input: Values): Promise<ListPage | undefined> {
	const { connection, operation, listing, options } = list;
	try {
		const { plain, typed } = await ask(connection, operation, input, options);
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
		if (WebexXmlError.is(error) && kindOf(error.exceptionId) === 'empty list') return undefined;
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

/** None of the records is from the page before: more than a page moved up, so that some were never on a page. */
const isGap = (
	{ records }: ListPage,
	fresh: readonly FoundRecord[],
	{ overlap, stepsBack }: Position,
): boolean =>
	overlap > 0 && records.length > 0 && fresh.length === records.length && stepsBack < maxStepsBack;

function stepBack({ start, overlap, stepsBack }: Position, size: number, first: number): Position {
	const earlier = Math.max(first, start - size);
	return {
		start: earlier,
		overlap: earlier === first ? 0 : overlap,
		stepsBack: stepsBack + 1,
	};
}

const nextStart = ({ returned, startFrom }: ListPage, { start }: Position, first: number) =>
	Math.max(startFrom ?? start, first) + returned;

function isLast(page: ListPage, position: Position, size: number, first: number): boolean {
	const { records, total } = page;
	if (records.length === 0) return true;
	return total === undefined ? records.length < size : nextStart(page, position, first) > total;
}

function positionAfter(page: ListPage, position: Position, { listing, operation }: List): Position {
	const { key, first = 1 } = listing;
	// At least half of the next page is left for records that are new.
	const overlap = key ? Math.min(maxOverlap, Math.floor(page.records.length / 2)) : 0;
	const start = nextStart(page, position, first) - overlap;
	if (start <= position.start) {
		throw new WebexPageError(
			`Webex repeats the same records of ${operation.type}: the listing would never end`,
		);
	}
	return { start, overlap, stepsBack: 0 };
}

const isRecord = (value: unknown): value is Values => typeof value === 'object' && value !== null;
const recordOf = (value: unknown): Values => (isRecord(value) ? value : {});
const listOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);
const numberOf = (value: unknown) => (typeof value === 'number' ? value : undefined);
