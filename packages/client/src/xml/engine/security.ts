import { type SessionTicket, sessionTickets, type TokenSource } from '@webex-nodes/auth';
import { type Middleware, requireProtected, type Transport } from '@webex-nodes/http';
import { createXmlClient } from './client.ts';
import { addSecurityContext, type SecurityContext } from './envelope.ts';
import { WebexXmlError } from './errors.ts';
import { kindOf } from './exceptions.ts';

export interface XmlSite {
	/** `acme` of `acme.webex.com`. */
	readonly siteName: string;
	/** On sites of Control Hub, the email address. */
	readonly webExId: string;
}

/** The element of the security context for the secret. */
export type XmlSecret = 'password' | 'sessionTicket' | 'webExAccessToken';

/**
 * Adds credentials to each document. When the secret is refused, gets another one from its source, once.
 * @see https://developer.cisco.com/docs/webex-xml-api-reference-guide/ (Request Authentication)
 */
export function xmlSecurity(site: XmlSite, secret: XmlSecret, source: TokenSource): Middleware {
	const context = (value: string): SecurityContext => ({
		siteName: site.siteName,
		webExID: site.webExId,
		[secret]: value,
	});
	return (next) => async (request) => {
		requireProtected(request.url);
		const signed = async () => {
			const value = await source.get({ ...(request.signal && { signal: request.signal }) });
			const body = addSecurityContext(String(request.body), context(value));
			const response = await next({ ...request, body });
			return { value, response: { ...response, secrets: [...(response.secrets ?? []), value] } };
		};
		const first = await signed();
		if (first.response.status !== 401 || !source.refuse(first.value)) return first.response;
		return (await signed()).response;
	};
}

interface TicketOptions extends XmlSite {
	/** Without credentials. It repeats, with the statuses of `statusFromBody`: a ticket that is refused for now fails the request that needs it. */
	readonly transport: Transport;
	readonly url?: string;
	/** Milliseconds since the epoch. */
	readonly now?: () => number;
}

/** Session tickets for an access token of developer.webex.com, which needs the scope `spark:all`. */
export function ticketsByToken(
	options: TicketOptions & { readonly tokens: TokenSource },
): TokenSource {
	const { tokens, siteName, webExId } = options;
	return tickets(options, async (transport) => {
		const ask = async () => {
			const accessToken = await tokens.get();
			const client = authenticating(options, transport, { siteName, webExID: webExId });
			return { accessToken, answer: client.users.authenticate({ accessToken }) };
		};
		const first = await ask();
		try {
			return await first.answer;
		} catch (error) {
			// The site may have refused the access token: it is renewed, once.
			if (!isRefused(error) || !tokens.refuse(first.accessToken)) throw error;
			return await (await ask()).answer;
		}
	});
}

/** Session tickets for a password; not on sites with single sign-on. */
export function ticketsByPassword(
	options: TicketOptions & { readonly password: string },
): TokenSource {
	const { password, siteName, webExId } = options;
	return tickets(options, async (transport) =>
		authenticating(options, transport, {
			siteName,
			webExID: webExId,
			password,
		}).users.authenticate(),
	);
}

/** Session tickets for the answer of an identity provider, in Base64. */
export function ticketsBySaml(
	options: TicketOptions & { readonly samlResponse: () => Promise<string> },
): TokenSource {
	const { siteName, webExId } = options;
	return tickets(options, async (transport) =>
		authenticating(options, transport, { siteName, webExID: webExId }).users.authenticate({
			samlResponse: await options.samlResponse(),
		}),
	);
}

function tickets(
	{ transport, now }: TicketOptions,
	ask: (transport: Transport) => Promise<SessionTicket>,
): TokenSource {
	return sessionTickets({ authenticate: () => ask(transport), ...(now && { now }) });
}

function authenticating({ url }: TicketOptions, transport: Transport, context: SecurityContext) {
	return createXmlClient({
		transport: (request) =>
			transport({ ...request, body: addSecurityContext(String(request.body), context) }),
		...(url && { url }),
	});
}

const isRefused = (error: unknown): boolean =>
	WebexXmlError.is(error) && kindOf(error.exceptionId) === 'session';
