export type XmlExceptionKind =
	| 'conflict'
	| 'credentials'
	| 'empty list'
	| 'input'
	| 'later'
	| 'not found'
	| 'permission'
	| 'session'
	| 'unsupported';

interface Known {
	readonly kind: XmlExceptionKind;
	/** What a person can do. */
	readonly advice: string;
	/** The HTTP status for the same failure, for those that are repeated or answered with another secret. */
	readonly status?: 401 | 429 | 503;
}

/**
 * The exceptions that are known, by their numbers. No number is anywhere else in this package.
 * @see https://developer.cisco.com/docs/webex-xml-api-reference-guide/ (Response Error Handling)
 */
const exceptions: Readonly<Record<string, Known>> = {
	'000001': {
		kind: 'permission',
		advice:
			'The account may not do this. Sign in as the host or as an administrator of the site. Where Cisco has retired the operation for the site, only the REST API is left.',
	},
	'000015': { kind: 'empty list', advice: 'Nothing matches: widen the filters or the period.' },
	'000035': {
		kind: 'later',
		status: 503,
		advice: 'A service behind the API does not answer at the moment: run it again later.',
	},
	'000045': {
		kind: 'later',
		status: 429,
		advice:
			'The site limits how often an account may call in a minute: run it less often, or for fewer items at a time.',
	},
	'000047': {
		kind: 'input',
		advice: 'This list needs a filter: give a session key, a name or a period.',
	},
	'010106': {
		kind: 'unsupported',
		advice: 'The site has no classic events: Webex replaced them by webinars of the REST API.',
	},
	'010107': {
		kind: 'unsupported',
		advice: 'The site is suspended: its administrator or Cisco know why.',
	},
	'030001': {
		kind: 'not found',
		advice:
			'The site has no user with this WebEx ID. On sites of Control Hub it is the email address; check the site name too.',
	},
	'030002': {
		kind: 'credentials',
		advice:
			'Check WebEx ID and password in the credential before trying again: more wrong attempts lock the account. Accounts with single sign-on have no password here and use OAuth2.',
	},
	'030004': { kind: 'conflict', advice: 'Another user of the site has this WebEx ID.' },
	'030005': { kind: 'conflict', advice: 'Another user of the site has this email address.' },
	'030047': {
		kind: 'session',
		status: 401,
		advice: 'The session ended and a new one was refused too: check the credential.',
	},
	'030048': {
		kind: 'session',
		status: 401,
		advice:
			'The site does not let this account in: check the site name, that the account is a user of this site with a Meetings licence, that the WebEx ID is its own, and that the credential has the scope spark:all.',
	},
	'040007': { kind: 'input', advice: 'Check the attendees: each needs an email address.' },
	'040015': { kind: 'input', advice: 'One request takes at most 50 attendees.' },
	'060001': {
		kind: 'not found',
		advice:
			'No meeting has this key, it was deleted, or the account is not its host. The key is the meeting number without spaces.',
	},
	'060019': { kind: 'input', advice: 'The site has no user with the WebEx ID given as host.' },
	'060021': {
		kind: 'permission',
		advice:
			'The account may not schedule for this host: the host has to allow it in the scheduling permissions, or use an administrator.',
	},
	'060026': {
		kind: 'input',
		advice: 'The site wants a password for each meeting: set one that meets its rules.',
	},
};

const knownAs = (exceptionId: string): Known | undefined =>
	Object.hasOwn(exceptions, exceptionId) ? exceptions[exceptionId] : undefined;

export const adviceFor = (exceptionId: string): string | undefined => knownAs(exceptionId)?.advice;

export const kindOf = (exceptionId: string): XmlExceptionKind | undefined =>
	knownAs(exceptionId)?.kind;

/** The HTTP status that a failure means: 401 for a ticket or token that no longer works, 429 and 503 for later. */
export function statusOfFailure(failure: {
	readonly exceptionId?: string;
	readonly reason?: string;
}): number | undefined {
	const { exceptionId = '', reason = '' } = failure;
	// The refusal of a token has no number that is documented.
	const isTokenRefused = /access token/i.test(reason) && /invalid|expired/i.test(reason);
	return knownAs(exceptionId)?.status ?? (isTokenRefused ? 401 : undefined);
}
