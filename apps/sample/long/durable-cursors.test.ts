import { mkdtemp, readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { publishRecording, type Simulator } from '@webex-nodes/simulator';
import { expect, test } from 'vitest';
import { startN8n, startSample } from '../src/sample.ts';
import { freePort } from '../test/ports.ts';
import { withoutEditor } from '../test/without-editor.ts';

/** What n8n 2.41 needs, to save what polls remember in the way that will be usual. */
const environment = {
	N8N_SCHEDULER_ENABLED: 'true',
	N8N_SCHEDULER_POLL_TRIGGERS_ENABLED: 'true',
	N8N_USE_WORKFLOW_PUBLICATION_SERVICE: 'true',
	N8N_POLLER_DURABLE_CURSORS_ENABLED: 'true',
};

/** What happens in Webex, by event; returns the ID of the item. */
const events = {
	message: {
		credentials: { webexOAuth2Api: { id: '', name: 'Webex account' } },
		parameters: {},
		asks: '/v1/rooms',
		happens: ({ world }: Simulator) => {
			const [room] = world.rooms.values();
			const [, personId = ''] = world.membersOf(room?.id ?? '').keys();
			const { id } = world.addMessage({ roomId: room?.id ?? '', personId, text: 'Meanwhile' });
			return { id, text: 'Meanwhile' };
		},
	},
	recording: {
		credentials: { webexServiceAppApi: { id: '', name: 'Webex service app' } },
		parameters: { authentication: 'serviceApp', of: 'organization' },
		asks: '/v1/admin/recordings',
		happens: ({ world }: Simulator) => {
			const [owner] = world.people.values();
			const held = world.meetings.instances
				.values()
				.filter(({ hostId, state }) => hostId === owner?.id && state === 'ended');
			const { id } = publishRecording(world, held.at(-1)?.id ?? '', { topic: 'Meanwhile' });
			return { recordingId: id, name: 'Meanwhile' };
		},
	},
};

const workflowOf = (event: keyof typeof events) => ({
	name: `New ${event}`,
	nodes: [
		{
			id: '4b0f6f2e-6a0e-4c39-9e2a-0f6d7f0c1b11',
			name: 'Webex Poll Trigger',
			type: 'n8n-nodes-webex.webexPollTrigger',
			typeVersion: 1,
			position: [0, 0],
			credentials: events[event].credentials,
			parameters: {
				event,
				...events[event].parameters,
				pollTimes: { item: [{ mode: 'everyMinute' }] },
				simplify: true,
				options: {},
			},
		},
	],
	connections: {},
});

test.each(['message', 'recording'] as const)(
	'a %s between activation and the first poll is returned, although n8n is killed',
	async (event) => {
		const { asks, happens } = events[event];
		const port = await freePort();
		const dataFolder = await mkdtemp(join(tmpdir(), 'sample-durable-'));
		const options = { port, dataFolder, environment: { ...withoutEditor, ...environment } };
		const sample = await startSample({
			...options,
			simulatorPort: 0,
			workflows: [workflowOf(event)],
		});
		const { simulator } = sample;
		let stopN8n = sample.server.stop;
		try {
			const [stored] = sample.workflows;
			if (!stored) throw new Error('The workflow was not imported');
			const activated = new Promise<void>((resolve) => {
				simulator.observe(({ path }) => path.startsWith(asks) && resolve());
			});
			await sample.n8n.activate(stored);
			await activated;
			// Until what the activation remembered is saved.
			await setTimeout(3000);
			const happened = happens(simulator);
			process.kill(-(sample.server.pid ?? 0), 'SIGKILL');
			await sample.server.stop();
			const { n8n, server, stop } = await startN8n(options);
			stopN8n = stop;
			const executions = await untilExecuted(n8n);
			const found = await Promise.all(executions.map(async (one) => await n8n.execution(one.id)));
			const items = found.flatMap(({ runData }) => runData['Webex Poll Trigger'] ?? []);
			const ids = items.flatMap(({ data }) => (data?.main?.[0] ?? []).map(({ json }) => json));
			expect(ids).toEqual([expect.objectContaining(happened)]);
			expect(await readFile(server.logFile, 'utf8')).not.toContain(
				'durable poll cursors stay disabled',
			);
		} finally {
			await stopN8n();
			await sample.stop();
		}
	},
	600_000,
);

async function untilExecuted(n8n: Awaited<ReturnType<typeof startN8n>>['n8n']) {
	const deadline = Date.now() + 400_000;
	while (Date.now() < deadline) {
		const executions = await n8n.executions();
		if (executions.length > 0) return executions;
		await setTimeout(1000);
	}
	throw new Error('No poll found anything');
}
