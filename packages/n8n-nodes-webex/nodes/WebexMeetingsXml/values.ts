import { ianaOf, utc } from '@webex-nodes/client';
import { filled } from '../../src/meetings/values.ts';
import type { Meetings } from '../../src/meetings-xml/connect.ts';

export { compact, filled, inBatches } from '../../src/meetings/values.ts';

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

/** A period of start times, which are sent in UTC. */
export const scopeOf = (after: string | undefined, before: string | undefined) =>
	filled({ startDateStart: after, startDateEnd: before });
