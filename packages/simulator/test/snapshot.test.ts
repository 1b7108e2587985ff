import { expect, test } from 'vitest';
import { createSimulator, createTraffic, type Simulator } from '../src/index.ts';
import { base, setUp } from './fixture.ts';

/** Through JSON, as in a file. */
const copy = (simulator: Simulator): unknown => JSON.parse(JSON.stringify(simulator.snapshot()));

const get = async (simulator: Simulator, address: string, token = simulator.personalToken) => {
	const headers = { authorization: `Bearer ${token}` };
	return await simulator.request(new Request(address, { headers }));
};

async function lively() {
	const { simulator, webex } = setUp();
	const { world, tokens, integration, meetingsXml } = simulator;
	const traffic = createTraffic(world, { bursts: 0.2, edits: 0.2, deletes: 0.1 });
	for (let step = 0; step < 200; step++) traffic.step();
	const room = await webex.rooms.create({ title: 'Kept', isLocked: true });
	const { id } = await webex.messages.create({
		roomId: room.id,
		files: [{ fileName: 'a.bin', contentType: 'image/png', bytes: new Uint8Array([0, 255, 7]) }],
	});
	await webex.teams.create({ name: 'Team' });
	await webex.webhooks.create({
		name: 'hook',
		targetUrl: 'http://127.0.0.1:9/',
		resource: 'messages',
		event: 'all',
	});
	const [person] = world.people.keys();
	const granted = tokens.grant(integration, person ?? '', ['spark:all']);
	meetingsXml.site.issueTicket('amara.okafor@fernhill.example');
	return { simulator, webex, roomId: room.id, messageId: id, granted };
}

test('a snapshot that is put back into another simulator is the same again', async () => {
	const { simulator } = await lively();
	const saved = copy(simulator);
	const other = createSimulator({ seed: 'empty', randomSeed: 7 });
	other.restore(saved);
	expect(copy(other)).toEqual(saved);
});

test('what was saved works: rooms, files, tokens, refreshes, pages', async () => {
	const { simulator, roomId, messageId, granted } = await lively();
	const first = await get(simulator, `${base}/v1/rooms?max=2`);
	const next = /<(.+)>/.exec(first.headers.get('link') ?? '')?.[1] ?? '';
	const expected = await (await get(simulator, next)).json();

	const other = createSimulator({ seed: 'empty', randomSeed: 7 });
	other.restore(copy(simulator));
	expect(other.personalToken).toBe(simulator.personalToken);
	expect(await (await get(other, next)).json()).toEqual(expected);
	expect((await get(other, `${base}/v1/rooms/${roomId}`, granted.access_token)).status).toBe(200);

	const message = (await (await get(other, `${base}/v1/messages/${messageId}`)).json()) as {
		files: string[];
	};
	const file = await get(other, message.files[0] ?? '');
	expect([...new Uint8Array(await file.arrayBuffer())]).toEqual([0, 255, 7]);

	const renewed = await other.request(
		new Request(`${base}/v1/access_token`, {
			method: 'POST',
			headers: { 'content-type': 'application/x-www-form-urlencoded' },
			body: new URLSearchParams({
				grant_type: 'refresh_token',
				refresh_token: granted.refresh_token ?? '',
				client_id: other.integration.clientId,
				client_secret: other.integration.clientSecret,
			}),
		}),
	);
	expect(renewed.status).toBe(200);
});

test('a later change is not in an earlier snapshot', async () => {
	const { simulator } = await lively();
	const taken = simulator.snapshot();
	const before = JSON.stringify(taken);
	simulator.tokens.revokeGrants();
	simulator.say();
	createTraffic(simulator.world, { seed: 2, edits: 1 }).step();
	simulator.meetingsXml.site.expireTickets();
	simulator.world.record({ resource: 'rooms', type: 'updated', actorId: '', data: {} });
	expect(JSON.stringify(taken)).toBe(before);
});

test('new IDs are never those of before', async () => {
	const { simulator } = await lively();
	const other = createSimulator();
	other.restore(copy(simulator));
	const known = new Set(
		[...other.world.rooms.values()]
			.flatMap(({ id }) => other.world.messagesOf(id))
			.map(({ id }) => id),
	);
	const [room] = other.world.rooms.values();
	const [person] = other.world.people.keys();
	for (let count = 0; count < 300; count++) {
		const { id } = other.world.addMessage({ roomId: room?.id ?? '', personId: person ?? '' });
		expect(known.has(id)).toBe(false);
	}
});

test('a reset leads back to the start, with the same IDs and tokens', async () => {
	const start = createSimulator({ now: () => 1_800_000_000_000 });
	const before = copy(start);
	createTraffic(start.world).step();
	start.tokens.revokeGrants();
	start.say();
	expect(copy(start)).not.toEqual(before);
	start.reset();
	expect(copy(start)).toEqual(before);
});

test('the demo goes on talking when its rooms are gone', () => {
	const { world, say } = createSimulator();
	for (const id of [...world.rooms.keys()]) world.deleteRoom(id);
	for (let count = 0; count < 20; count++) say();
	expect(world.rooms.size).toBe(0);
});

test.each([
	['a text', 'hello', /the whole file/],
	['another version', { version: 1 }, /version: /],
	[
		'a person without an email',
		{ world: { people: [{ id: 'a' }] } },
		/world\.people\.0: expected an object with id, email/,
	],
	['a missing part', { world: { rooms: undefined } }, /world\.rooms: /],
	[
		'an integration that is not there',
		{ accounts: { clientId: 'C0' } },
		/accounts\.clientId: expected that of one of the integrations/,
	],
])('%s is refused, and nothing changes', async (_, change, problem) => {
	const { simulator } = await lively();
	const saved = copy(simulator) as Record<string, unknown>;
	const wrong =
		typeof change === 'string'
			? change
			: Object.fromEntries(
					Object.entries({ ...saved, ...change }).map(([name, value]) => [
						name,
						typeof value === 'object' ? { ...(saved[name] as object), ...value } : value,
					]),
				);
	expect(() => simulator.restore(wrong)).toThrow(problem);
	expect(copy(simulator)).toEqual(saved);
});
