import { createHash } from 'node:crypto';
import { setTimeout } from 'node:timers/promises';
import type { INodeExecutionData, INodeParameters, INodeProperties, INodeType } from 'n8n-workflow';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { createHarness, type Harness } from '../src/harness.ts';
import { instanceId } from '../src/n8n.ts';
import { byEmail, byId } from '../src/one-node.ts';
import { loadPackage } from '../src/package.ts';
import { sign } from '../src/triggers.ts';
import { openWaitingRoom, type WaitingRoom } from '../src/waiting.ts';

let harness: Harness;
let n8n: WaitingRoom;
let roomId: string;
let randomSeed = 0;
beforeEach(async () => await open());
afterEach(async () => {
	await n8n.close();
	await harness.close();
});

async function open(options: Parameters<typeof createHarness>[0] = {}) {
	// No message of one test has the ID of a message of another, as in Webex.
	randomSeed += 1;
	harness = await createHarness({ randomSeed, ...options });
	n8n = await openWaitingRoom(() => harness);
	roomId = [...harness.simulator.world.rooms.keys()][0] ?? '';
}

const world = () => harness.simulator.world;
const messages = () => world().messagesOf(roomId);
const newest = () => messages().at(-1);
const webhooks = () => [...world().webhooks.values()];

const people = () => {
	const members = [...world().membersOf(roomId).keys()].map((id) => world().people.get(id));
	const [me, one, other] = members.filter((person) => person?.type === 'person');
	if (!me || !one || !other) throw new Error('The room needs three people');
	return { me, one, other };
};

const isApproved = ({ items }: { readonly items: INodeExecutionData[] }) =>
	(items[0]?.json['data'] as { approved?: boolean } | undefined)?.approved;

const question = (parameters: INodeParameters = {}): INodeParameters => ({
	roomId: byId(roomId),
	message: 'May the **core switch** be replaced?',
	approvalOptions: { values: { approvalType: 'double' } },
	...parameters,
});

/** Presses a button of the card, in the Webex app of this person. */
async function submit(messageId: string, personId: string, inputs: object) {
	world().submitCard(messageId, personId, { ...inputs });
	await harness.simulator.webhooks.settled();
}

/** The room shows what n8n has continued with: the question is gone, and so is its webhook. */
async function decided(asked: string): Promise<void> {
	await until(
		() =>
			!world().message(asked) &&
			messages().some(({ text }) => /[✅⛔]/u.test(text ?? '')) &&
			webhooks().every(({ filter }) => filter !== `messageId=${asked}`),
	);
}

test('an approval is asked by a card, and the workflow waits', async () => {
	const { execution, run } = await n8n.ask(question(), [{ change: 4711 }]);
	expect(run.error).toBeUndefined();
	expect(run.json).toEqual([{ change: 4711 }]);
	expect(execution.state).toBe('waiting');
	expect(execution.until?.getFullYear()).toBe(3000);
	expect(newest()).toMatchObject({
		text: expect.stringContaining('May the core switch be replaced?'),
		attachments: [
			{
				content: {
					actions: [
						{ title: 'Approve', data: { decision: 'approve' } },
						{ title: 'Decline', data: { decision: 'disapprove' } },
					],
				},
			},
		],
	});
	expect(webhooks()).toMatchObject([
		{
			resource: 'attachmentActions',
			event: 'created',
			filter: `messageId=${newest()?.id}`,
			targetUrl: expect.stringContaining(`${n8n.url}/webhook-waiting/1/two?`),
		},
	]);
	// Who sees the webhook sees its address, but not what it is signed with.
	const { pathname, search, href } = new URL(webhooks()[0]?.targetUrl ?? '');
	const { secret = '' } = webhooks()[0] ?? {};
	for (const part of [href, search, pathname + search]) {
		const hash = createHash('sha256').update(part).digest('hex');
		expect([part.includes(secret), hash === secret]).toEqual([false, false]);
	}
});

test.each([
	['approve', true, '✅ Approved by', 'Approve'],
	['disapprove', false, '⛔ Declined by', 'Decline'],
])(
	'%s: the workflow goes on, the card becomes the decision, the webhook is gone',
	async (decision, approved, words, label) => {
		const { execution } = await n8n.ask(question());
		const asked = newest();
		const { one } = people();
		await submit(asked?.id ?? '', one.id, { decision });
		expect(execution.state).toBe('finished');
		await decided(asked?.id ?? '');
		expect(execution.items.map(({ json }) => json)).toEqual([
			{
				data: {
					approved,
					respondedAt: expect.stringMatching(/^\d{4}-.*Z$/),
					respondedBy: { personId: one.id, displayName: one.displayName, email: one.email },
					responder: {
						id: one.id,
						name: one.displayName,
						username: one.email,
						email: one.email,
						source: 'webex',
					},
					messageId: asked?.id,
					roomId,
				},
			},
		]);
		expect(world().message(asked?.id ?? '')).toBeUndefined();
		expect(newest()?.attachments).toBeUndefined();
		expect(newest()?.text).toContain('May the core switch be replaced?');
		expect(newest()?.text).toContain(`${words} ${one.displayName} (${label})`);
		expect(webhooks()).toEqual([]);
	},
);

test.each(['spark', 'webex'] as const)(
	'an answer that only has the signature of %s counts',
	async (webhookSignatures) => {
		await n8n.close();
		await harness.close();
		await open({ switches: { webhookSignatures } });
		const { execution } = await n8n.ask(question());
		await submit(newest()?.id ?? '', people().one.id, { decision: 'approve' });
		expect(isApproved(execution)).toBe(true);
	},
);

test('one button is enough for an approval', async () => {
	const approvalOptions = { values: { approvalType: 'single', approveLabel: 'Go ahead' } };
	await n8n.ask(question({ approvalOptions }));
	expect(newest()?.attachments?.[0]?.content['actions']).toMatchObject([
		{ title: 'Go ahead', data: { decision: 'approve' } },
	]);
});

test('a free text comes as text', async () => {
	const { execution } = await n8n.ask(question({ responseType: 'freeText' }));
	const { one } = people();
	const asked = newest()?.id ?? '';
	await submit(asked, one.id, { text: 'Tomorrow *please*' });
	await decided(asked);
	expect(execution.items[0]?.json['data']).toMatchObject({
		text: 'Tomorrow *please*',
		respondedBy: { personId: one.id },
	});
	expect(newest()?.text).toContain('Answer: Tomorrow *please*');
});

const formFields = {
	values: [
		{ label: 'Why?', id: 'reason', kind: 'multiline', isRequired: true },
		{ label: 'How many', id: 'count', kind: 'number' },
		{ label: 'Urgent', id: 'urgent', kind: 'toggle' },
		{ label: 'Site', id: 'site', kind: 'choice', options: 'Oslo, Lagos' },
		{ label: 'Teams', id: 'teams', kind: 'choices', options: 'Voice, Network' },
		{ label: 'respondedAt', kind: 'text' },
	],
};

test('a form comes field by field, as what it is', async () => {
	const { execution } = await n8n.ask(question({ responseType: 'form', formFields }));
	await submit(newest()?.id ?? '', people().one.id, {
		reason: 'Old',
		count: '3',
		urgent: 'true',
		teams: 'Voice,Network',
		respondedAt: 'never',
	});
	expect(execution.items[0]?.json['data']).toMatchObject({
		reason: 'Old',
		count: 3,
		urgent: true,
		site: null,
		teams: ['Voice', 'Network'],
		respondedAt: expect.stringMatching(/^\d{4}-/),
	});
});

test('the fields of a form come whatever their names', async () => {
	const values = ['messageId', 'roomId', 'responder'].map((id) => ({ label: id, kind: 'text' }));
	const { execution } = await n8n.ask(question({ responseType: 'form', formFields: { values } }));
	const { one } = people();
	const given = { messageId: '4711', roomId: 'B 12', responder: 'Fire brigade' };
	await submit(newest()?.id ?? '', one.id, given);
	expect(execution.items[0]?.json['data']).toMatchObject({
		...given,
		respondedBy: { personId: one.id },
	});
});

test('what lacks a required answer is no answer: the question stays open', async () => {
	const { execution } = await n8n.ask(question({ responseType: 'form', formFields }));
	await submit(newest()?.id ?? '', people().one.id, { reason: '', count: '3' });
	expect(execution.state).toBe('waiting');
	expect(newest()?.attachments).toHaveLength(1);
});

test('only allowed approvers count; another one is told once, privately, and the card stays', async () => {
	const { one, other } = people();
	const { execution } = await n8n.ask(question({ approvers: `${one.email}, ${people().me.id}` }));
	const asked = newest()?.id ?? '';
	await submit(asked, other.id, { decision: 'approve' });
	await submit(asked, other.id, { decision: 'approve' });
	expect(execution.state).toBe('waiting');
	expect(world().message(asked)).toBeDefined();
	const [me] = world().people.values();
	const direct = me && world().messagesOf(world().directRoom(me, other).id);
	expect(direct?.filter(({ text }) => text?.includes('was not counted')).length).toBe(1);
	await submit(asked, one.id, { decision: 'approve' });
	expect(execution.items[0]?.json['data']).toMatchObject({ approved: true });
});

test('what nobody can choose is named before anything is sent', async () => {
	const before = messages().length;
	const { run } = await n8n.ask(question({ answerBy: '={{ "pigeon" }}' }));
	expect([run.error?.message, run.error?.description]).toEqual([
		'"Answer By" has no choice "pigeon"',
		'Expected one of: card, link.',
	]);
	expect(messages().length).toBe(before);
});

test('an approver whom nobody knows is named before anything is sent', async () => {
	const before = messages().length;
	const { run } = await n8n.ask(question({ approvers: 'nobody@fernhill.example' }));
	expect(run.error?.description).toContain(
		'found no person with the email address nobody@fernhill',
	);
	expect(messages().length).toBe(before);
});

test('two answers at the same time: one counts, and one decision is shown', async () => {
	const { execution } = await n8n.ask(question());
	const asked = newest()?.id ?? '';
	const before = messages().length;
	const { one, other } = people();
	world().submitCard(asked, one.id, { decision: 'approve' });
	world().submitCard(asked, other.id, { decision: 'disapprove' });
	world().submitCard(asked, one.id, { decision: 'approve' });
	await harness.simulator.webhooks.settled();
	await decided(asked);
	expect(execution.state).toBe('finished');
	expect(messages().length).toBe(before);
	const decisions = messages().filter(({ text }) => /Approved by|Declined by/.test(text ?? ''));
	expect(decisions.length).toBe(1);
	expect(decisions[0]?.text).toContain(isApproved(execution) ? 'Approved by' : 'Declined by');
});

test('the answer says when the person answered, not when n8n processed it', async () => {
	const { execution } = await n8n.ask(question());
	const answeredAt = '2026-01-31T08:59:30.000Z';
	const asked = newest()?.id ?? '';
	world().submitCard(asked, people().one.id, { decision: 'approve' });
	for (const action of world().actions.values()) action.created = answeredAt;
	await harness.simulator.webhooks.settled();
	await decided(asked);
	expect(execution.items[0]?.json['data']).toMatchObject({ respondedAt: answeredAt });
	expect(newest()?.text).toContain('2026-01-31 08:59 UTC');
});

test('nobody is looked up whose answer does not count', async () => {
	const { one, other } = people();
	await n8n.ask(question({ approvers: one.email }));
	const asked = newest()?.id ?? '';
	const requests: string[] = [];
	harness.simulator.observe(({ path }) => requests.push(path));
	await submit(asked, other.id, { decision: 'approve' });
	expect(requests.filter((path) => path.startsWith('/v1/people'))).toEqual([]);
});

test('a card says how to see that an answer has arrived', async () => {
	await n8n.ask(question());
	expect(JSON.stringify(newest()?.attachments)).toContain(
		'When your answer has arrived, the result takes the place of this card. If the card stays, please answer again.',
	);
});

test('an answer before n8n waits for it is not lost in silence: the room is told to answer again', async () => {
	const { execution } = await n8n.ask(question(), [{}], 4000);
	const asked = newest()?.id ?? '';
	await submit(asked, people().one.id, { decision: 'approve' });
	expect(harness.simulator.webhooks.deliveries.at(-1)?.status).toBe(409);
	await until(() => newest()?.id !== asked);
	expect(newest()).toMatchObject({
		parentId: asked,
		text: expect.stringContaining('An answer before this message did not arrive'),
	});
	await submit(asked, people().one.id, { decision: 'approve' });
	expect([execution.state, isApproved(execution)]).toEqual(['finished', true]);
});

test('nothing more is said in the room when n8n waits in time', async () => {
	await n8n.ask(question(), [{}], 500);
	const asked = newest()?.id;
	await setTimeout(3500);
	expect(newest()?.id).toBe(asked);
});

test.each([
	['card', 'DELETE'],
	['link', 'DELETE'],
	['card', 'GET'],
	['link', 'GET'],
])(
	'an accepted answer by %s is not lost when Webex refuses to %s the question, which is closed later',
	async (answerBy, method) => {
		const { execution } = await n8n.ask(question({ answerBy }));
		const asked = newest()?.id ?? '';
		const url = link();
		const at = `/v1/messages/${asked}`;
		harness.simulator.faults.next({ at, method, status: 403 });
		if (answerBy === 'card') await submit(asked, people().one.id, { decision: 'approve' });
		else await post(url, { decision: 'approve' });
		expect([execution.state, isApproved(execution)]).toEqual(['finished', true]);
		await decided(asked);
		expect(newest()?.text).toContain('✅ Approved');
		expect(newest()?.attachments).toBeUndefined();
	},
);

test('an answer counts when the card was deleted, but the answer of Webex to that got lost', async () => {
	const { execution } = await n8n.ask(question());
	const asked = newest()?.id ?? '';
	const at = `/v1/messages/${asked}`;
	harness.simulator.faults.next({ at, method: 'DELETE', status: 502, isProcessed: true });
	await submit(asked, people().one.id, { decision: 'approve' });
	expect([execution.state, isApproved(execution)]).toEqual(['finished', true]);
	await decided(asked);
	expect(newest()?.text).toContain('✅ Approved');
});

test('a delivery that is repeated, or comes late, changes nothing', async () => {
	const { execution } = await n8n.ask(question());
	const targetUrl = webhooks()[0]?.targetUrl ?? '';
	const asked = newest()?.id ?? '';
	await submit(asked, people().one.id, { decision: 'approve' });
	await decided(asked);
	const [delivery] = harness.simulator.webhooks.deliveries;
	const decision = newest()?.id;
	const { status } = await fetch(targetUrl, {
		method: 'POST',
		body: delivery?.body ?? '',
		headers: { ...delivery?.headers },
	});
	expect([status, execution.items.length, newest()?.id]).toEqual([200, 1, decision]);
});

test.each([
	['without a signature', {}],
	['signed with another secret', sign('x', 'guessed')],
])('a forged call %s is refused, and nothing happens', async (_, headers) => {
	const { execution } = await n8n.ask(question());
	const asked = newest();
	const action = world().addAction(asked?.id ?? '', people().one.id, { decision: 'approve' });
	const body = JSON.stringify({ resource: 'attachmentActions', event: 'created', data: action });
	const url = webhooks()[0]?.targetUrl ?? '';
	const { status } = await fetch(url, { method: 'POST', body, headers });
	expect([status, execution.state, newest()?.id]).toEqual([401, 'waiting', asked?.id]);
	const changed = url.replace('by=card', 'by=link');
	expect((await fetch(changed)).status).toBe(401);
});

test('a genuine delivery about another message does not count', async () => {
	const { execution } = await n8n.ask(question());
	const asked = newest()?.id ?? '';
	const url = webhooks()[0]?.targetUrl ?? '';
	const { secret = '' } = webhooks()[0] ?? {};
	const other = world().addMessage({
		roomId,
		personId: people().me.id,
		text: 'x',
		attachments: world().message(asked)?.attachments ?? [],
	});
	const action = world().addAction(other.id, people().one.id, { decision: 'approve' });
	const body = JSON.stringify({ resource: 'attachmentActions', event: 'created', data: action });
	const { status } = await fetch(url, { method: 'POST', body, headers: sign(body, secret) });
	expect([status, execution.state]).toEqual([200, 'waiting']);
});

test('looking at the resume address of a card decides nothing', async () => {
	const { execution } = await n8n.ask(question());
	const answer = await fetch(webhooks()[0]?.targetUrl ?? '');
	expect(await answer.text()).toContain('waiting for an answer');
	expect(execution.state).toBe('waiting');
});

test('a failure of Webex while an answer comes leaves the question open', async () => {
	const { execution } = await n8n.ask(question());
	const asked = newest()?.id ?? '';
	harness.simulator.faults.next({ at: '/v1/attachment/actions', status: 400 });
	await submit(asked, people().one.id, { decision: 'approve' });
	expect(execution.state).toBe('waiting');
	await submit(asked, people().one.id, { decision: 'approve' });
	expect(execution.state).toBe('finished');
});

test('an answer is not lost when the decision cannot be shown', async () => {
	const { execution } = await n8n.ask(question());
	const asked = newest()?.id ?? '';
	harness.simulator.faults.next({ at: '/v1/messages', method: 'POST', status: 400 });
	await submit(asked, people().one.id, { decision: 'approve' });
	expect([execution.state, isApproved(execution)]).toEqual(['finished', true]);
	await until(() => webhooks().length === 0);
	expect(world().message(asked)).toBeUndefined();
});

test('when the webhook cannot be made, the card is taken back', async () => {
	const before = messages().length;
	harness.simulator.faults.next({ at: '/v1/webhooks', method: 'POST', status: 403 });
	const { run, execution } = await n8n.ask(question());
	expect(run.error?.message).toContain('Webex');
	expect([messages().length, execution.state]).toEqual([before, 'finished']);
});

test('an n8n that Webex cannot reach is told before anything is sent', async () => {
	const before = messages().length;
	harness.credential.stored = { ...harness.credential.stored, environment: 'commercial' };
	const { run } = await n8n.ask(question());
	expect(run.error?.message).toContain('Webex cannot reach this n8n');
	expect(run.error?.description).toContain('Link to a Page');
	expect(messages().length).toBe(before);
});

test('the time limit is until when n8n waits, and an answer after it does not count', async () => {
	const limitWaitTime = {
		values: { limitType: 'afterTimeInterval', resumeAmount: 2, resumeUnit: 'hours' },
	};
	const { execution } = await n8n.ask(question({ options: { limitWaitTime } }));
	const left = (execution.until?.getTime() ?? 0) - Date.now();
	expect(Math.round(left / 60_000)).toBe(120);
	const past = { values: { limitType: 'atSpecifiedTime', maxDateAndTime: '2020-01-01T00:00:00' } };
	const { run } = await n8n.ask(question({ options: { limitWaitTime: past } }));
	expect(run.error?.description).toContain('expected a time in the future');
	for (const [resumeAmount, description] of [
		[1e9, 'expected a time that ends before the year 3000'],
		[0, 'Expected a whole number from 1, got "0"'],
	] as const) {
		const values = { limitType: 'afterTimeInterval', resumeAmount, resumeUnit: 'days' };
		const refused = await n8n.ask(question({ options: { limitWaitTime: { values } } }));
		expect(refused.run.error?.description).toContain(description);
	}
});

/** A second from now on. */
const soon = () => ({
	limitWaitTime: {
		values: {
			limitType: 'atSpecifiedTime',
			maxDateAndTime: new Date(Date.now() + 1000).toISOString(),
		},
	},
});

async function until(isTrue: () => boolean): Promise<void> {
	const deadline = Date.now() + 50_000;
	while (!isTrue()) {
		if (Date.now() > deadline) throw new Error('It did not happen in time');
		await setTimeout(50);
	}
}

test.each(['card', 'link'])(
	'when the time is over, a question by %s is closed',
	async (answerBy) => {
		const { execution } = await n8n.ask(question({ answerBy, options: soon() }));
		// n8n goes on by itself, without the node.
		execution.state = 'finished';
		await until(() => webhooks().length === 0 && Boolean(newest()?.text?.includes('No answer')));
		expect(newest()?.attachments).toBeUndefined();
		expect(newest()?.text).not.toContain('webhook-waiting');
	},
);

test('when somebody stops the execution, the question is closed; one that n8n is still storing is not', async () => {
	await n8n.ask(question(), [{}], 60_000);
	const stored = newest()?.id;
	const { execution } = await n8n.ask(question());
	execution.state = 'cancelled';
	await until(() => newest()?.text?.includes('no longer waits for an answer') === true);
	await until(() => webhooks().length === 1);
	expect(webhooks().map(({ filter }) => filter)).toEqual([`messageId=${stored}`]);
});

test('the next question clears up what a restart left behind', async () => {
	const { id: forgotten } = world().addMessage({ roomId, personId: people().me.id, text: 'Well?' });
	// Its address has changed meanwhile; the old one is asked no more.
	const targetUrl = `http://127.0.0.1:9/webhook-waiting/77/two?message=${forgotten}&by=card&signature=x`;
	const instance = instanceId().slice(0, 8);
	const left = (name: string) => {
		const webhook = {
			id: world().newId('WEBHOOK'),
			name,
			targetUrl,
			resource: 'attachmentActions',
			event: 'created',
			status: 'active',
			created: new Date().toISOString(),
			createdBy: people().me.id,
		};
		world().webhooks.set(webhook.id, webhook);
		return webhook;
	};
	left(`n8n: answer [${instance} w two]`);
	const kept = [left('n8n: answer [another- w two]'), left('Somebody else')];
	await n8n.ask(question());
	await until(() => webhooks().length === kept.length + 1);
	expect(world().message(forgotten)).toBeUndefined();
	expect(newest()?.text).toMatch(/Well\?\s+⌛ Closed/);
	expect(webhooks().map(({ id }) => id)).toEqual(expect.arrayContaining(kept.map(({ id }) => id)));
});

test('only the first of several items is asked, and the node says so', async () => {
	const before = messages().length;
	const { run } = await n8n.ask(question(), [{ a: 1 }, { a: 2 }]);
	expect(messages().length).toBe(before + 1);
	expect(run.hints[0]).toContain('the first of 2 items');
});

test('a person is asked directly, and in a thread', async () => {
	const { one, me } = people();
	await n8n.ask(question({ sendTo: 'person', person: byEmail(one.email) }));
	expect(world().messagesOf(world().directRoom(me, one).id).at(-1)?.attachments).toHaveLength(1);
	const [root] = messages();
	await n8n.ask(question({ options: { parentId: root?.id ?? '', title: 'Change 4711' } }));
	const asked = newest();
	expect(asked).toMatchObject({ parentId: root?.parentId ?? root?.id });
	await submit(asked?.id ?? '', one.id, { decision: 'approve' });
	await decided(asked?.id ?? '');
	expect(newest()).toMatchObject({
		parentId: root?.parentId ?? root?.id,
		text: expect.stringContaining('Change 4711'),
	});
});

const link = () => /\((http[^)]+)\)/.exec(newest()?.markdown ?? '')?.[1] ?? '';
/** Sends the form of the page in the encoding that the page asks for. */
async function post(url: string, fields: Readonly<Record<string, string | readonly string[]>>) {
	const form = new FormData();
	for (const [name, values] of Object.entries(fields)) {
		for (const value of [values].flat()) form.append(name, value);
	}
	return await fetch(url, { method: 'POST', body: form });
}

test('by link: looking decides nothing, sending the page does, and a message shows it', async () => {
	const { execution } = await n8n.ask(question({ answerBy: 'link' }));
	const asked = newest()?.id;
	expect(webhooks()).toEqual([]);
	for (const agent of ['Mozilla/5.0', 'WebexLinkPreview', '']) {
		const page = await fetch(link(), { headers: { 'user-agent': agent } });
		const html = await page.text();
		expect(html).toContain('May the <b>core switch</b> be replaced?');
		expect(html).toMatch(
			/<form method="post" enctype="multipart\/form-data">[\s\S]*value="approve"[\s\S]*value="disapprove"/,
		);
		const policy = page.headers.get('content-security-policy');
		expect(policy).toContain('sandbox allow-forms');
		expect(policy).toContain("frame-ancestors 'none'");
		expect(page.headers.get('x-frame-options')).toBe('DENY');
		expect(page.headers.get('referrer-policy')).toBe('no-referrer');
	}
	expect(execution.state).toBe('waiting');
	const url = link();
	const answer = await post(url, { decision: 'approve' });
	expect(await answer.text()).toContain('Your answer has arrived');
	expect(execution.items[0]?.json['data']).toEqual({
		approved: true,
		respondedAt: expect.any(String),
		messageId: asked,
		roomId,
	});
	await decided(asked ?? '');
	expect(newest()?.text).toContain('✅ Approved');
	expect(newest()?.markdown).not.toContain('webhook-waiting');
	expect((await post(url, { decision: 'disapprove' })).status).toBe(200);
	expect(newest()?.text).toContain('✅ Approved');
});

test('by link: two who send at the same time, one counts', async () => {
	const { execution } = await n8n.ask(question({ answerBy: 'link' }));
	const asked = newest()?.id ?? '';
	const url = link();
	const answers = await Promise.all(
		['approve', 'disapprove'].map((decision) => post(url, { decision })),
	);
	const pages = await Promise.all(answers.map((answer) => answer.text()));
	expect(pages.filter((page) => page.includes('has arrived')).length).toBe(1);
	expect(execution.items.length).toBe(1);
	await decided(asked);
	expect(newest()?.text).toContain(isApproved(execution) ? 'Approved' : 'Declined');
});

test('by link: a form is a page, and what is missing is said', async () => {
	const parameters = question({
		answerBy: 'link',
		responseType: 'form',
		message: '<script>alert(1)</script>',
		formFields,
	});
	const { execution } = await n8n.ask(parameters);
	const html = await (await fetch(link())).text();
	expect(html).toContain('&lt;script&gt;alert(1)&lt;/script&gt;');
	for (const index of [0, 1, 2, 3, 4, 5]) expect(html).toContain(`name="field-${index}"`);
	expect((await post(link(), { 'field-0': '' })).status).toBe(400);
	expect(execution.state).toBe('waiting');
	await post(link(), { 'field-0': 'Old', 'field-4': ['Voice', 'Network'], 'field-1': '2' });
	expect(execution.items[0]?.json['data']).toMatchObject({
		reason: 'Old',
		teams: ['Voice', 'Network'],
		count: 2,
		urgent: false,
	});
});

test('an answer to an earlier question does not answer the one that is asked now', async () => {
	const { execution } = await n8n.ask(question({ answerBy: 'link', options: soon() }));
	const url = link();
	await until(() => Boolean(newest()?.text?.includes('No answer')));
	// The workflow went on, and the same node waits again in the same execution.
	execution.state = 'waiting';
	const late = await post(url, { decision: 'approve' });
	expect(late.status).toBe(410);
	expect(await late.text()).toContain('This question is closed');
	expect(execution.state).toBe('waiting');
});

test('an answer that comes late does not count, also when the card is still there', async () => {
	const { execution } = await n8n.ask(question({ options: soon() }));
	const asked = newest()?.id ?? '';
	// Whoever looks after it cannot take it away.
	const fault = { at: '/v1/messages', method: 'DELETE', status: 403, chance: 1 };
	harness.simulator.faults.next(fault);
	await setTimeout(1500);
	harness.simulator.faults.clear();
	await submit(asked, people().one.id, { decision: 'approve' });
	expect(harness.simulator.webhooks.deliveries.at(-1)?.status).toBe(200);
	expect([execution.state, world().message(asked)?.id]).toEqual(['waiting', asked]);
});

test.each(['card', 'link'])(
	'a long answer to a long question by %s comes whole, and is shown as far as it fits',
	async (answerBy) => {
		const message = 'question '.repeat(700);
		const { execution } = await n8n.ask(question({ message, answerBy, responseType: 'freeText' }));
		const text = 'answer '.repeat(2000).trim();
		const asked = newest()?.id ?? '';
		if (answerBy === 'card') await submit(asked, people().one.id, { text });
		else await post(link(), { 'field-0': text });
		await decided(asked);
		expect(execution.items[0]?.json['data']).toMatchObject({ text });
		expect(newest()?.text).toMatch(/^Please answer\s+question [\s\S]*Answer: answer [\s\S]* …$/);
	},
);

test('a question that is longer than a message is shortened where it must be', async () => {
	const message = 'word '.repeat(3000);
	await n8n.ask(question({ message }));
	expect(newest()?.text?.endsWith('…')).toBe(true);
	expect(JSON.stringify(newest()?.attachments)).toContain(message.trim());
	await n8n.ask(question({ message, answerBy: 'link' }));
	expect(link()).toContain('webhook-waiting');
});

test('after the decision the card may stay as it is: nothing more comes of it', async () => {
	const options = { postDecisionBehavior: 'keepMessage', appendAttribution: true };
	const { execution } = await n8n.ask(question({ options }));
	const asked = newest()?.id ?? '';
	const before = messages().length;
	// It does not say that something takes its place.
	expect(JSON.stringify(newest()?.attachments)).not.toContain('takes the place');
	await submit(asked, people().one.id, { decision: 'approve' });
	expect(isApproved(execution)).toBe(true);
	await until(() => webhooks().length === 0);
	await submit(asked, people().other.id, { decision: 'disapprove' });
	expect([world().message(asked) !== undefined, messages().length]).toEqual([true, before]);
	expect(execution.items.length).toBe(1);
	// A process that only sees that n8n waits no longer leaves it too.
	await n8n.ask(question({ options: { ...options, ...soon() } }));
	const late = newest()?.id ?? '';
	await until(() => webhooks().length === 0);
	expect([newest()?.id, messages().length]).toEqual([late, before + 1]);
});

test('after the decision only the question may stay, without buttons', async () => {
	const options = { postDecisionBehavior: 'removeButtons' };
	const { execution } = await n8n.ask(question({ options }));
	const asked = newest()?.id ?? '';
	await submit(asked, people().one.id, { decision: 'disapprove' });
	expect(isApproved(execution)).toBe(false);
	// The card is deleted before the question is written.
	await until(
		() =>
			!world().message(asked) &&
			newest()?.text?.includes('May the core switch be replaced?') === true,
	);
	expect(newest()?.attachments).toBeUndefined();
	expect(newest()?.text).not.toMatch(/[✅⛔]/u);
});

test('buttons have the chosen styles, and the end says which workflow asked', async () => {
	const values = {
		approvalType: 'double',
		buttonApprovalStyle: 'secondary',
		buttonDisapprovalStyle: 'primary',
	};
	const options = { appendAttribution: true };
	await n8n.ask(question({ approvalOptions: { values }, options }));
	const { actions, body } = newest()?.attachments?.[0]?.content ?? {};
	expect(actions).toEqual([
		{ type: 'Action.Submit', title: 'Approve', data: { decision: 'approve' } },
		{
			type: 'Action.Submit',
			title: 'Decline',
			data: { decision: 'disapprove' },
			style: 'positive',
		},
	]);
	const said = `*This message was sent automatically with [n8n](http://127.0.0.1:5678/workflow/${harness.stored.id})*`;
	expect(JSON.stringify(body)).toContain(said);
	expect(newest()?.markdown).toContain(said);
	await n8n.ask(question());
	expect(newest()?.markdown).not.toContain('sent automatically');
});

test('a person who may not answer reads what the workflow says', async () => {
	const { me, one, other } = people();
	const options = { unauthorizedReplyText: 'Ask the change board' };
	await n8n.ask(question({ approvers: one.email, options }));
	await submit(newest()?.id ?? '', other.id, { decision: 'approve' });
	const direct = world().messagesOf(world().directRoom(me, other).id);
	expect(direct.at(-1)?.text).toBe('Ask the change board');
});

test('the options of a question show what happens when they are not set', async () => {
	const { type } = (await loadPackage()).getNode('webexMessages');
	const { properties } = (type as INodeType).description;
	const shown = properties
		.filter(({ name }) => name === 'options')
		.flatMap(({ options = [] }) => options as INodeProperties[]);
	const fieldOf = (wanted: string) => shown.find(({ name }) => name === wanted);
	const { me, one, other } = people();
	await n8n.ask(question({ approvers: one.email }));
	await submit(newest()?.id ?? '', other.id, { decision: 'approve' });
	const direct = world().messagesOf(world().directRoom(me, other).id);
	expect(fieldOf('unauthorizedReplyText')?.default).toBe(direct.at(-1)?.markdown);
	await n8n.ask(question({ answerBy: 'link', options: { messageButtonLabel: '' } }));
	const [, label = ''] = /\[([^\]]+)\]\(http/.exec(newest()?.markdown ?? '') ?? [];
	const { default: text, description } = fieldOf('messageButtonLabel') ?? {};
	expect([text, description]).toEqual(['', expect.stringContaining(`"${label}"`)]);
});

test('texts that come from expressions may be numbers', async () => {
	const number = '={{ $json.change }}';
	const { execution, run } = await n8n.ask(
		question({
			answerBy: 'link',
			responseType: 'form',
			message: number,
			formFields: { values: [{ label: number, id: 'reason', placeholder: number, value: number }] },
			options: {
				title: number,
				facts: { values: [{ title: number, value: number }] },
				messageButtonLabel: number,
				responseFormTitle: number,
				responseFormDescription: number,
				responseFormButtonLabel: number,
				responseFormCustomCss: number,
			},
		}),
		[{ change: 4711 }],
	);
	expect(run.error).toBeUndefined();
	expect(newest()?.markdown).toContain('[4711](');
	const html = await (await fetch(link())).text();
	expect(html).toContain('<h1>4711</h1>');
	expect(html).toContain('<span>4711</span>');
	const asked = newest()?.id ?? '';
	await post(link(), { 'field-0': 'Yes' });
	expect(execution.items[0]?.json['data']).toMatchObject({ reason: 'Yes' });
	await decided(asked);
	const values = { approvalType: 'double', approveLabel: number, disapproveLabel: number };
	await n8n.ask(question({ answerBy: 'link', approvalOptions: { values } }), [{ change: 4711 }]);
	expect(await (await fetch(link())).text()).toContain('value="approve">4711</button>');
});

test('by link: the page has its own title, text, button and style, and marks what is required', async () => {
	const { execution } = await n8n.ask(
		question({
			answerBy: 'link',
			responseType: 'form',
			formFields,
			options: {
				messageButtonLabel: 'Open [the] form\\',
				responseFormTitle: 'Change 4711',
				responseFormDescription: 'Two minutes of your time',
				responseFormButtonLabel: 'Hand in',
				responseFormCustomCss: 'h1 { color: teal }</style><script>alert(1)</script>',
			},
		}),
	);
	const asked = newest()?.id ?? '';
	expect(newest()?.markdown).toContain('[Open the form](');
	const html = await (await fetch(link())).text();
	expect(html).toContain('<h1>Change 4711</h1>');
	expect(html).toContain('Two minutes of your time');
	expect(html).not.toContain('core switch');
	expect(html).toContain('>Hand in</button>');
	expect(html).toContain('h1 { color: teal }');
	expect(html).not.toContain('</style><script>');
	// Only what is required.
	const marked = [...html.matchAll(/<span>([^<]*) <span class="must"/g)].map(([, label]) => label);
	expect(marked).toEqual(['Why?']);
	expect(html).toContain('* Required');
	await post(link(), { 'field-0': 'Old' });
	expect(execution.items.length).toBe(1);
	await decided(asked);
	expect(newest()?.markdown).not.toContain('Open the form');
});
