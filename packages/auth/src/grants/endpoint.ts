import {
	type HttpRequest,
	type HttpResponse,
	readSuccess,
	requireProtected,
	WebexInputError,
	WebexResponseError,
} from '@webex-nodes/http';
import { Token } from '../token.ts';

/** A POST of form fields, as every token endpoint expects it. */
export function formRequest(
	url: string,
	fields: Readonly<Record<string, string>>,
	client?: { readonly id: string; readonly secret: string },
): HttpRequest {
	requireProtected(url);
	return {
		method: 'POST',
		url,
		headers: {
			accept: 'application/json',
			'content-type': 'application/x-www-form-urlencoded',
			...(client && { authorization: basic(client) }),
		},
		body: new URLSearchParams(fields).toString(),
	};
}

/** @see https://www.rfc-editor.org/rfc/rfc6749#section-2.3.1 */
function basic({ id, secret }: { readonly id: string; readonly secret: string }): string {
	const pair = `${encodeURIComponent(id)}:${encodeURIComponent(secret)}`;
	return `Basic ${Buffer.from(pair).toString('base64')}`;
}

/**
 * The fields of an answer; none when it is no JSON object.
 * @throws WebexApiError when Webex refused the request.
 */
export function readFields(
	request: HttpRequest,
	response: HttpResponse,
): Readonly<Record<string, unknown>> {
	const body = readSuccess(request, response);
	return isObject(body) ? body : {};
}

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
	typeof value === 'object' && value !== null;

/**
 * Reads the answer of a token endpoint; `token_type` may be missing.
 * @param now Milliseconds since the epoch at which the answer came.
 * @throws WebexApiError when Webex refused the request.
 */
export function readToken(request: HttpRequest, response: HttpResponse, now: number): Token {
	const body = readFields(request, response);
	const accessToken = body['access_token'];
	if (typeof accessToken !== 'string' || accessToken === '') {
		throw new WebexResponseError(request, response, 'unexpected', 'an access token');
	}
	const life = secondsOf(body['expires_in']);
	const refreshLife = secondsOf(body['refresh_token_expires_in']);
	const refreshToken = body['refresh_token'];
	const scope = body['scope'];
	return new Token({
		accessToken,
		issuedAt: now,
		...(life !== undefined && { expiresAt: now + life * 1000 }),
		...(typeof refreshToken === 'string' && refreshToken && { refreshToken }),
		...(refreshLife !== undefined && { refreshTokenExpiresAt: now + refreshLife * 1000 }),
		...(typeof scope === 'string' && scope && { scopes: scope.split(' ') }),
	});
}

function secondsOf(value: unknown): number | undefined {
	const seconds = typeof value === 'string' ? Number.parseInt(value, 10) : value;
	return typeof seconds === 'number' && seconds > 0 ? seconds : undefined;
}

/** @throws WebexInputError that names the first field that is empty. */
export function requireText(values: Readonly<Record<string, string>>): void {
	for (const [field, value] of Object.entries(values)) {
		if (typeof value !== 'string' || value.trim() === '') {
			throw new WebexInputError(field, 'expected a text that is not empty');
		}
	}
}
