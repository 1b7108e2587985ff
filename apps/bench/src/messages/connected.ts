import { setTimeout } from 'node:timers/promises';
import { bearer, personalToken } from '@webex-nodes/auth';
import { createRestClient, type RestClient } from '@webex-nodes/client';
import { retry } from '@webex-nodes/http';
import { undiciTransport } from '@webex-nodes/http/undici';
import type { Outcome } from '../run/contender.ts';
import type { ReadSetting } from './contenders.ts';

/** Works with a client as a program of Node has it: signed, with retries, through the dispatcher of the transport. */
export async function connected(
	{ url, token }: ReadSetting,
	work: (webex: RestClient) => Promise<Outcome>,
): Promise<Outcome> {
	const signed = bearer(personalToken(token), { hosts: [new URL(url).host] });
	const transport = retry({ sleep: (duration) => setTimeout(duration) })(signed(undiciTransport()));
	return await work(createRestClient({ transport, baseUrl: `${url}/v1` }));
}
