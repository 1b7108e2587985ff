import { type HttpRequest, WebexInputError } from '@webex-nodes/http';
import { encodeMultipart, isUpload } from './multipart.ts';
import type { CallOptions, Operation } from './operation.ts';

type Input = Readonly<Record<string, unknown>>;

/** Puts the inputs that the path names into the path, some into headers, and the others into the query or the body. */
export function buildRequest(
	baseUrl: string,
	{ method, path, headers = [] }: Operation,
	input: Input,
	{ signal }: CallOptions = {},
): HttpRequest {
	const url = new URL(baseUrl + fillPath(path, input));
	const given = Object.entries(input).filter(
		([name, value]) => value !== undefined && !path.includes(`{${name}}`),
	);
	const rest = given.filter(([name]) => !headers.includes(name));
	const sent = given.filter(([name]) => headers.includes(name));
	const hasBody = method !== 'GET' && method !== 'DELETE';
	if (!hasBody) for (const [name, value] of rest) url.searchParams.set(name, queryValue(value));
	const { contentType, body } = hasBody ? encodeBody(rest) : {};
	return {
		method,
		url: url.href,
		headers: {
			accept: 'application/json',
			...Object.fromEntries(sent.map(([name, value]) => [name, String(value)])),
			...(contentType && { 'content-type': contentType }),
		},
		...(body !== undefined && { body }),
		...(signal && { signal }),
	};
}

/** JSON, or a form when one of the inputs is a file. */
function encodeBody(entries: readonly (readonly [string, unknown])[]) {
	for (const [name, value] of entries) {
		const upload = [value].flat().find(isUpload);
		if (!upload) continue;
		const others = entries.filter(([other]) => other !== name);
		return encodeMultipart(Object.fromEntries(others), name, upload);
	}
	return { contentType: 'application/json', body: JSON.stringify(Object.fromEntries(entries)) };
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
