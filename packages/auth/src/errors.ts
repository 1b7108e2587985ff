import { type WebexApiError, WebexError } from '@webex-nodes/http';

/** The grant is gone: a person has to authorise again, nothing else helps. */
export class WebexAuthorizationError extends WebexError {
	static override readonly brand: string = 'WebexAuthorizationError';

	readonly status: number | undefined;
	readonly trackingId: string | undefined;

	constructor(message: string, refusal?: WebexApiError) {
		const tracking = refusal?.trackingId ? ` (tracking ID ${refusal.trackingId})` : '';
		super(message + tracking, refusal && { cause: refusal });
		this.status = refusal?.status;
		this.trackingId = refusal?.trackingId;
	}
}

const consentSentences: Readonly<Record<string, string>> = {
	access_denied: 'The person did not consent (access_denied): start again',
	invalid_scope:
		'Webex refused the scopes (invalid_scope): select each of them on the integration at developer.webex.com, or ask for fewer',
};

/** The page on which people consent sent back an error instead of a code. */
export class WebexConsentError extends WebexAuthorizationError {
	static override readonly brand = 'WebexConsentError';

	/** As in RFC 6749, section 4.1.2.1: `access_denied`, `invalid_scope`, and others. */
	readonly code: string;

	constructor(code: string, refusal?: WebexApiError) {
		const known = /^[\w.-]{1,64}$/.test(code) ? code : 'unknown error';
		super(consentSentences[known] ?? `Webex refused the login (${known}): start again`, refusal);
		this.code = known;
	}
}
