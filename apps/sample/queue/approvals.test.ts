import { afterAll, beforeAll, expect, test } from 'vitest';
import { z } from 'zod';
import { type Approvals, approvalsOn, askingWorkflows } from '../test/approval.ts';
import { type Queue, startQueue } from './start-queue.ts';

let approvals: Approvals<Queue>;
let roomId: string;
/** Of processes that start from now on. */
let environment: Record<string, string> = {};

beforeAll(async () => {
	const queue = await startQueue({
		workers: 2,
		webhookProcessors: 2,
		workflows: askingWorkflows,
		environmentOf: (process) => (process === 'worker-2' ? environment : {}),
	});
	approvals = await approvalsOn(queue);
	roomId = [...queue.simulator.world.rooms.keys()][0] ?? '';
});
afterAll(async () => await approvals?.sample.stop());

const queue = () => approvals.sample;
const world = () => queue().simulator.world;
const faults = () => queue().simulator.faults;
const messages = () => world().messagesOf(roomId);
const webhooks = () => [...world().webhooks.values()];
const jonas = 'jonas.lindqvist@fernhill.example';
const mateo = 'mateo.fuentes@fernhill.example';

/** The message that asks. */
const asked = (words: string) =>
	messages().find(({ text = '' }) => text.includes(words) && !/[✅⛔⌛]/u.test(text));
/** What the room shows in its place. */
const outcomes = (words: string) =>
	messages()
		.map(({ text = '' }) => text)
		.filter((text) => text.includes(words) && /[✅⛔⌛]/u.test(text));
const linkIn = (words: string) => /\((http[^)]+)\)/.exec(asked(words)?.markdown ?? '')?.[1] ?? '';

async function sendForm(url: string, decision: string) {
	const form = new FormData();
	form.append('decision', decision);
	return await fetch(url, { method: 'POST', body: form });
}

const unfinished: ReadonlySet<string> = new Set(['new', 'running', 'waiting']);

const Decision = z.object({ data: z.object({ approved: z.boolean() }) });

/** n8n went on once, with one decision, and the room shows that one and nothing else. */
async function expectOneDecision(id: string, words: string, approved?: boolean): Promise<void> {
	const { state, until, sample } = approvals;
	// Ends in whatever way, so that a failure says which.
	await until(async () => !unfinished.has(await state(id)));
	expect(await state(id)).toBe('success');
	await until(() => !asked(words) && outcomes(words).length > 0);
	const { runData } = await sample.n8n.execution(id);
	expect([runData['Ask']?.length, runData['Done']?.length]).toEqual([1, 1]);
	const counted = Decision.parse(runData['Done']?.[0]?.data?.main?.[0]?.[0]?.json).data.approved;
	if (approved !== undefined) expect(counted).toBe(approved);
	expect(outcomes(words)).toEqual([
		expect.stringContaining(counted ? '✅ Approved' : '⛔ Declined'),
	]);
}

/** Asks on a worker, and says on which. */
async function askOn(message: string) {
	const id = await approvals.ask({ roomId, message });
	const [name = ''] = await queue().ranBy(id);
	const worker = queue().workers.find((one) => one.name === name);
	if (!worker) throw new Error(`No worker ran the execution ${id}`);
	return { id, worker, card: asked(message)?.id ?? '' };
}

const statuses = () => queue().simulator.webhooks.deliveries.map(({ status }) => status);

test('a question of a worker is answered through each process that takes webhooks', async () => {
	const { submit } = approvals;
	const servedBefore = queue().proxy.deliveries.length;
	for (const words of ['First?', 'Second?', 'Third?']) {
		const { id, card } = await askOn(words);
		await submit(card, jonas, { decision: 'approve' });
		expect(statuses().at(-1)).toBe(200);
		await expectOneDecision(id, words, true);
	}
	const served = queue()
		.proxy.deliveries.slice(servedBefore)
		.filter(({ path }) => path.startsWith('/webhook-waiting/'));
	expect([...new Set(served.map(({ target }) => target))].toSorted()).toEqual([
		'main',
		'webhook-1',
		'webhook-2',
	]);
	await approvals.until(() => webhooks().length === 0);
});

test.each(['card', 'link'] as const)(
	'two answers by %s at the same time to two processes: one decision, shown as it counted',
	async (by) => {
		const { ask, submit } = approvals;
		for (const round of [1, 2, 3]) {
			const words = `Both by ${by}, ${round}?`;
			const id = await ask({ roomId, message: words, by });
			const card = asked(words)?.id ?? '';
			const url = linkIn(words);
			await Promise.all(
				by === 'card'
					? [
							submit(card, jonas, { decision: 'approve' }),
							submit(card, mateo, { decision: 'disapprove' }),
						]
					: [sendForm(url, 'approve'), sendForm(url, 'disapprove')],
			);
			await expectOneDecision(id, words);
		}
	},
);

test('a press as soon as the card can be answered is taken, or the card stays', async () => {
	const { ask, submit, state } = approvals;
	const words = 'Right away?';
	const pressed = new Promise<number | undefined>((resolve) => {
		const stop = queue().simulator.observe(async ({ method, path }) => {
			if (method !== 'POST' || path !== '/v1/webhooks') return;
			stop();
			await submit(asked(words)?.id ?? '', jonas, { decision: 'approve' });
			resolve(statuses().at(-1));
		});
	});
	const asking = ask({ roomId, message: words }).catch(() => '');
	const status = await pressed;
	const card = asked(words);
	// It counts only when n8n says so; an answer that n8n refuses can be given again.
	expect(status === 200 || card !== undefined).toBe(true);
	const id = (await asking) || ((await queue().n8n.executions(1))[0]?.id ?? '');
	if (card && (await state(id)) === 'waiting')
		await submit(card.id, jonas, { decision: 'approve' });
	await expectOneDecision(id, words, true);
});

test('an answer is not lost when its card is still to be deleted while the worker that asked looks', async () => {
	const { submit, until } = approvals;
	const words = 'Slowly?';
	const { id, card } = await askOn(words);
	const looks = () =>
		queue().proxy.deliveries.filter(({ path }) => path.startsWith(`/webhook-waiting/${id}/`))
			.length;
	// One before the question, one after two seconds.
	await until(() => looks() >= 2);
	faults().next({ at: `/v1/messages/${card}`, method: 'DELETE', status: 429, retryAfter: 10 });
	await submit(card, jonas, { decision: 'approve' });
	expect(statuses().at(-1)).toBe(200);
	const answeredAt = looks();
	await until(() => looks() > answeredAt);
	await expectOneDecision(id, words, true);
});

test('main and a webhook processor that is taking the answer are killed: the card stays, and the next answer counts', async () => {
	const { submit, until } = approvals;
	const { main, webhookProcessors } = queue();
	const other = await askOn('While main is away?');
	const { id, card } = await askOn('While a processor dies?');
	await main.kill();
	await submit(other.card, jonas, { decision: 'approve' });
	expect(statuses().at(-1)).toBe(200);
	// Shown by the processor that took it, before that is killed.
	await until(() => outcomes('While main is away?').length > 0);
	// Whichever takes it is reading the answer when both are killed.
	let readings = 0;
	const stop = queue().simulator.observe(({ path }) => {
		if (path.startsWith('/v1/attachment/actions/')) readings += 1;
	});
	faults().next({ at: '/v1/attachment/actions/', status: 429, retryAfter: 8 });
	const pressing = submit(card, jonas, { decision: 'approve' });
	await until(() => readings > 0);
	stop();
	await Promise.all(webhookProcessors.map((one) => one.kill()));
	await pressing;
	expect(statuses().at(-1)).not.toBe(200);
	expect(asked('While a processor dies?')?.id).toBe(card);
	await Promise.all([main, ...webhookProcessors].map((one) => one.start()));
	await expectOneDecision(other.id, 'While main is away?', true);
	await submit(card, mateo, { decision: 'disapprove' });
	await expectOneDecision(id, 'While a processor dies?', false);
});

test('the process that took an answer is killed before it could show it: the answer counts, and the card is closed', async () => {
	const { submit, until, state } = approvals;
	const words = 'Shown by nobody?';
	const { id, card } = await askOn(words);
	let refusals = 0;
	const stop = queue().simulator.observe(({ method, path, status }) => {
		if (method === 'DELETE' && path.endsWith(card) && status === 429) refusals += 1;
	});
	faults().next({ at: `/v1/messages/${card}`, method: 'DELETE', status: 429, retryAfter: 60 });
	await submit(card, jonas, { decision: 'approve' });
	expect(statuses().at(-1)).toBe(200);
	await until(() => refusals > 0);
	stop();
	const { target } = queue().proxy.deliveries.findLast(({ status }) => status === 200) ?? {};
	const taker = [queue().main, ...queue().webhookProcessors].find(({ name }) => name === target);
	await taker?.kill();
	await taker?.start();
	await until(async () => (await state(id)) === 'success');
	expect(await approvals.answerIn(id, 'Done')).toMatchObject({ data: { approved: true } });
	// The card is taken away first, and its outcome is written then.
	await until(() => world().message(card) === undefined && outcomes(words).length > 0, 90);
	expect(outcomes(words)).toEqual([expect.stringContaining('⌛ Closed')]);
});

test('the worker that asked is killed: its question is answered, and what it left behind is closed by the others', async () => {
	const { submit, until } = approvals;
	const { id, worker, card } = await askOn('Of a dead worker?');
	// Questions go to whichever worker is free.
	let words = 'Left behind, attempt 1?';
	let left = await askOn(words);
	for (let attempt = 2; left.worker !== worker; attempt += 1) {
		words = `Left behind, attempt ${attempt}?`;
		left = await askOn(words);
	}
	await worker.kill();
	await queue().n8n.stop(left.id);
	await submit(card, jonas, { decision: 'approve' });
	await expectOneDecision(id, 'Of a dead worker?', true);
	await until(() => world().message(left.card) === undefined && outcomes(words).length > 0, 90);
	expect(outcomes(words)).toEqual([expect.stringContaining('⌛ Closed')]);
	await worker.start();
});

test('a worker that signs with another secret is told so, and asks nothing', async () => {
	const [first, second] = queue().workers;
	environment = { N8N_HMAC_SIGNATURE_SECRET: 'another one' };
	await second?.restart();
	environment = {};
	await first?.stop();
	const id = await approvals.start(
		'ask-approval',
		{ roomId, message: 'Unsigned?', by: 'card', approvers: '', until: '2100-01-01T00:00:00Z' },
		'error',
	);
	const { error } = await queue().n8n.execution(id);
	expect(error?.message).toContain('does not accept answers to what this process asks');
	expect(error?.description).toContain('N8N_HMAC_SIGNATURE_SECRET');
	expect(asked('Unsigned?')).toBeUndefined();
});
