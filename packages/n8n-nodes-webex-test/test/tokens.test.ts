import { afterEach, expect, test } from 'vitest';
import { createHarness, type Harness } from '../src/harness.ts';

let harness: Harness | undefined;
afterEach(async () => {
	await harness?.close();
	harness = undefined;
});

const getRooms = {
	node: 'webexRooms' as const,
	parameters: { resource: 'room', operation: 'getMany', returnAll: true },
};

const reconnect = {
	message: 'The Webex credential must be reconnected',
	description:
		'Webex no longer accepts its refresh token: access was revoked, the password changed, or it was not used for 90 days. Open the credential, connect the account again and save; the workflow then goes on as before.',
};

test.each(['kept', 'omitted', 'rotated'] as const)(
	'an expired token is refreshed once and saved, with the refresh token %s',
	async (refreshToken) => {
		harness = await createHarness({ switches: { refreshToken } });
		for (let round = 1; round <= 2; round++) {
			harness.simulator.tokens.expireAccessTokens();
			const { error, json } = await harness.run(getRooms);
			const { saved, stored } = harness.credential;
			expect([error, json.length, saved.length, harness.simulator.tokens.refreshes]).toEqual([
				undefined,
				6,
				round,
				round,
			]);
			expect(stored['oauthTokenData']).toHaveProperty('refresh_token');
		}
	},
);

test('a token that expires between two pages of one listing loses no message', async () => {
	harness = await createHarness({ switches: { maxMessagePageSize: 5 } });
	const { simulator } = harness;
	const [roomId = ''] = simulator.world.rooms.keys();
	const stop = simulator.observe(({ path, status }) => {
		if (path.startsWith('/v1/messages') && status === 200) {
			simulator.tokens.expireAccessTokens();
			stop();
		}
	});
	const { json } = await harness.run({
		node: 'webexMessages',
		parameters: {
			resource: 'message',
			operation: 'getMany',
			roomId: { __rl: true, mode: 'id', value: roomId },
			returnAll: true,
		},
	});
	expect([json.map(({ id }) => id), simulator.tokens.refreshes]).toEqual([
		simulator.world
			.messagesOf(roomId)
			.toReversed()
			.map(({ id }) => id),
		1,
	]);
});

test('executions at the same time share one refresh', async () => {
	harness = await createHarness({ switches: { refreshToken: 'rotated' } });
	const { run, simulator } = harness;
	simulator.tokens.expireAccessTokens();
	const runs = await Promise.all(Array.from({ length: 5 }, () => run(getRooms)));
	expect([runs.map(({ error }) => error), simulator.tokens.refreshes]).toEqual([
		Array(5).fill(undefined),
		1,
	]);
});

test.each([
	{ status: 400, form: 'oauth' },
	{ status: 400, form: 'identity' },
	{ status: 401, form: 'webex' },
] as const)(
	'a revoked grant asks for reconnecting, when it is answered %o',
	async (refreshRefusal) => {
		harness = await createHarness({ switches: { refreshRefusal } });
		harness.simulator.tokens.revokeGrants();
		const { error } = await harness.run(getRooms);
		expect({ message: error?.message, description: error?.description }).toEqual(reconnect);
	},
);

test('a token endpoint that is down is not a lost grant', async () => {
	harness = await createHarness();
	harness.simulator.tokens.expireAccessTokens();
	harness.simulator.faults.next({ at: '/v1/access_token', status: 503, times: 9 });
	const { error } = await harness.run(getRooms);
	harness.simulator.faults.clear();
	const after = await harness.run(getRooms);
	expect([error?.message === reconnect.message, after.error, after.json.length]).toEqual([
		false,
		undefined,
		6,
	]);
}, 40_000);

test('a credential that was never connected', async () => {
	harness = await createHarness();
	const { oauthTokenData, ...fields } = harness.credential.stored;
	harness.credential.stored = fields;
	const { error } = await harness.run(getRooms);
	expect([typeof oauthTokenData, error?.message, error?.description]).toEqual([
		'object',
		'The Webex credential is not connected yet',
		'Open the credential, connect the account and sign in to Webex.',
	]);
});
