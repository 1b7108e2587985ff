import { setTimeout } from 'node:timers/promises';
import type { RestClient } from '@webex-nodes/client';
import {
	endMeeting,
	publishRecording,
	publishSummary,
	publishTranscript,
	startMeeting,
} from '@webex-nodes/simulator';
import { createWebhook } from 'n8n-nodes-webex/src/wait/records/webhook.ts';
import type { INodeParameters } from 'n8n-workflow';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { createHarness, type Harness } from '../src/harness.ts';
import { jonas, meetingsOf } from '../src/held.ts';
import { byEmail, byId } from '../src/one-node.ts';
import { sign } from '../src/triggers.ts';
import { openWaitingRoom, type WaitingRoom } from '../src/waiting.ts';

const scope =
	'spark:kms spark:people_read meeting:schedules_read meeting:recordings_read meeting:transcripts_read meeting:summaries_read';

type Kind = 'recording' | 'summary' | 'transcript';
const kinds: readonly Kind[] = ['recording', 'summary', 'transcript'];

let harness: Harness;
let n8n: WaitingRoom;
let randomSeed = 7000;
beforeEach(async () => await open());
afterEach(async () => await close());

async function open(options: Parameters<typeof createHarness>[0] = {}) {
	randomSeed += 1;
	harness = await createHarness({ randomSeed, scope, meetings: false, ...options });
	n8n = await openWaitingRoom(() => harness, 1, { node: 'webexMeetings', operation: 'wait' });
}

async function close() {
	await n8n.close();
	await harness.close();
}

const world = () => harness.simulator.world;
const meetings = () => meetingsOf(harness.simulator, { at: Date.now() });
const webhooks = () => [...world().webhooks.values()];
const faults = () => harness.simulator.faults;

const publish: Readonly<Record<Kind, (meetingId: string) => { readonly id: string }>> = {
	recording: (id) => publishRecording(world(), id),
	summary: (id) => publishSummary(world(), id, { notes: '<p>Done</p>', actionItems: [] }),
	transcript: (id) => publishTranscript(world(), id, { snippets: [] }),
};

const wait = async (kind: Kind, meetingId: string, parameters: INodeParameters = {}) =>
	await n8n.ask({ resource: kind, meetingKey: byId(meetingId), ...parameters }, [{ order: 4711 }]);

/** A limit in this many seconds. */
const within = (seconds: number): INodeParameters => ({
	options: {
		limitWaitTime: {
			values: {
				limitType: 'atSpecifiedTime',
				maxDateAndTime: new Date(Date.now() + seconds * 1000).toISOString(),
			},
		},
	},
});

type Execution = Awaited<ReturnType<typeof wait>>['execution'];
const found = ({ items }: Execution, kind: Kind) => items.map(({ json }) => json[`${kind}Id`]);

async function until(isTrue: () => boolean): Promise<void> {
	const deadline = Date.now() + 50_000;
	while (!isTrue()) {
		if (Date.now() > deadline) throw new Error('It did not happen in time');
		await setTimeout(50);
	}
}

/** What n8n itself calls. */
const addressOf = ({ run }: Execution) => {
	const stored = run?.execution.data.executionData?.contextData['node:Node'];
	return String(Object(stored?.['waitsFor']).url);
};

async function call(url: string, body: string, headers: Record<string, string> = {}) {
	const type = { 'content-type': 'application/json' };
	return await fetch(url, { method: 'POST', headers: { ...type, ...headers }, body });
}

test.each(kinds)('a %s that is there is returned at once, and nothing waits', async (kind) => {
	const { id } = await meetings().holdRecorded(harness.url);
	const { execution, run } = await wait(kind, id);
	expect(run.error).toBeUndefined();
	expect(execution.state).toBe('finished');
	expect(run.json).toMatchObject([{ meetingId: id, [`${kind}Id`]: expect.any(String) }]);
	expect(run.items[0]?.pairedItem).toEqual({ item: 0 });
	expect([webhooks(), harness.alarms]).toEqual([[], []]);
});

test.each(['recording', 'transcript'] as const)(
	'a %s that appears later: Webex tells, n8n goes on with it, and the webhook is gone',
	async (kind) => {
		const { id } = await meetings().hold(harness.url);
		const { execution, run } = await wait(kind, id);
		expect([run.error, run.json, execution.state]).toEqual([
			undefined,
			[{ order: 4711 }],
			'waiting',
		]);
		expect(webhooks()).toMatchObject([
			{
				resource: kind === 'recording' ? 'recordings' : 'meetingTranscripts',
				event: 'created',
				targetUrl: expect.stringContaining(`${n8n.url}/webhook-waiting/1/two?wait=`),
				...(kind === 'recording' && { filter: `meetingId=${id}` }),
			},
		]);
		expect(webhooks()[0]?.targetUrl).not.toContain(webhooks()[0]?.secret);
		const appeared = publish[kind](id);
		await harness.simulator.webhooks.settled();
		expect([execution.state, found(execution, kind)]).toEqual(['finished', [appeared.id]]);
		await until(() => webhooks().length === 0);
	},
);

test.each(kinds)('a %s of which nothing tells: n8n looks by itself', async (kind) => {
	const { id } = await meetings().hold(harness.url);
	const { execution } = await wait(kind, id);
	world().webhooks.clear();
	const appeared = publish[kind](id);
	await until(() => execution.state === 'finished');
	expect(found(execution, kind)).toEqual([appeared.id]);
});

test('an alarm of n8n is set on the same address, so that its clock asks after a restart', async () => {
	const { id } = await meetings().hold(harness.url);
	const { execution } = await wait('summary', id);
	expect(harness.alarms).toHaveLength(1);
	const { nodes = [] } = harness.alarms[0] ?? {};
	const parameters = nodes.find(({ name }) => name === 'Look')?.parameters;
	expect(parameters?.['url']).toBe(addressOf(execution));
	publish.summary(id);
	const answer = await call(String(parameters?.['url']), String(parameters?.['jsonBody']));
	expect([answer.status, execution.state]).toEqual([200, 'finished']);
	expect(execution.items).toHaveLength(1);
});

test('what appears just before the webhook is there is not lost', async () => {
	const { id } = await meetings().hold(harness.url);
	let appeared = '';
	const stop = harness.simulator.observe(({ method, path }) => {
		if (method !== 'GET' || !path.startsWith('/v1/meetingTranscripts')) return;
		stop();
		appeared = publish.transcript(id).id;
	});
	const { run, execution } = await wait('transcript', id);
	expect(execution.state).toBe('finished');
	expect(run.json.map(({ transcriptId }) => transcriptId)).toEqual([appeared]);
	expect(webhooks()).toEqual([]);
});

test('a meeting that still runs, or that Webex does not show yet, is waited for', async () => {
	const running = await meetings().run(harness.url);
	const { execution } = await wait('transcript', running.id);
	expect(execution.state).toBe('waiting');
	endMeeting(world(), running.id);
	const { id } = publish.transcript(running.id);
	await harness.simulator.webhooks.settled();
	expect(found(execution, 'transcript')).toEqual([id]);
	const hidden = await meetings().hold(harness.url);
	const shows = faults().next({ at: '/v1/meetingTranscripts', status: 404, chance: 1 });
	const { execution: other } = await wait('transcript', hidden.id);
	expect(other.state).toBe('waiting');
	shows();
	publish.transcript(hidden.id);
	await harness.simulator.webhooks.settled();
	expect(other.state).toBe('finished');
});

test('a meeting that is still to come is waited for by its number', async () => {
	const { meetingNumber, id: seriesId } = await meetings().plan(harness.url);
	const { execution, run } = await wait('transcript', meetingNumber);
	expect([run.error, execution.state]).toEqual([undefined, 'waiting']);
	const held = startMeeting(world(), seriesId);
	endMeeting(world(), held.id);
	const { id } = publish.transcript(held.id);
	await harness.simulator.webhooks.settled();
	expect(found(execution, 'transcript')).toEqual([id]);
});

test('a transcript of another meeting does not even make the node look', async () => {
	const mine = await meetings().hold(harness.url);
	const other = await meetings().hold(harness.url);
	const { execution } = await wait('transcript', mine.id);
	let reads = 0;
	harness.simulator.observe(({ path }) => {
		if (path.startsWith('/v1/meetingTranscripts')) reads += 1;
	});
	publish.transcript(other.id);
	await harness.simulator.webhooks.settled();
	expect(harness.simulator.webhooks.deliveries.at(-1)?.status).toBe(200);
	expect([execution.state, reads]).toEqual(['waiting', 0]);
});

test('a forged delivery, a wrong token and another wait are refused, and Webex is not asked', async () => {
	const { id } = await meetings().hold(harness.url);
	const { execution } = await wait('transcript', id);
	world().webhooks.clear();
	publish.transcript(id);
	let requests = 0;
	harness.simulator.observe(() => {
		requests += 1;
	});
	const url = addressOf(execution);
	const body = JSON.stringify({ resource: 'meetingTranscripts', data: { meetingId: id } });
	const wrong = (name: string, value: string) => {
		const other = new URL(url);
		other.searchParams.set(name, value);
		return other.href;
	};
	const answers = [
		await call(url, body),
		await call(url, body, sign(body, 'guessed')),
		await call(url, 'no JSON'),
		await call(wrong('signature', 'x'.repeat(64)), '{"look":true}'),
		await call(wrong('wait', 'another'), '{"look":true}'),
	];
	expect(answers.map(({ status }) => status)).toEqual([401, 401, 401, 401, 410]);
	expect([execution.state, requests]).toEqual(['waiting', 0]);
});

test('what a call claims is not believed: n8n goes on only with what Webex has', async () => {
	const { id } = await meetings().hold(harness.url);
	const { execution } = await wait('summary', id);
	const answer = await call(addressOf(execution), '{"look":true,"items":[{"summaryId":"x"}]}');
	expect([answer.status, execution.state]).toEqual([200, 'waiting']);
});

test('calls in quick succession make Webex be asked once; a delivery of Webex has it asked again', async () => {
	const { id } = await meetings().hold(harness.url);
	const { execution } = await wait('recording', id);
	let reads = 0;
	harness.simulator.observe(({ path }) => {
		if (path.startsWith('/v1/recordings')) reads += 1;
	});
	const url = addressOf(execution);
	const answers = await Promise.all([1, 2, 3].map(async () => await call(url, '{"look":true}')));
	answers.push(await call(url, '{"look":true}'));
	expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 200]);
	expect([execution.state, reads]).toEqual(['waiting', 1]);
	publish.recording(id);
	await harness.simulator.webhooks.settled();
	expect([execution.state, execution.items.length]).toEqual(['finished', 1]);
});

test('two calls at the same time: n8n goes on once', async () => {
	const { id } = await meetings().hold(harness.url);
	const { execution } = await wait('transcript', id);
	world().webhooks.clear();
	publish.transcript(id);
	const url = addressOf(execution);
	const answers = await Promise.all([call(url, '{"look":true}'), call(url, '{"look":true}')]);
	expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
	expect(execution.items).toHaveLength(1);
});

test('Webex limits requests, or fails, while the node looks: n8n goes on waiting, and looks again', async () => {
	const { id } = await meetings().hold(harness.url);
	const { execution } = await wait('transcript', id);
	world().webhooks.clear();
	publish.transcript(id);
	const at = '/v1/meetingTranscripts';
	faults().next({ at, status: 403 });
	const refused = await call(addressOf(execution), '{"look":true}');
	expect([refused.status, execution.state]).toEqual([503, 'waiting']);
	faults().next({ at, status: 429, retryAfter: 1 });
	const taken = await call(addressOf(execution), '{"look":true}');
	expect([taken.status, execution.state]).toEqual([200, 'finished']);
});

test('a missing scope fails the node before it waits, and names the scope', async () => {
	await close();
	await open({ scope: 'spark:people_read meeting:schedules_read' });
	const { id } = await meetings().hold(harness.url);
	const { run, execution } = await wait('summary', id);
	expect(execution.state).toBe('finished');
	expect(run.error?.description).toContain('meeting:summaries_read');
	expect([webhooks(), harness.alarms]).toEqual([[], []]);
});

test('where Webex refuses the webhook, n8n asks', async () => {
	const { id } = await meetings().hold(harness.url);
	faults().next({ at: '/v1/webhooks', method: 'POST', status: 403 });
	const { run, execution } = await wait('transcript', id);
	expect([run.error, execution.state, webhooks()]).toEqual([undefined, 'waiting', []]);
	const appeared = publish.transcript(id);
	await until(() => execution.state === 'finished');
	expect(found(execution, 'transcript')).toEqual([appeared.id]);
});

test('where Webex cannot reach n8n no webhook is made', async () => {
	const ids: unknown[] = [];
	const webex = { webhooks: { create: async () => ({ id: 'made' }) } } as unknown as RestClient;
	const facts = { id: 'x', kind: 'transcript', hostEmail: '', until: 0, zone: 'UTC' } as const;
	const more = { simplify: true, includeSecrets: false, url: 'http://127.0.0.1/', meetingId: 'm' };
	const create = async () =>
		await harness.call(async (context) => {
			ids.push(await createWebhook(webex, context, { ...facts, ...more }));
			return {};
		});
	expect((await create()).error).toBeUndefined();
	harness.credential.stored = { ...harness.credential.stored, environment: 'commercial' };
	expect((await create()).error).toBeUndefined();
	expect(ids).toEqual(['made', undefined]);
});

test('nothing stays at Webex when the second look fails', async () => {
	const { id } = await meetings().hold(harness.url);
	const stop = harness.simulator.observe(({ method, path }) => {
		if (method !== 'POST' || path !== '/v1/webhooks') return;
		stop();
		faults().next({ at: '/v1/meetingTranscripts', status: 403 });
	});
	const { run, execution } = await wait('transcript', id);
	expect(run.error).toBeDefined();
	expect([execution.state, webhooks()]).toEqual(['finished', []]);
});

test('when the time is over, n8n goes on with what came in; the webhook goes, and late news does not count', async () => {
	const { id } = await meetings().hold(harness.url);
	const { execution, run } = await wait('transcript', id, within(3));
	expect(run.json).toEqual([{ order: 4711 }]);
	expect(execution.until?.getTime()).toBeLessThan(Date.now() + 3000);
	await until(() => Date.now() > (execution.until?.getTime() ?? Number.POSITIVE_INFINITY));
	publish.transcript(id);
	expect((await call(addressOf(execution), '{"look":true}')).status).toBe(410);
	expect(execution.state).toBe('waiting');
	await until(() => webhooks().length === 0);
});

test('without a limit it waits two days at most', async () => {
	const { id } = await meetings().hold(harness.url);
	const { execution } = await wait('transcript', id);
	const days = ((execution.until?.getTime() ?? 0) - Date.now()) / 86_400_000;
	expect(days).toBeCloseTo(2, 2);
});

test.each([
	['Amount', { limitType: 'afterTimeInterval', resumeAmount: 31, resumeUnit: 'days' }],
	['Max Date and Time', { limitType: 'atSpecifiedTime', maxDateAndTime: '2999-01-01T00:00:00Z' }],
])('a limit of more than 30 days is refused, by %s', async (field, values) => {
	const { id } = await meetings().hold(harness.url);
	const { run, execution } = await wait('recording', id, {
		options: { limitWaitTime: { values } },
	});
	expect(run.error?.message).toContain(`"${field}"`);
	expect(run.error?.description).toContain('30 days');
	expect([execution.state, webhooks()]).toEqual(['finished', []]);
});

test('when the execution has gone on and waits at a later node, the webhook goes', async () => {
	const { id } = await meetings().hold(harness.url);
	const { execution } = await wait('recording', id);
	execution.state = 'elsewhere';
	await until(() => webhooks().length === 0);
	expect(execution.items).toEqual([]);
});

test('when somebody stops the execution, the webhook goes', async () => {
	const { id } = await meetings().hold(harness.url);
	const { execution } = await wait('recording', id);
	execution.state = 'cancelled';
	await until(() => webhooks().length === 0);
	expect(execution.items).toEqual([]);
});

test('the webhook of a process that died goes with the next wait', async () => {
	const { id } = await meetings().hold(harness.url);
	const { execution } = await wait('transcript', id);
	const left = webhooks()[0];
	if (!left) throw new Error('There is no webhook');
	const gone = new URL(left.targetUrl);
	gone.pathname = '/webhook-waiting/4711/two';
	gone.searchParams.set('wait', 'of a process that died');
	const webhook = { ...left, id: world().newId('WEBHOOK'), targetUrl: gone.href };
	world().webhooks.set(webhook.id, webhook);
	await until(() => !world().webhooks.has(webhook.id));
	expect([execution.state, webhooks().map(({ id: each }) => each)]).toEqual(['waiting', [left.id]]);
});

test('an earlier wait of the same execution, as in a loop, does not end the next one', async () => {
	const first = await meetings().hold(harness.url);
	const { execution } = await wait('transcript', first.id);
	const earlier = new URL(addressOf(execution));
	publish.transcript(first.id);
	await harness.simulator.webhooks.settled();
	expect(execution.state).toBe('finished');
	const second = await meetings().hold(harness.url);
	const meetingKey = byId(second.id);
	await n8n.ask({ resource: 'transcript', meetingKey }, [{}], 0, { execution });
	// A real execution has the same token in both rounds.
	const token = new URL(addressOf(execution)).searchParams.get('signature') ?? '';
	earlier.searchParams.set('signature', token);
	expect((await call(earlier.href, '{"look":true}')).status).toBe(410);
	expect(execution.state).toBe('waiting');
});

test('of another host, an administrator asks, without a webhook', async () => {
	await close();
	await open({
		scope: `${scope} meeting:admin_schedule_read meeting:admin_transcripts_read meeting:admin_recordings_read`,
	});
	const { id } = await meetings().hold(harness.url, jonas);
	const { run, execution } = await wait('transcript', id, { hostEmail: byEmail(jonas) });
	expect([run.error, execution.state, webhooks()]).toEqual([undefined, 'waiting', []]);
	const appeared = publish.transcript(id);
	await until(() => execution.state === 'finished');
	expect(found(execution, 'transcript')).toEqual([appeared.id]);
});

test('the password of a recording comes only on request, also when it comes later', async () => {
	for (const includeSecrets of [false, true]) {
		const { id } = await meetings().hold(harness.url);
		const { execution } = await wait('recording', id, { includeSecrets, simplify: false });
		publish.recording(id);
		await harness.simulator.webhooks.settled();
		expect('password' in (execution.items[0]?.json ?? {})).toBe(includeSecrets);
	}
});

test('of several items the first one is waited for, and the editor says so', async () => {
	const { id } = await meetings().hold(harness.url);
	const meetingKey = byId(id);
	const { run } = await n8n.ask({ resource: 'summary', meetingKey }, [{ a: 1 }, { a: 2 }]);
	expect(run.hints).toEqual([expect.stringContaining('for the first of 2 items')]);
});
