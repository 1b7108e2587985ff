import { type HttpRequest, WebexInputError } from '@webex-nodes/http';
import type { CallOptions, Operation } from './operation.ts';

type Input = Readonly<Record<string, unknown>>;

/** Inputs named in the path go there, the rest into the query or the body. */
export function buildRequest(
	baseUrl: string,
	{ method, path }: Operation,
	input: Input,
	{ signal }: CallOptions = {},
): HttpRequest {
	const url = new URL(baseUrl + fillPath(path, input));
	const rest = Object.entries(input).filter(
		([name, value]) => value !== undefined && !path.includes(`{${name}}`),
	);
	const hasBody = method !== 'GET' && method !== 'DELETE';
	if (!hasBody) for (const [name, value] of rest) url.searchParams.set(name, queryValue(value));
	return {
		method,
		url: url.href,
		headers: {
			accept: 'application/json',
			...(hasBody && { 'content-type': 'application/json' }),
		},
		...(hasBody && { body: JSON.stringify(Object.fromEntries(rest)) }),
		...(signal && { signal }),
	};
}

function fillPath(path: string, input: Input): string {
	return path.replaceAll(/\{(\w+)\}/g, (_, name: string) => {
		const value = input[name];
		// '.' and '..' would name another resource, and no encoding prevents that.
		if (typeof value !== 'string' || value.trim() === '' || /^\.{1,2}$/.test(value)) {
			throw new WebexInputError(name, 'expected an ID, such as Webex gives for each object');
		}
		return encodeURIComponent(value);
	});
}

function queryValue(value: unknown): string {
	return Array.isArray(value) ? value.join(',') : String(value);
}
