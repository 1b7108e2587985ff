import { type HttpMethod, type HttpRequest, WebexInputError } from '@webex-nodes/http';
import type { CallOptions } from './operation.ts';

type QueryValue = boolean | number | string | readonly (boolean | number | string)[] | undefined;

/** A request to any endpoint of the REST API. */
export interface RawRequest {
	readonly method?: HttpMethod;
	/** Below the base address, such as `/devices`. Other hosts are refused: the token belongs to Webex. */
	readonly path: string;
	readonly query?: Readonly<Record<string, QueryValue>>;
	/** Sent as JSON. */
	readonly body?: unknown;
}

export function buildRawRequest(
	baseUrl: string,
	{ method = 'GET', path, query = {}, body }: RawRequest,
	{ signal }: CallOptions = {},
): HttpRequest {
	const url = new URL(baseUrl + relativePath(baseUrl, path));
	for (const [name, value] of Object.entries(query)) {
		if (value !== undefined) url.searchParams.set(name, [value].flat().join(','));
	}
	return {
		method,
		url: url.href,
		headers: {
			accept: 'application/json',
			...(body !== undefined && { 'content-type': 'application/json' }),
		},
		...(body !== undefined && { body: JSON.stringify(body) }),
		...(signal && { signal }),
	};
}

/** Accepts a whole address too, as long as it is an address of this API. */
function relativePath(baseUrl: string, given: string): string {
	const text = given.trim();
	const path = text.startsWith(`${baseUrl}/`) ? text.slice(baseUrl.length) : text;
	const isForeign = /^[a-z][a-z0-9+.-]*:|^\/\//i.test(path);
	const climbs = path
		.split(/[?#]/)[0]
		// Encoded or not: the server may decode before it reads the path.
		?.split(/\/|%2f|%5c/i)
		.some((part) => /^(\.|%2e){1,2}$/i.test(part));
	if (path === '' || isForeign || climbs || /[\s\\]/.test(path)) {
		throw new WebexInputError('path', `expected a path below ${baseUrl}, such as /devices`);
	}
	const rooted = path.startsWith('/') ? path : `/${path}`;
	// The documentation shows paths with the version: it is part of the base address.
	return rooted.replace(/^\/v1(?=\/)/, '');
}
