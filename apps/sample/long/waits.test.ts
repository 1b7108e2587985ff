import { readFile } from 'node:fs/promises';
import { publishSummary, publishTranscript } from '@webex-nodes/simulator';
import { expect, test } from 'vitest';
import { startN8n } from '../src/sample.ts';
import { itemsOf, startWaits, until } from '../test/waits.ts';

test('n8n is killed while workflows wait: after the next start they go on, by a delivery, and by the clock of n8n', async () => {
	const { sample, options, hold, wait } = await startWaits();
	const { world } = sample.simulator;
	let stopN8n = sample.server.stop;
	try {
		const [told, untold, stopped] = [await hold(), await hold(), await hold()];
		const delivered = await wait('transcript', told);
		const asked = await wait('summary', untold);
		const limited = await wait('summary', stopped, new Date(Date.now() + 120_000));
		// The small executions that ask later are stored a moment after those that wait.
		const isStored = ({ mode, status }: { mode: string; status: string }) =>
			mode === 'integrated' && status === 'waiting';
		await until(async () => (await sample.n8n.executions(100, isStored)).length === 3);
		await sample.server.kill();
		// Unlocks its folder.
		await sample.server.stop();
		// Of what comes while n8n is off nobody tells it.
		const summary = publishSummary(world, untold, { notes: '<p>Done</p>', actionItems: [] });
		const { n8n, stop } = await startN8n(options);
		stopN8n = stop;
		const state = async (id: string) => (await n8n.execution(id)).status;
		expect([await state(delivered), await state(asked)]).toEqual(['waiting', 'waiting']);
		const transcript = publishTranscript(world, told, { snippets: [] });
		await until(async () => (await state(delivered)) === 'success');
		expect(await itemsOf(n8n, delivered)).toMatchObject([{ transcriptId: transcript.id }]);
		// Seventy seconds after it began to wait, or in the next minute in which n8n looks what is due.
		await until(async () => (await state(asked)) === 'success', 300);
		expect(await itemsOf(n8n, asked)).toMatchObject([{ summaryId: summary.id }]);
		await until(async () => (await state(limited)) === 'success', 300);
		expect(await itemsOf(n8n, limited)).toMatchObject([{ body: { meetingId: stopped } }]);
		await until(() => world.webhooks.size === 0, 300);
	} finally {
		await stopN8n();
		await sample.stop();
	}
}, 900_000);

test('an n8n without the node "Wait" goes on running, and its process asks', async () => {
	const excluded = { NODES_EXCLUDE: '["n8n-nodes-base.wait"]' };
	const { sample, hold, wait } = await startWaits(excluded);
	try {
		const meetingId = await hold();
		const id = await wait('summary', meetingId);
		const { n8n, simulator, server } = sample;
		const { id: summaryId } = publishSummary(simulator.world, meetingId, {
			notes: '<p>Done</p>',
			actionItems: [],
		});
		await until(async () => (await n8n.execution(id)).status === 'success');
		expect(await itemsOf(n8n, id)).toMatchObject([{ summaryId }]);
		expect(await readFile(server.logFile, 'utf8')).toContain('could not start its clock');
	} finally {
		await sample.stop();
	}
}, 600_000);
