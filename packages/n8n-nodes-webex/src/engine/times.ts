import { tryToParseDateTime } from 'n8n-workflow';

/** A moment as ISO 8601 in UTC. A time without a zone is meant in the workflow's zone, not in the server's. */
export const momentOf = (value: unknown, zone: string): string =>
	tryToParseDateTime(withoutServerZone(value), zone).toUTC().toISO() ?? '';

/** What a clock on the wall shows: a time without a zone as it stands, a moment by the workflow's zone. */
export function wallClockOf(value: unknown, zone: string, kind: 'date' | 'dateTime'): string {
	const given = withoutServerZone(value);
	const entered = tryToParseDateTime(given, 'UTC');
	const isMoment = entered.toMillis() === tryToParseDateTime(given, 'UTC+1').toMillis();
	const wall = isMoment ? entered.setZone(zone) : entered;
	return wall.toFormat(kind === 'date' ? 'yyyy-MM-dd' : "yyyy-MM-dd'T'HH:mm:ss");
}

/** In characters. No date is longer, and the time that patterns take grows with the text. */
const longest = 100;

/** A zone by its name, at the end or before a comment, or by its distance, which comes after the time. */
function hasZone(text: string): boolean {
	const [, afterTime = ''] = /\d:\d{2}([\s\S]*)/.exec(text) ?? [];
	return /(?:z|utc?|gmt|[ecmp][sd]t)\s*(?:$|\()/i.test(text) || /[+-]\d{2}:?\d{2}/.test(afterTime);
}

/** JavaScript reads dates such as 12/31/2026 9:30 PM in the server's zone: as ISO 8601 they have none. */
function withoutServerZone(value: unknown): unknown {
	if (typeof value !== 'string' || value.length > longest) return value;
	if (/^\s*\d{4}/.test(value) || hasZone(value)) return value;
	const wall = new Date(`${value} UTC`);
	return Number.isNaN(wall.getTime()) ? value : wall.toISOString().slice(0, 19);
}
