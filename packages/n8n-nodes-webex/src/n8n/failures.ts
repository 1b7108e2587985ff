import {
	parseId,
	WebexDownloadError,
	WebexXmlError,
	WebexXmlResponseError,
} from '@webex-nodes/client';
import {
	timeoutCodes,
	type Waited,
	WebexApiError,
	WebexConnectionError,
	WebexError,
	WebexInputError,
	WebexResponseError,
	WebexUploadError,
} from '@webex-nodes/http';
import { NameRefused, UnknownName } from '../locators/unknown-name.ts';
import { RunTooLarge } from './bound.ts';
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
	if (UnknownName.is(error)) return { message: error.message, description: error.advice };
	if (NameRefused.is(error)) {
		const explained = explainAnswer(error.cause, authentication);
		return { ...explained, description: `${error.advice} ${explained.description}` };
	}
	if (WebexXmlError.is(error)) return explainXml(error, authentication);
	if (WebexXmlResponseError.is(error)) return explainXmlAnswer(error);
	if (ConnectionNeeded.is(error)) return error.wasConnected ? refused[authentication] : connect;
	if (WebexConnectionError.is(error)) return explainConnection(error);
	if (WebexResponseError.is(error)) return explainResponse(error);
	if (WebexDownloadError.is(error)) return explainDownload(error);
	if (WebexUploadError.is(error)) return explainUpload(error);
	if (RunTooLarge.is(error)) return explainTooLarge(error);
	if (WebexInputError.is(error)) {
		return explainInput(error);
	}
	if (WebexError.is(error)) {
		return { message: 'The listing could not be completed', description: sentence(error.message) };
	}
	return undefined;
}

/** What a person does before running a write again whose answer never came. */
const lookFirst =
	'Look in Webex before you run it again, for example at the room, or with "Get Many": otherwise it may be done twice.';

function explainConnection(error: WebexConnectionError): Explanation {
	const { reason, waited } = error;
	if (error.isRenewal) {
		return {
			message: reason,
			description: join([
				'The request itself was not sent to Webex, and the input is not the cause.',
				repeated(waited),
				'Run the workflow again; if it stays, connect the credential again.',
			]),
		};
	}
	if (error.mayHaveHappened) {
		return {
			message: `It may have been done, but no answer came: ${reason}`,
			description: join([lookFirst, repeated(waited)]),
		};
	}
	if (isTimeout(error)) {
		return {
			message: `Webex did not answer in time: ${reason}`,
			description: join([
				repeated(waited),
				'Run the workflow again later. If it stays, look at what is between this n8n and Webex (proxy, firewall), and at status.webex.com.',
			]),
		};
	}
	return {
		message: `Webex could not be reached: ${reason}`,
		description: join([
			repeated(waited),
			'Check "Environment" and "Base Address" in the credential, and that this n8n can reach the address (proxy, firewall, DNS).',
		]),
	};
}

const explainTooLarge = ({ count }: RunTooLarge): Explanation => ({
	message: `This is more than one run can return: it ended at ${count.toLocaleString('en')} items`,
	description:
		'n8n holds all items of a run in memory, and more of them may end n8n. Ask for less at a time, with a limit, a filter or a shorter period. Of messages, "Get New Since Last Run" and "Get History" return a part with each run. Where many items come in, hand them on in parts to a sub-workflow.',
});

const isTimeout = ({ code }: WebexConnectionError) =>
	code === timeoutCodes.silence || code === timeoutCodes.duration;

const proxyLikely =
	'A proxy, a sign-in page or a wrong "Base Address" in the credential is the usual cause. Run the workflow again; if it stays, open the address in a browser from the same network.';

function explainResponse(error: WebexResponseError): Explanation {
	const { reason, problem, mayHaveHappened, trackingId, waited, excerpt } = error;
	const text: Explanation = mayHaveHappened
		? {
				message: `It may have been done, but the answer cannot be read: ${reason}`,
				description: lookFirst,
			}
		: (byProblem[problem]?.(reason) ?? {
				message: `What came back is not from Webex: ${reason}`,
				description: proxyLikely,
			});
	return {
		message: text.message,
		description: join([
			repeated(waited),
			excerpt && `It begins with "${sentence(excerpt)}".`,
			text.description,
			tracking(trackingId),
		]),
		...(trackingId && { trackingId }),
	};
}

const byProblem: Partial<Record<WebexResponseError['problem'], (reason: string) => Explanation>> = {
	'cut off': (reason) => ({
		message: `The answer of Webex did not arrive whole: ${reason}`,
		description:
			'Nothing of it was used. Run the workflow again; if it stays, a proxy between this n8n and Webex may cut long answers.',
	}),
	empty: (reason) => ({
		message: `Webex answered with nothing: ${reason}`,
		description: `The output is not known. ${lookFirst}`,
	}),
	redirect: (reason) => ({
		message: `Webex was not reached: ${reason}`,
		description:
			'Enter the address of the API itself as "Base Address" of the credential; a redirect to a sign-in page comes from a proxy or a gateway.',
	}),
};

function explainDownload(error: WebexDownloadError): Explanation {
	const { fileName, size, received, reason } = error;
	const bytes = size === undefined ? `${received} bytes` : `${received} of ${size} bytes`;
	return {
		message: `The file "${fileName}" did not arrive whole: ${reason}`,
		description: `${bytes} came, and nothing was stored. Run the workflow again.`,
	};
}

const explainUpload = ({ reason }: WebexUploadError): Explanation => ({
	message: `The file was not sent: ${reason}`,
	description:
		"Nothing was changed at Webex. The file is gone from n8n's storage, or was changed there.",
});

/** How often and how long, where a request was sent more than once, or a wait for sending it again was in vain. */
const repeated = (waited: Waited | undefined) =>
	waited &&
	(waited.attempts === 1
		? `The node sent the request once and waited ${seconds(waited.duration)} after it.`
		: `The node sent the request ${waited.attempts} times and waited ${seconds(waited.duration)} in between.`);

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
	const [, reason] = /^must be on: (.*)$/s.exec(said) ?? [];
	if (reason) return { message: `"${label}" must be on`, description: `${reason}.` };
	const isAbout = /^(has|holds|is|needs) /.test(said);
	return {
		message: `"${label}" cannot be used`,
		description: isAbout ? `"${label}" ${said}` : `${label}: ${said}`,
	};
}

/** Fields of a node by what the client calls them. */
const labels: Readonly<Record<string, string>> = {
	service: 'Host',
	additionalXml: 'Additional XML',
	body: 'Body',
	file: 'File URLs',
	operation: 'XML Operation',
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
		message: 'The Webex service app must be authorized again',
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

/** What is no document of the XML API. */
function explainXmlAnswer(error: WebexXmlResponseError): Explanation {
	const { status, reason, trackingId, retryAfter } = error;
	const isLate = status >= 500 || status === 429;
	const isCut = status === 200 && /ends too early/.test(reason);
	const message =
		status === 429
			? 'The Meetings site is limiting how fast this account may send requests'
			: status >= 500
				? `The Meetings site is not available at the moment (${status})`
				: isCut
					? 'The answer of the Meetings site did not arrive whole'
					: `What came back is not from the XML API: it answered ${status}`;
	return {
		message,
		description: join([
			`${sentence(reason)}.`,
			error.excerpt && `It begins with "${sentence(error.excerpt)}".`,
			error.mayHaveHappened && `It may have been done all the same. ${lookFirst}`,
			repeated(error.waited),
			retryAfter !== undefined && `The site asks to wait ${seconds(retryAfter * 1000)}.`,
			isLate || isCut
				? 'Run the workflow again later.'
				: 'Cisco has retired the XML API for many sites: if this one is gone, use the REST API. Otherwise check "XML API Address" in the credential.',
			tracking(trackingId),
		]),
		httpCode: String(status),
		...(trackingId && { trackingId }),
	};
}

/** The XML API says what happened by the number of an exception. */
function explainXml(error: WebexXmlError, authentication: Authentication): Explanation {
	const { exceptionId, reason, subErrors, waited, trackingId, caseId } = error;
	const isLegacyToken = /access token/i.test(reason) && /invalid|expired/i.test(reason);
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
			repeated(waited),
			exceptionId && `Exception ${exceptionId} of ${error.operation}.`,
			tracking(trackingId ?? caseId),
		]),
		...(trackingId && { trackingId }),
	};
}

const onlyEnded =
	'Webex has transcripts, summaries and chats only for a single meeting that has ended, not for a series and not while it runs.';

type Explain = (error: WebexApiError) => { message: string; description: string };

const byStatus: Readonly<Record<number, Explain>> = {
	400: (error) => ({
		message: `Webex refused the input: ${sentence(error.reason)}`,
		description: /ID or UUID/i.test(error.reason)
			? 'An ID is the long text that begins with "Y2lz", as other Webex nodes return it, or the UUID of a link to the space. Choose the object from the list, or check the expression that returns the ID.'
			: isOfMeetings(error) &&
					/instance|in state|not ended/i.test([error.reason, ...error.errors].join(' '))
				? `${onlyEnded} Choose it by its ID, which "Get Many" of meetings returns with "Held Meetings", or wait until it has ended.`
				: 'Check the values of the node; if they come from an expression, look at the item that was used.',
	}),
	403: (error) => explainForbidden(error),
	404: (error) =>
		isTicketed(error)
			? expired
			: {
					message: `Webex did not find it: ${sentence(error.reason)}`,
					description: isOfMeetings(error)
						? `Check the ID. Nothing has it, it was deleted, or the account of the credential may not see it: one sees only meetings that one hosts or is invited to. An administrator or a service app chooses the person in "Host"${neededScope(error)}.`
						: `Check the ID. Nothing has it, or the account of the credential may not see it${named(lastPart(error.path))}. In Webex one sees only the rooms (spaces) that one is a member of, and their messages.`,
				},
	409: (error) => ({
		message: `Webex has this already: ${sentence(error.reason)}`,
		description:
			'Get the existing object instead of creating it, or choose an operation that may repeat: "Create or Get" for rooms, "Ensure Members" for memberships, "Ensure" for invitees.',
	}),
	410: () => ({
		message: 'Webex found malware in the file',
		description: 'It cannot be downloaded, neither now nor later. Tell the person who sent it.',
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
			'It may be encrypted. If you trust the person who sent it, switch on the option "Allow Unscannable" to download it anyway.',
	}),
	429: (error) => ({
		message:
			error.wasSent || error.waited
				? 'Webex is limiting how fast this account may send requests'
				: 'Webex was not asked: it still limits how fast this account may send such requests',
		description: join([
			repeated(error.waited),
			error.refusedUntil
				? `Webex refuses them until ${clockTime(error.refusedUntil)}.`
				: error.retryAfter !== undefined &&
					`Webex asks to wait ${seconds(error.retryAfter * 1000)}.`,
			'Run it again later, let the schedule run less often, or lower "Limit".',
		]),
	}),
};

/** With what an ID says, so that a person sees the ID of a wrong kind. A list has none. */
function named(id: string): string {
	const parsed = parseId(id);
	if (parsed) return `: ${id} (type ${parsed.type}, ${parsed.value})`;
	return /^[a-z]+s$/i.test(id) ? '' : `: ${id} (an ID is the long text that begins with "Y2lz")`;
}

/** Whether it is about meetings, recordings or transcripts, which have IDs and rights of their own. */
const isOfMeetings = ({ path }: WebexApiError) =>
	/^(\/v1)?\/(admin\/|group\/)?(meeting|recording)/.test(path);

/** What an administrator needs to do the same for other people. */
const adminScopes: Readonly<Record<string, string>> = {
	'meeting:participants_read': 'meeting:admin_participants_read',
	'meeting:preferences_read': 'meeting:admin_preferences_read',
	'meeting:preferences_write': 'meeting:admin_preferences_write',
	'meeting:recordings_read': 'meeting:admin_recordings_read',
	'meeting:recordings_write': 'meeting:admin_recordings_write',
	'meeting:schedules_read': 'meeting:admin_schedule_read',
	'meeting:schedules_write': 'meeting:admin_schedule_write',
	'meeting:transcripts_read': 'meeting:admin_transcripts_read',
};

/** These speak of a file, and mean something else elsewhere. */
const statusesOfFiles = new Set([410, 423, 428]);
const isOfFile = ({ path, status }: WebexApiError) =>
	!statusesOfFiles.has(status) || path.includes('/contents/');

/** The client hides the address of what has a ticket of its own. */
const isTicketed = ({ path }: WebexApiError) => path.includes('with a ticket');

const expired = {
	message: 'The download link of Webex no longer works',
	description:
		'Such a link works for 3 hours. Get the recording again, with "Get" or "Download": that makes a new link.',
};

const scopesOf = ({ scope, alsoNeeds }: WebexApiError) => (scope ? [scope, ...alsoNeeds] : []);
const adminScopesOf = (error: WebexApiError) =>
	scopesOf(error).flatMap((scope) => adminScopes[scope] ?? []);

function neededScope(error: WebexApiError): string {
	const needed = adminScopesOf(error);
	return needed.length > 0
		? `, and its credential needs the scope${plural(needed)} ${needed.join(' and ')}`
		: '';
}

const plural = ({ length }: readonly string[]) => (length > 1 ? 's' : '');
const quoted = (scopes: readonly string[]) => scopes.map((scope) => `"${scope}"`).join(' and ');

function explainForbidden(error: WebexApiError) {
	if (isTicketed(error)) return expired;
	const scopes = scopesOf(error);
	const needed = adminScopesOf(error);
	const acting =
		needed.length > 0 &&
		`For another person, named in "Host", ${needed.length > 1 ? 'they are' : 'it is'} ${quoted(needed)}, and the account must administer the organization or the site; a service app needs ${needed.length > 1 ? 'them' : 'it'} too. Other accounts may not act for others: leave "Host" empty.`;
	if (/required scopes/i.test(error.reason) && scopes.length > 0) {
		return {
			message: `The credential lacks the scope ${scopes.join(' or ')}`,
			description: join([
				`Add ${quoted(scopes)} to the integration at developer.webex.com and to the scopes of the credential, then reconnect it. If ${scopes.length > 1 ? 'both are' : 'the scope is'} there, the account lacks the role or license for this.`,
				scopes[0]?.startsWith('meeting:admin_') &&
					'It counts only for an administrator of the organization or the site, or a service app.',
				acting,
			]),
		};
	}
	return {
		message: `Webex does not allow this to the account: ${sentence(error.reason)}`,
		description: isOfMeetings(error)
			? join([
					'Use an account that may do it. Most of this is for the host of the meeting and its co-hosts; the account may also lack a role or a license.',
					acting,
				])
			: 'Use an account that may do it. A bot sees only the messages of a group room that mention it. Other accounts may lack a role, a license, or membership of the room (space).',
	};
}

function explainAnswer(error: WebexApiError, authentication: Authentication): Explanation {
	const fallback = {
		message:
			error.status >= 500
				? `Webex is not available at the moment (${error.status})`
				: `Webex answered ${error.status}: ${sentence(error.reason)}`,
		description: join([
			repeated(error.waited),
			error.status >= 500 && error.reason,
			'Run the workflow again later; status.webex.com shows outages.',
		]),
	};
	const { message, description } =
		error.status === 401
			? isTicketed(error)
				? expired
				: refused[authentication]
			: (isOfFile(error) && byStatus[error.status]?.(error)) || fallback;
	return {
		message,
		description: join([
			error.mayHaveHappened && `It may have been done all the same. ${lookFirst}`,
			description,
			...error.errors.filter((text) => text !== error.reason),
			tracking(error.trackingId),
		]),
		httpCode: String(error.status),
		...(error.trackingId && { trackingId: error.trackingId }),
	};
}

const tracking = (id: string | undefined) => id && `Tracking ID for Cisco's support: ${id}`;

/** Each part a sentence of its own, whatever Webex ended it with; the last one may end with what a person copies. */
const join = (parts: readonly (string | false | undefined)[]): string =>
	parts
		.filter((part): part is string => typeof part === 'string' && part !== '')
		.map((part, index, all) =>
			index === all.length - 1 || /[.!?]["')]?$/.test(part) ? part : `${part}.`,
		)
		.join(' ');

function seconds(duration: number): string {
	const count = Math.max(1, Math.round(duration / 1000));
	return count === 1 ? '1 second' : `${count} seconds`;
}
const sentence = (text: string) => text.trim().replace(/\.$/, '');
/** Such as `2026-11-24 18:30 UTC`, never too early: the person may be in another zone than the server. */
function clockTime(time: Date): string {
	const minute = new Date(Math.ceil(time.getTime() / 60_000) * 60_000);
	return `${minute.toISOString().slice(0, 16).replace('T', ' ')} UTC`;
}

function lastPart(path: string): string {
	const last = path.split('/').at(-1) ?? '';
	try {
		return decodeURIComponent(last);
	} catch {
		// Not encoded by us; a single "%" is no encoding.
		return last;
	}
}
