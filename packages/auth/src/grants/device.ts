import {
	type HttpRequest,
	type HttpResponse,
	isLasting,
	type Sleep,
	type Transport,
	WebexApiError,
	WebexConnectionError,
	WebexResponseError,
} from '@webex-nodes/http';
import { environments, type WebexEnvironment } from '../environments.ts';
import { WebexAuthorizationError, WebexConsentError } from '../errors.ts';
import type { Token } from '../token.ts';
import { formRequest, readFields, readToken, requireText } from './endpoint.ts';
import type { Integration } from './integration.ts';

/** These must be registered on an integration that uses the device grant, one for each region. */
export const deviceRedirectUris: readonly string[] = ['a', 'd', 'k', 'r'].map(
	(region) => `https://oauth-helper-${region}.wbx2.com/helperservice/v1/actions/device/callback`,
);

/** The person opens the address on any device, and types the code. */
export interface DeviceAuthorization {
	readonly deviceCode: string;
	readonly userCode: string;
	readonly verificationUri: string;
	/** The same address with the code in it, for a link or a QR code. */
	readonly verificationUriComplete?: string;
	/** Milliseconds since the epoch. */
	readonly expiresAt: number;
	/** Between two requests, in milliseconds. */
	readonly interval: number;
}

/**
 * Starts the grant for machines without a browser.
 * @see https://developer.webex.com/docs/login-with-webex (device grant)
 */
export function deviceRequest(options: {
	readonly clientId: string;
	/** Without those of OpenID Connect, which this grant does not support. */
	readonly scopes: readonly string[];
	readonly environment?: WebexEnvironment;
}): HttpRequest {
	const { clientId, scopes, environment = environments.commercial } = options;
	requireText({ clientId, scopes: scopes.join(' ') });
	return formRequest(`${environment.api}/device/authorize`, {
		client_id: clientId,
		scope: scopes.join(' '),
	});
}

/** @param now Milliseconds since the epoch at which the answer came. */
export function readDevice(
	request: HttpRequest,
	response: HttpResponse,
	now: number,
): DeviceAuthorization {
	const body = readFields(request, response);
	const text = (name: string): string => {
		const value = body[name];
		if (value === undefined || value === '') {
			throw new WebexResponseError(request, response, 'unexpected', `a device code (${name})`);
		}
		return String(value);
	};
	const complete = body['verification_uri_complete'];
	return {
		deviceCode: text('device_code'),
		userCode: text('user_code'),
		verificationUri: text('verification_uri'),
		...(typeof complete === 'string' && { verificationUriComplete: complete }),
		expiresAt: now + Number(body['expires_in'] ?? 300) * 1000,
		interval: Number(body['interval'] ?? 5) * 1000,
	};
}

/** Asks whether the person has consented. */
export function deviceTokenRequest(
	options: Integration & { readonly deviceCode: string },
): HttpRequest {
	const { clientId, clientSecret, deviceCode, environment = environments.commercial } = options;
	requireText({ clientId, clientSecret, deviceCode });
	return formRequest(
		`${environment.api}/device/token`,
		{
			grant_type: 'urn:ietf:params:oauth:grant-type:device_code',
			device_code: deviceCode,
			client_id: clientId,
		},
		{ id: clientId, secret: clientSecret },
	);
}

export type DeviceAnswer =
	| { readonly state: 'done'; readonly token: Token }
	| { readonly state: 'pending' }
	| { readonly state: 'slow down' };

/**
 * Reads the answer to that question. Webex answers 428 while it waits, or 400 with a code of RFC 8628.
 * @throws WebexAuthorizationError when the person refused or the code expired.
 */
export function readDeviceToken(
	request: HttpRequest,
	response: HttpResponse,
	now: number,
): DeviceAnswer {
	try {
		return { state: 'done', token: readToken(request, response, now) };
	} catch (error) {
		if (!WebexApiError.is(error)) throw error;
		const said = new TextDecoder().decode(response.body);
		if (/slow_down/.test(said)) return { state: 'slow down' };
		if (error.status === 428 || /authorization_pending/.test(said)) return { state: 'pending' };
		if (/access_denied/.test(said)) {
			throw new WebexConsentError('access_denied', error);
		}
		if (/expired_token|invalid_grant/.test(said)) {
			throw new WebexAuthorizationError('The code has expired: start again', error);
		}
		throw error;
	}
}

/** Added to the interval when the server answers "slow down". In milliseconds. @see RFC 8628, section 3.5 */
const slowDown = 5000;
/** Between two questions that fail, which come at twice the distance each time. In milliseconds. */
const longestInterval = 30_000;
/** Before the end of the code, in milliseconds. */
const lastQuestion = 1000;

/** Asks until the person has consented, refused, or the code has expired. What fails for now is asked again. */
export async function pollDevice(options: {
	readonly integration: Integration;
	readonly device: DeviceAuthorization;
	readonly transport: Transport;
	readonly sleep: Sleep;
	readonly now?: () => number;
	readonly signal?: AbortSignal;
}): Promise<Token> {
	const { integration, device, transport, sleep, now = Date.now, signal } = options;
	const request: HttpRequest = {
		...deviceTokenRequest({ ...integration, deviceCode: device.deviceCode }),
		// Asking changes nothing, and may be done again.
		repeatable: true,
		...(signal && { signal }),
	};
	let { interval } = device;
	let failures = 0;
	let asked = 0;
	let failure: Error | undefined;
	for (;;) {
		const left = device.expiresAt - lastQuestion - now();
		if (left <= 0) throw expired('The code has expired', failure);
		if (asked > left) throw expired('The code expires before Webex may be asked again', failure);
		const slower = Math.max(interval, Math.min(interval * 2 ** failures, longestInterval));
		// The person may consent in the last moment.
		await sleep(Math.min(Math.max(slower, asked), left), signal);
		// A transport that repeats would wait for longer than the code lives.
		const inTime = { ...request, maxWaited: Math.max(0, device.expiresAt - now()) };
		const answer = await answerTo(inTime, transport, now);
		if (answer.state === 'done') return answer.token;
		if (answer.state === 'expired') throw expired('The code has expired', failure);
		if (answer.state === 'slow down') interval += slowDown;
		failures = answer.state === 'failed' ? failures + 1 : 0;
		asked = 0;
		if (answer.state !== 'failed') continue;
		failure = answer.error;
		if (WebexApiError.is(failure)) asked = 1000 * (failure.retryAfter ?? 0);
	}
}

function expired(sentence: string, failure: Error | undefined): WebexAuthorizationError {
	const more = failure ? `. The last failure: ${failure.message}` : '';
	return new WebexAuthorizationError(`${sentence}: start again${more}`);
}

type Asked =
	| DeviceAnswer
	| { readonly state: 'expired' }
	| { readonly state: 'failed'; readonly error: Error };

async function answerTo(
	request: HttpRequest,
	transport: Transport,
	now: () => number,
): Promise<Asked> {
	try {
		return readDeviceToken(request, await transport(request), now());
	} catch (error) {
		if (error instanceof Error && isTemporary(error)) return { state: 'failed', error };
		if (WebexAuthorizationError.is(error) && !WebexConsentError.is(error)) {
			return { state: 'expired' };
		}
		throw error;
	}
}

/** @see RFC 8628, section 3.5: after a connection timeout the client asks again, less often */
const isTemporary = (error: Error): boolean =>
	(WebexConnectionError.is(error) && !isLasting(error.code)) ||
	(WebexResponseError.is(error) && error.problem === 'cut off') ||
	(WebexApiError.is(error) && (error.status >= 500 || error.status === 429));
