import type { XmlNode } from '@webex-nodes/client/xml';
import type { Tokens } from '../oauth/tokens.ts';
import type { World } from '../world/world.ts';
import { failure, XmlFailure } from './failure.ts';
import { textOf, type XmlRequest } from './request.ts';
import type { MeetingsSite, UserRecord } from './site.ts';

export interface Accounts {
	readonly site: MeetingsSite;
	readonly world: World;
	/** Of developer.webex.com. */
	readonly tokens: Tokens;
	/** Of the old Webex Meetings integrations. */
	readonly oldTokens: Tokens;
}

/** Operations for which the name of the site is enough. */
const anonymous = new Set(['ep.GetAPIVersion', 'ep.GetSessionInfo']);

/**
 * The user whose credentials the request carries; `undefined` when an anonymous operation has none.
 * @throws XmlFailure for credentials that are wrong, or missing where they are required.
 */
export function signIn(request: XmlRequest, accounts: Accounts): UserRecord | undefined {
	const { site } = accounts;
	const { type, securityContext } = request;
	if (textOf(securityContext, 'siteName') !== site.name) {
		throw new XmlFailure('', 'The site is not found');
	}
	const id = textOf(securityContext, 'webExID') || textOf(securityContext, 'email');
	const signedIn = checkCredentials(request, site.user(id), accounts);
	if (signedIn && signedIn.active !== 'ACTIVATED') throw failure('030001');
	if (!signedIn && !anonymous.has(type)) throw failure('000001');
	if (signedIn && !site.allowsCall(signedIn.webExId)) throw failure('000045');
	return signedIn;
}

/** By the first kind of credential that the request has. */
function checkCredentials(
	{ type, securityContext, content }: XmlRequest,
	user: UserRecord | undefined,
	accounts: Accounts,
): UserRecord | undefined {
	const ticket = textOf(securityContext, 'sessionTicket');
	if (ticket) return byTicket(ticket, user, accounts);
	const oldToken = textOf(securityContext, 'webExAccessToken');
	if (oldToken) return byOldToken(oldToken, user, accounts);
	const password = textOf(securityContext, 'password');
	if (password) return byPassword(password, user);
	return type === 'user.AuthenticateUser' ? byAccessToken(content, user, accounts) : undefined;
}

function byTicket(ticket: string, user: UserRecord | undefined, { site }: Accounts): UserRecord {
	const holder = site.ticketHolder(ticket);
	if (!holder || holder !== user) throw failure('030047');
	return holder;
}

function byOldToken(
	token: string,
	user: UserRecord | undefined,
	{ oldTokens }: Accounts,
): UserRecord {
	const personId = oldTokens.find(token)?.personId;
	if (!user || !personId || user.personId !== personId) {
		throw new XmlFailure('', 'WebEx access token is invalid');
	}
	return user;
}

function byPassword(password: string, user: UserRecord | undefined): UserRecord {
	if (!user) throw failure('030001');
	if (user.password !== password) throw failure('030002');
	return user;
}

/** The token must have every scope, and belong to the user of the site that is named. */
function byAccessToken(
	content: XmlNode,
	user: UserRecord | undefined,
	{ tokens, world }: Accounts,
): UserRecord | undefined {
	const value = textOf(content, 'accessToken');
	if (!value) return undefined;
	const token = tokens.find(value);
	const person = token && world.people.get(token.personId);
	const isAllowed = token?.scopes.includes('spark:all');
	if (!isAllowed || !person || user?.personId !== person.id) {
		throw failure('030048', [{ exceptionId: 'AS0001', reason: 'authentication service error' }]);
	}
	return user;
}
