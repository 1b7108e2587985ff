import {
	type HttpRequest,
	type HttpResponse,
	readTrackingId,
	type Transport,
	WebexInputError,
	WebexPageError,
} from '@webex-nodes/http';
import { List, type Page } from '../../list.ts';
import { xml } from '../index.ts';
import type { XmlNode } from './document.ts';
import {
	mergeNodes,
	parseFragment,
	type ReadMessage,
	readMessage,
	writeMessage,
} from './envelope.ts';
import { WebexXmlError, WebexXmlResponseError, XmlDocumentError } from './errors.ts';
import { kindOf } from './exceptions.ts';
import {
	type Listing,
	windowsOf,
	type XmlCallOptions,
	type XmlListOptions,
	type XmlMethod,
	type XmlOperation,
	type XmlOperations,
} from './operation.ts';
import { nodesOf, type Plain, type PlainInput, plainOf } from './plain.ts';

export type XmlClient = {
	readonly [Service in keyof typeof xml]: {
		readonly [Name in keyof (typeof xml)[Service]]: XmlMethod<(typeof xml)[Service][Name]>;
	};
} & {
	/**
	 * Any other operation by its type string, such as `ep.LstContact`; `body` is plain data or a fragment of XML.
	 * Gives the content of the answer as plain data.
	 */
	readonly request: (
		operation: string,
		body?: PlainInput | string,
		options?: XmlCallOptions,
	) => Promise<Plain>;
};

export interface XmlClientOptions {
	/** Signs, repeats and sends: compose it from the middlewares here and of the http package. */
	readonly transport: Transport;
	/** Without it, the one address for all sites. */
	readonly url?: string;
	/**
	 * `typed`: ISO 8601 times, booleans and numbers as the types say. `plain`: everything as Webex wrote it, as texts;
	 * the types then say only which names to expect.
	 */
	readonly answers?: 'plain' | 'typed';
}

export const xmlServiceUrl = 'https://api.webex.com/WBXService/XMLService';

/**
 * Every operation of the contract as a method.
 * @see https://developer.cisco.com/docs/webex-xml-api-reference-guide/
 */
export function createXmlClient({
	transport,
	url = xmlServiceUrl,
	answers = 'typed',
}: XmlClientOptions): XmlClient {
	const connection = { transport, url, answers };
	const method = (operation: XmlOperation) =>
		operation.kind === 'many'
			? (input: Values = {}, options: XmlListOptions = {}) =>
					new List(() => readList(connection, operation, input, options))
			: async (input: Values = {}, options: XmlCallOptions = {}) =>
					await call(connection, operation, input, options);
	const services = Object.entries<XmlOperations>(xml).map(([service, operations]) => [
		service,
		Object.fromEntries(
			Object.entries(operations).map(([name, operation]) => [name, method(operation)]),
		),
	]);
	const request: XmlClient['request'] = async (type, body = {}, options = {}) => {
		const nodes = typeof body === 'string' ? parseFragment(body, 'body') : nodesOf(body, 'body');
		const writes = !/(^|\.)(Get|Lst)\w*$/.test(type);
		return (await exchange(connection, { type, writes }, nodes, options)).plain();
	};
	return { ...Object.fromEntries(services), request } as unknown as XmlClient;
}

type Values = Readonly<Record<string, unknown>>;

interface Connection {
	readonly transport: Transport;
	readonly url: string;
	readonly answers: 'plain' | 'typed';
}

async function call(
	connection: Connection,
	operation: XmlOperation,
	input: Values,
	options: XmlCallOptions,
): Promise<unknown> {
	const { children } = write(operation, input);
	const { decode, plain } = await exchange(connection, operation, children, options);
	const typed = decode(operation, input);
	return connection.answers === 'plain' ? plain() : typed;
}

const write = (operation: XmlOperation, input: Values): XmlNode =>
	operation.request.write('bodyContent', input as never, {
		answerZone: operation.answerZone?.(input as never),
		path: '',
	});

interface Answer extends ReadMessage {
	readonly decode: (operation: XmlOperation, input: Values) => unknown;
	readonly plain: () => Plain;
}

/** Sends one document and reads its answer. */
async function exchange(
	{ transport, url }: Connection,
	{ type, writes }: Pick<XmlOperation, 'type' | 'writes'>,
	children: readonly XmlNode[],
	{ additionalXml, signal }: XmlCallOptions,
): Promise<Answer> {
	const nodes = additionalXml
		? mergeNodes(children, parseFragment(additionalXml, 'additionalXml'))
		: children;
	const request: HttpRequest = {
		method: 'POST',
		url,
		headers: { 'content-type': 'text/xml; charset=UTF-8', accept: 'text/xml, application/xml' },
		body: writeMessage(type, nodes),
		...(!writes && { repeatable: true }),
		...(signal && { signal }),
	};
	const response = await transport(request);
	const message = readable(type, request, response, () =>
		readMessage(response.body, { contentType: response.headers['content-type'] }),
	);
	if (message.result === 'FAILURE') {
		const trackingId = readTrackingId(response);
		throw new WebexXmlError(type, message, {
			...(trackingId && { trackingId }),
			...(response.waited && { waited: response.waited }),
		});
	}
	return {
		...message,
		plain: () => (message.content ? plainOf(message.content, message.bodyType) : ''),
		decode: (operation, input) =>
			readable(type, request, response, () =>
				operation.response.read(message.content as XmlNode, {
					unknown: 'keep',
					answerZone: operation.answerZone?.(input as never) ?? '20',
					path: message.bodyType || 'bodyContent',
				}),
			),
	};
}

function readable<Result>(
	type: string,
	request: HttpRequest,
	response: HttpResponse,
	read: () => Result,
): Result {
	try {
		return read();
	} catch (error) {
		if (!XmlDocumentError.is(error)) throw error;
		throw new WebexXmlResponseError(type, request, response, error.message);
	}
}

/** Pages of the largest size that Webex gives. */
const largestPage = 500;
/** Records that are read twice, to notice when others moved up while reading. */
const overlap = 5;

async function* readList(
	connection: Connection,
	operation: XmlOperation,
	input: Values,
	options: XmlListOptions,
): AsyncGenerator<Page<unknown>> {
	const listing = operation.listing as Listing;
	const { limit } = options;
	for (const [field, value] of Object.entries({ limit, pageSize: options.pageSize })) {
		if (value !== undefined && !(Number.isInteger(value) && value > 0)) {
			throw new WebexInputError(field, 'expected a whole number from 1');
		}
	}
	const seen = new Set<string>();
	let left = limit ?? Number.POSITIVE_INFINITY;
	for (const part of inWindows(input, listing)) {
		for await (const items of readPart(connection, operation, part, { ...options, left, seen })) {
			yield { items: items.slice(0, left) };
			left -= items.length;
			if (left <= 0) return;
		}
	}
}

/** Long periods as several requests. */
function inWindows(input: Values, { window }: Listing): readonly Values[] {
	const scope = window && (input[window.scope] as Readonly<Record<string, string>> | undefined);
	if (!window || !scope) return [input];
	const { start = '', end = '' } = { start: scope[window.start], end: scope[window.end] };
	return windowsOf(start, end, window.days).map((part) => ({
		...input,
		[window.scope]: { ...scope, [window.start]: part.start, [window.end]: part.end },
	}));
}

interface Progress extends XmlListOptions {
	readonly left: number;
	readonly seen: Set<string>;
}

/** One period, page after page: parallel calls of an account only wait for each other, so there are none. */
async function* readPart(
	connection: Connection,
	operation: XmlOperation,
	input: Values,
	{ left: wanted, seen, pageSize = largestPage, ...options }: Progress,
): AsyncGenerator<readonly unknown[]> {
	const listing = operation.listing as Listing;
	const { key, paged, first = 1 } = listing;
	let left = wanted;
	let start: number = first;
	let readTwice = 0;
	let stepsBack = 0;
	while (left > 0) {
		const asked = Math.min(pageSize, largestPage, left + readTwice);
		const page = await readPage(
			connection,
			operation,
			{
				...input,
				...(paged && {
					listControl: {
						...(input['listControl'] as object | undefined),
						startFrom: start,
						maximumNum: asked,
					},
				}),
			},
			options,
		);
		if (!page) return;
		const rows = itemsOf(page.body, listing);
		const texts = rows.length > 0 && page.plain && itemsOf(page.plain, listing);
		const fresh = key ? rows.filter((row) => isNew(row, key, seen)) : rows;
		const { total, returned = rows.length, startFrom = start } = page.body.matchingRecords ?? {};
		// Nothing of the page before is in this one: so many records moved up that some were jumped over.
		if (key && readTwice > 0 && fresh.length === rows.length && rows.length > 0 && stepsBack < 3) {
			stepsBack += 1;
			for (const row of fresh) seen.delete(String(row[key]));
			start = Math.max(first, start - asked);
			if (start === first) readTwice = 0;
			continue;
		}
		stepsBack = 0;
		yield texts ? fresh.map((row) => texts[rows.indexOf(row)]) : fresh;
		left -= fresh.length;
		const next = Math.max(startFrom, first) + returned;
		const isLast = total === undefined ? rows.length < asked : next > total;
		if (!paged || rows.length === 0 || isLast) return;
		// The rows read twice must leave room for new ones.
		readTwice = key ? Math.min(overlap, Math.floor(rows.length / 2)) : 0;
		if (next - readTwice <= start) {
			throw new WebexPageError(
				`Webex repeats the same records of ${operation.type}: the listing would never end`,
			);
		}
		start = next - readTwice;
	}
}

interface ListBody {
	readonly matchingRecords?: {
		readonly total?: number;
		readonly returned?: number;
		readonly startFrom?: number;
	};
	readonly [name: string]: unknown;
}

type Row = Readonly<Record<string, unknown>>;

interface ReadPage {
	readonly body: ListBody;
	/** The same as texts, where these are wanted. */
	readonly plain?: ListBody;
}

/** One page; nothing when Webex says that there is no record. */
async function readPage(
	connection: Connection,
	operation: XmlOperation,
	input: Values,
	options: XmlCallOptions,
): Promise<ReadPage | undefined> {
	try {
		const { children } = write(operation, input);
		const { decode, plain } = await exchange(connection, operation, children, options);
		return {
			body: decode(operation, input) as ListBody,
			...(connection.answers === 'plain' && { plain: plain() as unknown as ListBody }),
		};
	} catch (error) {
		if (WebexXmlError.is(error) && kindOf(error.exceptionId) === 'empty list') return undefined;
		throw error;
	}
}

function itemsOf(body: ListBody, { items, group, copied }: Listing): readonly Row[] {
	if (!group || !copied) return body[items] as readonly Row[];
	return (body[group] as readonly Row[]).flatMap((each) =>
		(each[items] as readonly Row[]).map((row) => ({ [copied]: each[copied], ...row })),
	);
}

function isNew(row: Row, key: string, seen: Set<string>): boolean {
	if (row[key] === undefined) return true;
	const value = String(row[key]);
	if (seen.has(value)) return false;
	seen.add(value);
	return true;
}
