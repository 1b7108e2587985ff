import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
	createMeetingTraffic,
	endMeeting,
	publishSummary,
	publishTranscript,
	recordMeeting,
	startMeeting,
} from '@webex-nodes/simulator';
import { expect, test } from 'vitest';
import { type RunningServer, startN8n, startSample } from '../src/sample.ts';
import { readWorkflows } from '../src/workflows.ts';
import { freePort } from '../test/ports.ts';
import { withoutEditor } from '../test/without-editor.ts';

const day = 24 * 3600_000; // ms

/** The sample workflow, every 3 seconds. */
async function workflow() {
	const file = (await readWorkflows()).find(({ name }) => name === 'Minutes to the room');
	if (!file) throw new Error('The workflow of the sample is missing');
	const rule = { interval: [{ field: 'seconds', secondsInterval: 3 }] };
	const nodes = file.nodes.map((node) =>
		node.type.endsWith('scheduleTrigger') ? { ...node, parameters: { rule } } : node,
	);
	return { ...file, nodes };
}

test('minutes of several meetings that end together are in each room once, through kill -9 and a lost answer', async () => {
	const options = {
		port: await freePort(),
		dataFolder: await mkdtemp(join(tmpdir(), 'sample-minutes-')),
		environment: withoutEditor,
	};
	const sample = await startSample({
		...options,
		simulatorPort: 0,
		workflows: [await workflow()],
		simulator: {
			meetings: false,
			tokenLifetime: 20,
			switches: {
				meetingDetailsDelay: 5000,
				// The test decides when they appear.
				transcriptDelay: day,
				summaryDelay: day,
				refreshToken: 'rotated',
			},
		},
	});
	const { simulator } = sample;
	const { world, faults } = simulator;
	const [stored] = sample.workflows;
	if (!stored) throw new Error('The workflow was not imported');
	let running: RunningServer = sample;

	const people = [...world.people.values()].filter(({ type }) => type === 'person');
	const [owner = '', other = ''] = people.map(({ id }) => id);
	const rooms = [...world.rooms.values()].flatMap(({ type, id }) =>
		type === 'group' && world.membersOf(id).has(owner) ? [id] : [],
	);
	/** A recorded meeting that ends now. */
	const ends = (hostId: string, roomIds: readonly string[]) => {
		const traffic = createMeetingTraffic(world, { hostIds: [hostId], roomIds });
		while (traffic.scheduled.length === 0) traffic.step();
		const at = Date.now() - 600_000;
		const { id } = startMeeting(world, traffic.scheduled[0] ?? '', { at });
		recordMeeting(world, id, 'on', { at });
		endMeeting(world, id);
		return id;
	};
	const posted = () =>
		rooms.map(
			(roomId) =>
				world.messagesOf(roomId).filter(({ text }) => text?.startsWith('Minutes of')).length,
		);
	const waiting = async () =>
		(await running.n8n.allExecutions()).filter(({ status }) => status === 'waiting').length;

	try {
		await running.n8n.activate(stored);
		await expect
			.poll(
				async () => (await running.n8n.executions()).some(({ status }) => status === 'success'),
				{
					timeout: 60_000,
				},
			)
			.toBe(true);
		const held = rooms.map((roomId) => ends(owner, [roomId]));
		// Not in a room, and one whose minutes only its host may read.
		ends(owner, []);
		ends(other, rooms.slice(0, 1));
		await expect.poll(waiting, { timeout: 200_000, interval: 500 }).toBe(rooms.length);
		expect(posted()).toEqual(rooms.map(() => 0));
		faults.next({ method: 'POST', at: '/v1/messages', cut: 'everything', isProcessed: true });
		await running.server.kill();
		await running.server.stop().catch(() => undefined);
		running = await startN8n(options);
		for (const id of held) {
			publishSummary(world, id);
			publishTranscript(world, id);
		}
		await expect.poll(posted, { timeout: 400_000, interval: 1000 }).toEqual(rooms.map(() => 1));
		await expect.poll(waiting, { timeout: 60_000, interval: 500 }).toBe(0);
		expect([posted(), faults.pending]).toEqual([rooms.map(() => 1), 0]);
		const failed = (await running.n8n.allExecutions()).filter(({ status }) => status === 'error');
		expect(failed).toEqual([]);
		await running.n8n.deactivate(stored);
	} finally {
		await running.stop();
		await sample.stop();
	}
}, 600_000);
