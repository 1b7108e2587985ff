import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout } from 'node:timers/promises';
import type { IDataObject, ILoadOptionsFunctions, INodeParameters } from 'n8n-workflow';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { createHarness, type Harness } from '../src/harness.ts';
import { byEmail, byId, operationsOf } from '../src/one-node.ts';

const admin = 'amara.okafor@fernhill.example';
const scope =
	'spark:all spark-admin:people_read spark-admin:people_write spark-compliance:events_read';

let harness: Harness;
beforeEach(async () => {
	harness = await createHarness({ scope });
});
afterEach(async () => await harness.close());

const { run, json } = operationsOf('webex', () => harness);

describe('Person', () => {
	test('Get Me and Get by address or ID tell the same person', async () => {
		const [me] = await json('person', 'getMe');
		const [byAddress] = await json('person', 'get', { person: byEmail(admin) });
		const [byItsId] = await json('person', 'get', { person: byId(String(me?.['id'])) });
		expect(me).toMatchObject({ displayName: 'Amara Okafor', email: admin, type: 'person' });
		expect([byAddress?.['id'], byItsId]).toEqual([me?.['id'], me]);
	});

	test('Get says that nobody has the address', async () => {
		const { error } = await run('person', 'get', { person: byEmail('nobody@fernhill.example') });
		expect(error?.description).toContain('nobody has the address nobody@fernhill.example');
	});

	test('Get Many by the beginning of a name, an address, nothing', async () => {
		const names = (items: IDataObject[]) => items.map(({ displayName }) => displayName);
		const found = await json('person', 'getMany', { searchBy: 'name', displayName: 'jon' });
		expect(names(found)).toEqual(['Jonas Lindqvist']);
		const exact = await json('person', 'getMany', { searchBy: 'email', email: admin });
		expect(names(exact)).toEqual(['Amara Okafor']);
		const all = await json('person', 'getMany', { searchBy: 'all', returnAll: true });
		expect(all).toHaveLength(harness.simulator.world.people.size);
	});

	test('Get Many takes more IDs than one request does', async () => {
		const { world } = harness.simulator;
		const people = Array.from({ length: 200 }, (_, index) =>
			world.addPerson({ displayName: `P ${index}`, email: `p${index}@fernhill.example` }),
		);
		const found = await json('person', 'getMany', {
			searchBy: 'ids',
			ids: people.map(({ id }) => id).join(', '),
			returnAll: true,
		});
		expect(found.map(({ id }) => id).sort()).toEqual(people.map(({ id }) => id).sort());
		expect(found[0]).not.toHaveProperty('status');
	});

	test('Create, Update keeps what is not set, Delete', async () => {
		const email = 'nora.new@fernhill.example';
		const [created] = await json('person', 'create', {
			email,
			details: { displayName: 'Nora New', title: 'Dispatcher', department: 'Night' },
		});
		expect(created).toMatchObject({ displayName: 'Nora New', email, title: 'Dispatcher' });
		const [updated] = await json('person', 'update', {
			person: byEmail(email),
			details: { title: 'Lead' },
		});
		expect(updated).toMatchObject({ displayName: 'Nora New', title: 'Lead', department: 'Night' });
		await json('person', 'delete', { person: byEmail(email) });
		expect(harness.simulator.world.findPersonByEmail(email)).toBeUndefined();
	});

	test('Create says that the person exists, with the tracking ID', async () => {
		const { error } = await run('person', 'create', { email: admin });
		expect(error?.message).toBe('Webex has this already: User already exists');
		expect(error?.description).toContain('Tracking ID');
	});

	test('without the scope of an administrator the error names it', async () => {
		await harness.close();
		harness = await createHarness({ scope: 'spark:all' });
		const { error } = await run('person', 'create', { email: 'x@fernhill.example' });
		expect(error?.message).toBe('The credential lacks the scope spark-admin:people_write');
	});
});

describe('Webhook', () => {
	const create = async (options: INodeParameters = {}) =>
		(
			await json('webhook', 'create', {
				name: 'New messages',
				targetUrl: 'https://n8n.example.com/webhook/1',
				webhookResource: 'messages',
				event: 'created',
				options,
			})
		)[0];

	test('Create, Get and Get Many never show the secret', async () => {
		const webhook = await create({ secret: 'very-secret', filter: 'roomType=group' });
		const [got] = await json('webhook', 'get', { webhookId: byId(String(webhook?.['id'])) });
		const listed = await json('webhook', 'getMany', { returnAll: true });
		expect(webhook).toMatchObject({ status: 'active', filter: 'roomType=group', hasSecret: true });
		expect([got, listed]).toEqual([webhook, [webhook]]);
		expect(JSON.stringify([webhook, got, listed])).not.toContain('very-secret');
	});

	test('Create refuses a filter that the resource does not have', async () => {
		const { error } = await run('webhook', 'create', {
			name: 'X',
			targetUrl: 'https://n8n.example.com',
			options: { filter: 'title=x' },
		});
		expect(error?.message).toBe('Webex refused the input: Invalid value for filter: title');
	});

	test('of the organisation, for an administrator', async () => {
		const webhook = await create({ ofOrganisation: true });
		expect(webhook).toMatchObject({ ownedBy: 'org' });
		const listed = await json('webhook', 'getMany', { filters: { ofOrganisation: true } });
		expect(listed).toHaveLength(1);
	});

	test('Update, Reactivate and Delete', async () => {
		const webhookId = String((await create())?.['id']);
		const [updated] = await json('webhook', 'update', {
			webhookId: byId(webhookId),
			changes: { name: 'Renamed' },
		});
		expect(updated).toMatchObject({
			name: 'Renamed',
			targetUrl: 'https://n8n.example.com/webhook/1',
		});
		const { world } = harness.simulator;
		const stored = world.webhooks.get(webhookId);
		if (stored) world.webhooks.set(webhookId, { ...stored, status: 'inactive' });
		const [active] = await json('webhook', 'reactivate', { webhookId: byId(webhookId) });
		expect(active).toMatchObject({ status: 'active', name: 'Renamed' });
		await json('webhook', 'delete', { webhookId: byId(webhookId) });
		expect(world.webhooks.size).toBe(0);
	});
});

describe('Event', () => {
	test('Get Many filters, and Get reads one', async () => {
		const { world } = harness.simulator;
		const [roomId = ''] = world.rooms.keys();
		const [newest] = [...world.messagesOf(roomId)].reverse();
		const events = await json('event', 'getMany', {
			returnAll: true,
			filters: { eventResource: 'messages', actorId: String(newest?.personId) },
		});
		expect(events.length).toBeGreaterThan(0);
		expect(new Set(events.map(({ actorId }) => actorId))).toEqual(new Set([newest?.personId]));
		const [event] = await json('event', 'get', { eventId: String(events[0]?.['id']) });
		expect(event).toEqual(events[0]);
	});
});

describe('API Request', () => {
	test('Send calls any endpoint with the credential', async () => {
		const [organisation] = await json('apiRequest', 'send', { path: '/people/me' });
		expect(organisation).toMatchObject({ displayName: 'Amara Okafor' });
		const [room] = await json('apiRequest', 'send', {
			method: 'POST',
			path: '/rooms',
			body: '{ "title": "By request" }',
		});
		expect(room).toMatchObject({ title: 'By request' });
		const deleted = await json('apiRequest', 'send', {
			method: 'DELETE',
			path: `/rooms/${String(room?.['id'])}`,
		});
		expect(deleted).toEqual([{ success: true }]);
	});

	test('Send reads all pages of a list, with query parameters', async () => {
		const query = {
			parameter: [
				{ name: 'max', value: '2' },
				{ name: 'type', value: 'group' },
			],
		};
		const rooms = await json('apiRequest', 'send', {
			path: '/rooms',
			query,
			readsPages: true,
			returnAll: true,
		});
		const groups = [...harness.simulator.world.rooms.values()].filter(
			({ type }) => type === 'group',
		);
		expect(rooms.map(({ id }) => id).sort()).toEqual(groups.map(({ id }) => id).sort());
		const some = await json('apiRequest', 'send', {
			path: '/rooms',
			readsPages: true,
			limit: 3,
		});
		expect(some).toHaveLength(3);
	});

	test.each([
		'https://evil.example/v1/rooms',
		'//evil.example',
		'/../../rooms',
		'javascript:x',
		'',
	])('Send refuses "%s" before anything is sent', async (path) => {
		let requests = 0;
		harness.simulator.observe(() => {
			requests += 1;
		});
		const { error } = await run('apiRequest', 'send', { path: `={{ ${JSON.stringify(path)} }}` });
		expect([error === undefined, requests]).toEqual([false, 0]);
	});

	test('Send gives a text, or a file in the storage of n8n', async () => {
		const { world } = harness.simulator;
		const [room] = world.rooms.values();
		const bytes = new TextEncoder().encode('name;minutes\nAmara;45\n');
		const file = world.addFile({
			roomId: room?.id ?? '',
			name: 'minutes.csv',
			contentType: 'text/csv',
			bytes,
		});
		const path = `/contents/${file.id}`;
		expect(await json('apiRequest', 'send', { path, format: 'text' })).toEqual([
			{ text: 'name;minutes\nAmara;45\n' },
		]);
		const { items } = await run('apiRequest', 'send', { path, format: 'file', field: 'csv' });
		expect(items).toMatchObject([
			{
				json: { fileName: 'minutes.csv', contentType: 'text/csv' },
				binary: { csv: { fileName: 'minutes.csv', bytes: bytes.length } },
			},
		]);
		const { error } = await run('apiRequest', 'send', { path });
		expect(error?.message).toContain('sent text/csv instead of JSON');
		expect(error?.description).toContain('It begins with "name;minutes Amara;45');
	});

	test('Send says that this environment has no contact centre, before anything is sent', async () => {
		let requests = 0;
		harness.simulator.observe(() => {
			requests += 1;
		});
		const { error } = await run('apiRequest', 'send', {
			host: 'contactCenterUs1',
			path: '/v1/tasks',
		});
		expect([error?.message, requests]).toEqual(['"Host" cannot be used', 0]);
	});

	test('Send says what is wrong with the body', async () => {
		const { error } = await run('apiRequest', 'send', {
			method: 'POST',
			path: '/rooms',
			body: '={{ "{" }}',
		});
		expect(error?.message).toBe('"Body" cannot be used');
	});
});

describe('many items', () => {
	test('are worked on side by side, and come out in their order', async () => {
		const { world } = harness.simulator;
		const people = Array.from({ length: 60 }, (_, index) =>
			world.addPerson({ displayName: `P ${index}`, email: `p${index}@fernhill.example` }),
		);
		const { items, error } = await run(
			'person',
			'get',
			{ person: byId('={{ $json.id }}') },
			{ items: people.map(({ id }) => ({ id })) },
		);
		expect(error).toBeUndefined();
		expect(items.map(({ json: { id }, pairedItem }) => [id, pairedItem])).toEqual(
			people.map(({ id }, item) => [id, { item }]),
		);
	});

	test('a thousand keep 8 requests under way, and never more', async () => {
		const ids = Array.from({ length: 1000 }, (_, index) => `Y2lz${index}`);
		let underWay = 0;
		let most = 0;
		const server = createServer(async (request, response) => {
			underWay += 1;
			most = Math.max(most, underWay);
			await setTimeout(5);
			underWay -= 1;
			response.setHeader('content-type', 'application/json');
			response.end(JSON.stringify({ id: request.url?.split('/').at(-1) }));
		});
		await once(server.listen(0, '127.0.0.1'), 'listening');
		try {
			const { port } = server.address() as AddressInfo;
			const { stored } = harness.credential;
			harness.credential.stored = { ...stored, baseUrl: `http://127.0.0.1:${port}/v1` };
			const { json: found, error } = await run(
				'person',
				'get',
				{ person: byId('={{ $json.id }}') },
				{ items: ids.map((id) => ({ id })) },
			);
			expect([error, found.map(({ id }) => id), most]).toEqual([undefined, ids, 8]);
		} finally {
			server.close();
		}
	});

	test('go on when one fails, which tells of itself', async () => {
		const people = [...harness.simulator.world.people.keys()].slice(0, 3);
		const ids = [people[0], 'nonsense', people[1], people[2]];
		const { items } = await run(
			'person',
			'get',
			{ person: byId('={{ $json.id }}') },
			{ items: ids.map((id) => ({ id: id ?? '' })), continueOnFail: true },
		);
		expect(items.map(({ json: { id, error } }) => id ?? typeof error)).toEqual([
			people[0],
			'string',
			people[1],
			people[2],
		]);
	});

	test('one refusal for the rate holds all of them back, and none is lost', async () => {
		const people = [...harness.simulator.world.people.keys()];
		const items = Array.from({ length: 40 }, (_, index) => ({
			id: people[index % people.length] ?? '',
		}));
		harness.simulator.faults.next({ at: '/v1/people/', status: 429, retryAfter: 1 });
		let refusals = 0;
		harness.simulator.observe(({ status }) => {
			if (status === 429) refusals += 1;
		});
		const { json: found, error } = await run(
			'person',
			'get',
			{ person: byId('={{ $json.id }}') },
			{ items },
		);
		expect([error, found.length, refusals]).toEqual([undefined, 40, 1]);
	});
});

test('many items keep to the pace of the account: few are refused, none fails', async () => {
	const people = [...harness.simulator.world.people.keys()];
	const items = Array.from({ length: 120 }, (_, index) => ({
		id: people[index % people.length] ?? '',
	}));
	harness.simulator.rates.limit = { requests: 20, seconds: 1, burst: 20 };
	const { json: found, error } = await run(
		'person',
		'get',
		{ person: byId('={{ $json.id }}') },
		{ items },
	);
	expect([error, found.length]).toEqual([undefined, 120]);
	// Without the gate it is a third of all. The first refusal may meet all 8 that are under way, and one more follows.
	expect(harness.simulator.rates.refused).toBeLessThanOrEqual(16);
}, 60_000);

describe('a limit of an hour', () => {
	test('is told by each item, without a request for each', async () => {
		const people = [...harness.simulator.world.people.keys()];
		const items = Array.from({ length: 40 }, (_, index) => ({
			id: people[index % people.length] ?? '',
		}));
		const fault = { at: '/v1/people/', status: 429, retryAfter: 3600, times: 40 };
		harness.simulator.faults.next(fault);
		let requests = 0;
		harness.simulator.observe(() => {
			requests += 1;
		});
		const parameters = { person: byId('={{ $json.id }}') };
		const { json: told } = await run('person', 'get', parameters, { items, continueOnFail: true });
		expect(requests).toBeLessThanOrEqual(8);
		expect(new Set(told.map(({ error }) => error))).toEqual(
			new Set([
				'Webex is limiting how fast this account may send requests',
				'Webex was not asked: it still limits how fast this account may send such requests',
			]),
		);
		expect(told).toHaveLength(40);
		expect(JSON.stringify(told.at(-1))).toMatch(
			/Webex refuses them until \d{4}-\d\d-\d\d \d\d:\d\d UTC\./,
		);
	});
});

describe('Locators', () => {
	async function search(method: string, filter?: string) {
		const { methods } = harness.nodeType('webex');
		const find = methods?.listSearch?.[method];
		const found: IDataObject[] = [];
		await harness.call(async (context) => {
			const derived = Object.create(context, {
				getCurrentNodeParameter: { value: () => 'oAuth2' },
			}) as ILoadOptionsFunctions;
			const { results } = (await find?.call(derived, filter)) ?? { results: [] };
			found.push(...(results as unknown as IDataObject[]));
			return {};
		});
		return found;
	}

	test('people by the beginning of a name, or by address', async () => {
		expect(await search('searchPeople', 'pri')).toMatchObject([
			{ name: 'Priya Raman (priya.raman@fernhill.example)' },
		]);
		expect(await search('searchPeople', admin)).toHaveLength(1);
		expect(await search('searchPeople', '')).toEqual([]);
	});

	test('webhooks with what they hear of', async () => {
		await json('webhook', 'create', { name: 'One', targetUrl: 'https://n8n.example.com' });
		expect(await search('searchWebhooks', 'one')).toMatchObject([
			{ name: 'One (messages created)' },
		]);
	});
});
