import type { IDataObject } from 'n8n-workflow';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { createHarness, type Harness } from '../src/harness.ts';
import { operationsOf } from '../src/one-node.ts';

let harness: Harness;
beforeEach(async () => {
	harness = await createHarness({ scope: 'spark:all', seed: 'empty' });
});
afterEach(async () => {
	vi.restoreAllMocks();
	vi.useRealTimers();
	await harness.close();
});

const { json } = operationsOf('webexMessages', () => harness);
const world = () => harness.simulator.world;
const me = () => {
	const [owner] = world().people.values();
	if (!owner) throw new Error('Nobody is there');
	return owner;
};
const createRoom = (title: string) => world().addRoom({ title, members: [me()] });
const write = (roomId: string, personId = me().id) =>
	world().addMessage({ roomId, personId, text: 'Outage' });
const get = async (ids: readonly string[]) =>
	await json(
		'message',
		'get',
		{ messageId: '={{ $json.id }}' },
		{ items: ids.map((id) => ({ id })) },
	);
const titles = (items: readonly IDataObject[]) => items.map(({ roomTitle }) => roomTitle);
const people = (items: readonly IDataObject[]) => items.map(({ personName }) => personName);

/** The requests from now on whose path begins so. */
function requestsTo(...paths: readonly string[]): () => number {
	let count = 0;
	harness.simulator.observe(({ path }) => {
		if (paths.some((each) => path.startsWith(each))) count += 1;
	});
	return () => count;
}

/** Nobody waits half a minute in a test. */
function withShortPatience(): void {
	const timeout = AbortSignal.timeout.bind(AbortSignal);
	vi.spyOn(AbortSignal, 'timeout').mockImplementation((time) =>
		timeout(time === 30_000 ? 300 : time),
	);
}

test.each([
	['does not answer', { delay: 3600_000 }],
	['answers 501', { status: 501 }],
	['answers 503 again and again', { status: 503 }],
])(
	'where Webex %s, no item after those under way waits for names, for a minute',
	async (_, fault) => {
		withShortPatience();
		const { id: roomId } = createRoom('Operations');
		const authors = Array.from({ length: 30 }, (_, index) =>
			world().addPerson({ displayName: `P ${index}`, email: `p${index}@a.example` }),
		);
		const ids = authors.map(({ id }) => write(roomId, id).id);
		harness.simulator.faults.next({ at: '/v1/people', times: Number.POSITIVE_INFINITY, ...fault });
		const asked = requestsTo('/v1/people');
		const items = await get(ids);
		expect(items.map(({ id }) => id)).toEqual(ids);
		expect(people(items)).toEqual(ids.map(() => undefined));
		// As many as are worked on at the same time.
		expect(asked()).toBeLessThanOrEqual(8);
		const before = asked();
		await get(ids);
		expect(asked()).toBe(before);
		harness.simulator.faults.clear();
		vi.restoreAllMocks();
		vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 61_000 });
		expect(people(await get(ids))).toEqual(authors.map(({ displayName }) => displayName));
	},
);

test('a room that is refused does not take the titles of the others away', async () => {
	const rooms = ['One', 'Two', 'Three'].map(createRoom);
	const ids = rooms.map(({ id }) => write(id).id);
	const [, refused] = rooms;
	harness.simulator.faults.next({
		at: `/v1/rooms/${refused?.id}`,
		status: 403,
		times: Number.POSITIVE_INFINITY,
	});
	const asked = requestsTo('/v1/rooms/');
	const byId = new Map(
		(await json('message', 'search', { query: 'Outage' })).map((item) => [item['id'], item]),
	);
	const found = ids.map((id) => byId.get(id) ?? {});
	expect([found.map(({ text }) => text), titles(found), asked()]).toEqual([
		ids.map(() => 'Outage'),
		['One', undefined, 'Three'],
		3,
	]);
	// Each by itself, with a room that is not known yet.
	const { id: fourth } = write(createRoom('Four').id);
	expect(titles(await get([...ids, fourth]))).toEqual(['One', undefined, 'Three', 'Four']);
	expect(asked()).toBe(4);
});

test('a part of the people that cannot be read does not take the names of the others away', async () => {
	const { id: roomId } = createRoom('Operations');
	for (let index = 0; index < 200; index++) {
		const displayName = `P ${index}`;
		const { id } = world().addPerson({ displayName, email: `p${index}@a.example` });
		write(roomId, id);
	}
	harness.simulator.faults.next({ at: '/v1/people', status: 501 });
	const items = await json('message', 'search', { query: 'Outage', returnAll: true });
	const named = people(items).filter((name) => name !== undefined);
	expect([items.length, named.length]).toEqual([200, expect.toBeOneOf([115, 170])]);
});

/** As when somebody chooses a credential in the node that may read messages only. */
function useAnother(id: string | null): void {
	const { value } = harness.simulator.tokens.issueFixed({
		personId: me().id,
		scopes: ['spark:messages_read'],
		expiresAt: Number.POSITIVE_INFINITY,
	});
	const { stored } = harness.credential;
	Object.assign(harness.credential, {
		id,
		stored: { ...stored, oauthTokenData: { access_token: value, token_type: 'Bearer' } },
	});
}

test.each(['another', null])(
	'one credential does not show the names that another one has read; its ID is %s',
	async (id) => {
		if (id === null) Object.assign(harness.credential, { id });
		const { id: messageId } = write(createRoom('Operations').id);
		expect(titles(await get([messageId]))).toEqual(['Operations']);
		useAnother(id);
		expect(titles(await get([messageId, messageId]))).toEqual([undefined, undefined]);
	},
);

test('where a node has no ID of its credential, a run reads each name once', async () => {
	Object.assign(harness.credential, { id: null });
	const { id: roomId } = createRoom('Operations');
	const asked = requestsTo('/v1/rooms/', '/v1/people');
	const items = await get([1, 2, 3].map(() => write(roomId).id));
	expect([titles(items), asked()]).toEqual([items.map(() => 'Operations'), 2]);
});
