import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import type { Execution, WorkflowFile } from '../src/n8n/api.ts';
import { type Connected, type RunningN8n, type Sample, startSample } from '../src/sample.ts';
import { readWorkflows } from '../src/workflows.ts';
import { nodesOf } from './node.ts';
import { freePort } from './ports.ts';
import { sendOnce } from './send-once.ts';

export const approval = 'Approve a change';

/** n8n treats some of them in a special way, so that a workflow has to hold the value itself. */
const responseTypes = ['approval', 'form', 'freeText'] as const;
type ResponseType = (typeof responseTypes)[number];

const node = nodesOf('7d2b9e14-5c30-4f68-8b1a-2e9c40d7f60');

/** The call that starts it says what to ask, and how. */
const askByWebhook = (responseType: ResponseType): WorkflowFile => ({
	name: `Ask by Webhook: ${responseType}`,
	nodes: [
		node(
			1,
			'Call',
			'n8n-nodes-base.webhook',
			{ path: `ask-${responseType}`, httpMethod: 'POST' },
			{ typeVersion: 2, webhookId: `4b8e2d17-9c60-4a35-b1f8-${responseType}` },
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
				responseType,
				approvalOptions: { values: { approvalType: 'double' } },
				formFields: {
					values: [
						{ label: 'Why?', id: 'reason', kind: 'text', isRequired: true },
						{ label: 'Teams', id: 'teams', kind: 'choices', options: 'Voice, Network' },
					],
				},
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
});

interface Asking {
	readonly roomId: string;
	readonly message: string;
	readonly by?: 'card' | 'link';
	readonly responseType?: ResponseType;
	readonly approvers?: string;
	/** Until when the answer counts. */
	readonly until?: Date;
}

/** A real n8n and the simulator, with the workflows that ask. */
export interface Approvals<Running = Sample> {
	readonly sample: Running;
	/** Runs the workflow of the sample by hand, to where it waits. */
	readonly tryApproval: () => Promise<string>;
	/** Starts an active workflow by a call, until its execution has this status. */
	readonly start: (path: string, body: object, status: string) => Promise<string>;
	/** Starts a workflow that asks, until it waits. */
	readonly ask: (asking: Asking) => Promise<string>;
	/** As the page of the simulator does when somebody presses a button of a card. */
	readonly submit: (messageId: string, email: string, inputs: object) => Promise<void>;
	readonly until: (isTrue: () => Promise<boolean> | boolean, seconds?: number) => Promise<void>;
	/** What the workflow went on with. */
	readonly answerIn: (executionId: string, node: string) => Promise<object | undefined>;
	readonly state: (executionId: string) => Promise<string>;
}

const never = new Date('2100-01-01T00:00:00Z');

/** The workflows that ask. */
export const askingWorkflows = responseTypes.map(askByWebhook);

export async function startApprovals(): Promise<Approvals> {
	const files = (await readWorkflows()).filter(({ name }) => name === approval);
	const sample = await startSample({
		port: await freePort(),
		simulatorPort: 0,
		dataFolder: await mkdtemp(join(tmpdir(), 'sample-approval-')),
		workflows: [...files, ...askingWorkflows, sendOnce],
	});
	return await approvalsOn(sample);
}

/** On an n8n that has the workflows; activates them. */
export async function approvalsOn<Running extends Connected & RunningN8n>(
	sample: Running,
): Promise<Approvals<Running>> {
	const { n8n, simulator, simulatorUrl } = sample;
	const find = (name: string) => {
		const found = sample.workflows.find((workflow) => workflow.name === name);
		if (!found) throw new Error(`"${name}" was not imported`);
		return found;
	};
	const until: Approvals<Running>['until'] = async (isTrue, seconds = 60) => {
		const deadline = Date.now() + seconds * 1000;
		while (!(await isTrue())) {
			if (Date.now() > deadline) throw new Error('It did not happen in time');
			await setTimeout(200);
		}
	};
	const state = async (id: string) => (await n8n.execution(id)).status;
	const called = new Set([...askingWorkflows, sendOnce].map(({ name }) => name));
	for (const workflow of sample.workflows) {
		if (called.has(workflow.name)) await n8n.activate(workflow);
	}
	const start: Approvals<Running>['start'] = async (path, body, status) => {
		const known = new Set((await n8n.executions(100)).map(({ id }) => id));
		// Activation goes on after n8n's reply.
		await until(async () => {
			const response = await fetch(`${n8n.url}/webhook/${path}`, {
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
			return fresh?.status === status;
		});
		return id;
	};
	return {
		sample,
		until,
		state,
		tryApproval: async () => {
			const id = await n8n.run(find(approval), 'Try It');
			await until(async () => (await state(id)) === 'waiting');
			return id;
		},
		start,
		ask: async ({
			by = 'card',
			responseType = 'approval',
			approvers = '',
			until: limit = never,
			...more
		}) => {
			const body = { by, approvers, until: limit.toISOString(), ...more };
			return await start(`ask-${responseType}`, body, 'waiting');
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
