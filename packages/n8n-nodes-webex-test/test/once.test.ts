import { afterEach, beforeEach, expect, test } from 'vitest';
import { createHarness, type Harness } from '../src/harness.ts';
import { byEmail, byId, operationsOf } from '../src/one-node.ts';

let harness: Harness;
let roomId: string;
beforeEach(async () => {
	harness = await createHarness();
	roomId = [...harness.simulator.world.rooms.keys()][0] ?? '';
});
afterEach(async () => await harness.close());

const { run, json } = operationsOf('webexMessages', () => harness);
const messages = () => harness.simulator.world.messagesOf(roomId);

const options = { sendOnceKey: 'alert 4711' };
const alert = { content: 'Trunk down', options };

/** Webex processes the message, and its answer gets lost. */
function loseAnswer(status: number) {
	harness.simulator.faults.next({ at: '/v1/messages', method: 'POST', status, isProcessed: true });
}

test.each([502, 500])(
	'an answer that got lost (%i) does not send the message twice',
	async (status) => {
		const before = messages().length;
		loseAnswer(status);
		const [sent] = await json('message', 'send', { ...alert, roomId: byId(roomId) });
		expect(messages().length).toBe(before + 1);
		expect(sent?.['id']).toBe(messages().at(-1)?.id);
	},
);

test('without a key nobody can know, and nothing is repeated', async () => {
	const before = messages().length;
	loseAnswer(502);
	const { error } = await run('message', 'send', { content: 'Trunk down', roomId: byId(roomId) });
	expect(error?.message).toContain('not available');
	expect(messages().length).toBe(before + 1);
});

test('whoever tries again with the same key gets the message that was sent', async () => {
	const [first] = await json('message', 'send', { ...alert, roomId: byId(roomId) });
	const [again] = await json('message', 'send', { ...alert, roomId: byId(roomId) });
	const [other] = await json('message', 'send', {
		...alert,
		options: { sendOnceKey: 'alert 4712' },
		roomId: byId(roomId),
	});
	expect(again?.['id']).toBe(first?.['id']);
	expect(other?.['id']).not.toBe(first?.['id']);
});

test('a direct message, a reply and each part of a long message are sent once', async () => {
	const person = byEmail('priya.raman@fernhill.example');
	const direct = { ...alert, sendTo: 'person', person };
	const [one] = await json('message', 'send', direct);
	expect((await json('message', 'send', direct))[0]?.['id']).toBe(one?.['id']);
	const [root] = messages();
	const reply = { ...alert, messageId: root?.id ?? '' };
	const [answer] = await json('message', 'reply', reply);
	expect((await json('message', 'reply', reply))[0]?.['id']).toBe(answer?.['id']);
	const long = {
		content: `${'a'.repeat(5000)}\n\n${'b'.repeat(5000)}`,
		roomId: byId(roomId),
		options: { sendOnceKey: 'long', longMessages: 'split' },
	};
	const parts = await json('message', 'send', long);
	expect(parts.length).toBe(2);
	expect((await json('message', 'send', long)).map(({ id }) => id)).toEqual(
		parts.map(({ id }) => id),
	);
});

test('parts of a long message have room for their marks, so that all of them arrive', async () => {
	const before = messages().length;
	const parts = await json('message', 'send', {
		content: 'a'.repeat(20_000),
		roomId: byId(roomId),
		options: { ...options, longMessages: 'split' },
	});
	expect([parts.length, messages().length - before]).toEqual([3, 3]);
	const sent = messages()
		.slice(-3)
		.map(({ text = '' }) => text.replaceAll(/\p{Cf}/gu, ''));
	expect(sent.join('')).toBe('a'.repeat(20_000));
});

test('the mark is not seen, and a message that leaves no room for it is refused', async () => {
	await json('message', 'send', { ...alert, roomId: byId(roomId) });
	const { text = '' } = messages().at(-1) ?? {};
	expect(text.replaceAll(/\p{Cf}/gu, '')).toBe('Trunk down');
	const { error } = await run('message', 'send', {
		content: 'a'.repeat(7400),
		options,
		roomId: byId(roomId),
	});
	expect(error?.description).toContain('72 bytes for the mark');
});
