import { type SessionTicket, sessionTickets, type TokenSource } from '@webex-nodes/auth';
import {
	addSecurityContext,
	createXmlClient,
	type OnKeep,
	statusFromBody,
	statusOf,
	type XmlClient,
	type XmlSite,
	xmlSecurity,
	zoneOfIana,
} from '@webex-nodes/client';
import { escapeXml } from '@webex-nodes/client/xml';
import { ignoring, type Transport, WebexInputError } from '@webex-nodes/http';
import type {
	ICredentialDataDecryptedObject,
	IDataObject,
	IHttpRequestOptions,
} from 'n8n-workflow';
import { createClient, repeating } from '../n8n/client.ts';
import { withExpiryFromBody } from '../n8n/status-from-body.ts';
import { ConnectionNeeded, type Context, n8nTransport, plainTransport } from '../n8n/transport.ts';
import { siteNameOf, xmlUrlOf } from './site.ts';

/** The client of the operations, and the facts that they need. */
export interface Meetings {
	readonly webex: XmlClient;
	readonly site: XmlSite;
	/** The number of the workflow's time zone, if Webex knows it. */
	readonly zone: string | undefined;
}

/** The values of "Authentication". */
const authentications = ['oAuth2', 'meetingsOAuth2', 'meetingsPassword'] as const;

export type MeetingsAuthentication = (typeof authentications)[number];

/** What the person chose in the node. */
export function meetingsAuthenticationOf(context: Context): MeetingsAuthentication {
	const chosen = parameterOf(context, 'authentication', 0);
	return authentications.find((known) => known === chosen) ?? 'oAuth2';
}

function parameterOf(context: Context, name: string, itemIndex: number): string {
	const value =
		'getCurrentNodeParameter' in context
			? context.getCurrentNodeParameter(name)
			: context.getNodeParameter(name, itemIndex, '');
	return String(value ?? '').trim();
}

interface Signed {
	readonly site: XmlSite;
	readonly url: string;
	/** Signs, repeats and sends, with the statuses that failures mean. */
	readonly transport: Transport;
}

/** A client for the credential of the node. */
export async function connectMeetings(
	context: Context,
	{ simplify = true }: Readonly<Record<string, unknown>> = {},
	itemIndex = 0,
	onKeep?: OnKeep,
): Promise<Meetings> {
	const { site, url, transport } = await signIn[meetingsAuthenticationOf(context)](
		context,
		itemIndex,
	);
	const webex = createXmlClient({
		transport,
		url,
		answers: simplify === false ? 'plain' : 'typed',
		onKeep,
	});
	return { webex, site, zone: zoneOfIana(context.getTimezone()) };
}

const signIn: Readonly<
	Record<MeetingsAuthentication, (context: Context, itemIndex: number) => Promise<Signed>>
> = {
	/** A token of developer.webex.com is exchanged for a session ticket. */
	async oAuth2(context, itemIndex) {
		const type = 'webexOAuth2Api';
		const credential = await context.getCredentials(type);
		const url = xmlUrlOf(credential);
		const token = tokenDataOf(credential)['access_token'];
		const given = {
			siteName: parameterOf(context, 'siteName', itemIndex),
			webExId: parameterOf(context, 'webExId', itemIndex),
		};
		const partsWith = (own: unknown) => [type, url, own, given.siteName, given.webExId];
		const session = sessionFor(partsWith(token));
		session.site ??= await discover(context, given);
		const { site } = session;
		const tokenPlace = '{token}';
		let used = '';
		const signing = withExpiryFromBody(context, {
			sign: (options) => {
				const { token: own, ...unsigned } = takeToken(options);
				used = own;
				// A function, because some characters of a replacement text have a special meaning.
				const body = String(options.body).replace(tokenPlace, () => escapeXml(own));
				return {
					...unsigned,
					body: addSecurityContext(body, { siteName: site.siteName, webExID: site.webExId }),
				};
			},
			isExpired: (response) => statusOf(response) === 401,
		});
		const exchange = createXmlClient({
			transport: repeatingXml(context, n8nTransport(signing, type)),
			url,
		});
		session.authenticate = async () => {
			const ticket = await exchange.users.authenticate({ accessToken: tokenPlace });
			// n8n may have renewed the token during the request: the ticket is kept for the new token too.
			keep(partsWith(used), session);
			return ticket;
		};
		return { site, url, transport: withTicket(context, site, session) };
	},

	/** The token of an old integration is written into each document. */
	async meetingsOAuth2(context) {
		const type = 'webexMeetingsXmlOAuth2Api';
		const credential = await context.getCredentials(type);
		const webExId =
			String(credential['webExId'] ?? '').trim() ||
			String(tokenDataOf(credential)['user_name'] ?? '');
		const site = { siteName: siteNameOf(credential['siteName']), webExId };
		if (!webExId) {
			throw new WebexInputError(
				'WebEx ID',
				'Webex did not return the WebEx ID of the account: enter it in the credential',
			);
		}
		const signing = withExpiryFromBody(context, {
			sign: (options) => {
				const { token, ...unsigned } = takeToken(options);
				const body = addSecurityContext(String(options.body), {
					siteName: site.siteName,
					webExID: webExId,
					webExAccessToken: token,
				});
				return { ...unsigned, body };
			},
			isExpired: (response) => statusOf(response) === 401,
		});
		return {
			site,
			url: xmlUrlOf(credential),
			transport: repeatingXml(context, n8nTransport(signing, type)),
		};
	},

	/** The credential writes the password into the document: once, to get a ticket, or into each document. */
	async meetingsPassword(context) {
		const type = 'webexMeetingsXmlApi';
		const credential = await context.getCredentials(type);
		const url = xmlUrlOf(credential);
		const site = {
			siteName: siteNameOf(credential['siteName']),
			webExId: String(credential['webExId'] ?? '').trim(),
		};
		const password = String(credential['password'] ?? '');
		const sent = repeatingXml(context, n8nTransport(context, type));
		// What a gateway repeats of the document shows in no error.
		const withPassword: Transport = async (request) => ({
			...(await sent(request)),
			secrets: [password, escapeXml(password)],
		});
		if (credential['session'] === 'password') return { site, url, transport: withPassword };
		const session = sessionFor([type, url, site.siteName, site.webExId, password]);
		const client = createXmlClient({ transport: withPassword, url });
		session.authenticate = () => client.users.authenticate();
		return { site, url, transport: withTicket(context, site, session) };
	},
};

/** Below what signs, so that the exchange for a ticket is repeated by itself and not with the request that needs it. */
const repeatingXml = (context: Context, transport: Transport): Transport =>
	repeating(context)(statusFromBody(transport));

const withTicket = (context: Context, site: XmlSite, { tickets }: TicketSession): Transport =>
	xmlSecurity(site, 'sessionTicket', tickets)(repeatingXml(context, plainTransport(context)));

/** The session ticket of one account, for all executions of this process. */
interface TicketSession {
	readonly tickets: TokenSource;
	authenticate: () => Promise<SessionTicket>;
	site?: XmlSite;
}

const sessions = new Map<string, TicketSession>();
const maxSessions = 500;

/** The secret is part of the key, so that a changed password or a reconnected account gets a new ticket. */
function sessionFor(parts: readonly unknown[]): TicketSession {
	const found = sessions.get(JSON.stringify(parts));
	if (found) return found;
	const session: TicketSession = {
		authenticate: async () => {
			throw new ConnectionNeeded(false);
		},
		tickets: sessionTickets({ authenticate: () => session.authenticate() }),
	};
	keep(parts, session);
	return session;
}

function keep(parts: readonly unknown[], session: TicketSession): void {
	for (const oldest of sessions.keys()) {
		if (sessions.size < maxSessions) break;
		sessions.delete(oldest);
	}
	sessions.set(JSON.stringify(parts), session);
}

/** Asks Webex for what the person left empty: the email address of the account, and its default site. */
async function discover(context: Context, { siteName, webExId }: XmlSite): Promise<XmlSite> {
	const site = siteName && siteNameOf(siteName);
	if (site && webExId) return { siteName: site, webExId };
	const webex = await createClient(context);
	const me = async () => (await webex.people.me()).emails[0] ?? '';
	return { webExId: webExId || (await me()), siteName: site || (await defaultSite()) };

	async function defaultSite(): Promise<string> {
		// Webex refuses this without the scope, and for accounts without meetings: then the person must enter the site.
		const found = await webex.meetingPreferences.sites().catch(ignoring(403, 404));
		const chosen = found?.sites.find((each) => each.default) ?? found?.sites[0];
		if (chosen) return siteNameOf(chosen.siteUrl);
		throw new WebexInputError(
			'Site Name',
			'enter the first part of the address of the site, such as acme of acme.webex.com; the node can find it only with the scope meeting:preferences_read',
		);
	}
}

function tokenDataOf({ oauthTokenData }: ICredentialDataDecryptedObject): IDataObject {
	const data = typeof oauthTokenData === 'string' ? JSON.parse(oauthTokenData) : oauthTokenData;
	return (data ?? {}) as IDataObject;
}

/** The token that n8n has added to the header, and the request without that header. */
function takeToken(options: IHttpRequestOptions): IHttpRequestOptions & { token: string } {
	const headers = Object.entries({ ...options.headers });
	const isSignature = ([name]: [string, unknown]) => name.toLowerCase() === 'authorization';
	const [, value = ''] = headers.find(isSignature) ?? [];
	return {
		...options,
		headers: Object.fromEntries(headers.filter((header) => !isSignature(header))) as IDataObject,
		token: String(value).replace(/^Bearer\s+/i, ''),
	};
}
