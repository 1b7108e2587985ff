import { isZone, wallTime } from '../world/meetings/dates.ts';

// Replacements that keep the form of a value, so that a server which reads it takes the replacement, too.

/** With or without a time, with or without an offset. */
export const dateForm =
	/^\d{4}-\d\d-\d\d(?:[T ]\d\d:\d\d(?::\d\d(?:\.\d+)?)?(?:Z|[+-]\d\d:?\d\d)?)?$/;

const uuidForm = /^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/i;
const compactForm = /^(\d{4})(\d\d)(\d\d)(T\d{6}Z)$/;

export const isUuid = (text: string): boolean => uuidForm.test(text);

/** Hexadecimal digits of this number that stand for the text. */
export type Hash = (text: string, length: number) => string;

/** The day, moved as all dates of the recording are; in the form `2026-12-01`. */
export type Move = (day: string) => string;

export const uuidFor = (text: string, hash: Hash): string =>
	hash(text.toLowerCase(), 32).replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');

/** As many decimal digits, of which the first is not 0. */
export const digitsFor = (text: string, hash: Hash): string =>
	[...hash(text, Math.min(text.length, 64))]
		.map(
			(digit, index) => (Number.parseInt(digit, 16) % (index === 0 ? 9 : 10)) + Number(index === 0),
		)
		.join('');

/**
 * Of a meeting, and of whoever and whatever belongs to it: a part for each, such as `<32 digits>_I_<18 digits>`. Each part gets
 * its own replacement, so that the replaced IDs belong together as the real ones do.
 * @returns `undefined` for every other text.
 */
export function meetingIdFor(text: string, hash: Hash, move: Move): string | undefined {
	const [first = '', ...others] = text.split('_');
	if (!/^[\da-f]{32}$/.test(first) && !(isUuid(first) && others.length > 0)) return undefined;
	const parts = [first, ...others].map((part) => partFor(part, hash, move));
	return parts.includes(undefined) ? undefined : parts.join('_');
}

function partFor(part: string, hash: Hash, move: Move): string | undefined {
	const [, year, month, day, time] = compactForm.exec(part) ?? [];
	if (time) return move(`${year}-${month}-${day}`).replaceAll('-', '') + time;
	if (/^[\da-f]{32}$/.test(part)) return hash(part, 32);
	if (isUuid(part)) return uuidFor(part, hash);
	if (/^\d+$/.test(part)) return digitsFor(part, hash);
	return /^[A-Z]$/.test(part) ? part : undefined;
}

/** Of a recurrence, only the last day says anything. */
export const recurrenceFor = (text: string, move: Move): string | undefined =>
	/^(?:RRULE:)?FREQ=[A-Z]+(?:;[A-Z]+=[A-Z\d,+-]+)*$/.test(text)
		? text.replace(/\bUNTIL=(\d{4})(\d\d)(\d\d)/, (_, year: string, month: string, day: string) => {
				return `UNTIL=${move(`${year}-${month}-${day}`).replaceAll('-', '')}`;
			})
		: undefined;

const zones = Intl.supportedValuesOf('timeZone');

/**
 * The first zone by its name with the same distance from UTC at the moment, which every date shows anyway.
 * @returns `undefined` for what is no zone.
 */
export function zoneFor(text: string, now: number): string | undefined {
	if (!/^[A-Z][\w+-]*(?:\/[\w+-]+)+$/i.test(text) || !isZone(text)) return undefined;
	const wall = wallTime(now, text);
	return zones.find((zone) => wallTime(now, zone) === wall);
}
