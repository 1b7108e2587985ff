/** The last day that was read, `2026-01-31T`, and when it began: that of the next message mostly is the same. */
let day = 'none';
let dayStart = 0;

/** A time in milliseconds since the epoch: as `Date.parse`, in a quarter of the time, for it is asked of each message. */
export function momentOf(text: string): number {
	const moment = text.startsWith(day) ? dayStart + timeOfDay(text) : Number.NaN;
	if (moment >= dayStart) return moment;
	const parsed = Date.parse(text);
	if (!Number.isNaN(timeOfDay(text)) && !Number.isNaN(parsed)) {
		day = text.slice(0, 11);
		dayStart = Date.parse(text.slice(0, 10));
	}
	return parsed;
}

/** Of `2026-01-31T09:30:00.000Z`, in milliseconds; `NaN` for any other form. */
function timeOfDay(text: string): number {
	const isForm =
		text.length === 24 &&
		text[10] === 'T' &&
		text[13] === ':' &&
		text[16] === ':' &&
		text[19] === '.' &&
		text[23] === 'Z';
	if (!isForm) return Number.NaN;
	const [hours, minutes] = [readNumber(text, 11, 13, 24), readNumber(text, 14, 16, 60)];
	const [seconds, rest] = [readNumber(text, 17, 19, 60), readNumber(text, 20, 23, 1000)];
	return ((hours * 60 + minutes) * 60 + seconds) * 1000 + rest;
}

function readNumber(text: string, from: number, to: number, limit: number): number {
	let value = 0;
	for (let at = from; at < to; at++) {
		const digit = text.charCodeAt(at) - 48;
		if (digit < 0 || digit > 9) return Number.NaN;
		value = value * 10 + digit;
	}
	return value < limit ? value : Number.NaN;
}
