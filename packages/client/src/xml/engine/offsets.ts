const day = 86_400_000; // ms
/** Three years of days: as many as are kept. */
const maxDays = 1100;

/**
 * The offsets of a time zone from UTC. Asking `Intl` is slow, and the times of a list are near to each other: what it
 * says of the beginnings of days is kept.
 */
export class OffsetsOfZone {
	readonly #format: Intl.DateTimeFormat;
	readonly #days = new Map<number, number>();

	constructor(iana: string) {
		this.#format = new Intl.DateTimeFormat('en-US', {
			timeZone: iana,
			calendar: 'gregory',
			numberingSystem: 'latn',
			hourCycle: 'h23',
			year: 'numeric',
			month: 'numeric',
			day: 'numeric',
			hour: 'numeric',
			minute: 'numeric',
			second: 'numeric',
		});
	}

	/** At a moment in milliseconds since the epoch, in milliseconds. */
	at(instant: number): number {
		const start = Math.floor(instant / day);
		const offset = this.#ofDay(start);
		// No clock is changed twice on one day.
		return offset === this.#ofDay(start + 1) ? offset : this.#ask(instant);
	}

	#ofDay(at: number): number {
		const known = this.#days.get(at);
		if (known !== undefined) return known;
		if (this.#days.size >= maxDays) this.#days.clear();
		const offset = this.#ask(at * day);
		this.#days.set(at, offset);
		return offset;
	}

	#ask(instant: number): number {
		const parts: Record<string, number> = {};
		for (const { type, value } of this.#format.formatToParts(instant)) parts[type] = Number(value);
		const { year = 0, month = 1, day: date = 1, hour = 0, minute = 0, second = 0 } = parts;
		const local = Date.UTC(year, month - 1, date, hour, minute, second);
		return local - Math.floor(instant / 1000) * 1000;
	}
}
