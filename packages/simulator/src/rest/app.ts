import { type Operation, rest } from '@webex-nodes/client';
import { type Context, Hono } from 'hono';
import { z } from 'zod';
import type { Switches } from '../control/switches.ts';
import { Failure, missingScope, unauthorized } from '../failure.ts';
import type { AccessToken, Tokens } from '../oauth/tokens.ts';
import type { World } from '../world/world.ts';
import type { Call, ManyEndpoint } from './endpoint.ts';
import { takePage } from './paging.ts';
import { endpoints } from './resources/index.ts';

type Input = Readonly<Record<string, unknown>>;

interface OneEndpoint {
	readonly input: z.ZodType;
	readonly handle: (input: unknown, call: Call) => unknown;
	readonly status?: number;
}

/** The contract and the endpoints, as routes: who asks, whether they may, what they send, and how it is answered. */
export function restApp(options: {
	readonly world: World;
	readonly tokens: Tokens;
	readonly switches: Switches;
	readonly newTrackingId: () => string;
}): Hono {
	const { world, tokens, switches, newTrackingId } = options;
	const app = new Hono();

	const operations = Object.entries(rest).flatMap(([resource, contract]) =>
		Object.entries<Operation>(contract).map(([name, operation]) => {
			const ofResource: Readonly<Record<string, unknown>> =
				endpoints[resource as keyof typeof endpoints];
			return { operation, endpoint: ofResource[name] };
		}),
	);
	// A path without parameters comes first: /people/me is not the person "me".
	operations.sort((one, other) => parameters(one.operation) - parameters(other.operation));
	for (const { operation, endpoint } of operations) {
		const path = `/v1${operation.path.replaceAll(/\{(\w+)\}/g, ':$1')}`;
		app.on(operation.method, path, async (context) => {
			const token = authenticate(context);
			if (operation.scope && !allows(token, operation.scope)) throw new Failure(403, missingScope);
			const { origin } = new URL(context.req.url);
			const call = { world, switches, caller: callerOf(token), origin };
			const input = await readInput(context, operation);
			return operation.kind === 'many'
				? answerMany(context, endpoint as ManyEndpoint<unknown, unknown>, input, call)
				: await answerOne(context, endpoint as OneEndpoint, input, call);
		});
	}

	app.all('/v1/*', (context) => {
		authenticate(context);
		throw new Failure(404, 'The requested resource could not be found.');
	});

	function authenticate(context: Context): AccessToken {
		const value = /^Bearer (.+)$/i.exec(context.req.header('authorization') ?? '')?.[1];
		const token = value && tokens.find(value);
		if (!token) throw new Failure(401, unauthorized);
		return token;
	}

	function callerOf({ personId }: AccessToken) {
		const caller = world.people.get(personId);
		if (!caller) throw new Failure(401, unauthorized);
		return caller;
	}

	async function answerOne(
		context: Context,
		{ input, handle, status = 200 }: OneEndpoint,
		given: Input,
		call: Call,
	) {
		const output = await handle(parse(input, given), call);
		const headers = { trackingid: trackingIdFor(context, newTrackingId) };
		return output === undefined
			? context.body(null, 204, headers)
			: context.json(output as object, status as 200, headers);
	}

	function answerMany(
		context: Context,
		endpoint: ManyEndpoint<unknown, unknown>,
		{ max, cursor, ...given }: Input,
		call: Call,
	) {
		const input = parse(endpoint.input, given);
		const page = takePage(endpoint.handle(input, call), {
			url: context.req.url,
			size: endpoint.pageSize(input, call),
			max: max as string | undefined,
			cursor: cursor as string | undefined,
			switches,
			after: endpoint.after,
		});
		return context.json({ items: page.items, ...endpoint.beside?.(input, call) }, 200, {
			trackingid: trackingIdFor(context, newTrackingId),
			...(page.next && { link: `<${page.next}>; rel="next"` }),
		});
	}

	return app;
}

/** A caller that sends one gets it back. */
export const trackingIdFor = (context: Context, newTrackingId: () => string) =>
	context.req.header('trackingid') ?? newTrackingId();

const parameters = ({ path }: Operation) => path.split('{').length;

function allows({ scopes }: AccessToken, scope: string): boolean {
	return scopes.includes(scope) || (scope.startsWith('spark:') && scopes.includes('spark:all'));
}

async function readInput(context: Context, { method, takesFiles }: Operation): Promise<Input> {
	const fromPath = context.req.param();
	if (method === 'GET' || method === 'DELETE') {
		// Next links were seen with parameters that have no value.
		const given = Object.entries(context.req.query()).filter(([, value]) => value !== '');
		return { ...Object.fromEntries(given), ...fromPath };
	}
	const type = context.req.header('content-type') ?? '';
	if (takesFiles && /^multipart\/form-data\s*;/i.test(type)) {
		return { ...(await readForm(context)), ...fromPath };
	}
	if (!/^application\/json\s*(;|$)/i.test(type)) {
		throw new Failure(415, `Content type '${type}' not supported`);
	}
	const body: unknown = await context.req.json().catch(() => undefined);
	if (typeof body !== 'object' || body === null) {
		throw new Failure(
			400,
			'The request could not be understood by the server due to malformed syntax.',
		);
	}
	return { ...body, ...fromPath };
}

/** Texts, cards as JSON, and one part with a file name. */
async function readForm(context: Context): Promise<Input> {
	const form = await context.req.formData().catch(() => undefined);
	if (!form) throw new Failure(400, 'The multipart body cannot be read.');
	const entries: [string, unknown][] = [];
	for (const [name, value] of form) {
		if (typeof value === 'string') entries.push([name, readPart(name, value)]);
		else if (name !== 'files') throw new Failure(400, `Invalid part ${name}.`);
		else entries.push([name, [await readFile(value)]]);
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
	if (name === 'files') return [text];
	if (name !== 'attachments') return text;
	try {
		return JSON.parse(text);
	} catch {
		throw new Failure(400, 'The part attachments is not JSON.');
	}
}

function parse(schema: z.ZodType, given: Input): unknown {
	const result = schema.safeParse(given);
	if (result.success) return result.data;
	const [issue] = result.error.issues;
	const field = issue?.path.join('.') ?? '';
	const isMissing = given[field] === undefined && issue?.code === 'invalid_type';
	throw new Failure(
		400,
		isMissing
			? `Required String parameter '${field}' is not present`
			: `Invalid request. ${z.prettifyError(result.error)}`,
	);
}
