import { createRestClient, type RestClient } from '@webex-nodes/client';
import { retry, type Sleep, WebexInputError } from '@webex-nodes/http';
import { type ICredentialDataDecryptedObject, sleep } from 'n8n-workflow';
import { type Context, n8nTransport } from './transport.ts';

const credentialType = 'webexOAuth2Api';

/** A client for the node's credential. */
export async function createClient(context: Context): Promise<RestClient> {
	const credential = await context.getCredentials(credentialType);
	const transport = retry({ sleep: sleepUntilCancelled(context) })(
		n8nTransport(context, credentialType),
	);
	return createRestClient({ transport, baseUrl: baseUrlOf(credential) });
}

const baseUrls: Readonly<Record<string, string>> = {
	commercial: 'https://webexapis.com/v1',
	fedramp: 'https://api-usgov.webex.com/v1',
};

function baseUrlOf({ environment, baseUrl }: ICredentialDataDecryptedObject): string {
	const known = baseUrls[String(environment)];
	if (known) return known;
	const own = String(baseUrl ?? '')
		.trim()
		.replace(/\/+$/, '');
	if (!URL.canParse(own) || !/^https?:/.test(own)) {
		throw new WebexInputError(
			'Base Address',
			'expected the address of the API in the credential, such as https://webexapis.com/v1',
		);
	}
	return own;
}

/** n8n offers no timers to nodes, so the cancel signal is looked at between short sleeps. */
function sleepUntilCancelled(context: Context): Sleep {
	const signal =
		'getExecutionCancelSignal' in context ? context.getExecutionCancelSignal() : undefined;
	return async (duration) => {
		for (let left = duration; left > 0; left -= 500) {
			signal?.throwIfAborted();
			await sleep(Math.min(left, 500));
		}
	};
}
