import { type HttpRequest, WebexInputError } from '@webex-nodes/http';
import { encodeMultipart } from './multipart.ts';
import type { CallOptions, Operation } from './operation.ts';
import { isUpload } from './upload.ts';

type Input = Readonly<Record<string, unknown>>;
type Entries = readonly (readonly [string, unknown])[];

/** What is sent for inputs that are left out: without a zone, the dates of an answer depend on the account. */
const usualHeaders: Readonly<Record<string, string>> = { timezone: 'UTC' };

/** Puts the inputs that the path names into the path, some into headers, and the others into the query or the body. */
export function buildRequest(
	baseUrl: string,
	operation: Operation,
	input: Input,
	{ signal }: CallOptions = {},
): HttpRequest {
	const { method, path, kind, query = [] } = operation;
	const url = new URL(baseUrl + fillPath(path, input));
	const given = Object.entries(input).filter(
		([name, value]) => value !== undefined && !path.includes(`{${name}}`),
	);
	const headers = headersOf(operation, given);
	const rest = given.filter(([name]) => !(name in headers));
	const hasBody = operation.hasBody ?? (method !== 'GET' && method !== 'DELETE');
	const inAddress = hasBody ? rest.filter(([name]) => query.includes(name)) : rest;
	for (const [name, value] of inAddress) url.searchParams.set(name, queryValue(value));
	const inBody = hasBody ? rest.filter((entry) => !inAddress.includes(entry)) : [];
	const { contentType, body } =
		hasBody && (inBody.length > 0 || method !== 'DELETE') ? encodeBody(inBody) : {};
	return {
		method,
		url: url.href,
		headers: {
			accept: kind === 'text' || kind === 'bytes' ? '*/*' : 'application/json',
			...headers,
			...(contentType && { 'content-type': contentType }),
		},
		...(body !== undefined && { body }),
		...(signal && { signal }),
	};
}

function headersOf({ headers = [] }: Operation, given: Entries): Record<string, string> {
	const values = { ...usualHeaders, ...Object.fromEntries(given) };
	return Object.fromEntries(
		headers.flatMap((name) => (name in values ? [[name, headerOf(name, values[name])]] : [])),
	);
}

/** A line break would begin another header. The value is not shown: it may be a password. */
function headerOf(name: string, value: unknown): string {
	const text = String(value);
	if (/^[\x20-\x7e\x80-\xff]*$/.test(text)) return text;
	throw new WebexInputError(name, 'expected one line, of letters that a header can hold');
}

/** JSON, or a form when one of the inputs is a file. */
function encodeBody(entries: Entries) {
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
