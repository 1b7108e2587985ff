import type { INode, INodeProperties } from 'n8n-workflow';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { createHarness, type Harness } from '../src/harness.ts';
import { byEmail, byId, operationsOf } from '../src/one-node.ts';
import { runWorkflow, type Step, toRetry } from '../src/workflow.ts';

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

describe('the default key', () => {
	/** What the editor fills in when somebody adds the option. */
	const defaultKey = () => {
		const { properties } = harness.nodeType('webexMessages').description;
		const options = properties
			.filter(({ name }) => name === 'options')
			.flatMap((property) => (property.options ?? []) as INodeProperties[]);
		return String(options.find(({ name }) => name === 'sendOnceKey')?.default);
	};
	const items = (count: number, ...to: string[]): Step => ({
		name: 'Items',
		type: 'test.items',
		parameters: {
			items: JSON.stringify(Array.from({ length: count }, (_, number) => ({ number }))),
			files: '[]',
		},
		to,
	});
	const sending = (name: string, more: Partial<INode> = {}, key = defaultKey()): Step => ({
		name,
		type: 'n8n-nodes-webex.webexMessages',
		parameters: {
			resource: 'message',
			operation: 'send',
			roomId: byId(roomId),
			content: name,
			options: { sendOnceKey: key },
		},
		more,
	});
	const sent = () => messages().map(({ text = '' }) => text.replaceAll(/\p{Cf}/gu, ''));
	/** Of the key in the first release. */
	const olderKey = '={{ $execution.id }}-{{ $itemIndex }}';

	test.each([
		['now', defaultKey],
		['in workflows that were saved before', () => olderKey],
	])('sends once for each node, run and item: %s', async (_, key) => {
		const before = messages().length;
		const again: Step = { ...items(2, 'First'), name: 'Again' };
		const steps = [
			{ ...items(2, 'First', 'Second', 'Again') },
			sending('First', {}, key()),
			sending('Second', {}, key()),
			again,
		];
		const { data } = await runWorkflow(harness, steps, { executionId: '7' });
		expect(data.resultData.error).toBeUndefined();
		expect(sent().slice(before).sort()).toEqual([
			...Array.from({ length: 4 }, () => 'First'),
			...Array.from({ length: 2 }, () => 'Second'),
		]);
	});

	test('sends again in the next execution, and in an execution with the same number of another n8n', async () => {
		const before = messages().length;
		const steps = [items(1, 'Alert'), sending('Alert')];
		for (const executionId of ['7', '8', '7']) await runWorkflow(harness, steps, { executionId });
		expect(sent().slice(before)).toEqual(['Alert', 'Alert', 'Alert']);
	});

	/** Webex processes the message, its answer gets lost, and nothing can be looked up after that. */
	function loseAnswerAndFail() {
		loseAnswer(502);
		let isSent = false;
		harness.simulator.observe(({ method }) => {
			if (method !== 'POST' || isSent) return;
			isSent = true;
			harness.simulator.faults.next({ at: '/v1/messages', method: 'GET', status: 400 });
		});
	}

	test.each([
		['now', defaultKey],
		['in workflows that were saved before', () => olderKey],
	])('does not send twice when n8n tries the node again: %s', async (_, key) => {
		const before = messages().length;
		loseAnswerAndFail();
		const retryOnFail = { retryOnFail: true, maxTries: 2, waitBetweenTries: 0 };
		const steps = [items(1, 'Alert'), sending('Alert', retryOnFail, key())];
		const { data } = await runWorkflow(harness, steps, { executionId: '7' });
		expect(data.resultData.error).toBeUndefined();
		expect(sent().slice(before)).toEqual(['Alert']);
	});

	test.each([
		['now', defaultKey],
		['in workflows that were saved before', () => olderKey],
	])('does not send twice when somebody retries the execution: %s', async (_, key) => {
		const before = messages().length;
		loseAnswerAndFail();
		const steps = [items(1, 'Alert'), sending('Alert', {}, key())];
		const failed = await runWorkflow(harness, steps, { executionId: '7' });
		expect(failed.data.resultData.error?.message).toContain('Webex');
		// A retry is an execution of its own, with what the failed one had.
		const { data } = await runWorkflow(harness, steps, {
			executionId: '8',
			mode: 'retry',
			failed: toRetry(failed),
		});
		expect(data.resultData.error).toBeUndefined();
		expect(sent().slice(before)).toEqual(['Alert']);
	});
});
