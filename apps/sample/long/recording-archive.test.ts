import { mkdtemp, readdir, readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
	createMeetingTraffic,
	endMeeting,
	publishRecording,
	recordingFile,
	startMeeting,
} from '@webex-nodes/simulator';
import { expect, test } from 'vitest';
import { filesFolder } from '../src/n8n/environment.ts';
import { type RunningServer, startN8n, startSample } from '../src/sample.ts';
import { readWorkflows } from '../src/workflows.ts';
import { itemsOf } from '../test/meeting-flows.ts';
import { freePort } from '../test/ports.ts';
import { withoutEditor } from '../test/without-editor.ts';

const hour = 3600_000; // ms

/** The sample workflow with shorter times: between two runs, until what was taken is free again, and after a failure. */
async function workflow() {
	const file = (await readWorkflows()).find(({ name }) => name.startsWith('Recording archive'));
	const rule = { interval: [{ field: 'seconds', secondsInterval: 3 }] };
	const shorter = JSON.stringify(file)
		.replace('plus({ hours: 1 })', 'plus({ seconds: 20 })')
		.replace('plus({ minutes: 5 })', 'plus({ seconds: 2 })');
	const parsed: NonNullable<typeof file> = JSON.parse(shorter);
	const nodes = parsed.nodes.map((node) =>
		node.type.endsWith('scheduleTrigger') ? { ...node, parameters: { rule } } : node,
	);
	return { ...parsed, nodes };
}

test('the archive has each recording once: late ones, after refusals, and after kill -9 at three places', async () => {
	const port = await freePort();
	const dataFolder = await mkdtemp(join(tmpdir(), 'sample-archive-'));
	const options = { port, dataFolder, environment: withoutEditor };
	const sample = await startSample({
		...options,
		simulatorPort: 0,
		workflows: [await workflow()],
		simulator: { meetings: false, tokenLifetime: 20, switches: { refreshToken: 'rotated' } },
	});
	const { simulator } = sample;
	const { world, faults } = simulator;
	const [stored] = sample.workflows;
	if (!stored) throw new Error('The workflow was not imported');
	let running: RunningServer = sample;

	const traffic = createMeetingTraffic(world);
	while (traffic.scheduled.length === 0) traffic.step();
	const [seriesId = ''] = traffic.scheduled;
	/** Its meeting was hours ago, and its file was made so long before it appears. */
	const appears = (hoursLate: number) => {
		const at = Date.now() - 5 * hour;
		const { id } = startMeeting(world, seriesId, { at });
		endMeeting(world, id, { at: at + hour / 60 });
		return publishRecording(world, id, { createTime: Date.now() - hoursLate * hour });
	};
	/** Until a request for such a path was answered. */
	const answered = async (part: string) => {
		const { promise, resolve } = Promise.withResolvers<void>();
		const stop = simulator.observe(({ path }) => path.includes(part) && resolve());
		await promise;
		stop();
	};
	const loaded: string[] = [];
	simulator.observe(({ path, status }) => {
		const id = /recordid=([^&]+)/.exec(path)?.[1];
		if (id && status === 200) loaded.push(id);
	});
	const table = async () => {
		for (const { id, status } of await running.n8n.executions()) {
			if (status !== 'success') continue;
			const [facts] = itemsOf(await running.n8n.execution(id), 'Archive List');
			if (facts) return facts;
		}
		throw new Error('No execution has made the table');
	};
	const archived = async () => {
		const rows = await running.n8n.rows(await table());
		return rows.filter(({ state }) => state === 'archived').map((row) => row['recordingId']);
	};
	const untilArchived = async (...ids: readonly string[]) =>
		await expect
			.poll(archived, { timeout: 200_000, interval: 1000 })
			.toEqual(expect.arrayContaining([...ids]));
	const killAndRestart = async () => {
		await running.server.kill();
		await running.server.stop().catch(() => undefined);
		running = await startN8n(options);
	};

	try {
		const first = appears(0);
		await sample.n8n.activate(stored);
		await expect
			.poll(async () => await archived().catch(() => []), { timeout: 60_000 })
			.toEqual([first.id]);

		faults.next({ at: '/v1/admin/recordings', status: 429, retryAfter: 1 });
		faults.next({ at: '/v1/admin/recordings', status: 403 });
		faults.next({ at: '/v1/recordings/', status: 403 });
		faults.next({ at: '/nbr/', status: 429, retryAfter: 1 });
		const late = appears(3);
		await untilArchived(late.id);
		expect(faults.pending).toBe(0);

		// Killed when the list has the new one, and n8n does not.
		const second = appears(1);
		await answered('/v1/admin/recordings');
		await killAndRestart();
		await untilArchived(second.id);

		// Killed while the file is on its way.
		const third = appears(2);
		const withdraw = faults.next({ at: '/nbr/', delay: 30_000, times: 1 });
		await answered(`/v1/recordings/${third.id}`);
		await killAndRestart();
		withdraw();
		await untilArchived(third.id);

		// Killed when the file has come, before the list says so.
		const fourth = appears(0);
		await answered(fourth.id);
		await answered('/nbr/');
		await killAndRestart();
		const fifth = appears(0);
		await untilArchived(fourth.id, fifth.id);

		const all = [first, late, second, third, fourth, fifth];
		const rows = await running.n8n.rows(await table());
		expect(rows.map((row) => row['recordingId']).toSorted()).toEqual(
			all.map(({ id }) => id).toSorted(),
		);
		expect(await readdir(join(dataFolder, filesFolder))).toHaveLength(all.length);
		for (const recording of all) {
			const row = rows.find((one) => one['recordingId'] === recording.id);
			const file = await readFile(join(dataFolder, String(row?.['file'])));
			expect(file.equals(recordingFile(recording))).toBe(true);
		}
		// Only what was on its way at a kill comes a second time.
		for (const { id } of [first, late, second, fifth]) {
			expect(loaded.filter((one) => one === id)).toHaveLength(1);
		}
	} finally {
		await running.stop();
		await sample.stop();
	}
}, 600_000);
