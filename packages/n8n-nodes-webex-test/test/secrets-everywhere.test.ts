import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { INodeParameters, INodeProperties } from 'n8n-workflow';
import { NodeHelpers } from 'n8n-workflow';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createHarness, type Harness } from '../src/harness.ts';
import { leaksIn, secretsOf } from '../src/leaks.ts';

const nodes = [
	'webex',
	'webexMeetings',
	'webexMeetingsXml',
	'webexMessages',
	'webexRooms',
] as const;
const mark = 'MARKED7f3a9c1e5b';
const marked = (name: string) => `${mark}-${name}-secret`;

/** Answers everything with one status, and repeats what it was sent, as some gateways do in their errors. */
let status = 403;
let asXml = false;
/** Requests that came here. */
let asked = 0;
const echo = createServer((request, response) => {
	const parts: Buffer[] = [];
	request.on('data', (part: Buffer) => parts.push(part));
	request.on('end', () => {
		asked += 1;
		const body = Buffer.concat(parts).toString();
		const said = [
			...Object.entries(request.headers).map(([name, value]) => `${name}: ${value}`),
			body,
		];
		const trackingid = request.headers.authorization ?? 'none';
		response.writeHead(status, {
			'content-type': asXml ? 'text/xml' : 'application/json',
			trackingid,
		});
		response.end(
			asXml
				? said.join('\n')
				: JSON.stringify({ message: said.join('\n'), trackingId: trackingid }),
		);
	});
});

let harness: Harness;
beforeAll(async () => {
	await new Promise<void>((listening) => echo.listen(0, '127.0.0.1', () => listening()));
	harness = await createHarness();
	const address = `http://127.0.0.1:${(echo.address() as AddressInfo).port}`;
	harness.credential.stored = {
		environment: 'custom',
		baseUrl: `${address}/v1`,
		xmlUrl: `${address}/WBXService/XMLService`,
		siteName: 'acme',
		webExId: 'amara@example.com',
		clientId: 'the integration',
		clientSecret: marked('client'),
		accessToken: marked('access'),
		refreshToken: marked('refresh'),
		password: marked('password'),
		oauthTokenData: {
			access_token: marked('oauth-access'),
			refresh_token: marked('oauth-refresh'),
			user_name: 'amara@example.com',
		},
	};
});
afterAll(async () => {
	echo.close();
	await harness.close();
});

/** A value for each field that an operation shows and needs. */
function filled(node: (typeof nodes)[number], chosen: INodeParameters): INodeParameters {
	const { description } = harness.nodeType(node);
	const type = { typeVersion: 1 };
	const values = {
		...NodeHelpers.getNodeParameters(
			description.properties,
			chosen,
			true,
			false,
			type,
			description,
		),
	};
	for (const field of description.properties) {
		const given = values[field.name];
		const isEmpty =
			given === '' || (typeof given === 'object' && given !== null && 'value' in given);
		if (isEmpty && !(field.name in chosen)) values[field.name] = sampleFor(field);
	}
	return values;
}

const samples = [
	'Y2lzY29zcGFyazovL3VzL1JPT00vMTE0NTlmMjAtZjdhYi0xMWVmLWI2ZDgtOWIyMGZhY2UxMjM0',
	'1234567890',
	'a@example.com',
];

function sampleFor({ type, modes = [], placeholder = '', required }: INodeProperties) {
	if (type === 'resourceLocator') {
		const named = (...names: string[]) => modes.find(({ name }) => names.includes(name));
		if (named('email')) return { __rl: true, mode: 'email', value: 'a@example.com' };
		const mode = named('id', 'number') ?? modes.at(-1);
		const [rule] = mode?.validation ?? [];
		const pattern =
			rule && 'properties' in rule && 'regex' in rule.properties
				? String(rule.properties.regex)
				: '';
		const value = samples.find((sample) => new RegExp(`^(?:${pattern || '.*'})$`).test(sample));
		return { __rl: true, mode: mode?.name ?? 'id', value: value ?? '' };
	}
	if (type === 'dateTime') return '2027-07-01T09:00:00.000Z';
	if (!required) return '';
	return placeholder.includes('@') ? 'a@example.com' : '1234567890';
}

const operationsOf = (node: (typeof nodes)[number]) =>
	harness
		.nodeType(node)
		.description.properties.filter(({ name }) => name === 'operation')
		.flatMap(({ displayOptions, options = [] }) =>
			(displayOptions?.show?.['resource'] ?? []).flatMap((resource) =>
				options.map(
					(option) => [String(resource), 'value' in option ? String(option.value) : ''] as const,
				),
			),
		);

const ways: readonly (readonly [number, INodeParameters, boolean])[] = [
	[403, {}, false],
	[404, { authentication: 'token' }, true],
	[401, { authentication: 'serviceApp' }, true],
];
const waysOfXml: typeof ways = [
	[403, { authentication: 'meetingsPassword' }, false],
	[200, { authentication: 'meetingsPassword' }, true],
	[401, { authentication: 'meetingsOAuth2' }, true],
	[404, { authentication: 'oAuth2', siteName: 'acme', webExId: 'amara@example.com' }, false],
];

test.each(nodes)(
	'no operation of %s shows what a gateway repeats of a secret',
	{ timeout: 240_000 },
	async (node) => {
		asXml = node === 'webexMeetingsXml';
		const refusals = new Set<string>();
		asked = 0;
		const unfit = new Set<string>();
		let tried = 0;
		for (const [resource, operation] of operationsOf(node)) {
			for (const [code, chosen, continueOnFail] of asXml ? waysOfXml : ways) {
				status = code;
				const parameters = filled(node, { resource, operation, ...chosen });
				tried += 1;
				// The harness looks for secrets in everything that n8n stores and prints.
				const ran = await harness
					.run({ node, parameters, continueOnFail })
					.catch((error: Error) => {
						if (error.name !== 'WorkflowHasIssuesError') throw error;
						unfit.add(`${resource}.${operation}: ${error.message}`);
					});
				if (!ran) continue;
				const { error, json, execution } = ran;
				expect(leaksIn([json, error, execution.data.resultData.runData], [mark])).toEqual([]);
				refusals.add(String(error?.message ?? json[0]?.['error']));
			}
		}
		expect([tried > 0, [...unfit]]).toEqual([true, []]);
		// Most came to Webex, and what it answered is shown, without the secrets.
		expect(asked).toBeGreaterThan(tried / 2);
		expect([...refusals].some((said) => said.includes(asXml ? 'XML API' : '[removed]'))).toBe(true);
	},
);

test('the search itself finds a secret wherever it is', () => {
	const secrets = secretsOf({
		clientSecret: marked('client'),
		oauthTokenData: { access_token: 'short' },
	});
	const inside = `a ${marked('client')} b`;
	const error = new Error(inside, { cause: { config: { headers: { Authorization: inside } } } });
	expect(secrets).toEqual([marked('client')]);
	expect(
		leaksIn(
			{
				error,
				file: Buffer.from(inside).toString('base64'),
				bytes: Buffer.from(inside),
				names: { [inside]: 1 },
				map: new Map([['x', inside]]),
				address: `https://x/?t=${encodeURIComponent(inside)}`,
				fine: 'nothing',
			},
			secrets,
		).toSorted(),
	).toEqual([
		...[
			'address',
			'bytes',
			'error.cause.config.headers.Authorization',
			'error.message',
			'error.stack',
			'file',
		],
		...['map.x', 'names (a name)'],
	]);
});
