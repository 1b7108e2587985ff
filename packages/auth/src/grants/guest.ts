import { type HttpRequest, type HttpResponse, WebexResponseError } from '@webex-nodes/http';
import { environments, type WebexEnvironment } from '../environments.ts';
import { Token } from '../token.ts';
import { readFields, requireText } from './endpoint.ts';

export interface Guest {
	readonly personId: string;
	readonly email?: string;
	/** Cannot be refreshed: mint another one for the same subject. */
	readonly token: Token;
}

/**
 * Mints a token for a guest. Sign it with the token of a service app that has the scope `guest-issuer:write`.
 * @see https://developer.webex.com/docs/api/v1/guest-management
 */
export function guestRequest(options: {
	/** Your own name for the guest; the same subject is the same guest. */
	readonly subject: string;
	readonly displayName: string;
	readonly environment?: WebexEnvironment;
}): HttpRequest {
	const { subject, displayName, environment = environments.commercial } = options;
	requireText({ subject, displayName });
	return {
		method: 'POST',
		url: `${environment.api}/guests/token`,
		headers: { accept: 'application/json', 'content-type': 'application/json' },
		body: JSON.stringify({ subject, displayName }),
	};
}

/** @param now Milliseconds since the epoch at which the answer came. */
export function readGuest(request: HttpRequest, response: HttpResponse, now: number): Guest {
	const { id, email, accessToken, expiresIn } = readFields(request, response);
	if (typeof id !== 'string' || typeof accessToken !== 'string') {
		throw new WebexResponseError(request, response, 'unexpected', 'a guest token');
	}
	const life = Number(expiresIn);
	return {
		personId: id,
		...(typeof email === 'string' && { email }),
		token: new Token({
			accessToken,
			issuedAt: now,
			...(life > 0 && { expiresAt: now + life * 1000 }),
		}),
	};
}
