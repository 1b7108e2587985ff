import type { HttpResponse } from '@webex-nodes/http';

/** The server's clock, read from its answers: a wrong clock of this machine must not make tokens look valid or expired. */
export interface Clock {
	/** Milliseconds since the epoch. */
	now(): number;
	/** Reads the `Date` header. */
	observe(response: HttpResponse): void;
}

/** The header has whole seconds, and the answer takes time to arrive: a smaller difference is ignored. In milliseconds. */
const tolerance = 5000;

export function createClock(now: () => number = Date.now): Clock {
	let difference = 0;
	return {
		now: () => now() + difference,
		observe: ({ headers }) => {
			const sent = Date.parse(headers['date'] ?? '');
			if (Number.isNaN(sent)) return;
			const found = sent - now();
			difference = Math.abs(found) < tolerance ? 0 : found;
		},
	};
}
