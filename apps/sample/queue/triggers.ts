import { setTimeout } from 'node:timers/promises';
import type { Simulator } from '@webex-nodes/simulator';
import { z } from 'zod';
import type { N8nApi, StoredWorkflow, WorkflowFile, WorkflowNode } from '../src/n8n/api.ts';
import type { Postgres } from '../src/queue/postgres.ts';

const node = (id: string, name: string, type: string, more: object): WorkflowNode => ({
	id,
	name,
	type,
	typeVersion: 1,
	position: [0, 0],
	...more,
});

const onWebex = { webexOAuth2Api: { id: 'webex', name: 'Webex account' } };

interface Sequence {
	readonly name: string;
	/** One after the other; the first one is the trigger. */
	readonly nodes: readonly {
		readonly name: string;
		readonly type: string;
		readonly more?: object;
	}[];
}

function sequence({ name, nodes }: Sequence): WorkflowFile {
	const links = nodes
		.slice(1)
		.map(({ name: next }, index) => [
			nodes[index]?.name,
			{ main: [[{ node: next, type: 'main', index: 0 }]] },
		]);
	return {
		name,
		nodes: nodes.map((each, index) =>
			node(`${name} ${index}`, each.name, each.type, each.more ?? {}),
		),
		connections: Object.fromEntries(links),
		settings: { executionOrder: 'v1' },
	};
}

interface Triggered {
	readonly name: string;
	/** How long the node after the trigger takes, in seconds. */
	readonly work?: number;
	/** The address of the program that the workflow sends the IDs of its items to. */
	readonly sink: string;
}

const telling = ({ work = 0, sink }: Triggered) => [
	{
		name: 'Work',
		type: 'n8n-nodes-base.wait',
		more: { typeVersion: 1.1, parameters: { amount: work, unit: 'seconds' } },
	},
	{
		name: 'Tell',
		type: 'n8n-nodes-base.httpRequest',
		more: {
			typeVersion: 4.2,
			executeOnce: true,
			parameters: {
				method: 'POST',
				url: sink,
				sendBody: true,
				specifyBody: 'json',
				jsonBody:
					'={{ JSON.stringify({ workflow: $workflow.name, execution: $execution.id, ids: $input.all().map(({ json }) => json.id) }) }}',
			},
		},
	},
];

/** Starts for each message, and tells its ID. */
export const webhookWorkflow = (options: Triggered, webhookId: string): WorkflowFile =>
	sequence({
		name: options.name,
		nodes: [
			{
				name: 'Webex Trigger',
				type: 'n8n-nodes-webex.webexTrigger',
				more: {
					webhookId,
					credentials: onWebex,
					parameters: { event: 'messages.created', options: { ignoreOwn: false } },
				},
			},
			...telling(options),
		],
	});

/** n8n refuses a schedule of less than a minute, but several of a minute each may be chosen. */
const everyFiveSeconds = Array.from({ length: 12 }, (_, index) => ({
	mode: 'custom',
	cronExpression: `${index * 5} * * * * *`,
}));

/** Polls every five seconds, and tells what is new. */
export const pollWorkflow = (options: Triggered): WorkflowFile =>
	sequence({
		name: options.name,
		nodes: [
			{
				name: 'Webex Poll Trigger',
				type: 'n8n-nodes-webex.webexPollTrigger',
				more: {
					credentials: onWebex,
					parameters: {
						event: 'message',
						simplify: true,
						pollTimes: { item: everyFiveSeconds },
						options: { ignoreOwn: false },
					},
				},
			},
			...telling(options),
		],
	});

/** A run by hand of one node. */
export const manualWorkflow = (name: string, parameters: object): WorkflowFile =>
	sequence({
		name,
		nodes: [
			{ name: 'By hand', type: 'n8n-nodes-base.manualTrigger' },
			{
				name: 'Webex',
				type: 'n8n-nodes-webex.webexMessages',
				more: { credentials: onWebex, parameters },
			},
		],
	});

/** Sends again what Webex has delivered before, as it was, a few at the same time. */
export async function resend(
	deliveries: readonly {
		readonly body: string;
		readonly headers: Readonly<Record<string, string>>;
	}[],
	url: string,
	atOnce = 8,
): Promise<readonly number[]> {
	const left = [...deliveries];
	const statuses: number[] = [];
	const work = async () => {
		for (let next = left.shift(); next; next = left.shift()) {
			const { body, headers } = next;
			const response = await fetch(url, { method: 'POST', body, headers });
			await response.arrayBuffer();
			statuses.push(response.status);
		}
	};
	await Promise.all(Array.from({ length: atOnce }, work));
	return statuses;
}

/** Resolves when Webex has the webhook: n8n answers before it activates. */
export async function activateWebhook(
	{ n8n, simulator }: { readonly n8n: N8nApi; readonly simulator: Simulator },
	workflow: StoredWorkflow,
): Promise<void> {
	const before = simulator.world.webhooks.size;
	await n8n.activate(workflow);
	await until(() => simulator.world.webhooks.size > before, `The webhook of "${workflow.name}"`);
}

export async function deactivateWebhook(
	{ n8n, simulator }: { readonly n8n: N8nApi; readonly simulator: Simulator },
	workflow: StoredWorkflow,
): Promise<void> {
	const before = simulator.world.webhooks.size;
	await n8n.deactivate(workflow);
	await until(() => simulator.world.webhooks.size < before, `No webhook of "${workflow.name}"`);
}

/** n8n answers before it activates. */
export async function untilPublished(
	{ postgres }: { readonly postgres: Postgres },
	{ id, name }: StoredWorkflow,
): Promise<void> {
	const select = `SELECT status FROM workflow_publication_outbox WHERE "workflowId" = '${id}'`;
	const Rows = z.array(z.object({ status: z.string() }));
	await until(async () => {
		const rows = Rows.parse(await postgres.query(select));
		return rows.length > 0 && rows.every(({ status }) => status === 'completed');
	}, `The activation of "${name}"`);
}

const ended = new Set(['canceled', 'crashed', 'error', 'success']);

/** Until all executions of a workflow have ended; n8n finds those of a killed worker after a while. */
export async function untilIdle(
	{ n8n }: { readonly n8n: N8nApi },
	workflow: StoredWorkflow,
): Promise<void> {
	await until(async () => {
		const statuses = Object.keys(await statusesOf(n8n, workflow));
		return statuses.every((status) => ended.has(status));
	}, `The end of all executions of "${workflow.name}"`);
}

export const webhooksOf = (simulator: Simulator) => [...simulator.world.webhooks.values()];

/** The executions of a workflow by their status. */
async function statusesOf(
	n8n: N8nApi,
	{ id }: StoredWorkflow,
): Promise<Readonly<Record<string, number>>> {
	const own = (await n8n.allExecutions()).filter(({ workflowId }) => workflowId === id);
	const counts = Object.groupBy(own, ({ status }) => status);
	return Object.fromEntries(
		Object.entries(counts).map(([status, all = []]) => [status, all.length]),
	);
}

/** Retries what was interrupted, as a person does in the list of executions; returns the IDs of the new executions. */
export async function retryInterrupted(
	n8n: N8nApi,
	{ id }: StoredWorkflow,
): Promise<readonly string[]> {
	const interrupted = (await n8n.allExecutions()).filter(
		({ workflowId, status }) => workflowId === id && ['crashed', 'error'].includes(status),
	);
	const retried: string[] = [];
	for (const execution of interrupted) retried.push(await n8n.retry(execution.id));
	return retried;
}

/** Waits until it is so. */
export async function until(
	isTrue: () => boolean | Promise<boolean>,
	what: string,
	limit = 240_000,
): Promise<void> {
	const deadline = Date.now() + limit;
	while (!(await isTrue())) {
		if (Date.now() > deadline) throw new Error(`${what}: not within ${limit / 1000} seconds`);
		await setTimeout(200);
	}
}
