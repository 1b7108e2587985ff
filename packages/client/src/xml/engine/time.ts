import { WebexInputError } from '@webex-nodes/http';
import { OffsetsOfZone } from './offsets.ts';
import { ianaOf, utc } from './zones.ts';

const wire = /^(\d{1,2})\/(\d{1,2})\/(\d{4})(?:\s+(\d{1,2}):(\d{2})(?::(\d{2}))?)?$/;
const iso =
	/^(\d{4})-(\d{2})-(\d{2})(?:[T ](\d{2}):(\d{2})(?::(\d{2})(?:[.,]\d+)?)?)?\s*(Z|[+-]\d{2}:?\d{2})?$/i;

/** A local time as milliseconds since the epoch, as if it were in UTC. */
type Local = number;

const day = 86_400_000; // ms

/** A wire time as ISO 8601: in UTC when the zone is known, else without an offset. A text that is not a time is returned unchanged. */
export function readTime(text: string, zone: string | undefined): string {
	const local = localOf(wire.exec(text.trim()), 'monthFirst');
	if (local === undefined) return text;
	const iana = zone === undefined ? undefined : ianaOf(zone);
	if (!iana) return new Date(local).toISOString().slice(0, 19);
	// When clocks show the time twice, the first moment; when they skip it, the moment later by the skipped time.
	const [instant = local - offsetAt(iana, local - day)] = instantsOf(iana, local);
	return new Date(instant).toISOString();
}

/**
 * An ISO 8601 time as it is sent, `MM/dd/yyyy HH:mm:ss` in the zone. A time without an offset is one of the zone.
 * @throws {@link WebexInputError} when it is not a time, or not exactly one moment in the zone.
 */
export function writeTime(value: string, zone: string | undefined, field: string): string {
	const match = iso.exec(value.trim());
	const local = localOf(match, 'yearFirst');
	if (local === undefined) {
		throw new WebexInputError(
			field,
			`expected a date and time such as 2026-01-31T09:00:00Z, got "${value}"`,
		);
	}
	const iana = zone === undefined ? undefined : ianaOf(zone);
	const offset = match?.[7];
	if (!offset) {
		if (iana && instantsOf(iana, local).length === 0) {
			throw new WebexInputError(
				field,
				`${value} does not exist in ${iana}, where clocks skip it: choose another time, or give one with an offset`,
			);
		}
		return wireOf(local);
	}
	const instant = local - millisecondsOf(offset);
	if (!iana) {
		throw new WebexInputError(
			field,
			`a time with an offset needs a time zone, such as ${utc} for UTC, got "${zone}"`,
		);
	}
	const inZone = instant + offsetAt(iana, instant);
	if (instantsOf(iana, inZone)[0] !== instant) {
		throw new WebexInputError(
			field,
			`${value} is the second of two equal times of a clock in ${iana}, and Webex would take the first: choose another time, or time zone ${utc} (UTC)`,
		);
	}
	return wireOf(inZone);
}

/** Whether a time has an offset, and so is a certain moment. */
export const hasOffset = (value: string): boolean => iso.exec(value.trim())?.[7] !== undefined;

function localOf(
	match: RegExpExecArray | null,
	order: 'monthFirst' | 'yearFirst',
): Local | undefined {
	if (!match) return undefined;
	const part = (at: number) => Number(match[at] ?? 0);
	const [one, two, three, hour, minute, second] = [
		part(1),
		part(2),
		part(3),
		part(4),
		part(5),
		part(6),
	];
	const [year, month, day] = order === 'yearFirst' ? [one, two, three] : [three, one, two];
	const local = Date.UTC(year, month - 1, day, hour, minute, second);
	const back = new Date(local);
	const isReal =
		back.getUTCMonth() === month - 1 &&
		back.getUTCDate() === day &&
		hour < 24 &&
		minute < 60 &&
		second < 60;
	return isReal ? local : undefined;
}

function wireOf(local: Local): string {
	const [date = '', time = ''] = new Date(local).toISOString().slice(0, 19).split('T');
	const [year, month, day] = date.split('-');
	return `${month}/${day}/${year} ${time}`;
}

function millisecondsOf(offset: string): number {
	if (/z/i.test(offset)) return 0;
	const [hours, minutes] = [Number(offset.slice(1, 3)), Number(offset.slice(-2))];
	return (offset.startsWith('-') ? -1 : 1) * (hours * 60 + minutes) * 60_000;
}

/** The moments at which clocks of the zone show this time: one; none where it is skipped; two where it occurs twice. */
function instantsOf(iana: string, local: Local): number[] {
	const before = offsetAt(iana, local - day);
	const after = offsetAt(iana, local + day);
	// Clocks are not changed twice within two days.
	if (before === after) return [local - before];
	return [before, after]
		.map((offset) => local - offset)
		.filter((instant) => instant + offsetAt(iana, instant) === local)
		.sort((one, other) => one - other);
}

/** The offset of the zone from UTC at a moment, in milliseconds. */
function offsetAt(iana: string, instant: number): number {
	const zone = offsets.get(iana) ?? new OffsetsOfZone(iana);
	offsets.set(iana, zone);
	return zone.at(instant);
}

const offsets = new Map<string, OffsetsOfZone>();
