import { ianaOf, utc } from '@webex-nodes/client';
import type { IDataObject } from 'n8n-workflow';
import type { Meetings } from '../../src/meetings-xml/connect.ts';

/** The number of the zone that a session is scheduled in: what was chosen, or the workflow's. */
export const zoneFor = (chosen: string | undefined, { zone = utc }: Meetings): string =>
	chosen?.trim() || zone;

export const zoneName = (id: string | undefined): string | undefined =>
	id === undefined ? undefined : ianaOf(id);

/** An object without what is empty, or nothing when all of it is. */
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

/** Leaves out what Webex did not tell, so that an item shows only what there is. */
export const compact = (item: object): IDataObject => (filled(item) ?? {}) as IDataObject;

/** Lists of what one request takes. */
export function inBatches<Item>(items: readonly Item[], size: number): Item[][] {
	return Array.from({ length: Math.ceil(items.length / size) }, (_, index) =>
		items.slice(index * size, (index + 1) * size),
	);
}

/** A scope of dates, as moments: they go out in UTC. */
export const scopeOf = (after: string | undefined, before: string | undefined) =>
	filled({ startDateStart: after, startDateEnd: before });
