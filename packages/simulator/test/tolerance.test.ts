import { type Operation, rest } from '@webex-nodes/client';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { endpoints } from '../src/rest/resources/index.ts';
import { base, setUp } from './fixture.ts';
import { chosenOfPlanning, valuesOfPlanning } from './tolerance-planning.ts';
import { chosenOfRecords, valuesOfRecords } from './tolerance-records.ts';

type Values = Readonly<Record<string, unknown>>;
type Simulator = ReturnType<typeof setUp>['simulator'];

/** Two worlds that begin alike give every object the same ID, so their answers can be compared whole. */
async function world() {
	// The same is asked again and again, which Webex refuses for the quality of a meeting.
	const { simulator, webex } = setUp({ meetings: true, switches: { qualitiesPause: 0 } });
	const [roomId = ''] = simulator.world.rooms.keys();
	const room = await webex.rooms.create({ title: 'Tolerance' });
	const team = await webex.teams.create({ name: 'Tolerance' });
	const card = { type: 'AdaptiveCard', version: '1.3', body: [] };
	const cards = await webex.messages.create({
		roomId: room.id,
		text: 'A card',
		attachments: [{ contentType: 'application/vnd.microsoft.card.adaptive', content: card }],
	});
	const message = await webex.messages.create({ roomId: room.id, text: 'A text' });
	const action = await webex.attachmentActions.create({
		type: 'submit',
		messageId: cards.id,
		inputs: {},
	});
	const tab = await webex.roomTabs.create({
		roomId: room.id,
		contentUrl: 'https://fernhill.example',
		displayName: 'Site',
	});
	const webhook = await webex.webhooks.create({
		name: 'x',
		targetUrl: 'http://127.0.0.1:9/',
		resource: 'messages',
		event: 'created',
	});
	const jonas = simulator.world.findPersonByEmail('jonas.lindqvist@fernhill.example')?.id ?? '';
	await webex.messages.create({ toPersonId: jonas, text: 'Hello' });
	const memberships = await webex.memberships.list({ roomId: room.id });
	const teamMemberships = await webex.teamMemberships.list({ teamId: team.id });
	const [role] = await webex.roles.list();
	const [license] = await webex.licenses.list();
	const plan = { start: '2026-11-23T09:00:00Z', end: '2026-11-23T10:00:00Z' };
	const meeting = await webex.meetings.create({ title: 'Tolerance', ...plan });
	const [event] = await webex.events.list({ resource: 'messages' });
	/** By the names that inputs have; those of an operation come first. */
	const values: Values = {
		actorId: jonas,
		contentUrl: 'https://fernhill.example/x',
		displayName: 'Jo',
		emails: ['new.person@fernhill.example'],
		event: 'created',
		eventId: event?.id,
		inputs: { answer: 'yes', nothing: null },
		isModerator: true,
		isRoomHidden: false,
		licenseId: license?.id,
		meetingId: meeting.id,
		messageId: message.id,
		name: 'A name',
		orgId: simulator.world.organisationId,
		personId: jonas,
		resource: 'messages',
		roleId: role?.id,
		roomId: room.id,
		targetUrl: 'http://127.0.0.1:9/new',
		teamId: team.id,
		text: 'New text',
		title: 'A title',
		type: 'submit',
		webhookId: webhook.id,
	};
	const { special: ofRecords, tokens } = await valuesOfRecords(simulator, webex);
	const { special: ofPlanning } = await valuesOfPlanning(simulator, webex);
	const special: Readonly<Record<string, Values>> = {
		...ofPlanning,
		...ofRecords,
		'attachmentActions.create': { messageId: cards.id },
		'attachmentActions.get': { id: action.id },
		'meetings.create': plan,
		'memberships.delete': { membershipId: memberships[0]?.id },
		'memberships.get': { membershipId: memberships[0]?.id },
		'memberships.update': { membershipId: memberships[0]?.id },
		'messages.list': { roomId },
		'people.delete': { personId: jonas },
		'people.update': { emails: ['jonas.lindqvist@fernhill.example'] },
		'roomTabs.delete': { id: tab.id },
		'roomTabs.get': { id: tab.id },
		'roomTabs.update': { id: tab.id },
		'teamMemberships.create': {
			personId: simulator.world.findPersonByEmail('priya.raman@fernhill.example')?.id,
		},
		'teamMemberships.delete': {
			membershipId: (await webex.teamMemberships.create({ teamId: team.id, personId: jonas })).id,
		},
		'teamMemberships.get': { membershipId: teamMemberships[0]?.id },
		'teamMemberships.update': { membershipId: teamMemberships[0]?.id },
	};
	return { simulator, values, special, tokens };
}

const bodyMethods = ['PATCH', 'POST', 'PUT'];

/** What the schema does not require, but the operation does. */
const chosen: Readonly<Record<string, readonly string[]>> = {
	...chosenOfPlanning,
	...chosenOfRecords,
	'meetings.create': ['title', 'start', 'end'],
	'memberships.create': ['personId'],
	'messages.create': ['roomId', 'text'],
	'messages.direct': ['personId'],
	'messages.update': ['text'],
	'people.list': ['displayName'],
	'teamMemberships.create': ['personId'],
};

interface Case {
	readonly name: string;
	readonly operation: Operation;
	readonly required: readonly string[];
	readonly optional: readonly string[];
}

const inputs: Readonly<Record<string, Readonly<Record<string, { readonly input: z.ZodType }>>>> =
	endpoints;

const cases: Case[] = Object.entries(rest).flatMap(([resource, operations]) =>
	Object.entries<Operation>(operations).map(([method, operation]) => {
		const name = `${resource}.${method}`;
		const input = inputs[resource]?.[method]?.input ?? z.never();
		const { properties = {}, required = [] } = z.toJSONSchema(input, {
			io: 'input',
			unrepresentable: 'any',
		});
		const needed = [...new Set([...required, ...(chosen[name] ?? [])])];
		const optional = Object.keys(properties).filter((each) => !needed.includes(each));
		return { name, operation, required: needed, optional };
	}),
);

interface Change {
	readonly body?: Values;
	readonly query?: Readonly<Record<string, string>>;
	readonly slash?: string;
	readonly contentType?: string;
}

type World = Awaited<ReturnType<typeof world>>;

/** The answer in a world, a fresh one when none is given; whole except for what every answer has anew. */
async function answerTo(
	{ name, operation, required }: Case,
	change: Change = {},
	given: World | undefined = undefined,
) {
	const { simulator, values, special, tokens } = given ?? (await world());
	const [resource = ''] = name.split('.');
	const valueFor = (field: string) =>
		special[name]?.[field] ?? special[resource]?.[field] ?? values[field];
	const unknown = required.filter((field) => valueFor(field) === undefined);
	if (unknown.length > 0) throw new Error(`${name}: the test has no value for ${unknown}`);
	const path = operation.path.replaceAll(/\{(\w+)\}/g, (_, field: string) =>
		encodeURIComponent(String(valueFor(field))),
	);
	const rest = required.filter((field) => !operation.path.includes(`{${field}}`));
	const input = Object.fromEntries(rest.map((field) => [field, valueFor(field)]));
	const url = new URL(`${base}/v1${path}${change.slash ?? ''}`);
	const hasBody = bodyMethods.includes(operation.method);
	const inAddress = Object.entries(input).filter(
		([field]) => !hasBody || operation.query?.includes(field),
	);
	const query = { ...Object.fromEntries(inAddress), ...change.query };
	for (const [field, value] of Object.entries(query)) {
		url.searchParams.set(field, String(value));
	}
	return await send(simulator, url, {
		method: operation.method,
		...(tokens?.[name] && { headers: { authorization: `Bearer ${tokens[name]}` } }),
		...(hasBody && {
			headers: { 'content-type': change.contentType ?? 'application/json' },
			body: JSON.stringify({ ...input, ...change.body }),
		}),
	});
}

async function send(simulator: Simulator, url: URL, init: RequestInit = {}) {
	const authorization = `Bearer ${simulator.personalToken}`;
	const headers = { authorization, trackingid: 'T', ...(init.headers as Record<string, string>) };
	const answer = await simulator.request(new Request(url, { ...init, headers }));
	return { status: answer.status, body: (await answer.text()) || undefined };
}

/** To make a world takes longer than to ask it: what was only read, or refused, is asked again in the same one. */
function askUntilChanged(each: Case) {
	let current: World | undefined;
	return async (change: Change) => {
		current ??= await world();
		const answer = await answerTo(each, change, current);
		const isUnchanged = answer.status >= 400 || each.operation.method === 'GET';
		if (!isUnchanged) current = undefined;
		return answer;
	};
}

const plainAnswers = new Map<Case, ReturnType<typeof answerTo>>();

/** The answer to what is asked as the client asks; each case asks once. */
async function plainAnswerTo(each: Case) {
	const answer = plainAnswers.get(each) ?? answerTo(each);
	plainAnswers.set(each, answer);
	return await answer;
}

const withBody = cases.filter(({ operation }) => bodyMethods.includes(operation.method));

describe.each(cases)('$name', (each) => {
	test('is called with success, so that the answers below say something', async () => {
		const { status, body } = await plainAnswerTo(each);
		expect([status, body]).toEqual([expect.toSatisfy((code: number) => code < 300), body]);
	});

	test('answers the same with a slash at the end, and with parameters that it does not know', async () => {
		const query = { showAllTypes: 'false', anything: '1' };
		const [plain, ask] = [await plainAnswerTo(each), askUntilChanged(each)];
		expect(await ask({ slash: '/' })).toEqual(plain);
		expect(await ask({ query })).toEqual(plain);
		expect((await ask({ query: { max: '100' } })).status).toBe(plain.status);
	});
});

describe.each(withBody)('$name', (each) => {
	test('answers the same with fields that it does not know or that are read-only, and with null', async () => {
		const readOnly = { created: '2026-01-01', lastModified: null, links: { self: [1] } };
		const plain = await plainAnswerTo(each);
		expect(await answerTo(each, { body: readOnly })).toEqual(plain);
		const nothing = Object.fromEntries(each.optional.map((field) => [field, null]));
		expect(await answerTo(each, { body: nothing })).toEqual(plain);
	});

	test.each(['application/json;charset=UTF-8', 'Application/JSON; charset=utf-8'])(
		'takes %s',
		async (contentType) => {
			expect(await answerTo(each, { contentType })).toEqual(await plainAnswerTo(each));
		},
	);

	test('says in words of Webex what is wrong', async () => {
		const ask = askUntilChanged(each);
		for (const field of [...each.required, ...each.optional]) {
			if (each.operation.path.includes(`{${field}}`)) continue;
			for (const wrong of [{ an: 'object' }, [7], 7, null]) {
				const { status, body } = await ask({ body: { [field]: wrong } });
				// A redirect is the answer to a link without `joinDirectly`.
				if (status < 400) continue;
				expect([field, wrong, status]).toEqual([field, wrong, expect.toSatisfy(isRefusal)]);
				expect(body).not.toMatch(wordsOfValidators);
			}
		}
	});
});

const isRefusal = (status: number) => status >= 400 && status < 500;
const wordsOfValidators = /✖|→|Invalid (input|option)|expected (string|array|object|boolean)|zod/i;

test.each(cases.filter(({ operation }) => operation.method === 'GET'))(
	'$name says in words of Webex what is wrong in a query',
	async (each) => {
		const ask = askUntilChanged(each);
		for (const field of each.optional) {
			const { status, body } = await ask({ query: { [field]: 'no such value' } });
			expect([field, status]).toEqual([field, expect.toSatisfy((code: number) => code < 500)]);
			if (status >= 300) expect(body).not.toMatch(wordsOfValidators);
		}
	},
);

test('fields that are not known are dropped inside objects and lists too, but not inside cards', async () => {
	const { simulator } = await world();
	const headers = { 'content-type': 'application/json' };
	const [roomId = ''] = simulator.world.rooms.keys();
	const content = { type: 'AdaptiveCard', version: '1.3', body: [], extra: null };
	const contentType = 'application/vnd.microsoft.card.adaptive';
	const post = async (body: object) => {
		const init = { method: 'POST', headers, body: JSON.stringify({ roomId, text: 'x', ...body }) };
		const { body: answer } = await send(simulator, new URL(`${base}/v1/messages`), init);
		return JSON.parse(answer ?? '') as Values;
	};
	expect(await post({ attachments: { contentType, content } })).toMatchObject({
		attachments: [{ contentType, content }],
	});
	expect(await post({ attachments: [], files: [], parentId: null, toPersonId: '' })).toEqual({
		id: expect.any(String),
		roomId,
		roomType: 'group',
		text: 'x',
		personId: expect.any(String),
		personEmail: expect.any(String),
		created: expect.any(String),
	});
});

test.each([
	['PATCH', '/v1/rooms', 'GET, POST'],
	['PUT', '/v1/rooms/', 'GET, POST'],
	['POST', '/v1/people/me', 'GET, PUT, DELETE'],
	['POST', '/v1/contents/x', 'GET'],
	['GET', '/v1/access_token', 'POST'],
])('%s %s is 405, with the methods that there are', async (method, path, allow) => {
	const { simulator } = setUp();
	const answer = await simulator.request(
		new Request(base + path, {
			method,
			headers: { authorization: `Bearer ${simulator.personalToken}` },
		}),
	);
	expect([answer.status, answer.headers.get('allow'), await answer.json()]).toMatchObject([
		405,
		expect.toSatisfy(
			(methods: string) => methods.split(', ').sort().join() === allow.split(', ').sort().join(),
		),
		{ message: `Request method '${method}' not supported` },
	]);
});

test('the endpoints of OAuth have the slash at the end too', async () => {
	const { simulator } = setUp();
	const answers = ['/v1/access_token', '/v1/device/authorize', '/idb/oauth2/v1/revoke'].map(
		async (path) => {
			const [plain, slash] = await Promise.all(
				[path, `${path}/`].map((each) =>
					simulator.request(
						new Request(base + each, { method: 'POST', body: new URLSearchParams({ a: 'b' }) }),
					),
				),
			);
			return [path, plain?.status === slash?.status && slash?.status !== 404];
		},
	);
	expect(await Promise.all(answers)).toEqual([
		['/v1/access_token', true],
		['/v1/device/authorize', true],
		['/idb/oauth2/v1/revoke', true],
	]);
});
