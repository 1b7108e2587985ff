import type { HttpResponse } from '@webex-nodes/http';

/** The server's clock, as far as its answers tell: a wrong clock here must not make tokens look alive or dead. */
export interface Clock {
	/** Milliseconds since the epoch. */
	now(): number;
	/** Reads the `Date` header. */
	observe(response: HttpResponse): void;
}

/** The header has whole seconds, and the answer was under way: less than this is no difference. In milliseconds. */
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
