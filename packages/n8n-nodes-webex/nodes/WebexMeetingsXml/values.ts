import { ianaOf, utc } from '@webex-nodes/client';
import type { IDataObject } from 'n8n-workflow';
import type { Meetings } from '../../src/meetings-xml/connect.ts';

/** The number of the zone that a session is scheduled in: the one that was chosen, or the workflow's. */
export const zoneFor = (chosen: string | undefined, { zone = utc }: Meetings): string =>
	chosen?.trim() || zone;

export const zoneName = (id: string | undefined): string | undefined =>
	id === undefined ? undefined : ianaOf(id);

interface Schedule {
	readonly startDate?: string | undefined;
	readonly duration?: number;
	readonly timeZoneID?: string;
	readonly hostWebExID?: string;
}

/** When a session takes place, and who hosts it. */
export const timesOf = (
	{ startDate, duration, timeZoneID, hostWebExID }: Schedule = {},
	status?: string,
) => ({
	start: startDate,
	duration,
	timeZone: zoneName(timeZoneID),
	hostWebExID,
	isInProgress: status === 'INPROGRESS',
});

/** The object without its empty values; `undefined` when all of them are empty. */
export function filled<Value extends object>(
	value: Value,
): { [Name in keyof Value]: NonNullable<Value[Name]> } | undefined {
	const entries = Object.entries(value).filter(
		([, item]) => item !== undefined && item !== null && item !== '',
	);
	return entries.length > 0
		? (Object.fromEntries(entries) as { [Name in keyof Value]: NonNullable<Value[Name]> })
		: undefined;
}

/** An output item without the values that Webex did not send. */
export const compact = (item: object): IDataObject => (filled(item) ?? {}) as IDataObject;

/** Cuts a list into lists of at most `size` items. */
export function inBatches<Item>(items: readonly Item[], size: number): Item[][] {
	return Array.from({ length: Math.ceil(items.length / size) }, (_, index) =>
		items.slice(index * size, (index + 1) * size),
	);
}

/** A period of start times, which are sent in UTC. */
export const scopeOf = (after: string | undefined, before: string | undefined) =>
	filled({ startDateStart: after, startDateEnd: before });
