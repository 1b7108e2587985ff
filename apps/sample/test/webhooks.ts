import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { createTraffic } from '@webex-nodes/simulator';
import { expect } from 'vitest';
import type { Execution, N8nApi, StoredWorkflow, WorkflowFile } from '../src/n8n/api.ts';
import { type Sample, startN8n, startSample } from '../src/sample.ts';
import { freePort } from './ports.ts';
import { withoutEditor } from './without-editor.ts';

/** Deliveries that run at the same time, at most. */
const maxPending = 12;

const answering: WorkflowFile = {
	name: 'Answer people',
	nodes: [
		{
			id: 'b0e6a1f2-5f3c-4e55-8f0a-0e4b7c9d1a01',
			name: 'Webex Trigger',
			type: 'n8n-nodes-webex.webexTrigger',
			typeVersion: 1,
			position: [0, 0],
			webhookId: '6a3f0b52-7c1d-4d8e-9b60-1f2e3d4c5b6a',
			parameters: { event: 'messages.created', options: { ignoreOwn: false } },
			credentials: { webexOAuth2Api: { id: 'webex', name: 'Webex account' } },
		},
		{
			id: 'b0e6a1f2-5f3c-4e55-8f0a-0e4b7c9d1a02',
			name: 'Done',
			type: 'n8n-nodes-base.noOp',
			typeVersion: 1,
			position: [220, 0],
			parameters: {},
		},
	],
	connections: { 'Webex Trigger': { main: [[{ node: 'Done', type: 'main', index: 0 }]] } },
	settings: { executionOrder: 'v1' },
};

/** Sends events to a real n8n, with duplicates, disorder and forged ones among them, and checks what started. */
export async function receiveThroughTrouble(events: number): Promise<void> {
	const port = await freePort();
	const dataFolder = await mkdtemp(join(tmpdir(), 'sample-webhooks-'));
	const options = { port, dataFolder, environment: withoutEditor };
	const sample = await startSample({ ...options, simulatorPort: 0, workflows: [answering] });
	const { simulator } = sample;
	let { n8n } = sample;
	let stopN8n = sample.server.stop;
	try {
		const [workflow] = sample.workflows;
		if (!workflow) throw new Error('No workflow was imported');
		const targetUrl = await activate(sample, workflow);
		expect(webhooksOf(sample).length).toBe(1);
		Object.assign(simulator.webhooks.weather, { duplicates: 0.1, jitter: 400 });
		const traffic = createTraffic(simulator.world, { bursts: 0.2 });
		const forged: number[] = [];
		while (traffic.written.length < events) {
			// As fast as n8n accepts them.
			while (simulator.webhooks.pending < mayRun(sample)) traffic.step();
			await setTimeout(20);
			const genuine = simulator.webhooks.deliveries.at(-1);
			if (!genuine || forged.length * 10 > traffic.written.length) continue;
			// An attacker could send this: another body with a signature that is genuine.
			const body = genuine.body.replace('"event":"created"', '"event":"created" ');
			const { headers } = genuine;
			forged.push((await fetch(targetUrl, { method: 'POST', headers, body })).status);
		}
		await simulator.webhooks.settled();
		expect(forged.length).toBeGreaterThan(events / 25);
		expect(new Set(forged)).toEqual(new Set([401]));
		const { deliveries } = simulator.webhooks;
		expect(deliveries.length).toBeGreaterThan(traffic.written.length);
		expect(new Set(deliveries.map(({ status }) => status))).toEqual(new Set([200]));
		const expected = traffic.written.map((id) => simulator.world.message(id)?.text ?? '');
		expect((await textsOf(n8n, expected.length)).toSorted()).toEqual(expected.toSorted());

		await n8n.deactivate(workflow);
		await until(() => webhooksOf(sample).length === 0);
		Object.assign(simulator.webhooks.weather, { duplicates: 0, jitter: 0 });
		traffic.step();
		await simulator.webhooks.settled();

		expect(await activate(sample, workflow)).toBe(targetUrl);
		expect(webhooksOf(sample).length).toBe(1);
		traffic.step();
		await simulator.webhooks.settled();
		expect((await textsOf(n8n, expected.length + 1)).length).toBe(expected.length + 1);

		// Webex disabled it while n8n was stopped.
		await sample.server.stop();
		const [webhook] = webhooksOf(sample);
		if (webhook) simulator.world.webhooks.set(webhook.id, { ...webhook, status: 'inactive' });
		const again = await startN8n(options);
		({ n8n } = again);
		stopN8n = again.stop;
		await until(() => webhooksOf(sample)[0]?.status === 'active');
		// It sends again what n8n took before: that execution ends at the trigger.
		const { body = '', headers = {} } = deliveries.at(-1) ?? {};
		expect((await fetch(targetUrl, { method: 'POST', headers, body })).status).toBe(200);
		traffic.step();
		await simulator.webhooks.settled();
		expect((await textsOf(n8n, expected.length + 3)).length).toBe(expected.length + 2);
		expect(webhooksOf(sample).map(({ id }) => id)).toEqual([webhook?.id]);
	} finally {
		await stopN8n();
		await sample.stop();
	}
}

/** As many as were answered in the last 5 seconds: so none waits much longer on a busy machine; Webex gives up after 10. */
function mayRun({ simulator }: Sample): number {
	const since = new Date(simulator.world.now() - 5000).toISOString();
	const recent = simulator.webhooks.deliveries.slice(-maxPending).filter(({ at }) => at > since);
	return Math.max(1, recent.length);
}

const webhooksOf = ({ simulator }: Sample) => [...simulator.world.webhooks.values()];

async function until(isTrue: () => boolean | Promise<boolean>): Promise<void> {
	const deadline = Date.now() + 60_000;
	while (!(await isTrue())) {
		if (Date.now() > deadline) throw new Error('It did not happen in time');
		await setTimeout(200);
	}
}

/** Activation goes on after n8n's reply: it is done when the trigger itself refuses what is not signed. */
async function activate(sample: Sample, workflow: StoredWorkflow): Promise<string> {
	await sample.n8n.activate(workflow);
	await until(async () => {
		const [webhook] = webhooksOf(sample);
		if (!webhook) return false;
		return (await fetch(webhook.targetUrl, { method: 'POST', body: '{}' })).status === 401;
	});
	return webhooksOf(sample)[0]?.targetUrl ?? '';
}

/** Of so many executions that succeeded, which may take as long as one more does from time to time. */
async function textsOf(n8n: N8nApi, count: number): Promise<string[]> {
	let most = -1;
	let deadline = 0;
	for (;;) {
		const all = await n8n.allExecutions();
		const others = all.filter(({ status }) => status !== 'success').map(({ status }) => status);
		const succeeded = all.length - others.length;
		if (all.length >= count && others.length === 0) break;
		if (succeeded > most) deadline = Date.now() + 60_000;
		most = Math.max(most, succeeded);
		if (Date.now() > deadline) {
			throw new Error(`${succeeded} of ${count} executions succeeded, others are: ${others}`);
		}
		await setTimeout(1000);
	}
	const executions: Execution[] = [];
	for (const { id } of await n8n.allExecutions()) executions.push(await n8n.execution(id));
	return executions.flatMap(({ runData }) =>
		(runData['Done'] ?? []).flatMap(({ data }) =>
			(data?.main?.[0] ?? []).map(({ json }) => String(json['text'])),
		),
	);
}
