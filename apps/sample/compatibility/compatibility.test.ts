import { mkdtemp, readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createTraffic } from '@webex-nodes/simulator';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Execution, StoredWorkflow, WorkflowFile } from '../src/n8n/api.ts';
import { n8nVersion } from '../src/n8n/server.ts';
import { type Sample, startSample } from '../src/sample.ts';
import { readWorkflows } from '../src/workflows.ts';
import { itemsOf } from '../test/meeting-flows.ts';
import { nodesOf } from '../test/node.ts';
import { freePort } from '../test/ports.ts';

const node = nodesOf('7d1c52c4-0e0f-4a5b-9b1a-5f0c2a9be30');
const credentials = { webexOAuth2Api: { id: 'webex', name: 'Webex account' } };
const listening: WorkflowFile = {
	name: 'Listen to messages',
	nodes: [
		node(
			1,
			'Webex Trigger',
			'n8n-nodes-webex.webexTrigger',
			{ event: 'messages.created', options: { ignoreOwn: false } },
			{ credentials, webhookId: '3c7f0a4e-6a55-4f0f-8ab7-02c2d7f6b1aa' },
		),
		node(2, 'Done', 'n8n-nodes-base.noOp', {}),
	],
	connections: { 'Webex Trigger': { main: [[{ node: 'Done', type: 'main', index: 0 }]] } },
	settings: { executionOrder: 'v1' },
};

/** Every two seconds, instead of what the file says. */
const often = (file: WorkflowFile): WorkflowFile => ({
	...file,
	nodes: file.nodes.map((each) =>
		each.type === 'n8n-nodes-base.scheduleTrigger'
			? { ...each, parameters: { rule: { interval: [{ field: 'seconds', secondsInterval: 2 }] } } }
			: each,
	),
});

/** The oldest that is promised; or the newest, whose version nobody has promised. */
const installation = process.env['N8N_INSTALLATION'] === 'newest' ? 'newest' : 'oldest';
/** Each n8n refuses names of modules that it does not have. */
const environment = { N8N_DISABLED_MODULES: 'insights,mcp,chat-hub,quick-connect' };

let sample: Sample;
beforeAll(async () => {
	const files = await readWorkflows();
	sample = await startSample({
		installation,
		port: await freePort(),
		simulatorPort: 0,
		dataFolder: await mkdtemp(join(tmpdir(), 'sample-oldest-')),
		workflows: [listening, ...files.map(often)],
		environment,
	});
}, 240_000);
afterAll(async () => await sample?.stop(), 30_000);

function stored(name: string): StoredWorkflow {
	const found = sample.workflows.find((workflow) => workflow.name === name);
	if (!found) throw new Error(`No workflow ${name} was imported`);
	return found;
}

/** Those of a workflow that have ended; this n8n answers 500 when it is asked for one that has just started. */
async function ended({ id: workflowId }: StoredWorkflow): Promise<Execution[]> {
	const { n8n } = sample;
	const own = (await n8n.executions()).filter(
		(execution) => execution.workflowId === workflowId && execution.stoppedAt,
	);
	return await Promise.all(own.map(async ({ id }) => await n8n.execution(id)));
}

const waiting = { timeout: 60_000, interval: 200 };

test('its version is the one that the documents promise and the types are of, or a later one', async () => {
	const root = new URL('../../../', import.meta.url);
	const read = async (path: string) => await readFile(new URL(path, root), 'utf8');
	const manifest = await read('packages/n8n-nodes-webex-test/package.json');
	const [, promised = ''] = /"npm:n8n-workflow@([\d.]+)"/.exec(manifest) ?? [];
	const version = await n8nVersion(installation);
	if (installation === 'oldest') expect(version).toBe(promised);
	expect(version.localeCompare(promised, 'en', { numeric: true })).toBeGreaterThanOrEqual(0);
	const promise = `n8n ${promised.split('.').slice(0, 2).join('.')} or later`;
	for (const path of ['README.md', 'packages/n8n-nodes-webex/README.md'])
		expect(await read(path)).toContain(promise);
});

test('it loads every node of the package', async () => {
	const require = createRequire(import.meta.url);
	const { n8n: declared } = require('n8n-nodes-webex/package.json') as {
		n8n: { nodes: string[] };
	};
	const names = declared.nodes.map((path) => path.split('/').at(-1)?.split('.')[0]?.toLowerCase());
	const types = (await sample.n8n.nodeTypes()).map(({ name }) => name.toLowerCase());
	expect(types).toEqual(expect.arrayContaining(names.map((name) => `n8n-nodes-webex.${name}`)));
});

test('the test of the credential asks Webex who it is', async () => {
	const { status } = await sample.n8n.testCredential(sample.credential.id);
	expect(status).toBe('OK');
});

test('the workflow of the README, on its schedule, retrieves every message once', async () => {
	const { simulator, n8n } = sample;
	const workflow = stored('Scheduled message retrieval');
	await n8n.activate(workflow);
	await expect.poll(async () => (await ended(workflow)).length, waiting).toBeGreaterThan(1);
	await n8n.deactivate(workflow);
	const [execution, second] = (await ended(workflow)).toReversed();
	if (!execution || !second) throw new Error('An execution is gone');
	const retrieved = itemsOf(execution, 'Get New Messages').map(({ id }) => String(id));
	const expected = [...simulator.world.rooms.keys()].flatMap((roomId) =>
		simulator.world.messagesOf(roomId).map(({ id }) => id),
	);
	expect([execution.status, retrieved.toSorted()]).toEqual(['success', expected.toSorted()]);
	expect([second.status, itemsOf(second, 'Get New Messages')]).toEqual(['success', []]);
}, 90_000);

test('a trigger that is activated starts the workflow for an event, and registers nothing after it', async () => {
	const { simulator, n8n } = sample;
	const workflow = stored(listening.name);
	await n8n.activate(workflow);
	const webhooks = () => [...simulator.world.webhooks.values()];
	await expect
		.poll(async () => {
			const [webhook] = webhooks();
			return webhook && (await fetch(webhook.targetUrl, { method: 'POST', body: '{}' })).status;
		}, waiting)
		.toBe(401);
	const traffic = createTraffic(simulator.world);
	traffic.step();
	await simulator.webhooks.settled();
	const texts = traffic.written.map((id) => simulator.world.message(id)?.text);
	expect(texts.length).toBeGreaterThan(0);
	const delivered = async () =>
		(await ended(workflow)).flatMap((each) => itemsOf(each, 'Done').map(({ text }) => text));
	await expect.poll(delivered, waiting).toEqual(texts);
	await n8n.deactivate(workflow);
	await expect.poll(webhooks, waiting).toEqual([]);
}, 180_000);
