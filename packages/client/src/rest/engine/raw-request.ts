import type { WebexEnvironment, WebexService } from '@webex-nodes/auth';
import { type HttpMethod, type HttpRequest, WebexInputError } from '@webex-nodes/http';
import type { CallOptions } from './operation.ts';

type QueryValue = boolean | number | string | readonly (boolean | number | string)[] | undefined;

/** A request to any endpoint of the REST API, or of a service of Webex on another host. */
export interface RawRequest {
	readonly method?: HttpMethod;
	/**
	 * Below the base address, such as `/devices`; or a whole address on a host of Webex that takes the token. Other hosts
	 * are refused: the token belongs to Webex.
	 */
	readonly path: string;
	/** A service with a host of its own; the REST API when left out. */
	readonly service?: WebexService;
	readonly query?: Readonly<Record<string, QueryValue>>;
	/** Sent as JSON. */
	readonly body?: unknown;
	/** What the answer is read as; JSON when left out. */
	readonly format?: 'json' | 'text';
}

/** The hosts that get the token. */
export interface Hosts {
	readonly baseUrl: string;
	readonly services?: WebexEnvironment['services'];
}

export function buildRawRequest(
	hosts: Hosts,
	{ method = 'GET', path, service, query = {}, body, format = 'json' }: RawRequest,
	{ signal }: CallOptions = {},
): HttpRequest {
	const url = new URL(addressOf(hosts, path, service));
	for (const [name, value] of Object.entries(query)) {
		if (value !== undefined) url.searchParams.set(name, [value].flat().join(','));
	}
	return {
		method,
		url: url.href,
		headers: {
			accept: format === 'json' ? 'application/json' : '*/*',
			...(body !== undefined && { 'content-type': 'application/json' }),
		},
		...(body !== undefined && { body: JSON.stringify(body) }),
		...(signal && { signal }),
	};
}

/** The base address that a whole address lies below. */
export const baseOf = ({ baseUrl, services = {} }: Hosts, address: string): string | undefined =>
	[baseUrl, ...Object.values(services)].find((base) => address.startsWith(`${base}/`));

function addressOf(hosts: Hosts, given: string, service: WebexService | undefined): string {
	const text = given.trim();
	const known = baseOf(hosts, text);
	const base = known ?? baseFor(hosts, service);
	const path = known ? text.slice(known.length) : text;
	const isForeign = /^[a-z][a-z0-9+.-]*:|^\/\//i.test(path);
	const climbs = path
		.split(/[?#]/)[0]
		// Encoded or not: the server may decode before it reads the path.
		?.split(/\/|%2f|%5c/i)
		.some((part) => /^(\.|%2e){1,2}$/i.test(part));
	if (path === '' || isForeign || climbs || /[\s\\]/.test(path)) {
		throw new WebexInputError(
			'path',
			`expected a path below ${base}, such as /devices${others(hosts)}`,
		);
	}
	const rooted = path.startsWith('/') ? path : `/${path}`;
	// The documentation shows paths with the version: it is part of most base addresses.
	return base + (base.endsWith('/v1') ? rooted.replace(/^\/v1(?=\/)/, '') : rooted);
}

function baseFor({ baseUrl, services = {} }: Hosts, service: WebexService | undefined): string {
	if (service === undefined) return baseUrl;
	const base = services[service];
	if (base) return base;
	throw new WebexInputError(
		'service',
		`expected a service of this environment: ${new URL(baseUrl).host} is known without "${service}"`,
	);
}

function others({ services = {} }: Hosts): string {
	const names = Object.values(services).map((address) => new URL(address).host);
	return names.length > 0 ? `, or a whole address on ${names.join(', ')}` : '';
}
