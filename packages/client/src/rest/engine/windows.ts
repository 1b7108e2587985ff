import { WebexInputError } from '@webex-nodes/http';
import type { Page } from '../../list.ts';
import type { ListOptions } from './operation.ts';
import { type Listing, readPages } from './pages.ts';

const day = 24 * 3600_000; // ms

/**
 * A window begins this much before the one before it ends, in milliseconds: then nothing between them is lost, whether
 * Webex includes the two ends or not. What comes twice by that is left out.
 */
const seam = 1000;

/** Milliseconds since the epoch. */
interface Window {
	readonly from: number;
	readonly to: number;
}

/** A list whose requests take a limited period: several windows of time, one after the other. */
export async function* readWindows<Item>(listing: Listing): AsyncGenerator<Page<Item>> {
	const { operation, input, options } = listing;
	const windows = windowsFor(listing);
	if (!windows) return yield* readPages<Item>(listing);
	let left = options.limit ?? Number.POSITIVE_INFINITY;
	let before = new Set<string>();
	let start = options.from;
	for (const window of startAt(windows, start)) {
		const current = new Set<string>();
		const { from: _from, limit: _limit, ...others } = options;
		const pages = readPages<Item>({
			...listing,
			operation,
			input: { ...input, from: timeOf(window.from), to: timeOf(window.to) },
			options: {
				...others,
				...(Number.isFinite(left) && { limit: left }),
				...(start && { from: start }),
			},
		});
		start = undefined;
		for await (const page of pages) {
			const items = page.items.filter((item) => {
				const key = keyOf(item);
				current.add(key);
				return !before.has(key);
			});
			left -= items.length;
			yield { ...page, items };
		}
		if (left <= 0) return;
		before = current;
	}
}

/** The object itself where it has no ID, such as a line of a report. */
const keyOf = (item: unknown): string => {
	const { id } = item as { readonly id?: unknown };
	return typeof id === 'string' ? id : JSON.stringify(item);
};

const timeOf = (moment: number) => new Date(moment).toISOString();

/** `undefined` where Webex chooses the period. Without its end, Webex would take 7 days. */
function windowsFor({ operation, input, options }: Listing): readonly Window[] | undefined {
	const days = operation.paging?.window?.days;
	const { from, to = timeOf(Date.now()) } = input;
	if (days === undefined || from === undefined) return undefined;
	const whole = { from: momentOf('from', from), to: momentOf('to', to) };
	// Webex says what is wrong with a period that ends before it begins.
	return whole.from < whole.to ? windowsOf(whole, days * day, options.order) : undefined;
}

function windowsOf(
	{ from, to }: Window,
	length: number,
	order: ListOptions['order'] = 'newestFirst',
): Window[] {
	const windows: Window[] = [];
	for (let end = to; end > from; end -= length - seam) {
		windows.push({ from: Math.max(from, end - length), to: end });
		if (end - length <= from) break;
	}
	return order === 'newestFirst' ? windows : windows.reverse();
}

/** A link to continue at leads into the window that it names. */
function startAt(windows: readonly Window[], link: string | undefined): readonly Window[] {
	if (link === undefined) return windows;
	const named = URL.canParse(link) ? new URL(link).searchParams.get('from') : null;
	const index = windows.findIndex(({ from }) => named !== null && from === Date.parse(named));
	if (index >= 0) return windows.slice(index);
	throw new WebexInputError('from', 'expected the next link of the same list with the same period');
}

/** Without an offset, a time means something else in every zone. */
function momentOf(field: string, value: unknown): number {
	const text = String(value);
	const moment = Date.parse(text);
	const hasOffset = /^\d{4}-\d\d-\d\d$|(?:Z|[+-]\d\d:?\d\d)$/i.test(text);
	if (hasOffset && !Number.isNaN(moment)) return moment;
	throw new WebexInputError(
		field,
		'expected a date and time with its offset, such as 2026-01-31T09:00:00Z',
	);
}
