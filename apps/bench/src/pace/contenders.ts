import { setTimeout } from 'node:timers/promises';
import { gate, gateState, retry, type Sleep, type Transport } from '@webex-nodes/http';
import { undiciTransport } from '@webex-nodes/http/undici';
import type { Contender, Contenders } from '../run/contender.ts';

export interface PaceSetting {
	/** Of what is asked for. */
	readonly url: string;
	/** Requests at the same time. */
	readonly callers: number;
	readonly requests: number;
}

const sleep: Sleep = (duration, signal) => setTimeout(duration, undefined, { signal });
const transport = undiciTransport();
const warmUp = 300; // requests: the first connection, and the compiler, are not part of what is measured

/** Counts the calls that succeeded. */
function calling(middleware: (callers: number) => (next: Transport) => Transport) {
	const run: Contender<PaceSetting> = async ({ url, callers, requests }) => {
		const send = retry({ sleep })(middleware(callers)(transport));
		let left = requests;
		let count = 0;
		const call = async () => {
			while (left > 0) {
				left -= 1;
				const { status } = await send({ method: 'GET', url, headers: {} });
				if (status === 200) count += 1;
			}
		};
		await Promise.all(Array.from({ length: callers }, call));
		return { count };
	};
	const load = async ({ url }: PaceSetting) => {
		const warm = new URL('/warm', url).href;
		// Through a gate of its own, which learns nothing for the measured one.
		const send = retry({ sleep })(middleware(1)(transport));
		for (let at = 0; at < warmUp; at++) await send({ method: 'GET', url: warm, headers: {} });
	};
	return Object.assign(run, { load });
}

export const contenders: Contenders<PaceSetting> = {
	'with the gate': calling((callers) => gate(gateState(callers), { sleep })),
	'without it': calling(() => (next) => next),
};
