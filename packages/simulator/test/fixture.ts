import { bearer, personalToken } from '@webex-nodes/auth';
import { createRestClient, type RestClient } from '@webex-nodes/client';
import { fetchTransport } from '@webex-nodes/http';
import { createSimulator, type Simulator, type SimulatorOptions } from '../src/index.ts';

export const base = 'https://simulator.test';
const hosts = ['simulator.test'];

export const noon = Date.parse('2026-11-22T12:00:00.000Z');

/** A simulator without meetings, with a clock that stands still, and the real client on it, in one process. */
export function setUp(options: SimulatorOptions = {}): {
	simulator: Simulator;
	webex: RestClient;
	as: (token: string) => RestClient;
} {
	const simulator = createSimulator({ now: () => noon, meetings: false, ...options });
	const as = (token: string) =>
		createRestClient({
			baseUrl: `${base}/v1`,
			transport: bearer(personalToken(token), { hosts })(fetchTransport(simulator.request)),
		});
	return { simulator, webex: as(simulator.personalToken), as };
}
