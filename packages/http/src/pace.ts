/** How fast one account may ask one endpoint, learned from its refusals. All times are in milliseconds. */
export interface Pace {
	/** Until the next request may go out; 0 for now. */
	readonly waitBefore: (now: number) => number;
	/** Notes that a request goes out. The mark belongs to its answer. */
	readonly send: (now: number) => number;
	readonly accepted: (mark: number) => void;
	/** Notes a 429, and how long it asks to wait. */
	readonly refused: (now: number, mark: number, asked: number) => void;
}

/** Webex's own rule of thumb is 300 requests a minute; several processes may share it. */
const cautious = 4 / 1000;
/** Between the very first requests: a limit is then met by one of them, and not by all that are under way. */
const firstGap = 4; // ms
const carefulRequests = 16;
/** A refusal after fewer requests than this says little about the rate. */
const few = 5;
const largeCredit = 10; // requests
/** Above the rate while a credit of earlier pauses is spent. */
const haste = 1.1;
/** For so long after a refusal that only others can have caused. */
const companyLasts = 60_000; // ms
/** After this time without a refusal the rate rises ever faster: the limit has changed, or others have gone. */
const patience = 30; // s

/** What a rate rises by, in parts of itself for each second. */
const rises = { guessed: 0.5, known: 0.001, shared: 0.001 } as const;
/** A first measurement is often a little low. */
const correction = { rise: 0.02, most: 0.02 } as const;
const sharedRise = 5 / 1000;
const mostShared = 0.02;

/**
 * Before the first 429 there is no limit, except for a short start. Then requests go out as a bucket of one's own lets
 * them: it fills at the learned rate, and is as deep as what Webex took at once. The rate is measured from one refusal
 * to the next: at both moments the bucket of Webex was empty, so what it took in between is what it filled.
 *
 * Who is refused below the rate that was measured has company, and gives way by an eighth; the slower of them rise
 * faster, so that their rates come closer. Decision 26 says why.
 */
export function learnPace(random: () => number = Math.random): Pace {
	/** Requests per millisecond; none before the first refusal. */
	let rate: number | undefined;
	/** The rate at `since`, from which it rises. */
	let base = 0;
	let rise = 0;
	let isFirst = true;
	let isGuess = false;
	let since = 0;
	/** The last rate that was measured. */
	let measured = 0;
	let sharedUntil = 0;
	let closedUntil = 0;
	let next = 0;
	let gap = firstGap;
	let begun: number | undefined;
	let sent = 0;
	/** Grows with each refusal that says something new; others were under way with it. */
	let period = 0;
	let taken = 0;
	const bucket = { level: 0, depth: 1, at: 0, filling: 0 };

	function fill(now: number): number {
		const seconds = Math.max(0, now - since) / 1000;
		const corrected = isFirst ? Math.min(correction.most, correction.rise * seconds) : 0;
		rate = base * (1 + corrected + rise * seconds * (1 + (seconds / patience) ** 2));
		const gained = Math.min(rate * Math.max(0, now - bucket.at), bucket.depth - bucket.level);
		bucket.filling += gained / rate;
		bucket.level += gained;
		bucket.at = now;
		return rate;
	}

	/** Webex took a first handful, and asks for a pause after which it would take more. */
	function beginWith(now: number, asked: number): void {
		const found = taken / Math.max(1, now - (begun ?? now) + asked);
		isGuess = found < cautious;
		bucket.depth = Math.max(1, taken);
		base = Math.max(found, cautious);
		// A handful that was larger says more of the rate, and may be a share of what several processes took.
		rise = isGuess ? rises.guessed / bucket.depth : rises.known;
		measured = isGuess ? 0 : base;
	}

	function learn(now: number): void {
		const before = fill(now);
		const isEarly = taken < few;
		isFirst = false;
		if (isGuess && taken >= 2 * few) {
			// It rose until now. A bucket of one has no store that could have hidden a rate that was too high.
			const found = taken / Math.max(1, bucket.filling);
			base = bucket.depth < 2 ? before * 0.9 : (before + found) * 0.47;
			measured = base;
			rise = rises.known;
		} else if (isEarly) {
			if (!isGuess) sharedUntil = now + companyLasts;
			measured = before;
			// With a large credit left, the bucket of Webex fills far slower than believed.
			base = before * (bucket.level > largeCredit ? 0.5 : 0.8);
			if (isGuess) base = Math.min(base, cautious);
			rise = riseBeside(now);
		} else {
			if (before < measured * 0.98) sharedUntil = now + companyLasts;
			measured = Math.min(before, taken / Math.max(1, bucket.filling));
			base = measured * (sharedUntil > now ? 0.88 : 0.97);
			rise = riseBeside(now);
		}
		isGuess = false;
	}

	/** The slower, the faster: all that share a limit come closer to each other. */
	const riseBeside = (now: number) =>
		sharedUntil > now ? Math.min(mostShared, rises.shared * (sharedRise / base) ** 2) : rises.known;

	return {
		waitBefore: (now) => {
			const pause = Math.max(closedUntil - now, next - now, 0);
			if (pause > 0 || rate === undefined) return pause;
			const current = fill(now);
			// A billionth is what adding up may lose.
			return bucket.level >= 1 - 1e-9 ? 0 : (1 - bucket.level) / current;
		},
		send: (now) => {
			begun ??= now;
			sent += 1;
			if (rate !== undefined) {
				const between = 1 / (fill(now) * haste);
				bucket.level -= 1;
				// A timer that was late is made up for.
				next = Math.max(next, now - between) + between;
			} else if (gap > 0) {
				next = Math.max(next, now - 1) + gap;
				if (sent >= carefulRequests) gap = gap < 0.1 ? 0 : gap * 0.75;
			}
			return period;
		},
		accepted: (mark) => {
			if (mark === period) taken += 1;
		},
		refused: (now, mark, asked) => {
			const spread = rate === undefined ? 50 : Math.min(500, 1 / rate);
			if (mark !== period) {
				closedUntil = Math.max(closedUntil, now + asked);
				return;
			}
			closedUntil = Math.max(closedUntil, now + asked + random() * spread);
			if (rate === undefined) beginWith(now, asked);
			else learn(now);
			// Still slower would gain nothing: by then Webex takes more.
			base = Math.max(base, 0.2 / Math.max(asked, 1));
			rate = base;
			since = now;
			period += 1;
			taken = 0;
			next = 0;
			Object.assign(bucket, { level: 0, at: now, filling: 0 });
		},
	};
}
