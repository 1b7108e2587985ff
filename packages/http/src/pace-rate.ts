import { handful } from './pace-taken.ts';

/** What is known when a request is refused. Times are in milliseconds, rates in requests per second. */
interface Refused {
	readonly now: number;
	/** When requests may go out again. */
	readonly opens: number;
	/** Since the refusal before, or since the first request. */
	readonly taken: number;
	/** What Webex took in a second since then. */
	readonly got: number;
	/** What Webex took at once, before the first refusal. */
	readonly depth: number;
	readonly isFirst: boolean;
}

export interface Rate {
	/** Requests per second. */
	readonly at: (now: number) => number;
	readonly refused: (refusal: Refused) => void;
	/** Nobody asked for so long: the rate stays what it was. In milliseconds. */
	readonly rest: (duration: number) => void;
}

/** How a rate rises, from what it was, with the seconds since then. */
type Law = (base: number, seconds: number) => number;

/** Webex's own rule of thumb is 300 requests a minute; others may use the same account. */
const share = 2;
/** Takes a moment to see whether that is too fast already, then rises so fast that all who share meet the limit together. */
const steep: Law = (base, seconds) =>
	base + share * (Math.exp((Math.max(0, Math.min(seconds, steepLasts) - 1) / 0.8) ** 2) - 1);
const steepLasts = 2.8; // s
/** A rise to so many times its first rate was so steep in the end that what it got is a guess, mostly too low. */
const tooSteep = 10;
const unsure: Law = (base, seconds) => base * Math.exp(seconds / 7);
/** Without a store each refusal costs most of a second: in small steps. */
const careful: Law = (base, seconds) => base * Math.exp(carefulRise * seconds);
const carefulStart = 4;
const carefulRise = 0.5;
/** The slower, the faster in proportion: so all who share come closer to each other. */
const beside: Law = (base, seconds) =>
	base + Math.min(0.045 / base, 0.02 * base) * seconds * (1 + (seconds / 30) ** 2);

const firstProbe = 20; // s
const longestProbe = 900; // s
const companyLasts = 60_000; // ms
/** Fewer requests than this say little about a rate. */
const few = 5;
/** Who takes one request at a time expects at least so many between two refusals. */
const unsurprising = 40;

/**
 * Learns how fast requests may go out, from when they are refused. First it rises until it is refused, then it stays
 * just below what it got. Who is refused below that has company: it gives way, the more it took. Decision 26 says why.
 */
export function learnRate(): Rate {
	let law: Law | undefined;
	let base = 0;
	let since = 0;
	/** What was once possible. */
	let ceiling = 0;
	let probe = firstProbe;
	let companyUntil = 0;
	/** Webex takes one request at a time, and stores nothing. */
	let isSingle = false;
	let surprises = 0;
	/** Refusals in a row with few requests taken in between. */
	let tooFast = 0;

	/** Rises by 2 % until the probe, then ever faster: the limit may have changed, or others have gone. */
	const alone: Law = (from, seconds) => from * (1 + 0.02 * (seconds / probe) ** 2);
	const at = (now: number) =>
		law?.(base, Math.max(0, now - since) / 1000) ?? Number.POSITIVE_INFINITY;

	function follow(next: Law, from: number): void {
		law = next;
		base = from;
	}

	function begin({ taken, got }: Refused): void {
		isSingle = taken === 1;
		if (isSingle) follow(careful, carefulStart);
		else follow(steep, Math.max(share, 0.95 * got));
	}

	function endRise(before: number, { now, taken, got, depth }: Refused): void {
		ceiling = Math.min(before, got);
		if (taken < few && tooFast < 2) follow(steep, before * 0.95);
		else if (taken < few) follow(beside, before * 0.7);
		else if (depth >= handful) follow(alone, ceiling * 0.99);
		else if (before > tooSteep * base) follow(unsure, ceiling * 1.1);
		else {
			companyUntil = now + companyLasts;
			follow(beside, ceiling * 0.88);
		}
	}

	/** It got that much before already: a refusal that comes soon says only that more is too fast. */
	function endDoubt(before: number, { got }: Refused): void {
		ceiling = Math.max(ceiling, Math.min(before, got));
		follow(alone, ceiling * 0.99);
	}

	/** One request at a time. A refusal that comes too soon was chance, or another process; the next one is not chance. */
	function learnSingle(before: number, { taken }: Refused): void {
		if (law === careful) {
			probe = 8 * firstProbe;
			if (taken < 2) follow(careful, before / 2);
			// The last request was one step too fast, and by now the rate is one step faster.
			else follow(alone, before * Math.exp((-2 * carefulRise) / before) * 0.98);
			return;
		}
		surprises = taken < unsurprising ? surprises + 1 : 0;
		isSingle = surprises < 4;
		probe = Math.min(longestProbe, 2 * probe);
		follow(isSingle ? alone : beside, before * (1 - 0.025 * 2 ** surprises));
	}

	function goOn(before: number, { now, taken, got }: Refused): void {
		surprises = before < ceiling ? surprises + 1 : 0;
		if (taken < few || surprises > 1 || before < ceiling * 0.98) companyUntil = now + companyLasts;
		if (companyUntil <= now) {
			probe = Math.min(longestProbe, 2 * probe);
			ceiling = Math.min(before, got);
			follow(alone, ceiling * 0.99);
			return;
		}
		ceiling = Math.max(ceiling, before);
		const less = before * (tooFast > 3 ? 0.7 : 0.98 - (0.3 * taken) / (taken + 20));
		follow(beside, taken < few ? less : Math.min(got * 1.2, less));
	}

	return {
		at,
		refused: (refusal) => {
			const before = at(refusal.now);
			tooFast = refusal.taken < few ? tooFast + 1 : 0;
			if (!law || refusal.isFirst) begin(refusal);
			else if (isSingle) learnSingle(before, refusal);
			else if (law === steep) endRise(before, refusal);
			else if (law === unsure) endDoubt(before, refusal);
			else goOn(before, refusal);
			// Still slower would gain nothing: by then Webex takes more.
			base = Math.max(base, 200 / Math.max(1, refusal.opens - refusal.now));
			since = refusal.opens;
		},
		rest: (duration) => {
			since += duration;
		},
	};
}
