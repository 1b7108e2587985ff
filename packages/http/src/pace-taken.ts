/** So many of the last requests tell how fast Webex takes them. */
const remembered = 400;
/** Fewer of them than this do not. */
const telling = 5;
/** Webex took so many at once: most likely nobody shares the limit, or one other does. */
export const handful = 4;

/** What Webex took since it refused the last time. Times are in milliseconds. */
export interface Taken {
	readonly count: () => number;
	/** When the last request went out. */
	readonly last: () => number | undefined;
	readonly sent: (now: number) => void;
	readonly accepted: () => void;
	/** Webex refuses, and counting begins anew. */
	readonly restart: (now: number) => void;
	/** Nobody asked for so long. */
	readonly rest: (duration: number) => void;
	/** Requests that Webex took in a second, where its bucket is at least so deep. */
	readonly perSecond: (now: number, depth: number) => number;
}

export function countTaken(): Taken {
	let since = 0;
	let count = 0;
	let times: number[] = [];
	return {
		count: () => count,
		last: () => times.at(-1),
		sent: (now) => {
			times.push(now);
			if (times.length > remembered) times.shift();
		},
		accepted: () => {
			count += 1;
		},
		restart: (now) => {
			since = now;
			count = 0;
			times = [];
		},
		rest: (duration) => {
			since += duration;
		},
		/*
		 * The bucket of Webex was empty at both refusals, so what it took is what filled in; or it was full in between and
		 * has overflowed: then what it took since that moment, less its depth.
		 */
		perSecond: (now, depth) => {
			// The last of them is the one that was refused.
			const taken = times.slice(0, -1);
			// A refused request has waited for half a token, on average; of more than a handful that is not worth counting.
			const waited = depth < handful ? 0.5 : 0;
			const overflowed = taken
				.map((time, index) => [taken.length - index - depth + waited, time] as const)
				.filter(([more]) => depth > 1 && more >= telling);
			const found = [[count + 0.5, since] as const, ...overflowed];
			return 1000 * Math.max(...found.map(([more, begin]) => more / Math.max(1, now - begin)));
		},
	};
}
