import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { untilFinished } from '../src/executions.ts';
import type { Execution, StoredWorkflow } from '../src/n8n/api.ts';
import { type RunningServer, startN8n } from '../src/sample.ts';
import { importWorkflows } from '../src/workflows.ts';
import { nodesOf } from '../test/node.ts';
import { freePort } from '../test/ports.ts';
import { withoutEditor } from '../test/without-editor.ts';
import { type LargeAccount, openLargeAccount } from './large-account.ts';

const million = 1_000_000;
const heap = 1024; // MB

const opened = new AsyncDisposableStack();
let running: RunningServer;
const credential = { name: 'Large account', type: 'webexTokenApi' };

beforeAll(async () => {
	running = await startN8n({
		port: await freePort(),
		dataFolder: await mkdtemp(join(tmpdir(), 'sample-large-')),
		environment: { ...withoutEditor, NODE_OPTIONS: `--max-old-space-size=${heap}` },
	});
	opened.defer(running.stop);
}, 240_000);
afterAll(async () => await opened.disposeAsync(), 60_000);

/** A million messages, in one room or in many. */
async function openAccount(rooms: number): Promise<LargeAccount> {
	const account = await openLargeAccount({
		rooms: Array.from({ length: rooms }, () => million / rooms),
		start: Date.now() - 2 * million * 1000,
	});
	opened.defer(account.close);
	return account;
}

/** A trigger, and a node of messages that works with the account. */
async function importFlow(
	{ baseUrl }: LargeAccount,
	trigger: 'manual' | 'schedule',
	parameters: object,
): Promise<StoredWorkflow> {
	const saved = await running.n8n.saveCredential({
		...credential,
		data: { environment: 'custom', baseUrl, accessToken: 'token' },
	});
	const name = `${trigger} ${JSON.stringify(parameters).length}`;
	const node = nodesOf(name);
	const rule = { interval: [{ field: 'seconds', secondsInterval: 2 }] };
	const [workflow] = await importWorkflows(
		running.n8n,
		[saved],
		[
			{
				name,
				nodes: [
					trigger === 'manual'
						? node(1, 'Start', 'n8n-nodes-base.manualTrigger', {})
						: node(1, 'Start', 'n8n-nodes-base.scheduleTrigger', { rule }, { typeVersion: 1.2 }),
					node(
						2,
						'Messages',
						'n8n-nodes-webex.webexMessages',
						{ authentication: 'token', resource: 'message', ...parameters },
						{ credentials: { webexTokenApi: { id: saved.id, name: saved.name } } },
					),
				],
				connections: { Start: { main: [[{ node: 'Messages', type: 'main', index: 0 }]] } },
				settings: { executionOrder: 'v1' },
			},
		],
	);
	if (!workflow) throw new Error('The workflow was not imported');
	return workflow;
}

const idsOf = ({ runData }: Execution) =>
	(runData['Messages'] ?? []).flatMap(({ data }) =>
		(data?.main?.[0] ?? []).map(({ json }) => String(json['id'])),
	);

/** As "Execute workflow" in the editor does. */
async function runOnce(workflow: StoredWorkflow): Promise<Execution> {
	const { n8n, during } = running;
	return await during(
		(async () => await untilFinished(n8n, await n8n.run(workflow, 'Start'), { limit: 180_000 }))(),
	);
}

test('"Return All" of a room with a million messages ends in a sentence, and n8n lives', async () => {
	const account = await openAccount(1);
	const roomId = { __rl: true, mode: 'id', value: account.roomIds[0] };
	const getMany = { operation: 'getMany', roomId, filters: {} };
	const refused = await runOnce(
		await importFlow(account, 'manual', { ...getMany, returnAll: true }),
	);
	expect([refused.status, refused.error?.message]).toEqual([
		'error',
		expect.stringMatching(/^This is more than one run can return: it ended at 1\d\d,000 items$/),
	]);
	expect(refused.error?.description).toContain('Get History');
	// It was noticed page by page.
	expect(account.pages()).toBeLessThan(150);

	const next = await runOnce(await importFlow(account, 'manual', { ...getMany, limit: 10 }));
	expect([next.status, idsOf(next)]).toEqual([
		'success',
		[...account.messageIds()].slice(-10).reverse(),
	]);
}, 240_000);

test('the first run of Get New over a million messages returns a part, and the next ones go on there', async () => {
	const account = await openAccount(100);
	const workflow = await importFlow(account, 'schedule', {
		operation: 'getNew',
		lookBackHours: 24 * 365,
	});
	const { n8n, during } = running;
	const runs = new Map<string, { readonly status: string; readonly ids: readonly string[] }>();
	/** Those that returned something: one that begins while another one works returns nothing. */
	const look = async () => {
		for (const { id, workflowId, status } of (await during(n8n.executions())).reverse()) {
			const isUnderWay = status === 'new' || status === 'running';
			if (workflowId !== workflow.id || isUnderWay || runs.has(id)) continue;
			runs.set(id, { status, ids: idsOf(await during(n8n.execution(id))) });
		}
		return [...runs.values()].filter(({ status, ids }) => status !== 'success' || ids.length > 0);
	};
	await n8n.activate(workflow);
	await expect.poll(async () => (await look()).length, { timeout: 180_000 }).toBeGreaterThan(2);
	await n8n.deactivate(workflow);
	const returned = await look();
	for (const { status, ids } of returned) {
		expect(status).toBe('success');
		expect(ids.length).toBeGreaterThan(9000);
		expect(ids.length).toBeLessThanOrEqual(10_000);
	}
	// None of them is returned twice.
	const found = returned.flatMap(({ ids }) => ids);
	const known = new Set(account.messageIds());
	expect([new Set(found).size, found.every((id) => known.has(id))]).toEqual([found.length, true]);
}, 300_000);
