import { type Operation, rest } from '@webex-nodes/client';
import { type Context, Hono } from 'hono';
import { z } from 'zod';
import type { Rates } from '../control/rates.ts';
import type { Switches } from '../control/switches.ts';
import { Failure, missingScope, unauthorized } from '../failure.ts';
import { malformed, notAnObject, readInput, type Source } from '../input.ts';
import { authenticate } from '../oauth/bearer.ts';
import type { AccessToken, Tokens } from '../oauth/tokens.ts';
import type { World } from '../world/world.ts';
import { allows } from './allows.ts';
import type { Call, Document, ManyEndpoint } from './endpoint.ts';
import { type Listed, takePage } from './paging.ts';
import { endpoints } from './resources/index.ts';

type Input = Readonly<Record<string, unknown>>;

/** Endpoints without their types: the compiler checks those where the endpoints are written. */
interface UntypedOne {
	readonly input: z.ZodType;
	readonly handle: (input: unknown, call: Call) => unknown;
	readonly status?: (call: Call, output: unknown) => number;
}
type UntypedMany = ManyEndpoint<unknown, Listed>;

const untypedEndpoints: Readonly<Record<string, Readonly<Record<string, unknown>>>> = endpoints;

const isMany = (endpoint: UntypedMany | UntypedOne): endpoint is UntypedMany =>
	'pageSize' in endpoint;

const parameters = ({ path }: Operation) => path.split('{').length;

const operations = Object.entries(rest)
	.flatMap(([resource, contract]) =>
		Object.entries<Operation>(contract).map(([name, operation]) => ({
			operation,
			endpoint: untypedEndpoints[resource]?.[name] as UntypedMany | UntypedOne,
		})),
	)
	// A path without parameters comes first: /people/me is not the person "me".
	.sort((one, other) => parameters(one.operation) - parameters(other.operation));

/** What each request goes through: token, limit of the rate, scope, input, endpoint, answer. */
export function restApp(options: {
	readonly world: World;
	readonly tokens: Tokens;
	readonly switches: Switches;
	readonly rates: Rates;
	readonly newTrackingId: () => string;
}): Hono {
	const { world, tokens, switches, rates, newTrackingId } = options;
	const app = new Hono();

	for (const { operation, endpoint } of operations) {
		const path = `/v1${operation.path.replaceAll(/\{(\w+)\}/g, ':$1')}`;
		app.on(operation.method, path, async (context) => {
			const token = authenticate(context, tokens);
			rates.count(token.personId, operation.path);
			if (!scopesOf(operation, switches).every((scope) => allows(token, scope))) {
				throw new Failure(403, missingScope);
			}
			const { origin } = new URL(context.req.url);
			const call = { world, switches, caller: callerOf(token), token, origin };
			const given = await readRequest(context, operation);
			const response = isMany(endpoint)
				? answerMany(endpoint, given, call, context.req.url)
				: await answerOne(operation, endpoint, given, call);
			response.headers.set('trackingid', trackingIdFor(context, newTrackingId));
			return response;
		});
	}

	function callerOf({ personId }: AccessToken) {
		const caller = world.people.get(personId);
		if (!caller) throw new Failure(401, unauthorized);
		return caller;
	}

	return app;
}

/** Those that the page of the operation names. */
const scopesOf = ({ scope, alsoNeeds = [] }: Operation, { secondScopes }: Switches) =>
	scope ? [scope, ...(secondScopes === 'required' ? alsoNeeds : [])] : [];

const PageParameters = z.object({ max: z.string().optional(), cursor: z.string().optional() });

async function answerOne(
	{ kind }: Operation,
	{ input, handle, status }: UntypedOne,
	{ values, source }: Given,
	call: Call,
): Promise<Response> {
	const output = await handle(readInput(input, values, source), call);
	if (output === undefined) return new Response(null, { status: 204 });
	if (kind === 'text' || kind === 'bytes') return documentResponse(output as Document);
	return Response.json(output, { status: status?.(call, output) ?? 200 });
}

const documentResponse = ({ body, contentType, fileName }: Document) =>
	new Response(body, {
		headers: {
			'content-type': contentType,
			...(fileName && { 'content-disposition': `attachment; filename="${fileName}"` }),
		},
	});

function answerMany(
	endpoint: UntypedMany,
	{ values: { max, cursor, ...values }, source }: Given,
	call: Call,
	url: string,
): Response {
	const input = readInput(endpoint.input, values, source);
	const { items, next } = takePage(
		endpoint.handle(input, { ...call, isNextPage: cursor !== undefined }),
		{
			url,
			size: endpoint.pageSize(input, call),
			...PageParameters.parse({ max, cursor }),
			switches: call.switches,
			after: endpoint.after,
			isCounted: endpoint.join !== undefined,
		},
	);
	const shown = endpoint.join?.(items) ?? items;
	const body = { items: shown, ...endpoint.beside?.(input, call) };
	const isLinked = endpoint.isLinked ?? true;
	return Response.json(
		body,
		next && isLinked ? { headers: { link: `<${next}>; rel="next"` } } : {},
	);
}

/** A client that sends a tracking ID gets it back. */
export const trackingIdFor = (context: Context, newTrackingId: () => string) =>
	context.req.header('trackingid') ?? newTrackingId();

interface Given {
	readonly source: Source;
	readonly values: Input;
}

/** Beside a body, parameters of the address are texts all the same. */
const flags: Readonly<Record<string, boolean>> = { true: true, false: false };

async function readRequest(
	context: Context,
	{ method, takesFiles, headers = [], query = [], hasBody }: Operation,
): Promise<Given> {
	const sent = headers.flatMap((name) => {
		const value = context.req.header(name);
		return value === undefined ? [] : [[name, value]];
	});
	// Some next links of Webex have parameters without a value.
	const given = Object.entries(context.req.query()).filter(([, value]) => value !== '');
	const inAddress = Object.fromEntries(
		given
			.filter(([name]) => query.includes(name) || name === 'cursor')
			.map(([name, value]) => [name, flags[value] ?? value]),
	);
	const fromPath = { ...inAddress, ...Object.fromEntries(sent), ...context.req.param() };
	if (method === 'GET' || (method === 'DELETE' && !hasBody)) {
		return { source: 'query', values: { ...Object.fromEntries(given), ...fromPath } };
	}
	// The reason of a deletion may be left out, and the body with it.
	if (method === 'DELETE' && (await context.req.text()) === '') {
		return { source: 'body', values: fromPath };
	}
	const type = context.req.header('content-type') ?? '';
	if (takesFiles && /^multipart\/form-data\s*;/i.test(type)) {
		return { source: 'form', values: { ...(await readForm(context)), ...fromPath } };
	}
	if (!/^application\/(json|[\w.-]+\+json)\s*(;|$)/i.test(type)) {
		throw new Failure(415, `Content type '${type}' not supported`);
	}
	const body: unknown = await context.req.json().catch(() => undefined);
	if (typeof body !== 'object' || body === null || Array.isArray(body)) {
		throw new Failure(400, malformed, {}, [notAnObject]);
	}
	return { source: 'body', values: { ...body, ...fromPath } };
}

/** Texts, cards as JSON, and at most one file. */
async function readForm(context: Context): Promise<Input> {
	const form = await context.req.formData().catch(() => undefined);
	if (!form) throw new Failure(400, 'The multipart body cannot be read.');
	const entries: [string, unknown][] = [];
	for (const [name, value] of form) {
		if (typeof value === 'string') entries.push([name, readPart(name, value)]);
		else if (name === 'files') entries.push([name, [await readFile(value)]]);
	}
	const files = entries.filter(([name]) => name === 'files');
	if (files.length > 1) throw new Failure(400, 'Only one file is allowed per message.');
	return Object.fromEntries(entries);
}

const readFile = async (file: File) => ({
	fileName: file.name,
	contentType: file.type || 'application/octet-stream',
	bytes: new Uint8Array(await file.arrayBuffer()),
});

function readPart(name: string, text: string): unknown {
	if (name !== 'attachments') return text;
	try {
		return JSON.parse(text);
	} catch {
		throw new Failure(400, 'The part attachments is not JSON.');
	}
}
