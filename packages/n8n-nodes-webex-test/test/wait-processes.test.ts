import { setTimeout } from 'node:timers/promises';
import type { INodeExecutionData, INodeParameters } from 'n8n-workflow';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { createHarness, type Harness } from '../src/harness.ts';
import { instanceId } from '../src/n8n.ts';
import { byId } from '../src/one-node.ts';
import { openWaitingRoom, type WaitingRoom } from '../src/waiting.ts';

/** n8n with a process that asks and two that serve the resume address: they share no memory. */
let harness: Harness;
let n8n: WaitingRoom;
let roomId: string;
let randomSeed = 1000;
beforeEach(async () => {
	randomSeed += 1;
	harness = await createHarness({ randomSeed });
	n8n = await openWaitingRoom(() => harness, 3);
	roomId = [...harness.simulator.world.rooms.keys()][0] ?? '';
});
afterEach(async () => {
	await n8n.close();
	await harness.close();
});

const world = () => harness.simulator.world;
const messages = () => world().messagesOf(roomId);
const newest = () => messages().at(-1);
const webhooks = () => [...world().webhooks.values()];
const faults = () => harness.simulator.faults;
const decisions = () => messages().filter(({ text = '' }) => /[✅⛔]/u.test(text));
const closings = () => messages().filter(({ text = '' }) => text.includes('⌛'));

const isApproved = ({ items }: { readonly items: readonly INodeExecutionData[] }) =>
	(items[0]?.json['data'] as { approved?: boolean } | undefined)?.approved;

const question = (parameters: INodeParameters = {}): INodeParameters => ({
	roomId: byId(roomId),
	message: 'May the **core switch** be replaced?',
	approvalOptions: { values: { approvalType: 'double' } },
	...parameters,
});

const members = () =>
	[...world().membersOf(roomId).keys()].filter((id) => world().people.get(id)?.type === 'person');

/** Presses a button; the deliveries are under way when it returns. */
function press(messageId: string, decision: 'approve' | 'disapprove') {
	const [, person = ''] = members();
	world().submitCard(messageId, person, { decision });
}

const delivered = async () => await harness.simulator.webhooks.settled();
const statuses = () => harness.simulator.webhooks.deliveries.map(({ status }) => status);

const link = () => /\((http[^)]+)\)/.exec(newest()?.markdown ?? '')?.[1] ?? '';

async function post(url: string, decision: string) {
	const form = new FormData();
	form.append('decision', decision);
	return await fetch(url, { method: 'POST', body: form });
}

async function until(isTrue: () => boolean): Promise<void> {
	const deadline = Date.now() + 55_000;
	while (!isTrue()) {
		if (Date.now() > deadline) throw new Error('It did not happen in time');
		await setTimeout(50);
	}
}

/** Calls alternate between the two processes that serve. */
function alternate() {
	let calls = 0;
	n8n.behaviour.serves = () => {
		calls += 1;
		return 1 + (calls % 2);
	};
}

test.each(['card', 'link'])(
	'two answers by %s at the same time in two processes: n8n continues with one, and the room shows that one',
	async (answerBy) => {
		alternate();
		for (let round = 0; round < 5; round += 1) {
			const { execution } = await n8n.ask(question({ answerBy }));
			const asked = newest()?.id ?? '';
			const before = decisions().length;
			if (answerBy === 'card') {
				press(asked, 'approve');
				press(asked, 'disapprove');
				await delivered();
			} else {
				const url = link();
				await Promise.all([post(url, 'approve'), post(url, 'disapprove')]);
			}
			await until(() => decisions().length > before && !world().message(asked));
			expect(execution.items.length).toBe(1);
			const shown = decisions().slice(before);
			expect(shown.map(({ text = '' }) => text.includes('✅'))).toEqual([isApproved(execution)]);
		}
	},
);

test('two answers at the same time, and Webex is not sure who deleted the card: the room shows the one that counts', async () => {
	alternate();
	const { execution } = await n8n.ask(question());
	const asked = newest()?.id ?? '';
	faults().next({ at: `/v1/messages/${asked}`, method: 'DELETE', status: 502 });
	press(asked, 'approve');
	press(asked, 'disapprove');
	await delivered();
	await until(() => decisions().length > 0 && webhooks().length === 0);
	expect(decisions().map(({ text = '' }) => text.includes('✅'))).toEqual([isApproved(execution)]);
});

test.each([
	['the card is still to be deleted', 'DELETE', '/v1/messages/'],
	['the answer is still being read', 'GET', '/v1/attachment/actions/'],
])(
	'an answer that another process takes is not lost when the one that asked looks while %s',
	async (_, method, at) => {
		n8n.behaviour.serves = () => 1;
		const { execution } = await n8n.ask(question());
		const asked = newest()?.id ?? '';
		// The first look comes after ten seconds.
		await setTimeout(7000);
		faults().next({ at, method, status: 429, retryAfter: 6 });
		const looks = n8n.calls.filter((call) => call === 'GET').length;
		press(asked, 'approve');
		await until(() => n8n.calls.filter((call) => call === 'GET').length > looks);
		await delivered();
		await until(() => !world().message(asked) && decisions().length + closings().length > 0);
		expect([execution.state, isApproved(execution)]).toEqual(['finished', true]);
		expect(decisions().map(({ text = '' }) => text.includes('✅'))).toEqual([true]);
		expect(closings()).toEqual([]);
	},
);

test.each(['card', 'link'])(
	'an answer by %s that n8n could not store is not accepted: the question stays and can be answered again',
	async (answerBy) => {
		n8n.behaviour.serves = () => 1;
		n8n.behaviour.failures = 1;
		const { execution } = await n8n.ask(question({ answerBy }));
		const asked = newest()?.id ?? '';
		const url = link();
		const answer = async () => {
			if (answerBy === 'link') return (await post(url, 'approve')).status;
			press(asked, 'approve');
			await delivered();
			return statuses().at(-1);
		};
		expect(await answer()).toBe(500);
		expect([execution.state, world().message(asked)?.id]).toEqual(['waiting', asked]);
		expect(await answer()).toBe(200);
		expect([execution.state, isApproved(execution)]).toEqual(['finished', true]);
		await until(() => decisions().length === 1);
	},
);

test('of two answers in one process the second one counts when the first one fails', async () => {
	n8n.behaviour.failures = 1;
	const { execution } = await n8n.ask(question());
	const asked = newest()?.id ?? '';
	press(asked, 'approve');
	press(asked, 'disapprove');
	await delivered();
	expect(execution.state).toBe('finished');
	expect([...statuses()].sort()).toEqual([200, 500]);
	await until(() => decisions().length === 1);
	expect(decisions()[0]?.text?.includes('✅')).toBe(isApproved(execution));
});

test('the card of an earlier round of a loop, which Webex did not delete yet, answers no later question', async () => {
	const { execution } = await n8n.ask(question());
	const first = newest()?.id ?? '';
	const stop = faults().next({
		at: `/v1/messages/${first}`,
		method: 'DELETE',
		status: 403,
		chance: 1,
	});
	press(first, 'approve');
	await delivered();
	expect(execution.state).toBe('finished');
	await n8n.ask(question(), [{}], 0, { execution });
	const second = newest()?.id ?? '';
	n8n.behaviour.serves = () => 1;
	press(first, 'disapprove');
	await delivered();
	expect([statuses().at(-1), execution.state]).toEqual([200, 'waiting']);
	expect((await fetch(webhooks()[0]?.targetUrl ?? '')).status).toBe(410);
	stop();
	press(second, 'approve');
	await delivered();
	expect([execution.state, isApproved(execution)]).toEqual(['finished', true]);
	await until(() => !world().message(first) && !world().message(second));
});

test('an answer that is read slowly, while the workflow goes on with another one, does not answer the next question', async () => {
	const { execution } = await n8n.ask(question());
	const first = newest()?.id ?? '';
	faults().next({ at: `/v1/messages/${first}`, method: 'DELETE', status: 403, chance: 1 });
	faults().next({ at: '/v1/attachment/actions/', status: 429, retryAfter: 3 });
	n8n.behaviour.serves = () => 1;
	press(first, 'disapprove');
	await until(() => n8n.calls.includes('POST'));
	n8n.behaviour.serves = () => 2;
	press(first, 'approve');
	await until(() => execution.state === 'finished');
	expect(isApproved(execution)).toBe(true);
	await n8n.ask(question(), [{}], 0, { execution });
	await delivered();
	expect([statuses(), execution.state]).toEqual([[200, 200], 'waiting']);
});

/** A question whose process and whose execution are gone. */
function leaveBehind() {
	const [me = ''] = members();
	const { id } = world().addMessage({ roomId, personId: me, text: 'Well?' });
	const webhook = {
		id: world().newId('WEBHOOK'),
		name: `n8n: answer [${instanceId().slice(0, 8)} w two]`,
		targetUrl: `http://127.0.0.1:9/webhook-waiting/77/two?message=${id}&by=card&signature=x`,
		resource: 'attachmentActions',
		event: 'created',
		filter: `messageId=${id}`,
		status: 'active',
		created: new Date().toISOString(),
		createdBy: me,
	};
	world().webhooks.set(webhook.id, webhook);
	return id;
}

/** The process that asks has looked for what others left behind. */
async function untilSwept(): Promise<void> {
	let lists = 0;
	const stop = harness.simulator.observe(({ method, path }) => {
		if (method === 'GET' && path.startsWith('/v1/webhooks')) lists += 1;
	});
	await until(() => lists > 0);
	stop();
}

test('what a dead process left behind is closed by a process that only takes an answer', async () => {
	n8n.behaviour.serves = () => 2;
	await n8n.ask(question(), [{}], 0, { process: 1 });
	const asked = newest()?.id ?? '';
	await untilSwept();
	const forgotten = leaveBehind();
	press(asked, 'approve');
	await delivered();
	await until(() => !world().message(forgotten) && webhooks().length === 0);
	expect(closings().map(({ text }) => text)).toEqual([expect.stringMatching(/Well\?\s+⌛ Closed/)]);
});

test('what a dead process left behind is closed with the next question, also by a process that looks after others already', async () => {
	await n8n.ask(question());
	await untilSwept();
	const forgotten = leaveBehind();
	await n8n.ask(question());
	await until(() => !world().message(forgotten) && webhooks().length === 2);
}, 120_000);

test.each(['card', 'link'])(
	'a process that signs in another way is told so, and no question by %s is sent',
	async (answerBy) => {
		const before = messages().length;
		n8n.behaviour.isSameSecret = false;
		const { run } = await n8n.ask(question({ answerBy }));
		expect(run.error?.message).toBe(
			`The n8n at ${n8n.url} does not accept answers to what this process asks`,
		);
		expect(run.error?.description).toContain('the same N8N_ENCRYPTION_KEY');
		expect([messages().length, webhooks().length]).toEqual([before, 0]);
	},
);

test('a process whose address belongs to another n8n is told so, and nothing is sent', async () => {
	const before = messages().length;
	n8n.behaviour.isSameDatabase = false;
	const { run } = await n8n.ask(question());
	expect(run.error?.message).toBe(`The n8n at ${n8n.url} does not know this execution`);
	expect(run.error?.description).toContain('in queue mode each worker needs it too');
	expect(messages().length).toBe(before);
});

test('an address that this process cannot reach proves nothing: the question is sent', async () => {
	n8n.behaviour.isReachable = false;
	const { run, execution } = await n8n.ask(question());
	expect([run.error, execution.state, webhooks().length]).toEqual([undefined, 'waiting', 1]);
});

test('a question whose address n8n does not accept is not closed: that says nothing about its execution', async () => {
	const { execution } = await n8n.ask(question());
	const asked = newest()?.id ?? '';
	n8n.behaviour.isSameSecret = false;
	const looks = n8n.calls.length;
	// The address before a sweep, whether n8n waits in time, and two looks.
	await until(() => n8n.calls.length >= looks + 4);
	n8n.behaviour.isSameSecret = true;
	expect(world().message(asked)?.id).toBe(asked);
	press(asked, 'approve');
	await delivered();
	expect(execution.state).toBe('finished');
});
