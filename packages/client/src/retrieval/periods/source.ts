import type { Page } from '../../list.ts';
import type { RestClient } from '../../rest/engine/client.ts';
import type { Entry, Source } from '../engine/source.ts';
import { type Clock, clockOf } from './clock.ts';
import type { Period } from './list-window.ts';
import {
	type MeetingPlace,
	type MeetingScope,
	placesOf,
	type SiteRule,
	UnusableItem,
	understandPlace,
} from './places.ts';
import { readPeriod } from './read-period.ts';

const hour = 3600_000; // ms

/** A meeting ends after a day at the latest; and an hour more, for it may begin before its time. @see https://developer.webex.com/docs/api/v1/meetings/create-a-meeting */
export const longestMeeting = 25 * hour;

/** How Webex lists one kind of thing. */
export interface PeriodFacts<Item> {
	/** Is kept in the cursor. */
	readonly name: string;
	/** How late an item appears, after its time, when the caller says nothing. In milliseconds. */
	readonly late: number;
	/** How much longer that may be, because its time is that of the beginning. In milliseconds. */
	readonly length: number;
	/** How much earlier than its time it may be filed. In milliseconds. */
	readonly reach: number;
	/** The longest window, in days. */
	readonly days: number;
	/** For which scopes the list is about one site at a time. */
	readonly sites: Readonly<Partial<Record<MeetingScope['of'], SiteRule>>>;
	readonly idOf: (item: Item) => string | undefined;
	/** ISO 8601. */
	readonly timeOf: (item: Item) => string | undefined;
	readonly versionOf: (item: Item) => number;
	readonly isGone?: (item: Item) => boolean;
	/** Of one window, in any order. */
	readonly list: (
		client: RestClient,
		place: MeetingPlace,
		period: Period,
		signal: AbortSignal,
	) => AsyncIterable<Page<Item>>;
}

export interface PeriodSourceOptions<Item> {
	readonly scope: MeetingScope;
	readonly complete?: Source<MeetingPlace, Item>['complete'];
	/** That of Webex when left out. */
	readonly clock?: Clock;
}

/** Something that Webex lists by period. */
export function periodSource<Item>(
	client: RestClient,
	facts: PeriodFacts<Item>,
	{ scope, complete, clock = clockOf(client) }: PeriodSourceOptions<Item>,
): Source<MeetingPlace, Item> {
	const { name, reach, days, list } = facts;
	const entryOf = (item: Item) => entry(facts, item);
	/** The least of all places: until then, everything was listed. */
	let newest = Number.POSITIVE_INFINITY;
	return {
		name,
		isByPeriod: true,
		disorder: reach,
		maxByActivity: Number.POSITIVE_INFINITY,
		digest: (placeId) => placeId,
		listPlaces: async (wanted) =>
			await placesOf(client, scope, { ...wanted, sites: facts.sites[scope.of] }),
		read: (place, reading) =>
			readPeriod(
				{
					list: (period) => list(client, place, period, reading.signal),
					entryOf,
					reach,
					window: days * 24 * hour - 10_000,
					clock,
					onEnd: (reached) => {
						newest = Math.min(newest, reached);
					},
				},
				reading,
			),
		entryOf,
		complete,
		understand: async (place, error) => understandPlace(place, error),
		newest: () => (newest === Number.POSITIVE_INFINITY ? Number.NEGATIVE_INFINITY : newest),
	};
}

function entry<Item>(
	{ name, idOf, timeOf, versionOf, isGone }: PeriodFacts<Item>,
	item: Item,
): Entry {
	const key = idOf(item);
	const time = Date.parse(timeOf(item) ?? '');
	if (!key || Number.isNaN(time)) {
		throw new UnusableItem(`Webex listed one of the ${name} without its ${key ? 'time' : 'ID'}`);
	}
	return { key, time, version: versionOf(item), ...(isGone?.(item) && { isGone: true }) };
}
