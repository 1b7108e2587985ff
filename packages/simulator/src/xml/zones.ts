import { ianaOf, zoneOfIana, zones } from '@webex-nodes/client/xml';
import type { Switches } from '../control/switches.ts';
import { wallTime } from '../world/meetings/dates.ts';
import type { MeetingRecord } from '../world/meetings/series.ts';

const minute = 60_000; // ms
const utc = '20';

/** Webex has withdrawn them, and treats them as others. */
const withdrawn: Readonly<Record<string, string>> = { '24': '23', '27': '26' };

/** The numbers that a site lists, with the place that each is named by. */
export const knownZones = zones.filter(([id]) => !(id in withdrawn));

/** As the site reads the number: of withdrawn ones the other; `undefined` for a number that there is not. */
export const readZone = (id: string): string | undefined =>
	ianaOf(id) === undefined ? undefined : (withdrawn[id] ?? id);

/** For REST. In the XML API the number of Reykjavik is that of UTC. */
export const restZoneOf = (id: string, { xmlUtc }: Switches): string =>
	id === utc && xmlUtc === 'UTC' ? 'UTC' : (ianaOf(id) ?? 'UTC');

/**
 * The number of the zone of a meeting: the one that was sent, as long as the meeting still has that zone. For zones of REST
 * that have no number, one whose clocks show the same; UTC where there is none.
 */
export function zoneOfMeeting(
	{ fields: { timezone }, xml }: Pick<MeetingRecord, 'fields' | 'xml'>,
	switches: Switches,
): string {
	if (xml && restZoneOf(xml.timeZoneID, switches) === timezone) return xml.timeZoneID;
	const named = zoneOfIana(timezone);
	return (named && readZone(named)) ?? twinOf(timezone);
}

const twins = new Map<string, string>();

/** To look at many zones takes a while. */
function twinOf(timezone: string): string {
	const known = twins.get(timezone);
	if (known !== undefined) return known;
	const wanted = clocksOf(timezone);
	const found = knownZones.find(([, , iana]) => clocksOf(iana) === wanted)?.[0] ?? utc;
	twins.set(timezone, found);
	return found;
}

/** What the clocks of a zone show each month of two years: zones with the same summer time agree. */
function clocksOf(zone: string): string {
	const moments = Array.from({ length: 24 }, (_, month) => Date.UTC(2026, month, 15));
	return moments.map((moment) => wallTime(moment, zone)).join();
}

/** How far a zone is ahead of UTC at a moment, in minutes. */
export function offsetAt(id: string, moment: number): number {
	return Math.round((wallTime(moment, ianaOf(id) ?? 'UTC') - moment) / minute);
}

/** Without daylight saving time. */
export function winterOffset(id: string, moment: number): number {
	const year = new Date(moment).getUTCFullYear();
	return Math.min(offsetAt(id, Date.UTC(year, 0, 1)), offsetAt(id, Date.UTC(year, 6, 1)));
}

/**
 * Such as `GMT-08:00, Pacific (San Francisco)`.
 * @param offset in minutes.
 */
export function describeZone(id: string, offset: number): string {
	const [, place = '', iana = 'UTC'] = zones.find(([known]) => known === id) ?? [];
	const sign = offset < 0 ? '-' : '+';
	const [hours, minutes] = [Math.floor(Math.abs(offset) / 60), Math.abs(offset) % 60].map((part) =>
		String(part).padStart(2, '0'),
	);
	return `GMT${sign}${hours}:${minutes}, ${familyOf(iana)} (${place})`;
}

/** A label names the offset of the winter also when it is summer. */
export const labelOf = (id: string, moment: number): string =>
	describeZone(id, winterOffset(id, moment));

function familyOf(iana: string): string {
	const format = new Intl.DateTimeFormat('en', { timeZone: iana, timeZoneName: 'longGeneric' });
	const named = format.formatToParts(0).find(({ type }) => type === 'timeZoneName')?.value ?? '';
	return named.replace(/(?: Standard| Mean)? Time$/, '');
}
