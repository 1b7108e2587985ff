import type { Pace } from './pace.ts';

export interface Contest {
	/** What the bucket of the account fills by in a second, and what it holds. */
	readonly rate: number;
	readonly burst: number;
	readonly processes?: number;
	/** Requests of one process that may be under way at the same time. */
	readonly callers?: number;
	/** Of each process. */
	readonly requests?: number;
	/** There and back, in milliseconds. */
	readonly latency?: number;
	/** How many of the requests and timers are late, on a busy machine. */
	readonly late?: number;
	/** How late such a request is at most, in milliseconds. */
	readonly latest?: number;
	/** Each process begins within this time after the one before, in milliseconds. */
	readonly apart?: number;
	readonly seed: number;
}

/** Reproducible, from 0 to 1 (mulberry32). */
export function randomFrom(seed: number): () => number {
	let state = seed;
	return () => {
		state = (state + 0x6d_2b_79_f5) | 0;
		let mixed = Math.imul(state ^ (state >>> 15), state | 1);
		mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
		return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
	};
}

/** What happens, in the order of its time. */
function agenda() {
	const events: { readonly at: number; readonly happen: () => void }[] = [];
	let now = 0;
	return {
		now: () => now,
		after: (delay: number, happen: () => void) => {
			const at = now + delay;
			let index = events.length;
			while (index > 0 && (events[index - 1]?.at ?? 0) <= at) index -= 1;
			events.splice(index, 0, { at, happen });
		},
		run: () => {
			for (let event = events.pop(); event; event = events.pop()) {
				now = event.at;
				event.happen();
			}
		},
	};
}

/**
 * Processes that know nothing of each other ask one account, without a gate and without promises: hundreds of contests in
 * a second. Timers are up to a millisecond late, some of them ten; some requests are late as well.
 */
export function contest(newPace: (random: () => number) => Pace, given: Contest) {
	const {
		rate,
		burst,
		processes = 1,
		callers = 8,
		requests = 200,
		latency = 0.7,
		late = 0.01,
		latest = 5,
		apart = 1,
	} = given;
	const random = randomFrom(given.seed);
	const { now, after, run } = agenda();
	const bucket = { level: burst, at: 0 };
	let refused = 0;
	const times: number[] = [];
	const sometimes = (most: number) => (random() < late ? random() * most : 0);
	const lateness = () => random() * 1.1 + sometimes(10);
	const trip = () => (latency / 2) * (1 + 0.3 * random()) + sometimes(latest);

	/** Seconds to wait, as Webex rounds them; 0 when the request is taken. */
	function take(): number {
		bucket.level = Math.min(burst, bucket.level + ((now() - bucket.at) * rate) / 1000);
		bucket.at = now();
		// A billionth is what adding up may lose.
		if (bucket.level < 1 - 1e-9) return Math.ceil((1 - bucket.level) / rate);
		bucket.level -= 1;
		return 0;
	}

	function start(index: number): void {
		const pace = newPace(random);
		const begun = now();
		let left = requests;
		let underWay = 0;
		let done = 0;
		let isWaiting = false;
		const ask = () => {
			while (!isWaiting && left > 0 && underWay < callers) {
				const wait = pace.waitBefore(now());
				if (wait <= 0) send();
				else {
					isWaiting = true;
					after(Math.ceil(wait) + lateness(), () => {
						isWaiting = false;
						ask();
					});
				}
			}
		};
		const send = () => {
			left -= 1;
			underWay += 1;
			const mark = pace.send(now());
			after(trip(), () => {
				const seconds = take();
				after(trip(), () => answer(mark, seconds));
			});
		};
		const answer = (mark: number, seconds: number) => {
			underWay -= 1;
			if (seconds === 0) {
				pace.accepted(now(), mark);
				done += 1;
				if (done === requests) times[index] = now() - begun;
			} else {
				refused += 1;
				left += 1;
				pace.refused(now(), mark, seconds * 1000);
			}
			ask();
		};
		ask();
	}

	for (let index = 0; index < processes; index++) {
		after(index * apart * random(), () => start(index));
	}
	run();
	const least = (1000 * (processes * requests - burst)) / rate;
	return {
		ratio: now() / least,
		refused: refused / (refused + processes * requests),
		spread: Math.max(...times) / Math.min(...times),
	};
}
