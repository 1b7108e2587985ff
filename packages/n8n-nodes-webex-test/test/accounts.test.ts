import { afterEach, expect, test } from 'vitest';
import { createHarness, type Harness } from '../src/harness.ts';
import { withServiceApp } from '../src/service-app.ts';

let harness: Harness | undefined;
afterEach(async () => {
	await harness?.close();
	harness = undefined;
});

const getRooms = (authentication: 'serviceApp' | 'token') => ({
	node: 'webexRooms' as const,
	parameters: { authentication, resource: 'room', operation: 'getMany', returnAll: true },
});

async function withToken(accessToken: (harness: Harness) => string): Promise<Harness> {
	const created = await createHarness();
	const { environment, baseUrl } = created.credential.stored;
	created.credential.stored = { environment, baseUrl, accessToken: accessToken(created) } as never;
	return created;
}

test('a bot works with its token, pasted as it comes', async () => {
	harness = await withToken(({ simulator }) => ` Bearer ${simulator.botToken}\n`);
	const { json, error } = await harness.run(getRooms('token'));
	expect([error, json.map(({ title }) => title)]).toEqual([
		undefined,
		['Network Operations', 'Contact Centre Floor', 'All Hands'],
	]);
});

test('says what ends a token that Webex does not accept', async () => {
	harness = await withToken(() => 'made-up');
	const { error } = await harness.run(getRooms('token'));
	expect([error?.message, error?.description]).toEqual([
		'Webex does not accept the access token of the credential',
		expect.stringContaining('A personal access token lives 12 hours'),
	]);
});

test('a bot that may not read a group room is told why', async () => {
	harness = await withToken(({ simulator }) => simulator.botToken);
	const [roomId = ''] = harness.simulator.world.rooms.keys();
	const { error } = await harness.run({
		node: 'webexMessages',
		parameters: {
			authentication: 'token',
			resource: 'message',
			operation: 'getMany',
			roomId: { __rl: true, mode: 'id', value: roomId },
		},
	});
	expect([error?.message, error?.description]).toEqual([
		'Webex does not allow this to the account: Failed to get activity',
		expect.stringContaining('A bot sees only the messages of a group room that mention it'),
	]);
});

test.each(['kept', 'omitted', 'rotated'] as const)(
	'a service app gets its access token, and renews it, with the refresh token %s',
	async (refreshToken) => {
		const created = await withServiceApp({ switches: { refreshToken } });
		harness = created;
		const ids = [];
		for (let round = 1; round <= 3; round++) {
			const { json, error } = await created.run(getRooms('serviceApp'));
			expect(error).toBeUndefined();
			ids.push(json.map(({ id }) => id));
			created.simulator.tokens.expireAccessTokens();
		}
		expect([ids, created.simulator.tokens.refreshes, created.credential.saved.length]).toEqual([
			[[created.memberOf], [created.memberOf], [created.memberOf]],
			3,
			3,
		]);
	},
);

test('executions at the same time share one refresh, so that a rotation harms none', async () => {
	const created = await withServiceApp({ switches: { refreshToken: 'rotated' } });
	harness = created;
	const runs = await Promise.all(
		Array.from({ length: 5 }, () => created.run(getRooms('serviceApp'))),
	);
	expect([runs.map(({ error }) => error), created.simulator.tokens.refreshes]).toEqual([
		Array(5).fill(undefined),
		1,
	]);
});

test('a service app whose grant is gone is told how to go on', async () => {
	harness = await withServiceApp();
	harness.simulator.tokens.revokeGrants();
	const { error } = await harness.run(getRooms('serviceApp'));
	expect([error?.message, error?.description]).toEqual([
		'The Webex service app must be authorized again',
		expect.stringContaining('Copy a new refresh token'),
	]);
});

test('a token endpoint that is down is not a lost grant of a service app', async () => {
	harness = await withServiceApp();
	harness.simulator.faults.next({ at: '/v1/access_token', status: 503 });
	const first = await harness.run(getRooms('serviceApp'));
	const second = await harness.run(getRooms('serviceApp'));
	expect([first.error?.message, second.error]).toEqual([
		'Webex is not available at the moment (503)',
		undefined,
	]);
});
