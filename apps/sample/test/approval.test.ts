import { afterAll, beforeAll, expect, test } from 'vitest';
import { z } from 'zod';
import { type Approvals, startApprovals } from './approval.ts';

let approvals: Approvals;
let roomId: string;
beforeAll(async () => {
	approvals = await startApprovals();
	roomId = [...approvals.sample.simulator.world.rooms.keys()][0] ?? '';
}, 240_000);
afterAll(async () => await approvals?.sample.stop(), 30_000);

const world = () => approvals.sample.simulator.world;
const webhooks = () => [...world().webhooks.values()];
const jonas = 'jonas.lindqvist@fernhill.example';
const mateo = 'mateo.fuentes@fernhill.example';
const messagesOf = (room: string) => world().messagesOf(room);

/** The message that asks, found by what it asks. */
function asked(words: string) {
	for (const room of world().rooms.keys()) {
		const found = messagesOf(room).find(({ text }) => text?.includes(words));
		if (found) return found;
	}
	throw new Error(`Nobody asked "${words}"`);
}

/** As a browser sends the form of the page. */
async function sendForm(url: string, fields: Readonly<Record<string, string | readonly string[]>>) {
	const form = new FormData();
	for (const [name, values] of Object.entries(fields)) {
		for (const value of [values].flat()) form.append(name, value);
	}
	return await fetch(url, { method: 'POST', body: form });
}

test('agents find the node as a tool for human review', async () => {
	const names = (await approvals.sample.n8n.nodeTypes()).map(({ name }) => name);
	expect(names).toContain('n8n-nodes-webex.webexMessagesHitlTool');
	expect(names).toContain('n8n-nodes-webex.webexMessagesTool');
});

test('the workflow of the sample: only an approver counts, a forged call does nothing, the card becomes the decision', async () => {
	const { tryApproval, submit, state, until, answerIn } = approvals;
	const id = await tryApproval();
	const card = asked('Replace the core switch tonight?');
	const [webhook] = webhooks();
	const url = webhook?.targetUrl ?? '';

	const forged = await fetch(url, {
		method: 'POST',
		headers: { 'content-type': 'application/json', 'x-spark-signature': '0'.repeat(40) },
		body: JSON.stringify({ resource: 'attachmentActions', event: 'created', data: { id: 'x' } }),
	});
	const changed = await fetch(url.replace('by=card', 'by=link'), { method: 'POST' });
	expect([forged.status, changed.status]).toEqual([401, 401]);
	await submit(card.id, mateo, { decision: 'approve' });
	expect(await state(id)).toBe('waiting');
	expect(world().message(card.id)).toBeDefined();

	await submit(card.id, jonas, { decision: 'approve' });
	await until(async () => (await state(id)) === 'success');
	expect(await answerIn(id, 'Ask for Approval')).toMatchObject({
		data: { approved: true, respondedBy: { email: jonas, displayName: 'Jonas Lindqvist' } },
	});
	await until(() => webhooks().length === 0);
	expect(world().message(card.id)).toBeUndefined();
	// The workflow goes on while the decision is shown.
	const last = messagesOf(card.roomId).slice(-2);
	expect(last.map(({ text }) => text)).toEqual(
		expect.arrayContaining([
			'CHG-4711 begins: approved by Jonas Lindqvist',
			expect.stringContaining('✅ Approved by Jonas Lindqvist (Approve)'),
		]),
	);

	const late = await fetch(url, { method: 'POST', body: '{}' });
	expect(late.ok || late.status === 409).toBe(true);
	expect(messagesOf(card.roomId).slice(-2)).toEqual(last);
}, 90_000);

test('an active workflow: two who answer at the same time, one decision', async () => {
	const { ask, submit, state, until, answerIn } = approvals;
	const id = await ask({ roomId, message: 'Both at once?' });
	const card = asked('Both at once?');
	await Promise.all([
		submit(card.id, jonas, { decision: 'approve' }),
		submit(card.id, mateo, { decision: 'disapprove' }),
	]);
	await until(async () => (await state(id)) === 'success');
	const { data } = z
		.object({ data: z.object({ approved: z.boolean() }) })
		.parse(await answerIn(id, 'Done'));
	await until(() => webhooks().length === 0);
	const decisions = messagesOf(roomId).filter(({ text }) =>
		/Both at once\?\s+[✅⛔]/u.test(text ?? ''),
	);
	expect(decisions.map(({ text }) => text?.includes('Approved'))).toEqual([data.approved]);
}, 90_000);

test('by link: the robot of the preview decides nothing, the page does', async () => {
	const { ask, sample, state, until, answerIn } = approvals;
	const id = await ask({ roomId, message: 'May it be by link?', by: 'link' });
	const message = asked('May it be by link?');
	const [, url = ''] = /\((http[^)]+)\)/.exec(message.markdown ?? '') ?? [];
	await sample.simulator.previews.settled();
	expect(sample.simulator.previews.seen.map((preview) => preview.url)).toContain(url);
	const page = await fetch(url);
	expect(await page.text()).toContain('<form method="post" enctype="multipart/form-data">');
	const policy = page.headers.get('content-security-policy');
	expect(policy).toContain('sandbox allow-forms');
	expect(policy).toContain("frame-ancestors 'none'");
	expect(await state(id)).toBe('waiting');
	const sent = await sendForm(url, { decision: 'disapprove' });
	expect([sent.status, await sent.text()]).toEqual([200, expect.stringContaining('has arrived')]);
	expect(sent.headers.get('x-frame-options')).toBe('DENY');
	await until(async () => (await state(id)) === 'success');
	expect(await answerIn(id, 'Done')).toMatchObject({ data: { approved: false } });
	const shown = () =>
		messagesOf(roomId)
			.map(({ text = '' }) => text)
			.filter((text) => text.includes('May it be by link?'));
	const declined = [expect.stringContaining('⛔ Declined')];
	await expect.poll(shown, { timeout: 30_000 }).toEqual(declined);
	expect(world().message(message.id)).toBeUndefined();
	const again = await sendForm(url, { decision: 'approve' });
	expect(await again.text()).not.toContain('has arrived');
	expect(shown()).toEqual(declined);
}, 90_000);

test.each([
	['approval', { decision: 'approve' }, { decision: 'approve' }, { approved: true }],
	[
		'form',
		{ reason: 'Old', teams: 'Voice,Network' },
		{ 'field-0': 'Old', 'field-1': ['Voice', 'Network'] },
		{ reason: 'Old', teams: ['Voice', 'Network'] },
	],
	['freeText', { text: 'Tomorrow' }, { 'field-0': 'Tomorrow' }, { text: 'Tomorrow' }],
] as const)(
	'%s is answered by card and by link',
	async (responseType, inputs, fields, data) => {
		const { ask, submit, state, until, answerIn } = approvals;
		// The room is told after the workflow has gone on.
		const untilTold = async (question: string) => {
			const isTold = ({ text = '' }) => text.includes(question) && /✅|⛔/.test(text);
			await until(async () => messagesOf(roomId).some(isTold));
		};
		const byCard = await ask({ roomId, message: `${responseType} by card?`, responseType });
		await submit(asked(`${responseType} by card?`).id, jonas, inputs);
		await until(async () => (await state(byCard)) === 'success');
		expect(await answerIn(byCard, 'Done')).toMatchObject({
			data: { ...data, respondedBy: { email: jonas } },
		});
		await untilTold(`${responseType} by card?`);
		const message = `${responseType} by link?`;
		const byLink = await ask({ roomId, message, responseType, by: 'link' });
		const [, url = ''] = /\((http[^)]+)\)/.exec(asked(message).markdown ?? '') ?? [];
		const sent = await sendForm(url, fields);
		expect([sent.status, await sent.text()]).toEqual([200, expect.stringContaining('has arrived')]);
		await until(async () => (await state(byLink)) === 'success');
		expect(await answerIn(byLink, 'Done')).toMatchObject({ data });
		await untilTold(message);
	},
	90_000,
);

test('Send Once: each node and each round of a loop sends its message, and each of them once, also when n8n or a person tries again', async () => {
	const { sample, start } = approvals;
	const { faults } = sample.simulator;
	const at = '/v1/messages';
	/** Webex processes the message with these words, its answer is lost, and the next requests fail. */
	const loseAnswer = (index: number, times: number) => {
		let sent = 0;
		const stop = sample.simulator.observe(({ method, path }) => {
			if (method !== 'POST' || !path.startsWith(at)) return;
			sent += 1;
			if (sent === index) faults.next({ at, method: 'POST', status: 502, isProcessed: true });
			if (sent !== index + 1) return;
			stop();
			faults.next({ at, method: 'GET', status: 400, times });
		});
	};
	const textsOf = (words: string) =>
		messagesOf(roomId)
			.map(({ text = '' }) => text.replaceAll(/\p{Cf}/gu, ''))
			.filter((text) => text.startsWith(words));
	const body = { roomId, items: [{ a: 1 }, { a: 2 }] };
	const all = ['First', 'First', 'Round', 'Round', 'Last', 'Last'];

	// The first message of the loop, which n8n tries again by itself.
	loseAnswer(2, 1);
	await start('send-once', { ...body, words: 'Once' }, 'success');
	expect(textsOf('Once')).toEqual(all.map((name) => `Once: ${name}`));

	// The same, but n8n's second attempt fails too, and a person retries the execution.
	loseAnswer(2, 2);
	const failed = await start('send-once', { ...body, words: 'Again' }, 'error');
	expect(textsOf('Again').length).toBe(3);
	const retried = await sample.n8n.retry(failed);
	expect(await approvals.state(retried)).toBe('success');
	expect(textsOf('Again')).toEqual(all.map((name) => `Again: ${name}`));
}, 90_000);

test('an answer that comes before n8n waits for it: the room is told to answer again, and the next answer counts', async () => {
	const { ask, sample, submit, state, until } = approvals;
	// The card is there, and n8n waits only seconds later.
	sample.simulator.faults.next({ at: '/v1/webhooks', method: 'POST', status: 429, retryAfter: 4 });
	const asking = ask({ roomId, message: 'Too early?' });
	await until(() => messagesOf(roomId).some(({ text }) => text?.includes('Too early?')));
	const card = asked('Too early?');
	await submit(card.id, jonas, { decision: 'approve' });
	const id = await asking;
	expect(await state(id)).toBe('waiting');
	await until(() => messagesOf(roomId).at(-1)?.parentId === card.id);
	expect(messagesOf(roomId).at(-1)?.text).toContain('answered from now on');
	await submit(card.id, jonas, { decision: 'approve' });
	await until(async () => (await state(id)) === 'success');
	await until(() =>
		/Too early\?\s+✅ Approved by Jonas/.test(messagesOf(roomId).at(-1)?.text ?? ''),
	);
}, 90_000);

test('when the time is over or somebody stops it, the card is closed and the webhook gone', async () => {
	const { ask, sample, state, until, answerIn } = approvals;
	const stopped = await ask({ roomId, message: 'Will it be stopped?' });
	await sample.n8n.stop(stopped);
	const soon = new Date(Date.now() + 8000);
	const expired = await ask({ roomId, message: 'Will it be too late?', until: soon });
	await until(() => webhooks().length === 0);
	expect(asked('Will it be stopped?').text).toContain('no longer waits for an answer');
	expect(asked('Will it be too late?').text).toContain('No answer until');
	// n8n looks once a minute for what has waited long enough.
	await until(async () => (await state(expired)) === 'success', 150);
	expect(await answerIn(expired, 'Done')).not.toHaveProperty('data');
}, 240_000);
