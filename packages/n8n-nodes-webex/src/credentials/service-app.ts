import { customEnvironment, readToken, refreshRequest } from '@webex-nodes/auth';
import { hasStatus } from '@webex-nodes/http';
import type {
	ICredentialDataDecryptedObject,
	IHttpRequestHelper,
	IN8nHttpFullResponse,
} from 'n8n-workflow';
import { bytesOf, ConnectionNeeded, lowerCase } from '../n8n/transport.ts';
import { baseUrlOf } from './environment.ts';

/** n8n does not lock here: executions that find the same token expired share one refresh, so that a rotation harms none. */
const running = new Map<string, Promise<Record<string, string>>>();

export async function renewServiceApp(
	{ helpers }: IHttpRequestHelper,
	credentials: ICredentialDataDecryptedObject,
): Promise<Record<string, string>> {
	const refreshToken = String(credentials.refreshToken).trim();
	const key = `${credentials.clientId} ${refreshToken}`;
	const shared =
		running.get(key) ??
		renew(helpers, credentials, refreshToken).finally(() => running.delete(key));
	running.set(key, shared);
	return await shared;
}

/** The answer is short. In milliseconds. */
const renewalTime = 60_000;

async function renew(
	helpers: IHttpRequestHelper['helpers'],
	credentials: ICredentialDataDecryptedObject,
	refreshToken: string,
): Promise<Record<string, string>> {
	const request = refreshRequest({
		clientId: String(credentials.clientId).trim(),
		clientSecret: String(credentials.clientSecret).trim(),
		refreshToken,
		environment: customEnvironment(baseUrlOf(credentials)),
	});
	const answer = (await helpers.httpRequest({
		method: 'POST',
		url: request.url,
		headers: { ...request.headers },
		body: String(request.body),
		returnFullResponse: true,
		encoding: 'arraybuffer',
		// The secret of the application goes nowhere else.
		disableFollowRedirect: true,
		ignoreHttpStatusErrors: true,
		timeout: renewalTime,
		abortSignal: AbortSignal.timeout(renewalTime),
	})) as IN8nHttpFullResponse;
	try {
		const token = readToken(
			request,
			{
				status: answer.statusCode,
				headers: lowerCase(answer.headers),
				body: bytesOf(answer.body),
			},
			Date.now(),
		);
		return {
			accessToken: token.accessToken,
			...(token.refreshToken && { refreshToken: token.refreshToken }),
		};
	} catch (error) {
		throw hasStatus(error, 400, 401) ? new ConnectionNeeded(true) : error;
	}
}
