import {
	branch,
	escapeXml,
	leaf,
	nodesOf,
	parseXml,
	plainOf,
	writeXml,
	XmlDocumentError,
	type XmlNode,
	type XmlOperation,
	xml,
} from '@webex-nodes/client/xml';
import { type Context, Hono } from 'hono';
import type { Tokens } from '../oauth/tokens.ts';
import type { World } from '../world/world.ts';
import type { Listed, XmlCall } from './endpoint.ts';
import { failure, invalid, XmlFailure } from './failure.ts';
import { genericOperations } from './services/generic-operations.ts';
import { endpoints } from './services/index.ts';
import type { MeetingsSite, UserRecord } from './site.ts';

const bindings = 'java:com.webex.service.binding.';

/** The prefix that the server gives each service. */
const prefixes: Readonly<Record<string, string>> = {
	attendee: 'att',
	ep: 'ep',
	event: 'event',
	history: 'history',
	meeting: 'meet',
	meetingtype: 'mtgtype',
	site: 'ns1',
	training: 'train',
	user: 'use',
};

type Handle = (input: unknown, call: XmlCall) => unknown;

const operations = new Map(
	Object.entries(xml).flatMap(([service, contract]) =>
		Object.entries<XmlOperation>(contract).map(([name, operation]) => {
			const ofService = endpoints[service as keyof typeof endpoints] as unknown as Readonly<
				Record<string, Handle>
			>;
			return [operation.type, { operation, handle: ofService[name] as Handle }] as const;
		}),
	),
);

/** What answers also to those who name the site alone. */
const anonymous = new Set(['ep.GetAPIVersion', 'ep.GetSessionInfo']);

/**
 * The one address of the XML API: documents in, documents out, failures with status 200.
 * @see https://developer.cisco.com/docs/webex-xml-api-reference-guide/
 */
export function xmlApp(options: {
	readonly site: MeetingsSite;
	readonly world: World;
	/** Of developer.webex.com. */
	readonly tokens: Tokens;
	/** Of the old Webex Meetings integrations. */
	readonly oldTokens: Tokens;
}): Hono {
	const { site, world, tokens, oldTokens } = options;
	const { switches } = site;
	const app = new Hono();

	app.post('/WBXService/XMLService', async (context) => {
		if (switches.xmlDelay > 0) {
			await new Promise((resolve) => setTimeout(resolve, switches.xmlDelay));
		}
		if (switches.xmlRetired === 'page') {
			return context.html('<!doctype html><title>Webex</title><h1>Page Not Found</h1>', 404);
		}
		const body = await context.req.text();
		try {
			return send(context, success(answer(body)));
		} catch (error) {
			if (error instanceof XmlFailure) return send(context, refusal(error));
			if (XmlDocumentError.is(error)) return send(context, refusal(invalid(error.message)));
			throw error;
		}
	});

	function answer(document: string): XmlNode {
		const root = parseXml(document);
		const header = child(root, 'header');
		const content = child(child(root, 'body'), 'bodyContent');
		const type = content?.attributes['type']?.replace(bindings, '') ?? '';
		if (root.name !== 'message' || !header || !content) throw invalid('this is no message');
		const other = genericOperations[type];
		const known = operations.get(type);
		if (!known && !other) throw invalid(`there is no operation ${type}`);
		if (switches.xmlRetired === 'refused' && !type.startsWith('user.')) throw failure('000001');
		const caller = authenticate(header, content, type);
		const call: XmlCall = {
			site,
			get caller() {
				if (!caller) throw failure('000001');
				return caller;
			},
		};
		if (other) {
			const { type: answerType, body } = other(plainOf(content, type), call);
			return typed(answerType, nodesOf(body, 'body'));
		}
		if (!known) throw invalid(`there is no operation ${type}`);
		const { operation, handle } = known;
		const context = {
			unknown: 'refuse' as const,
			zone: caller?.timeZoneID,
			path: type,
		};
		const input = operation.request.read(content, {
			...context,
			answerZone: '20',
		}) as Readonly<Record<string, unknown>>;
		const output = handle(input, call);
		const written = operation.response.write(
			'bodyContent',
			(operation.listing ? page(operation, input, output as Listed<object>) : output) as never,
			{ path: type, answerZone: operation.answerZone?.(input as never) },
		);
		const [binding = '', name = ''] = type.split('.');
		const answerType = `${prefixes[binding]}:${name.charAt(0).toLowerCase()}${name.slice(1)}Response`;
		return typed(answerType, written.children);
	}

	/** @throws XmlFailure when the credentials are there and not good. */
	function authenticate(header: XmlNode, content: XmlNode, type: string): UserRecord | undefined {
		const context = child(header, 'securityContext');
		if (text(context, 'siteName') !== site.name) {
			throw new XmlFailure('', 'The site is not found');
		}
		const id = text(context, 'webExID') || text(context, 'email');
		const user = site.user(id);
		const ticket = text(context, 'sessionTicket');
		const token = text(context, 'webExAccessToken');
		const password = text(context, 'password');
		const signedIn = () => {
			if (ticket) {
				const holder = site.ticketHolder(ticket);
				if (!holder || holder !== user) throw failure('030047');
				return holder;
			}
			if (token) {
				const person = oldTokens.find(token)?.personId;
				if (!person || user?.personId !== person) {
					throw new XmlFailure('', 'WebEx access token is invalid');
				}
				return user;
			}
			if (password) {
				if (!user) throw failure('030001');
				if (user.password !== password) throw failure('030002');
				return user;
			}
			return type === 'user.AuthenticateUser' ? byAccessToken(content, user) : undefined;
		};
		const found = signedIn();
		if (found && found.active !== 'ACTIVATED') throw failure('030001');
		if (!found && !anonymous.has(type)) throw failure('000001');
		if (found && !site.allowsCall(found.webExId)) throw failure('000045');
		return found;
	}

	/** The token must be allowed everything, and belong to the user of the site that is named. */
	function byAccessToken(content: XmlNode, user: UserRecord | undefined): UserRecord | undefined {
		const value = text(content, 'accessToken');
		if (!value) return undefined;
		const token = tokens.find(value);
		const person = token && world.people.get(token.personId);
		const isAllowed = token?.scopes.includes('spark:all');
		if (!isAllowed || !person || user?.personId !== person.id) {
			throw failure('030048', [{ exceptionId: 'AS0001', reason: 'authentication service error' }]);
		}
		return user;
	}

	/** Orders the items, and cuts out what `listControl` asks for. */
	function page(
		{ listing }: XmlOperation,
		input: Readonly<Record<string, unknown>>,
		{ items, orders = {} }: Listed<object>,
	): Readonly<Record<string, unknown>> {
		if (!listing) throw new Error('Only lists have pages');
		const container = listing.group ?? listing.items;
		if (items.length === 0) throw failure('000015');
		if (!listing.paged) {
			const total = listing.group
				? items.flatMap((group) => (group as Record<string, unknown[]>)[listing.items] ?? []).length
				: items.length;
			return listing.group
				? { matchingRecords: { total, returned: total, startFrom: 1 }, [container]: items }
				: { [container]: items };
		}
		const { startFrom = 1, maximumNum = 50 } = (input['listControl'] ?? {}) as {
			startFrom?: number;
			maximumNum?: number;
		};
		if (maximumNum < 1 || maximumNum > 500) throw invalid('maximumNum is not within 1 and 500');
		const sorted = order(items, input['order'], orders);
		const isRecordings = listing.items === 'recording';
		const base = isRecordings ? switches.xmlRecordingIndex : 1;
		const start = Math.max(startFrom, base) - base;
		const shown = sorted.slice(start, start + maximumNum);
		if (shown.length === 0) throw failure('000015');
		return {
			matchingRecords: {
				total: items.length,
				returned: shown.length,
				startFrom: Math.max(startFrom, base),
			},
			[container]: shown,
		};
	}

	function send(context: Context, document: string): Response {
		const charset = switches.xmlCharset;
		const whole = `<?xml version="1.0" encoding="${charset}"?>\n${document}`;
		return context.body(
			charset === 'UTF-8' ? whole : new Uint8Array(Buffer.from(whole, 'latin1')),
			200,
			{
				'content-type': charset === 'UTF-8' ? 'text/xml;charset=UTF-8' : 'text/xml',
				'cache-control': 'no-cache',
			},
		);
	}

	const success = (content: XmlNode) =>
		message(
			`<serv:result>SUCCESS</serv:result><serv:gsbStatus>${switches.xmlCluster}</serv:gsbStatus>`,
			writeXml(content),
		);

	const refusal = ({ message: reason, exceptionId, subErrors }: XmlFailure) =>
		message(
			[
				'<serv:result>FAILURE</serv:result>',
				`<serv:reason>${escapeXml(reason)}</serv:reason>`,
				`<serv:gsbStatus>${switches.xmlCluster}</serv:gsbStatus>`,
				exceptionId && `<serv:exceptionID>${exceptionId}</serv:exceptionID>`,
				subErrors.length > 0 &&
					`<serv:subErrors>${subErrors.map(({ exceptionId: id, reason: why }) => `<serv:subError><serv:exceptionID>${id}</serv:exceptionID><serv:reason>${escapeXml(why)}</serv:reason></serv:subError>`).join('')}</serv:subErrors>`,
			]
				.filter(Boolean)
				.join(''),
			'<serv:bodyContent/>',
		);

	return app;
}

const schemas = 'http://www.webex.com/schemas/2002/06';

const message = (response: string, content: string) =>
	`<serv:message xmlns:serv="${schemas}/service" xmlns:com="${schemas}/common">` +
	`<serv:header><serv:response>${response}</serv:response></serv:header>` +
	`<serv:body>${content}</serv:body></serv:message>`;

/** Elements with the prefix of their service, as the server writes them. */
function typed(type: string, children: readonly XmlNode[]): XmlNode {
	const [prefix = 'serv'] = type.split(':');
	const service = Object.entries(prefixes).find(([, own]) => own === prefix)?.[0] ?? '';
	return {
		name: 'serv:bodyContent',
		text: '',
		children: children.map((node) => prefixed(node, prefix)),
		attributes: {
			'xmlns:xsi': 'http://www.w3.org/2001/XMLSchema-instance',
			[`xmlns:${prefix}`]: `${schemas}/service/${service}`,
			'xsi:type': type,
		},
	};
}

function prefixed(node: XmlNode, prefix: string): XmlNode {
	const inside = node.name === 'matchingRecords' ? 'serv' : prefix;
	const name = `${prefix}:${node.name}`;
	return node.children.length > 0
		? branch(
				name,
				node.children.map((each) => prefixed(each, inside)),
			)
		: leaf(name, node.text);
}

/** By up to three elements; keys that the list does not know change nothing. */
function order(
	items: readonly object[],
	wanted: unknown,
	orders: Readonly<Record<string, string>>,
): readonly object[] {
	const { orderBy = [], orderAD = [] } = (wanted ?? {}) as {
		orderBy?: readonly string[];
		orderAD?: readonly string[];
	};
	const keys = orderBy.flatMap((key, index) => {
		const name = orders[key];
		return name ? [{ name, sign: orderAD[index] === 'DESC' ? -1 : 1 }] : [];
	});
	return [...items].sort((one, other) => {
		for (const { name, sign } of keys) {
			const difference = textAt(one, name).localeCompare(textAt(other, name), 'en');
			if (difference !== 0) return difference * sign;
		}
		return 0;
	});
}

const textAt = (item: object, name: string) => String((item as Record<string, unknown>)[name]);

const child = (node: XmlNode | undefined, name: string): XmlNode | undefined =>
	node?.children.find((each) => each.name === name);

const text = (node: XmlNode | undefined, name: string): string =>
	child(node, name)?.text.trim() ?? '';
