import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import type { Execution, WorkflowFile } from '../src/n8n/api.ts';
import { type Sample, startSample } from '../src/sample.ts';
import { readWorkflows } from '../src/workflows.ts';
import { freePort } from './ports.ts';

export const approval = 'Approve a change';
const asking = 'Ask by Webhook';

const node = (id: number, name: string, type: string, parameters: object, more: object = {}) => ({
	id: `7d2b9e14-5c30-4f68-8b1a-2e9c40d7f60${id}`,
	name,
	type,
	typeVersion: 1,
	position: [id * 220, 0],
	parameters,
	...more,
});

/** What asks, and how, comes with the call that starts it. */
const askByWebhook: WorkflowFile = {
	name: asking,
	nodes: [
		node(
			1,
			'Call',
			'n8n-nodes-base.webhook',
			{ path: 'ask', httpMethod: 'POST' },
			{
				typeVersion: 2,
				webhookId: '4b8e2d17-9c60-4a35-b1f8-6e0d5a7c3f91',
			},
		),
		node(
			2,
			'Ask',
			'n8n-nodes-webex.webexMessages',
			{
				resource: 'message',
				operation: 'sendAndWait',
				roomId: { __rl: true, mode: 'id', value: '={{ $json.body.roomId }}' },
				answerBy: '={{ $json.body.by }}',
				approvers: '={{ $json.body.approvers }}',
				message: '={{ $json.body.message }}',
				responseType: 'approval',
				approvalOptions: { values: { approvalType: 'double' } },
				options: {
					limitWaitTime: {
						values: { limitType: 'atSpecifiedTime', maxDateAndTime: '={{ $json.body.until }}' },
					},
				},
			},
			{ credentials: { webexOAuth2Api: { id: 'webex', name: 'Webex account' } } },
		),
		node(3, 'Done', 'n8n-nodes-base.noOp', {}),
	],
	connections: {
		Call: { main: [[{ node: 'Ask', type: 'main', index: 0 }]] },
		Ask: { main: [[{ node: 'Done', type: 'main', index: 0 }]] },
	},
	settings: { executionOrder: 'v1' },
};

interface Asking {
	readonly roomId: string;
	readonly message: string;
	readonly by?: 'card' | 'link';
	readonly approvers?: string;
	/** Until when the answer counts. */
	readonly until?: Date;
}

/** A real n8n and the simulator, with the workflows that ask. */
export interface Approvals {
	readonly sample: Sample;
	/** Runs the workflow of the sample by hand, to where it waits. */
	readonly tryApproval: () => Promise<string>;
	/** Starts the active workflow by a call, to where it waits. */
	readonly ask: (asking: Asking) => Promise<string>;
	/** As the page of the simulator does when somebody presses a button of a card. */
	readonly submit: (messageId: string, email: string, inputs: object) => Promise<void>;
	readonly until: (isTrue: () => Promise<boolean> | boolean, seconds?: number) => Promise<void>;
	/** What the workflow went on with. */
	readonly answerIn: (executionId: string, node: string) => Promise<object | undefined>;
	readonly state: (executionId: string) => Promise<string>;
}

const never = new Date('2100-01-01T00:00:00Z');

export async function startApprovals(): Promise<Approvals> {
	const files = (await readWorkflows()).filter(({ name }) => name === approval);
	const sample = await startSample({
		port: await freePort(),
		simulatorPort: 0,
		dataFolder: await mkdtemp(join(tmpdir(), 'sample-approval-')),
		workflows: [...files, askByWebhook],
	});
	const { n8n, simulator, simulatorUrl } = sample;
	const find = (name: string) => {
		const found = sample.workflows.find((workflow) => workflow.name === name);
		if (!found) throw new Error(`"${name}" was not imported`);
		return found;
	};
	const until: Approvals['until'] = async (isTrue, seconds = 60) => {
		const deadline = Date.now() + seconds * 1000;
		while (!(await isTrue())) {
			if (Date.now() > deadline) throw new Error('It did not happen in time');
			await setTimeout(200);
		}
	};
	const state = async (id: string) => (await n8n.execution(id)).status;
	await n8n.activate(find(asking));
	return {
		sample,
		until,
		state,
		tryApproval: async () => {
			const id = await n8n.run(find(approval), 'Try It');
			await until(async () => (await state(id)) === 'waiting');
			return id;
		},
		ask: async ({ by = 'card', approvers = '', until: limit = never, ...more }) => {
			const known = new Set((await n8n.executions(100)).map(({ id }) => id));
			// Activation goes on after n8n's reply.
			await until(async () => {
				const response = await fetch(`${n8n.url}/webhook/ask`, {
					method: 'POST',
					headers: { 'content-type': 'application/json' },
					body: JSON.stringify({ by, approvers, until: limit.toISOString(), ...more }),
				});
				return response.ok;
			});
			let id = '';
			await until(async () => {
				const fresh = (await n8n.executions(100)).find((execution) => !known.has(execution.id));
				id = fresh?.id ?? '';
				return fresh?.status === 'waiting';
			});
			return id;
		},
		submit: async (messageId, email, inputs) => {
			const personId = simulator.world.findPersonByEmail(email)?.id;
			const response = await fetch(`${simulatorUrl}/page/messages/${messageId}/actions`, {
				method: 'POST',
				body: JSON.stringify({ personId, inputs }),
			});
			if (!response.ok) throw new Error(await response.text());
			await simulator.webhooks.settled();
		},
		answerIn: async (executionId, name) => {
			const { runData }: Execution = await n8n.execution(executionId);
			return runData[name]?.at(-1)?.data?.main?.[0]?.[0]?.json;
		},
	};
}
