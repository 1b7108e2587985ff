import { createRestClient, type RestClient } from '@webex-nodes/client';
import { retry, type Sleep } from '@webex-nodes/http';
import { sleep } from 'n8n-workflow';
import { baseUrlOf } from './environment.ts';
import { type Context, n8nTransport } from './transport.ts';

const credentialTypes = {
	oAuth2: 'webexOAuth2Api',
	serviceApp: 'webexServiceAppApi',
	token: 'webexTokenApi',
} as const;

/** Those of the REST API, and of the Meetings XML API. */
export type Authentication = 'meetingsOAuth2' | 'meetingsPassword' | keyof typeof credentialTypes;

/** What the person chose in the node. */
export function authenticationOf(context: Context): keyof typeof credentialTypes {
	const chosen =
		'getCurrentNodeParameter' in context
			? context.getCurrentNodeParameter('authentication')
			: context.getNodeParameter('authentication', 0, 'oAuth2');
	return Object.hasOwn(credentialTypes, String(chosen)) ? (chosen as 'oAuth2') : 'oAuth2';
}

/** A client for the node's credential. */
export async function createClient(context: Context): Promise<RestClient> {
	const credentialType = credentialTypes[authenticationOf(context)];
	const credential = await context.getCredentials(credentialType);
	const transport = retry({ sleep: sleepUntilCancelled(context) })(
		n8nTransport(context, credentialType),
	);
	return createRestClient({ transport, baseUrl: baseUrlOf(credential) });
}

export const restConnection = { client: createClient, authentication: authenticationOf };

/** n8n offers no timers to nodes, so the cancel signal is looked at between short sleeps. */
export function sleepUntilCancelled(context: Context): Sleep {
	const signal =
		'getExecutionCancelSignal' in context ? context.getExecutionCancelSignal() : undefined;
	return async (duration) => {
		for (let left = duration; left > 0; left -= 500) {
			signal?.throwIfAborted();
			await sleep(Math.min(left, 500));
		}
	};
}
