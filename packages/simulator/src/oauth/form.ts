import type { Context } from 'hono';
import { failureBody } from '../failure.ts';
import { type IntegrationRecord, OAuthFailure, type Tokens } from './tokens.ts';

export type Form = Readonly<Record<string, string>>;

export async function readForm(context: Context): Promise<Form> {
	return Object.fromEntries(new URLSearchParams(await context.req.text()));
}

/** HTTP Basic, or both values in the body. @see https://www.rfc-editor.org/rfc/rfc6749#section-2.3.1 */
export function authenticateClient(
	tokens: Tokens,
	header: string | undefined,
	form: Form,
): IntegrationRecord {
	const basic = /^Basic (.+)$/i.exec(header ?? '')?.[1];
	const [id, secret] = basic ? decodeBasic(basic) : [form['client_id'], form['client_secret']];
	const client = tokens.integrations.get(id ?? '');
	if (!client || client.clientSecret !== secret) {
		throw new OAuthFailure('invalid_client', 'The client is unknown or its secret is wrong.', 401);
	}
	return client;
}

/** Both values are written as in a form; the empty list when they cannot be read. */
function decodeBasic(basic: string): string[] {
	try {
		return Buffer.from(basic, 'base64').toString().split(':').map(decodeURIComponent);
	} catch {
		return [];
	}
}

export type RefusalForm = 'identity' | 'oauth' | 'webex';

/** The three forms in which refusals were seen. */
export function refusalBody(failure: OAuthFailure, form: RefusalForm, trackingId: string): object {
	const bodies = {
		identity: {
			error: 'invalid_request',
			error_description: failure.message,
			trackingID: trackingId,
		},
		oauth: { error: failure.code, error_description: failure.message, trackingId },
		webex: failureBody(failure.message, trackingId),
	};
	return bodies[form];
}
