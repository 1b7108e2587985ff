import { setTimeout } from 'node:timers/promises';
import type { Execution, N8nApi, NodeResult, WorkflowNode } from './n8n/api.ts';

/** What one execution did, counted in the record that n8n stored. */
export interface Outcome {
	readonly id: string;
	readonly workflow: string;
	readonly finishedAt: Date;
	readonly failed: boolean;
	readonly rooms: number;
	/** Items of every Webex Messages node and of the poll trigger: retrieved or sent. */
	readonly messages: number;
	/** Items of every Webex Meetings and Webex Meetings XML node. */
	readonly meetings: number;
	/** Why it failed, for a person. */
	readonly reason?: string;
	/** The names of the processes that ran it, where there are several. */
	readonly ranBy?: readonly string[];
}

/** What is needed to find out what an execution did. */
export interface Source {
	readonly n8n: N8nApi;
	readonly ranBy?: (executionId: string) => Promise<readonly string[]>;
}

export async function outcomeOf({ n8n, ranBy }: Source, id: string): Promise<Outcome> {
	const outcome = readOutcome(await n8n.execution(id));
	return { ...outcome, ...(ranBy && { ranBy: await ranBy(id) }) };
}

export function readOutcome(execution: Execution): Outcome {
	const { workflowData, error, status } = execution;
	const count = (type: string) =>
		workflowData.nodes
			.filter((node) => node.type === type)
			.reduce((sum, node) => sum + itemsOf(execution, node), 0);
	const reason = [error?.message, error?.description].filter(Boolean).join('. ');
	return {
		id: execution.id,
		workflow: workflowData.name,
		finishedAt: new Date(execution.stoppedAt ?? Date.now()),
		failed: status !== 'success',
		rooms: count('n8n-nodes-webex.webexRooms'),
		messages: count('n8n-nodes-webex.webexMessages') + count('n8n-nodes-webex.webexPollTrigger'),
		meetings: count('n8n-nodes-webex.webexMeetings') + count('n8n-nodes-webex.webexMeetingsXml'),
		...(status !== 'success' && { reason: reason || status }),
	};
}

function itemsOf({ runData }: Execution, { name }: WorkflowNode): number {
	const runs: readonly NodeResult[] = runData[name] ?? [];
	return runs.reduce((sum, { data }) => sum + (data?.main?.[0]?.length ?? 0), 0);
}

const runningStates = new Set(['new', 'running', 'waiting']);

/** Waits until an execution has finished. */
export async function untilFinished(
	n8n: N8nApi,
	id: string,
	{ limit = 120_000, interval = 200 } = {},
): Promise<Execution> {
	const deadline = Date.now() + limit;
	for (;;) {
		const execution = await n8n.execution(id);
		if (!runningStates.has(execution.status)) return execution;
		if (Date.now() > deadline) throw new Error(`Execution ${id} did not finish in time`);
		await setTimeout(interval);
	}
}

/** Calls `report` for each execution that finishes from now on, in the order of their end. Returns how to stop. */
export function watchExecutions(
	source: Source,
	report: (outcome: Outcome) => void,
	onFailure: (error: unknown) => void,
	interval = 1000,
): () => Promise<void> {
	const { n8n } = source;
	const seen = new Set<string>();
	let stopped = false;
	const look = async () => {
		for (const { id, status } of (await n8n.executions()).reverse()) {
			if (seen.has(id) || runningStates.has(status)) continue;
			seen.add(id);
			report(await outcomeOf(source, id));
		}
	};
	const loop = (async () => {
		for (const { id } of await n8n.executions()) seen.add(id);
		while (!stopped) {
			await look();
			await setTimeout(interval);
		}
	})();
	loop.catch((error: unknown) => {
		if (!stopped) onFailure(error);
	});
	return async () => {
		stopped = true;
		await loop.catch(() => undefined);
	};
}
