import { setTimeout } from 'node:timers/promises';
import { bearer, personalToken } from '@webex-nodes/auth';
import { createRestClient, type RestClient } from '@webex-nodes/client';
import { retry } from '@webex-nodes/http';
import { undiciTransport } from '@webex-nodes/http/undici';
import { Agent } from 'undici';
import type { Outcome } from '../run/contender.ts';
import type { ReadSetting } from './contenders.ts';

/** Works with a client as a program of Node has it: signed, with retries. */
export async function connected(
	{ url, token }: ReadSetting,
	work: (webex: RestClient) => Promise<Outcome>,
): Promise<Outcome> {
	const dispatcher = new Agent();
	const signed = bearer(personalToken(token), { hosts: [new URL(url).host] });
	const transport = retry({ sleep: (duration) => setTimeout(duration) })(
		signed(undiciTransport({ dispatcher })),
	);
	const outcome = await work(createRestClient({ transport, baseUrl: `${url}/v1` }));
	await dispatcher.close();
	return outcome;
}
