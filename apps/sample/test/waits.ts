import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { endMeeting, type Simulator, startMeeting } from '@webex-nodes/simulator';
import type { N8nApi, WorkflowFile } from '../src/n8n/api.ts';
import { connectCredential } from '../src/n8n/connect.ts';
import {
	type Connected,
	type N8nOptions,
	type RunningN8n,
	type Sample,
	startSample,
} from '../src/sample.ts';
import { importWorkflows } from '../src/workflows.ts';
import { nodesOf } from './node.ts';
import { freePort } from './ports.ts';
import { withoutEditor } from './without-editor.ts';

type Kind = 'recording' | 'summary' | 'transcript';
const kinds: readonly Kind[] = ['recording', 'summary', 'transcript'];

const node = nodesOf('5c1d8a36-4b72-4e09-9d5f-7a8e1c3b200');

/** The call that starts it says for which meeting to wait, and until when. */
const waitByWebhook = (kind: Kind): WorkflowFile => ({
	name: `Wait by Webhook: ${kind}`,
	nodes: [
		node(
			1,
			'Call',
			'n8n-nodes-base.webhook',
			{ path: `wait-${kind}`, httpMethod: 'POST' },
			{ typeVersion: 2, webhookId: `9d3f6c58-2a41-4b7e-8c90-${kind}` },
		),
		node(
			2,
			'Wait',
			'n8n-nodes-webex.webexMeetings',
			{
				resource: kind,
				operation: 'wait',
				meetingKey: { __rl: true, mode: 'id', value: '={{ $json.body.meetingId }}' },
				options: {
					limitWaitTime: {
						values: { limitType: 'atSpecifiedTime', maxDateAndTime: '={{ $json.body.until }}' },
					},
				},
			},
			{ credentials: { webexOAuth2Api: { id: 'webex', name: 'Meetings to wait for' } } },
		),
		node(3, 'Done', 'n8n-nodes-base.noOp', {}),
	],
	connections: {
		Call: { main: [[{ node: 'Wait', type: 'main', index: 0 }]] },
		Wait: { main: [[{ node: 'Done', type: 'main', index: 0 }]] },
	},
	settings: { executionOrder: 'v1' },
});

/** A real n8n and the simulator, with workflows that wait for what meetings leave behind. */
export interface Waits<Running = Sample> {
	readonly sample: Running;
	/** A meeting of the account that has just ended. */
	readonly hold: () => Promise<string>;
	/** Starts a workflow, until it waits. */
	readonly wait: (kind: Kind, meetingId: string, until?: Date) => Promise<string>;
}

export async function startWaits(
	environment: Readonly<Record<string, string>> = {},
): Promise<Waits & { readonly options: N8nOptions }> {
	const options = {
		port: await freePort(),
		dataFolder: await mkdtemp(join(tmpdir(), 'sample-waits-')),
		environment: { ...withoutEditor, ...environment },
	};
	const sample = await startSample({ ...options, simulatorPort: 0, workflows: [] });
	return { options, ...(await waitsOn(sample)) };
}

/** Connects a credential that reads meetings, and activates the workflows. */
export async function waitsOn<Running extends Connected & RunningN8n>(
	sample: Running,
): Promise<Waits<Running>> {
	const { n8n, simulator, simulatorUrl } = sample;
	const credential = await n8n.saveCredential({
		name: 'Meetings to wait for',
		type: 'webexOAuth2Api',
		data: {
			clientId: simulator.integration.clientId,
			clientSecret: simulator.integration.clientSecret,
			environment: 'custom',
			scopePreset: 'meetingsRead',
			baseUrl: `${simulatorUrl}/v1`,
		},
	});
	await connectCredential(n8n, credential.id);
	const workflows = await importWorkflows(n8n, [credential], kinds.map(waitByWebhook));
	for (const workflow of workflows) await n8n.activate(workflow);
	return {
		sample,
		hold: async () => await hold(simulator, simulatorUrl),
		wait: async (kind, meetingId, until = new Date(Date.now() + 3600_000)) =>
			await startWaiting(n8n, kind, { meetingId, until: until.toISOString() }),
	};
}

async function startWaiting(n8n: N8nApi, kind: Kind, body: object): Promise<string> {
	const known = new Set((await n8n.executions(100)).map(({ id }) => id));
	// Activation goes on after n8n's reply.
	await until(async () => {
		const response = await fetch(`${n8n.url}/webhook/wait-${kind}`, {
			method: 'POST',
			headers: { 'content-type': 'application/json' },
			body: JSON.stringify(body),
		});
		return response.ok;
	});
	let id = '';
	await until(async () => {
		const fresh = (await n8n.executions(100)).find((execution) => !known.has(execution.id));
		id = fresh?.id ?? '';
		return fresh !== undefined && !['new', 'running'].includes(fresh.status);
	});
	return id;
}

async function hold({ world, tokens }: Simulator, url: string): Promise<string> {
	const [owner] = world.people.values();
	const { value: token } = tokens.issueFixed({
		personId: owner?.id ?? '',
		scopes: ['meeting:schedules_write', 'meeting:schedules_read'],
		expiresAt: Number.POSITIVE_INFINITY,
	});
	const response = await fetch(`${url}/v1/meetings`, {
		method: 'POST',
		headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
		body: JSON.stringify({
			title: 'Depot briefing',
			start: world.time(Date.now() + 60_000),
			end: world.time(Date.now() + 1860_000),
		}),
	});
	const { id: seriesId } = (await response.json()) as { id: string };
	const { id } = startMeeting(world, seriesId);
	endMeeting(world, id);
	return id;
}

export async function until(isTrue: () => Promise<boolean> | boolean, seconds = 60): Promise<void> {
	const deadline = Date.now() + seconds * 1000;
	while (!(await isTrue())) {
		if (Date.now() > deadline) throw new Error('It did not happen in time');
		await setTimeout(200);
	}
}

/** What the workflow went on with. */
export async function itemsOf(n8n: N8nApi, executionId: string): Promise<object[]> {
	const { runData } = await n8n.execution(executionId);
	const [run, ...others] = runData['Done'] ?? [];
	if (others.length > 0) throw new Error('It went on more than once');
	return (run?.data?.main?.[0] ?? []).map(({ json }) => json);
}
