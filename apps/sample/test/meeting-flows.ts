import { readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { recordingFile } from '@webex-nodes/simulator';
import { expect, test } from 'vitest';
import { untilFinished } from '../src/executions.ts';
import type { Execution, NodeResult } from '../src/n8n/api.ts';
import type { Sample } from '../src/sample.ts';
import { triggerOf } from '../src/workflows.ts';

export const itemsOf = ({ runData }: Execution, node: string, output = 0) =>
	(runData[node] ?? []).flatMap(({ data }: NodeResult) =>
		(data?.main?.[output] ?? []).map(({ json }) => json),
	);

/** Runs a workflow of the sample by hand, which has to succeed. */
export async function runByHand({ n8n, workflows }: Sample, name: string): Promise<Execution> {
	const workflow = workflows.find((stored) => stored.name === name);
	if (!workflow) throw new Error(`"${name}" was not imported`);
	const execution = await untilFinished(n8n, await n8n.run(workflow, triggerOf(workflow)));
	expect([execution.status, execution.error?.message]).toEqual(['success', undefined]);
	return execution;
}

/** Tests of the workflows with meetings over REST, on an n8n that runs already. */
export function testMeetingFlows(sample: () => Sample): void {
	const schedule = async () => await runByHand(sample(), 'Schedule from a table');
	const written = (execution: Execution) => itemsOf(execution, 'Write Link and Number');
	const statuses = (execution: Execution) => written(execution).map(({ status }) => status);
	const planned = (topics: readonly string[]) =>
		[...sample().simulator.world.meetings.series.values()].filter(({ fields }) =>
			topics.includes(fields.title),
		);
	const topics = ['Peak season kick-off', 'Lane review north', 'Claims round'];

	test('each row of the table becomes one meeting, although the answer to one gets lost', async () => {
		const { faults, world } = sample().simulator;
		faults.next({ method: 'POST', at: '/v1/meetings', cut: 'everything', isProcessed: true });
		const before = planned(topics).length;
		const first = await schedule();
		expect(statuses(first)).toEqual(['created', 'created', 'created']);
		const again = await schedule();
		expect(statuses(again)).toEqual(['unchanged', 'unchanged', 'unchanged']);
		expect(planned(topics).length - before).toBe(3);
		for (const { topic, start, minutes, attendees, number, link } of written(again)) {
			const meeting = [...world.meetings.series.values()].find(
				({ meetingNumber }) => meetingNumber === number,
			);
			expect(meeting).toMatchObject({
				fields: {
					title: topic,
					start: Date.parse(String(start)),
					end: Date.parse(String(start)) + Number(minutes) * 60_000,
				},
			});
			expect(meeting?.invitees.map(({ email }) => email).join(', ')).toBe(attendees);
			expect(link).toContain('https://');
		}
	}, 90_000);

	test('a row that a person changes changes its meeting, and one that Webex refuses says why', async () => {
		const { n8n } = sample();
		const [table] = itemsOf(await schedule(), 'Table of Meetings');
		const change = async (key: string, cells: object) =>
			await n8n.changeRows(table ?? {}, { key }, cells);
		await change('lane-review', { topic: 'Lane review south', minutes: 45 });
		await change('claims-round', { topic: 'T'.repeat(129) });
		const execution = await schedule();
		expect(
			written(execution).map(({ key, number, status }) => [key, status, typeof number]),
		).toEqual([
			['peak-season', 'unchanged', 'string'],
			['lane-review', 'updated', 'string'],
		]);
		expect(itemsOf(execution, 'Write What Is Wrong')).toMatchObject([
			{ key: 'claims-round', status: expect.stringContaining('title') },
		]);
		const [south] = planned(['Lane review south']);
		expect((south?.fields.end ?? 0) - (south?.fields.start ?? 0)).toBe(45 * 60_000);
	}, 90_000);

	test('recordings of everybody are files, each once, and a refused one is tried again later', async () => {
		const { simulator, server } = sample();
		const archive = async () => await runByHand(sample(), 'Recording archive of the organisation');
		const loads: string[] = [];
		const stop = simulator.observe(({ path, status }) => {
			if (path.startsWith('/nbr/') && status === 200) {
				loads.push(new URL(path, sample().simulatorUrl).searchParams.get('recordid') ?? '');
			}
		});
		simulator.faults.next({ method: 'GET', at: '/v1/recordings/', status: 403 });
		const [first, second] = [await archive(), await archive()];
		stop();
		const wrong = itemsOf(first, 'What Went Wrong');
		const archived = [first, second].flatMap((execution) => itemsOf(execution, 'Archived'));
		expect([wrong.length, archived.length, itemsOf(second, 'Add to the List')]).toEqual([1, 9, []]);
		expect(wrong[0]).toMatchObject({ state: 'waiting', tries: 1, problem: expect.any(String) });
		expect(wrong[0]?.['problem']).toMatch(/allow|403/);
		const ids = archived.map(({ recordingId }) => String(recordingId));
		expect([new Set(ids).size, loads.toSorted()]).toEqual([9, ids.toSorted()]);
		expect(ids).not.toContain(wrong[0]?.['recordingId']);
		const hosts = new Set(archived.map(({ host }) => host));
		expect(hosts.size).toBeGreaterThan(1);
		const [one] = archived;
		const recording = simulator.world.meetings.recordings.get(String(one?.['recordingId']));
		if (!recording) throw new Error('There is no such recording');
		const file = await readFile(join(dirname(server.logFile), String(one?.['file'])));
		expect(file.equals(recordingFile(recording))).toBe(true);
	}, 120_000);
}
