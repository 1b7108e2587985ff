import { hideSecrets } from 'n8n-nodes-webex/src/engine/secrets.ts';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { createHarness, type Harness } from '../src/harness.ts';
import { byId, operationsOf } from '../src/one-node.ts';

let harness: Harness;
beforeEach(async () => {
	harness = await createHarness({
		scope: 'spark:all meeting:schedules_read meeting:schedules_write',
		meetings: true,
	});
});
afterEach(async () => await harness.close());

const { run, json } = operationsOf('webex', () => harness);
const secret = 'only Webex and n8n know this';
const register = async () =>
	await json('webhook', 'create', {
		name: 'New messages',
		targetUrl: 'https://n8n.example.com/webhook/1',
		options: { secret },
	});

test('the answers of an API Request come without the secrets of webhooks', async () => {
	const [webhook] = await register();
	const list = { method: 'GET', path: '/webhooks' };
	const one = { ...list, path: `/webhooks/${webhook?.['id']}` };
	const answers = [
		await run('apiRequest', 'send', list),
		await run('apiRequest', 'send', { ...list, readsPages: true, returnAll: true }),
		await run('apiRequest', 'send', one),
		await run('webhook', 'get', { webhookId: byId(String(webhook?.['id'])) }),
		await run('webhook', 'getMany'),
	];
	expect(answers.map(({ error }) => error)).toEqual(answers.map(() => undefined));
	expect(answers.map(({ items }) => items.length)).toEqual([1, 1, 1, 1, 1]);
	// What n8n stores with the execution.
	for (const { execution } of answers) {
		const { runData } = execution.data.resultData;
		expect(JSON.stringify(runData)).not.toContain(secret);
	}
});

test('the answers of an API Request hold secrets when a person asks for them', async () => {
	await register();
	const [answer] = await json('apiRequest', 'send', {
		method: 'GET',
		path: '/webhooks',
		readsPages: true,
		returnAll: true,
		includeSecrets: true,
	});
	expect(answer?.['secret']).toBe(secret);
});

test('an API Request that joins a meeting shows no link that lets somebody in', async () => {
	const { meetings, people } = harness.simulator.world;
	const [owner] = people.values();
	const meeting = [...meetings.series.values()].find(({ hostId }) => hostId === owner?.id);
	const join = async (more: object) =>
		await json('apiRequest', 'send', {
			method: 'POST',
			path: '/meetings/join',
			body: JSON.stringify({ meetingId: meeting?.id, joinDirectly: false }),
			...more,
		});
	expect(await join({})).toEqual([{ expiration: expect.any(String) }]);
	expect(await join({ includeSecrets: true })).toEqual([
		expect.objectContaining({
			joinLink: expect.stringContaining('integrationJoinToken='),
			startLink: expect.stringContaining('integrationStartToken='),
		}),
	]);
});

test('a webhook says that it has a secret', async () => {
	const [webhook] = await register();
	expect(webhook).toMatchObject({ name: 'New messages', hasSecret: true });
	expect(webhook).not.toHaveProperty('secret');
});

test.each([
	[{ secret: 'x', id: '1' }, { id: '1' }],
	[
		{ access_token: 'x', refresh_token: 'x', expires_in: 1, token_type: 'Bearer' },
		{ expires_in: 1, token_type: 'Bearer' },
	],
	[
		{ items: [{ clientSecret: 'x', client_secret: 'x', clientId: 'c' }] },
		{ items: [{ clientId: 'c' }] },
	],
	[{ meeting: { hostKey: 'x', password: 'x', title: 't' } }, { meeting: { title: 't' } }],
	[
		{ password: { isStrong: true, secret: false } },
		{ password: { isStrong: true, secret: false } },
	],
	[
		['a', null, 1],
		['a', null, 1],
	],
	[
		{ text: 'See https://desk.example/?id=1&ticket=42', joinLink: 'https://x.example/?ticket=1' },
		{ text: 'See https://desk.example/?id=1&ticket=42' },
	],
	[
		{ type: 'submit', inputs: { ticket: 'INC-42', password: 'forgotten' } },
		{ type: 'submit', inputs: { ticket: 'INC-42', password: 'forgotten' } },
	],
])('%j without secrets is %j', (given, expected) => {
	expect(hideSecrets(given)).toEqual(expected);
});

test('secrets are found however deep they are, and in names that objects have', () => {
	const depth = 100_000;
	const text = `${'{"a":['.repeat(depth)}{"secret":"x","__proto__":{"token":"x","b":1}}${']}'.repeat(depth)}`;
	let inner = hideSecrets(JSON.parse(text));
	for (let level = 0; level < depth; level++) inner = inner.a[0];
	expect(Object.entries(inner)).toEqual([['__proto__', { b: 1 }]]);
});
