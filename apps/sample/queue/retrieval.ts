import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { setTimeout } from 'node:timers/promises';
import type { Simulator } from '@webex-nodes/simulator';
import { z } from 'zod';
import type { N8nApi, StoredWorkflow, WorkflowFile } from '../src/n8n/api.ts';

const node = (id: string, name: string, type: string, more: object) => ({
	id,
	name,
	type,
	typeVersion: 1,
	position: [0, 0],
	...more,
});

export interface RetrievalOptions {
	readonly name: string;
	readonly operation: 'getHistory' | 'getNew';
	readonly parameters?: object;
	/** How long the nodes that follow take, in seconds. */
	readonly work?: number;
	/** Of the schedule, in seconds. */
	readonly every?: number;
	/** The address of the program that the workflow sends its messages to. */
	readonly sink: string;
}

const returning = 'Retrieve';

/** A schedule, one node that retrieves, one that takes time, and one that tells another program what came. */
export function retrievalWorkflow(options: RetrievalOptions): WorkflowFile {
	const { name, operation, parameters = {}, work = 0, every = 2, sink } = options;
	const rule = { interval: [{ field: 'seconds', secondsInterval: every }] };
	const link = (next: string) => ({ main: [[{ node: next, type: 'main', index: 0 }]] });
	return {
		name,
		nodes: [
			node(`${name} 1`, 'Schedule', 'n8n-nodes-base.scheduleTrigger', {
				typeVersion: 1.2,
				parameters: { rule },
			}),
			node(`${name} 2`, returning, 'n8n-nodes-webex.webexMessages', {
				parameters: { resource: 'message', operation, ...parameters },
				credentials: { webexOAuth2Api: { id: 'webex', name: 'Webex account' } },
			}),
			// Less than 65 seconds: n8n waits in the process, as a slow node does.
			node(`${name} 3`, 'Work', 'n8n-nodes-base.wait', {
				typeVersion: 1.1,
				parameters: { amount: work, unit: 'seconds' },
			}),
			node(`${name} 4`, 'Tell', 'n8n-nodes-base.httpRequest', {
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
			}),
		],
		connections: { Schedule: link(returning), [returning]: link('Work'), Work: link('Tell') },
	};
}

/** What an execution has worked with, told when it had. */
const Told = z.object({
	workflow: z.string(),
	execution: z.string(),
	ids: z.array(z.string()),
});
type Told = z.infer<typeof Told>;

export interface Sink {
	readonly url: string;
	readonly told: readonly Told[];
	readonly close: () => void;
}

export async function startSink(): Promise<Sink> {
	const told: Told[] = [];
	const server = createServer(async (incoming, response) => {
		told.push(Told.parse(JSON.parse(await text(incoming))));
		response.setHeader('content-type', 'application/json').end('{}');
	});
	server.listen(0, '127.0.0.1');
	await once(server, 'listening');
	const { port } = server.address() as AddressInfo;
	return { url: `http://127.0.0.1:${port}`, told, close: () => server.close() };
}

export interface Account {
	readonly workflow: string;
	readonly written: number;
	/** Of what was written, what no execution has worked with. */
	readonly lost: number;
	/** What two executions have worked with that n8n knows to have succeeded. */
	readonly doubled: number;
	/** What an execution has worked with again whose first execution was interrupted. */
	readonly again: number;
	/** Whether the messages of each room came in the order in which they were written. */
	readonly inOrder: boolean;
	/** Of executions, by their status. */
	readonly statuses: Readonly<Record<string, number>>;
}

interface Evidence {
	readonly told: readonly Told[];
	/** IDs of messages, oldest first. */
	readonly written: readonly string[];
	readonly world: Simulator['world'];
}

/** Compares what was written with what the executions of a workflow have worked with. */
export async function account(
	n8n: N8nApi,
	{ id, name }: StoredWorkflow,
	{ told, written, world }: Evidence,
): Promise<Account> {
	const executions = (await n8n.allExecutions()).filter(({ workflowId }) => workflowId === id);
	const statusOf = new Map(executions.map((each) => [each.id, each.status]));
	const own = told.filter(({ workflow }) => workflow === name);
	const wanted = new Set(written);
	const idsOf = (all: readonly Told[]) => all.flatMap(({ ids }) => ids);
	const whole = own.filter(({ execution }) => statusOf.get(execution) === 'success');
	const succeeded = idsOf(whole);
	const seen = new Set(idsOf(own));
	const inRoom = Object.groupBy(
		succeeded.flatMap((each) => world.message(each) ?? []),
		({ roomId }) => roomId,
	);
	const counts = Object.groupBy(executions, ({ status }) => status);
	return {
		workflow: name,
		written: wanted.size,
		lost: [...wanted].filter((each) => !seen.has(each)).length,
		doubled: succeeded.length - new Set(succeeded).size,
		again: idsOf(own).length - succeeded.length - (seen.size - new Set(succeeded).size),
		inOrder: Object.values(inRoom).every(
			(messages = []) =>
				messages.map(({ created }) => created).join() ===
				messages
					.map(({ created }) => created)
					.toSorted()
					.join(),
		),
		statuses: Object.fromEntries(
			Object.entries(counts).map(([status, all = []]) => [status, all.length]),
		),
	};
}

/** Waits until an execution that begins after now has succeeded. */
export async function untilNextSuccess(
	n8n: N8nApi,
	workflow: StoredWorkflow,
	limit = 120_000,
): Promise<void> {
	const own = async () =>
		(await n8n.executions(100)).filter(({ workflowId }) => workflowId === workflow.id);
	const newest = Math.max(0, ...(await own()).map(({ id }) => Number(id)));
	const deadline = Date.now() + limit;
	while (Date.now() < deadline) {
		const next = await own().then(
			(all) => all.some(({ id, status }) => Number(id) > newest && status === 'success'),
			// While PostgreSQL is away, n8n refuses.
			() => false,
		);
		if (next) return;
		await setTimeout(500);
	}
	throw new Error(`"${workflow.name}" had no successful execution within ${limit / 1000} s`);
}
