import { learnRate } from './pace-rate.ts';

/** How fast one account may ask one endpoint, learned from its refusals. All times are in milliseconds. */
export interface Pace {
	/** Until the next request may go out; 0 for now. */
	readonly waitBefore: (now: number) => number;
	/** Notes that a request goes out. The mark belongs to its answer. */
	readonly send: (now: number) => number;
	readonly accepted: (now: number, mark: number) => void;
	/** Notes a 429, and how long it asks to wait. */
	readonly refused: (now: number, mark: number, asked: number) => void;
}

/** Between the very first requests: a limit is then met by one of them, and not by all that are under way. */
const firstGap = 4; // ms
const carefulRequests = 16;
/** Above the rate while a credit of earlier pauses is spent. */
const haste = 1.1;
/** While the answer before is late. */
const lookAgain = 5; // ms
/** A process that has requests looks again before that. */
const longestStep = 1000; // ms
/** The depth of a bucket that others have emptied; less, where one request at a time is taken so many times in a row. */
const emptied = 3;
/** So many of the last requests tell how fast Webex takes them. */
const remembered = 400;
/** Fewer of them than this do not. */
const telling = 8;

/**
 * Before the first 429 there is no limit, except for a short start. Then requests go out as a bucket of one's own lets
 * them: it fills at the learned rate (`learnRate`), and is as deep as what Webex took at once. What fills in during a
 * pause is spent after it.
 */
export function learnPace(random: () => number = Math.random): Pace {
	const rate = learnRate();
	let closedUntil = 0;
	let next = 0;
	let gap = firstGap;
	let begun: number | undefined;
	/** What was taken before the first refusal, and when Webex takes more. */
	const first = { taken: 0, opens: 0 };
	let sent = 0;
	/** Grows with each refusal that says something new; others were under way with it. */
	let period = 0;
	let since = 0;
	let taken = 0;
	let ones = 0;
	let leastTrip = Number.POSITIVE_INFINITY;
	let isAnswered = true;
	/** When requests of this period went out. */
	let times: number[] = [];
	const bucket = { level: 0, depth: 1, at: 0 };

	/** While nobody asks, the bucket is full and says nothing. */
	function rest(now: number): void {
		const begin = Math.max(bucket.at, closedUntil);
		const idle = now - begin - (1000 * bucket.depth) / rate.at(begin);
		if (idle < longestStep) return;
		rate.rest(idle);
		since += idle;
	}

	/** Requests per millisecond. */
	function fill(now: number): number {
		rest(now);
		const current = rate.at(now) / 1000;
		bucket.level = Math.min(bucket.depth, bucket.level + current * Math.max(0, now - bucket.at));
		bucket.at = now;
		return current;
	}

	/**
	 * Requests that Webex took in a second. Its bucket was empty at both refusals, so what it took is what filled in; or
	 * it was full in between and has overflowed: then what it took since that moment, less its depth.
	 */
	function measure(now: number): number {
		const perMillisecond = (count: number, begin: number) => count / Math.max(1, now - begin);
		const overflowed = times
			.map((time, index) => [times.length - index - bucket.depth, time] as const)
			.filter(([count]) => bucket.depth > 1 && count >= telling);
		// A refused request has waited for half a token, on average.
		const found = [[taken + 0.5, since] as const, ...overflowed];
		return 1000 * Math.max(...found.map(([count, begin]) => perMillisecond(count, begin)));
	}

	/** Where nothing is stored, a request that was late on its way comes too near to the next one. */
	function keepApart(now: number): void {
		const last = times.at(-1) ?? now;
		const trip = now - last;
		leastTrip = Math.min(leastTrip, trip);
		next = Math.max(next, last + trip - leastTrip + 1000 / rate.at(now));
	}

	/** Its answer would be there, were it not late; after a second it may have failed. */
	function isLate(now: number): boolean {
		const passed = now - (times.at(-1) ?? now);
		return !isAnswered && 2 * leastTrip < passed && passed < longestStep;
	}

	/** Webex took a first handful, and asks for a pause after which it would take more. */
	function begin(now: number): void {
		const { taken } = first;
		// Others have emptied it where nothing was taken.
		bucket.depth = taken || emptied;
		const got = (1000 * taken) / Math.max(1, first.opens - (begun ?? now));
		rate.refused({ now, opens: closedUntil, taken, got, depth: bucket.depth, isFirst: true });
	}

	function goOn(now: number): void {
		// The last of them is the one that was refused.
		times.pop();
		const got = measure(now);
		rate.refused({ now, opens: closedUntil, taken, got, depth: bucket.depth, isFirst: false });
		ones = taken < 2 ? ones + 1 : 0;
		if (ones >= emptied) bucket.depth = 1;
	}

	return {
		waitBefore: (now) => {
			const pause = Math.max(closedUntil - now, next - now, 0);
			if (pause > 0 || period === 0) return pause;
			if (bucket.depth === 1 && isLate(now)) return lookAgain;
			const current = fill(now);
			// A billionth is what adding up may lose.
			return bucket.level >= 1 - 1e-9 ? 0 : (1 - bucket.level) / current;
		},
		send: (now) => {
			begun ??= now;
			sent += 1;
			if (period > 0) {
				const between = 1 / (fill(now) * haste);
				bucket.level -= 1;
				// A timer that was late is made up for.
				next = Math.max(next, now - between) + between;
				times.push(now);
				isAnswered = false;
				if (times.length > remembered) times.shift();
			} else if (gap > 0) {
				next = Math.max(next, now - 1) + gap;
				if (sent >= carefulRequests) gap = gap < 0.1 ? 0 : gap * 0.75;
			}
			return period;
		},
		accepted: (now, mark) => {
			if (mark === period) {
				taken += 1;
				isAnswered = true;
				if (period > 0 && bucket.depth === 1) keepApart(now);
			} else if (period === 1 && times.length === 0) {
				// Its answer was slower than the first refusal.
				first.taken += 1;
				begin(now);
			}
		},
		refused: (now, mark, asked) => {
			if (mark !== period) {
				closedUntil = Math.max(closedUntil, now + asked);
				return;
			}
			const spread = period > 0 ? Math.min(500, 1000 / rate.at(now)) : 50;
			closedUntil = Math.max(closedUntil, now + asked + random() * spread);
			if (period > 0) goOn(now);
			else {
				Object.assign(first, { taken, opens: now + asked });
				begin(now);
			}
			since = now;
			period += 1;
			taken = 0;
			times = [];
			isAnswered = true;
			next = 0;
			Object.assign(bucket, { level: 0, at: now });
		},
	};
}
