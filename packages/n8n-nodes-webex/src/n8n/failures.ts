import { parseId, WebexXmlError, WebexXmlResponseError } from '@webex-nodes/client';
import {
	WebexApiError,
	WebexConnectionError,
	WebexError,
	WebexInputError,
	WebexResponseError,
} from '@webex-nodes/http';
import type { Authentication } from './client.ts';
import { ConnectionNeeded } from './transport.ts';

/** What a person reads: what happened, then how to go on. */
export interface Explanation {
	readonly message: string;
	readonly description: string;
	readonly httpCode?: string;
	readonly trackingId?: string;
}

/** The sentences for what a request can run into; `undefined` for what is not Webex's. */
export function explain(
	error: unknown,
	authentication: Authentication = 'oAuth2',
): Explanation | undefined {
	if (WebexApiError.is(error)) return explainAnswer(error, authentication);
	if (WebexXmlError.is(error)) return explainXml(error, authentication);
	if (WebexXmlResponseError.is(error)) {
		return {
			message: `What came back is not from the XML API: it answered ${error.status}`,
			description: join([
				`${sentence(error.reason)}.`,
				error.excerpt && `It begins: ${error.excerpt}`,
				error.status < 500 && error.status !== 429
					? 'Cisco has retired the XML API for many sites: if this one is gone, use the REST API. Otherwise check "XML API Address" in the credential.'
					: 'Run the workflow again later.',
				tracking(error.trackingId),
			]),
			httpCode: String(error.status),
			...(error.trackingId && { trackingId: error.trackingId }),
		};
	}
	if (ConnectionNeeded.is(error)) return error.wasConnected ? refused[authentication] : connect;
	if (WebexConnectionError.is(error)) {
		return {
			message: `Webex could not be reached: ${error.reason}`,
			description:
				'Check "Environment" and "Base Address" in the credential, and that this n8n can reach the address (proxy, firewall, DNS).',
		};
	}
	if (WebexResponseError.is(error)) {
		return {
			message: `What came back is not from Webex: ${error.reason}`,
			description: join([
				'A proxy, a sign-in page or a wrong "Base Address" in the credential usually stands behind this. Run the workflow again; if it stays, open the address in a browser from the same network.',
				tracking(error.trackingId),
			]),
		};
	}
	if (WebexInputError.is(error)) {
		return explainInput(error);
	}
	if (WebexError.is(error)) {
		return { message: 'The listing could not be completed', description: sentence(error.message) };
	}
	return undefined;
}

function explainInput({ field, message }: WebexInputError): Explanation {
	const label = labels[field] ?? field;
	const said = sentence(message.slice(field.length).replace(/^: /, ''));
	const [, advice] = /^is empty: (.*)$/s.exec(said) ?? [];
	if (advice) {
		return {
			message: `"${label}" is empty`,
			description: advice.charAt(0).toUpperCase() + advice.slice(1),
		};
	}
	const isAbout = /^(has|holds|is|needs) /.test(said);
	return {
		message: `"${label}" cannot be used`,
		description: isAbout ? `"${label}" ${said}` : `${label}: ${said}`,
	};
}

/** Fields of a node by what the client calls them. */
const labels: Readonly<Record<string, string>> = {
	additionalXml: 'Additional XML',
	body: 'Body',
	file: 'File Addresses',
	operation: 'Operation',
	period: 'From and To',
};

const connect: Explanation = {
	message: 'The Webex credential is not connected yet',
	description: 'Open the credential, connect the account and sign in to Webex.',
	httpCode: '401',
};

/** The account is no longer let in. */
const refused: Readonly<Record<Authentication, Explanation>> = {
	oAuth2: {
		message: 'The Webex credential must be reconnected',
		description:
			'Webex no longer accepts its refresh token: access was revoked, the password changed, or it was not used for 90 days. Open the credential, connect the account again and save; the workflow then goes on as before.',
		httpCode: '401',
	},
	serviceApp: {
		message: 'The Webex service app must be authorised again',
		description:
			'Webex no longer accepts its refresh token: an administrator withdrew it, or it was not used for 90 days. Copy a new refresh token from "Org Authorizations" of the service app into the credential.',
		httpCode: '401',
	},
	meetingsOAuth2: {
		message: 'The Webex Meetings credential must be reconnected',
		description:
			'The site no longer accepts its refresh token: access was revoked, or it was not used for 60 days. If it never worked, switch "Put Site Name Before Refresh Token" in the credential. Then connect the account again.',
		httpCode: '401',
	},
	meetingsPassword: {
		message: 'The Meetings site does not accept WebEx ID and password',
		description:
			'Check site name, WebEx ID and password in the credential before trying again: more wrong attempts lock the account. Accounts with single sign-on use OAuth2.',
		httpCode: '401',
	},
	token: {
		message: 'Webex does not accept the access token of the credential',
		description:
			'A personal access token lives 12 hours and ends when you sign out of the developer portal; the token of a bot ends when it is regenerated. Copy a new one into the credential, or use OAuth2, which renews itself.',
		httpCode: '401',
	},
};

/** The XML API tells what happened by the number of an exception. */
function explainXml(error: WebexXmlError, authentication: Authentication): Explanation {
	const { exceptionId, reason, subErrors, waited, trackingId, caseId } = error;
	const isLegacyToken = /access token.*(invalid|expired)/i.test(reason);
	const details = subErrors.map(({ exceptionId: id, reason: why, value }) =>
		[id, why, value].filter(Boolean).join(' '),
	);
	return {
		message: isLegacyToken
			? refused[authentication].message
			: `The Meetings site refused it: ${sentence(reason)}`,
		description: join([
			isLegacyToken ? refused[authentication].description : error.advice,
			details.length > 0 && `Details: ${details.join('; ')}.`,
			waited &&
				`The node sent the request ${waited.attempts} times and waited ${seconds(waited.duration)} in between.`,
			exceptionId && `Exception ${exceptionId} of ${error.operation}.`,
			tracking(trackingId ?? caseId),
		]),
		...(trackingId && { trackingId }),
	};
}

type Explain = (error: WebexApiError) => { message: string; description: string };

const byStatus: Readonly<Record<number, Explain>> = {
	400: (error) => ({
		message: `Webex refused the input: ${sentence(error.reason)}`,
		description: /ID or UUID/i.test(error.reason)
			? 'An ID is the long text that begins with "Y2lz", as other Webex nodes return it, or the UUID of a link to the space. Choose the object from the list, or check the expression that gives the ID.'
			: 'Check the values of the node; if they come from an expression, look at the item that was used.',
	}),
	403: (error) => explainForbidden(error),
	404: (error) => ({
		message: `Webex did not find it: ${sentence(error.reason)}`,
		description: `Nothing has this ID, or the account of the credential may not see it: ${named(lastPart(error.path))}. In Webex one sees only the rooms (spaces) that one is a member of, and their messages.`,
	}),
	409: (error) => ({
		message: `Webex has this already: ${sentence(error.reason)}`,
		description:
			'Get the existing object instead of creating it, or choose an operation that may repeat: "Create or Get" for rooms, "Ensure Members" for memberships.',
	}),
	410: () => ({
		message: 'Webex found malware in the file',
		description: 'It cannot be downloaded, neither now nor later. Tell whoever sent it.',
	}),
	413: () => ({
		message: 'The file is larger than Webex takes',
		description: 'Webex takes 100 MB: make it smaller, or share it elsewhere and send the link.',
	}),
	423: (error) => ({
		message: 'Webex is still scanning the file for malware',
		description: join([
			error.waited &&
				`The node asked ${error.waited.attempts} times and waited ${seconds(error.waited.duration)} in between.`,
			'Run the workflow again later.',
		]),
	}),
	428: () => ({
		message: 'Webex cannot scan the file for malware',
		description:
			'It may be encrypted. If you trust whoever sent it, switch on the option "Allow Unscannable" to download it anyway.',
	}),
	429: (error) => ({
		message: 'Webex is limiting how fast this account may send requests',
		description: join([
			error.waited &&
				`The node sent the request ${error.waited.attempts} times and waited ${seconds(error.waited.duration)} in between.`,
			error.retryAfter !== undefined && `Webex asks to wait ${error.retryAfter} seconds.`,
			'Run it again later, let the schedule run less often, or lower "Limit".',
		]),
	}),
};

/** With what an ID says, so that a person sees the ID of a wrong kind. */
function named(id: string): string {
	const parsed = parseId(id);
	return parsed
		? `${id} (type ${parsed.type}, ${parsed.value})`
		: `${id} (an ID is the long text that begins with "Y2lz")`;
}

function explainForbidden(error: WebexApiError) {
	const isScope = /required scopes/i.test(error.reason);
	if (isScope && error.scope) {
		return {
			message: `The credential lacks the scope ${error.scope}`,
			description: `Add "${error.scope}" to the integration at developer.webex.com and to the scopes of the credential, then reconnect it. If the scope is there, the account lacks the role or licence for this.`,
		};
	}
	return {
		message: `Webex does not allow this to the account: ${sentence(error.reason)}`,
		description:
			'A bot sees only the messages of a group room that mention it. Other accounts may lack a role, a licence, or membership of the room.',
	};
}

function explainAnswer(error: WebexApiError, authentication: Authentication): Explanation {
	const fallback = {
		message:
			error.status >= 500
				? `Webex is not available at the moment (${error.status})`
				: `Webex answered ${error.status}: ${sentence(error.reason)}`,
		description: join([
			error.waited &&
				`The node sent the request ${error.waited.attempts} times and waited ${seconds(error.waited.duration)} in between.`,
			error.status >= 500 && error.reason,
			'Run the workflow again later; status.webex.com tells of outages.',
		]),
	};
	const { message, description } =
		error.status === 401 ? refused[authentication] : (byStatus[error.status]?.(error) ?? fallback);
	return {
		message,
		description: join([
			description,
			...error.errors.filter((text) => text !== error.reason),
			tracking(error.trackingId),
		]),
		httpCode: String(error.status),
		...(error.trackingId && { trackingId: error.trackingId }),
	};
}

const tracking = (id: string | undefined) => id && `Tracking ID for Cisco's support: ${id}`;
const join = (parts: readonly (string | false | undefined)[]) => parts.filter(Boolean).join(' ');
const seconds = (duration: number) => `${Math.round(duration / 1000)} seconds`;
const sentence = (text: string) => text.trim().replace(/\.$/, '');
const lastPart = (path: string) => decodeURIComponent(path.split('/').at(-1) ?? '');
