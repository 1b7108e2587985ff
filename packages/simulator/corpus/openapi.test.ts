import { bearer, personalToken } from '@webex-nodes/auth';
import { createRestClient } from '@webex-nodes/client';
import {
	fetchTransport,
	type HttpRequest,
	type HttpResponse,
	type Transport,
} from '@webex-nodes/http';
import { Ajv, type ValidateFunction } from 'ajv';
import formats from 'ajv-formats';
import { OpenAPIBackend } from 'openapi-backend';
import { beforeAll, describe, expect, test } from 'vitest';
import { createSimulator } from '../src/index.ts';
import { tour } from '../test/tour.ts';
import { type Specification, specifications } from './specifications.ts';

interface Exchange {
	readonly request: HttpRequest;
	readonly response: HttpResponse;
}

/** The description of a request, and how it is called: the method and the path with its placeholders. */
function describedBy({ method, url }: HttpRequest) {
	const path = new URL(url).pathname.replace('/v1', '');
	for (const specification of specifications) {
		const fits = Object.keys(specification.paths)
			.filter((template) => new RegExp(`^${template.replaceAll(/\{\w+\}/g, '[^/]+')}$`).test(path))
			// "/people/me" before "/people/{personId}".
			.sort((one, other) => one.split('{').length - other.split('{').length);
		const [template] = fits;
		const described = template && specification.paths[template]?.[method.toLowerCase()];
		if (template && described) return { name: `${method} ${template}`, described, specification };
	}
	throw new Error(`The vendor describes no ${method} ${path}`);
}

/** What the vendor's files get wrong, by operation and place, with the reason. */
const defects: readonly { readonly at: RegExp; readonly reason: string }[] = [
	{
		at: /^(POST|GET) \/messages(\/\{messageId\})? .*attachments/,
		reason: 'A card is described as a file of a cloud drive; the example is a card.',
	},
	{
		at: /^POST \/attachment\/actions response status 200 is not described/,
		reason: 'Described is 202, but 200 is what clients are answered: a switch has both.',
	},
	{
		at: /^(PATCH|PUT) \/meetings\/\{meetingId\} response .*'meetingSeriesId'/,
		reason: 'Required in the answer, but only meetings and occurrences of a series have one.',
	},
	{
		at: /^GET \/meetings response \/items\/\d+ must have required property '(password|hostKey|telephony|enabledBreakoutSessions|end)'/,
		reason:
			'Required of every meeting, but an instance has nothing to join it with, nor an end while it runs.',
	},
	{
		at: /^DELETE \/meetings\/postMeetingChats response status 204 is not described/,
		reason: 'Only failures are described.',
	},
];

/** Those that stood in the way: one that never does has no place in the list. */
const met = new Set<(typeof defects)[number]>();

const ajv = new Ajv({ strict: false, allErrors: true, validateFormats: true });
formats.default(ajv);
const validators = new Map<object, ValidateFunction>();

/** What is wrong, as "/path says". */
function complaints(schema: object, value: unknown, { components }: Specification): string[] {
	let validate = validators.get(schema);
	if (!validate) {
		validate = ajv.compile({ ...schema, components });
		validators.set(schema, validate);
	}
	if (validate(value)) return [];
	return (validate.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message}`);
}

const decode = (bytes: Uint8Array) => JSON.parse(new TextDecoder().decode(bytes)) as unknown;

function remaining(name: string, side: string, found: readonly string[]): string[] {
	return found
		.map((complaint) => `${name} ${side} ${complaint}`)
		.filter((complaint) => {
			const defect = defects.find(({ at }) => at.test(complaint));
			if (defect) met.add(defect);
			return !defect;
		});
}

function wrongInRequest({ request }: Exchange): string[] {
	const { name, described, specification } = describedBy(request);
	const { parameters = [], requestBody } = described;
	const query = new URL(request.url).searchParams;
	const known = new Map(
		parameters.filter((each) => each.in === 'query').map((each) => [each.name, each]),
	);
	const unknown = [...query.keys()]
		.filter((key) => !known.has(key))
		.map((key) => `?${key} is unknown`);
	const missing = [...known.values()]
		.filter(({ required, name: key }) => required && !query.has(key))
		.map(({ name: key }) => `?${key} is missing`);
	// Patches are described with the type of JSON Patch, and are plain JSON.
	const [content] = Object.values(requestBody?.content ?? {});
	const schema = content?.schema;
	const body =
		request.body === undefined
			? []
			: schema
				? complaints(schema, JSON.parse(String(request.body)), specification)
				: ['a body is sent'];
	return remaining(name, 'request', [...unknown, ...missing, ...body]);
}

function wrongInResponse({ request, response }: Exchange): string[] {
	const { name, described, specification } = describedBy(request);
	const answer = described.responses[String(response.status)];
	if (!answer) return remaining(name, 'response', [`status ${response.status} is not described`]);
	const [content] = Object.values(answer.content ?? {});
	if (!content?.schema) return [];
	return remaining(
		name,
		'response',
		complaints(content.schema, decode(response.body), specification),
	);
}

describe('the client on the simulator', () => {
	const exchanges: Exchange[] = [];

	beforeAll(async () => {
		const simulator = createSimulator();
		const recording: Transport = async (request) => {
			const response = await fetchTransport(simulator.request)(request);
			exchanges.push({ request, response });
			return response;
		};
		const token = personalToken(simulator.personalToken);
		const transport = bearer(token, { hosts: ['simulator.test'] })(recording);
		await tour(createRestClient({ baseUrl: 'https://simulator.test/v1', transport }));
	});

	test('sends nothing that the vendor does not describe', () => {
		expect(exchanges.length).toBeGreaterThan(50);
		expect([...new Set(exchanges.flatMap(wrongInRequest))]).toEqual([]);
	});

	test('gets answers as the vendor describes them', () => {
		expect([...new Set(exchanges.flatMap(wrongInResponse))]).toEqual([]);
	});

	test('meets each of the known defects', () => {
		expect([...met]).toEqual(defects);
	});
});

test('a server that somebody else made from these files answers the client', async () => {
	const backends = await Promise.all(
		specifications.map(async (definition) => {
			const backend = new OpenAPIBackend({
				definition: JSON.parse(JSON.stringify(definition)),
				quick: true,
				strict: false,
				validate: false,
			});
			await backend.init();
			return backend;
		}),
	);
	let answered = 0;
	const mock: Transport = async (request) => {
		const { pathname } = new URL(request.url);
		for (const { router } of backends) {
			const operation = router.matchOperation(
				{
					method: request.method,
					path: pathname.replace('/v1', ''),
					headers: {},
				},
				false,
			);
			if (!operation?.operationId && !operation) continue;
			const answers = Object.entries(operation.responses ?? {});
			// A deletion whose answer was forgotten answers as all others.
			const [status = '204', answer] = answers.find(([each]) => each.startsWith('2')) ?? [];
			const [content] = Object.values(
				(answer as { content?: object } | undefined)?.content ?? {},
			) as {
				example?: unknown;
				schema?: { example?: unknown };
			}[];
			const example = content?.example ?? content?.schema?.example;
			answered += 1;
			return {
				status: Number(status),
				headers: {},
				body: new TextEncoder().encode(example === undefined ? '' : JSON.stringify(example)),
			};
		}
		throw new Error(`Nobody answers ${request.method} ${pathname}`);
	};
	await tour(createRestClient({ baseUrl: 'https://webexapis.com/v1', transport: mock }));
	expect(answered).toBeGreaterThan(50);
});
