import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { createTraffic } from '@webex-nodes/simulator';
import type { Execution, N8nApi, WorkflowFile } from '../src/n8n/api.ts';
import { startN8n, startSample } from '../src/sample.ts';
import { readWorkflows } from '../src/workflows.ts';
import { freePort } from './ports.ts';
import { withoutEditor } from './without-editor.ts';

export interface ScheduleOptions {
	/** For how many seconds people write. */
	readonly duration: number;
	/** How n8n ends in the middle: in order, or as after a failure of the machine. */
	readonly restart: 'SIGKILL' | 'SIGTERM';
	/** More environment variables for n8n. */
	readonly environment?: Readonly<Record<string, string>>;
}

export interface ScheduleResult {
	readonly written: ReadonlySet<string>;
	/** Of the written messages, with each time that they were returned. */
	readonly returned: readonly string[];
	readonly executions: number;
	readonly refreshes: number;
	readonly refusals: Readonly<Record<429 | 502, number>>;
}

/** The sample workflow, every 2 seconds. */
async function workflow(): Promise<WorkflowFile> {
	const file = (await readWorkflows()).find(({ name }) => name === 'Scheduled message retrieval');
	if (!file) throw new Error('The workflow of the sample is missing');
	const rule = { interval: [{ field: 'seconds', secondsInterval: 2 }] };
	return {
		...file,
		nodes: file.nodes.map((node) =>
			node.type === 'n8n-nodes-base.scheduleTrigger' ? { ...node, parameters: { rule } } : node,
		),
	};
}

const rate = 20; // messages a second

/** Retrieves on a schedule while tokens expire, Webex refuses requests, and n8n restarts. */
export async function retrieveThroughTrouble({
	duration,
	restart,
	environment: more = {},
}: ScheduleOptions): Promise<ScheduleResult> {
	const port = await freePort();
	const environment = { ...withoutEditor, ...more };
	const dataFolder = await mkdtemp(join(tmpdir(), 'sample-schedule-'));
	const sample = await startSample({
		port,
		simulatorPort: 0,
		dataFolder,
		environment,
		workflows: [await workflow()],
		simulator: { tokenLifetime: 20, switches: { refreshToken: 'rotated', refreshTokenGrace: 5 } },
	});
	const { simulator } = sample;
	const refusals = { 429: 0, 502: 0 };
	simulator.observe(({ status }) => {
		if (status === 429 || status === 502) refusals[status] += 1;
	});
	let { n8n } = sample;
	let stopN8n = sample.server.stop;
	let endTraffic = () => {};
	try {
		simulator.faults.next({ at: '/v1/', chance: 0.05, status: 429, retryAfter: 1 });
		simulator.faults.next({ at: '/v1/', chance: 0.05, status: 502, body: '<html>Bad gateway' });
		const [stored] = sample.workflows;
		if (!stored) throw new Error('No workflow was imported');
		const traffic = createTraffic(simulator.world, { bursts: 0.2 });
		await n8n.activate(stored);
		await untilFinishedOnce(n8n, new Set());
		endTraffic = traffic.start(rate);
		await setTimeout(duration * 500);
		if (restart === 'SIGKILL') process.kill(-(sample.server.pid ?? 0), 'SIGKILL');
		await sample.server.stop();
		const again = await startN8n({ port, dataFolder, environment });
		({ n8n } = again);
		stopN8n = again.stop;
		await setTimeout(duration * 500);
		endTraffic();
		const written = new Set(traffic.written);
		const returnedBy = (executions: readonly Execution[]) =>
			executions.flatMap((execution) => idsOf(execution)).filter((id) => written.has(id));
		let executions = await allExecutions(n8n);
		// What a killed execution had comes again when its turn is over, a minute later.
		const deadline = Date.now() + 120_000;
		while (new Set(returnedBy(executions)).size < written.size && Date.now() < deadline) {
			await untilFinishedOnce(n8n, new Set(executions.map(({ id }) => id)));
			executions = await allExecutions(n8n);
		}
		await n8n.deactivate(stored);
		const returned = returnedBy(executions);
		return {
			written,
			returned,
			executions: executions.length,
			refreshes: simulator.tokens.refreshes,
			refusals,
		};
	} finally {
		endTraffic();
		await stopN8n();
		await sample.stop();
	}
}

const idsOf = ({ runData }: Execution) =>
	(runData['Get New Messages'] ?? []).flatMap(({ data }) =>
		(data?.main?.[0] ?? []).map(({ json }) => String(json['id'])),
	);

async function untilFinishedOnce(n8n: N8nApi, before: ReadonlySet<string>): Promise<void> {
	const deadline = Date.now() + 60_000;
	while (Date.now() < deadline) {
		const all = await n8n.executions(50);
		if (all.some(({ id, status }) => !before.has(id) && status === 'success')) return;
		await setTimeout(300);
	}
	throw new Error('The schedule did not finish an execution');
}

/** Without those that a crash interrupted: they have no data. */
async function allExecutions(n8n: N8nApi): Promise<Execution[]> {
	const finished = (await n8n.allExecutions()).filter(({ status }) => status !== 'running');
	const executions = [];
	for (const { id } of finished) executions.push(await n8n.execution(id));
	return executions;
}
