import { WebexPageError } from '@webex-nodes/http';
import type { Page } from '../../list.ts';
import type { Entry, ItemPage, Reading } from '../engine/source.ts';
import type { Clock } from './clock.ts';
import { listWindow, type Period } from './list-window.ts';

const hour = 3600_000; // ms

/**
 * A window begins this much before the one before it ends, and a period before it begins, in milliseconds: then nothing
 * is lost, whether Webex includes the ends or not, and counts milliseconds or not.
 */
export const seam = 1000;

/** Windows are not divided any further. */
const shortest = 60_000; // ms

/** Items that are returned at the same time. */
const pageSize = 50;

export interface PeriodListing<Item> {
	/** Of one window, in any order. */
	readonly list: (period: Period) => AsyncIterable<Page<Item>>;
	readonly entryOf: (item: Item) => Entry;
	/** How much earlier than its time an item may be filed, in milliseconds. */
	readonly reach: number;
	/** The longest window, in milliseconds. */
	readonly window: number;
	readonly clock: Clock;
	/** Is called at the end: everything that happened until then was listed. */
	readonly onEnd: (newest: number) => void;
}

/** What came to be since a time, window by window from the oldest on; within a window, oldest first. */
export async function* readPeriod<Item>(
	{ list, entryOf, reach, window, clock, onEnd }: PeriodListing<Item>,
	{ since, signal }: Reading,
): AsyncGenerator<ItemPage<Item>> {
	let from = since - reach;
	let length = window;
	/** When the first window was listed: what appeared in it since then was not seen, however long the others took. */
	let newest: number | undefined;
	const started = Date.now();
	let shown = Number.NEGATIVE_INFINITY;
	// Without Webex's clock, the newest item shows how late it was at least when the reading began.
	const listedUntil = () => newest ?? shown - Math.max(Date.now() - started, 0) - seam;
	for (;;) {
		signal.throwIfAborted();
		const begun = clock.begin();
		// An hour ahead: whatever was there when it was listed is in it.
		const to = Math.min(from + length, Math.max(clock.now(), from) + hour);
		const found = await listWindow(
			list,
			{ from: from - seam, to },
			{
				keyOf: (item) => entryOf(item).key,
				onAnswer: () => {
					const time = begun();
					if (time !== undefined) newest = Math.min(newest ?? time, time);
				},
			},
		);
		if (!found) {
			length = (to - from) / 2;
			if (length < shortest) {
				throw new WebexPageError('Webex lists more within a minute than it can list at all');
			}
			continue;
		}
		const timed = [...found.values()]
			.map((item) => ({ item, time: entryOf(item).time }))
			.filter(({ time }) => time >= since)
			.sort((one, other) => one.time - other.time);
		shown = Math.max(shown, timed.at(-1)?.time ?? shown);
		for (let index = 0; index < timed.length; index += pageSize) {
			const items = timed.slice(index, index + pageSize).map(({ item }) => item);
			yield { items, listedUntil: listedUntil() };
		}
		if (to > clock.now()) {
			onEnd(listedUntil());
			return;
		}
		from = to;
		length = Math.min(window, length * 2);
	}
}
