const minute = 60_000; // ms

/** Whether it is a name of the IANA time zone database. */
export function isZone(zone: string): boolean {
	try {
		formatOf(zone);
		return true;
	} catch {
		return false;
	}
}

/** What clocks in the zone show, as if it were UTC; in milliseconds. */
export const wallTime = (moment: number, zone: string): number => moment + offset(moment, zone);

/** The moment at which clocks in the zone show this. */
export function momentOfWall(wall: number, zone: string): number {
	const guess = wall - offset(wall, zone);
	return wall - offset(guess, zone);
}

/** ISO 8601; a date without an offset is in the zone. `undefined` when it cannot be read. */
export function readMoment(text: string, zone: string): number | undefined {
	const [, date, time = '00:00', zoned] =
		/^(\d{4}-\d\d-\d\d)(?:[T ](\d\d:\d\d(?::\d\d(?:\.\d+)?)?))?\s*(Z|[+-]\d\d(?::?\d\d)?)?$/i.exec(
			text.trim(),
		) ?? [];
	if (!date) return undefined;
	const wall = Date.parse(`${date}T${time}Z`);
	if (Number.isNaN(wall)) return undefined;
	return zoned ? wall - minutesOf(zoned) * minute : momentOfWall(wall, zone);
}

/** As Webex writes it: `2026-12-01T20:00:00+08:00`, and with Z in UTC. */
export function writeMoment(moment: number, zone: string): string {
	const wall = new Date(wallTime(moment, zone)).toISOString().slice(0, 19);
	const minutes = offset(moment, zone) / minute;
	if (minutes === 0) return `${wall}Z`;
	const size = Math.abs(minutes);
	const [hours, rest] = [Math.floor(size / 60), size % 60].map((part) =>
		String(part).padStart(2, '0'),
	);
	return `${wall}${minutes < 0 ? '-' : '+'}${hours}:${rest}`;
}

/** To make one takes much longer than to use it. */
const formats = new Map<string, Intl.DateTimeFormat>();

function formatOf(zone: string): Intl.DateTimeFormat {
	const known = formats.get(zone);
	const format =
		known ?? new Intl.DateTimeFormat('en', { timeZone: zone, timeZoneName: 'longOffset' });
	formats.set(zone, format);
	return format;
}

function offset(moment: number, zone: string): number {
	if (zone === 'UTC') return 0;
	const parts = formatOf(zone).formatToParts(moment);
	const named = parts.find(({ type }) => type === 'timeZoneName');
	return minutesOf(named?.value.replace('GMT', '') ?? '') * minute;
}

/** Of an offset such as +08:00, -0330 or Z. */
function minutesOf(text: string): number {
	const [, sign, hours = '0', minutes = '0'] = /^([+-])(\d\d):?(\d\d)?/.exec(text) ?? [];
	return (sign === '-' ? -1 : 1) * (Number(hours) * 60 + Number(minutes));
}
