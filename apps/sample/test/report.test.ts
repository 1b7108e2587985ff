import { expect, test } from 'vitest';
import { type Outcome, readOutcome } from '../src/executions.ts';
import type { Execution } from '../src/n8n/api.ts';
import { outcomeLine, outcomeTable } from '../src/report.ts';

const items = (count: number) => ({ data: { main: [Array(count).fill({ json: {} })] } });

const execution: Execution = {
	id: '7',
	workflowId: 'w',
	mode: 'trigger',
	status: 'success',
	stoppedAt: '2026-11-22T12:00:05.000Z',
	workflowData: {
		name: 'Retrieval',
		connections: {},
		nodes: [
			{ name: 'Rooms', type: 'n8n-nodes-webex.webexRooms' },
			{ name: 'Messages', type: 'n8n-nodes-webex.webexMessages' },
			{ name: 'Never reached', type: 'n8n-nodes-webex.webexMessages' },
			{ name: 'Trigger', type: 'n8n-nodes-webex.webexPollTrigger' },
		],
	},
	runData: { Rooms: [items(3)], Messages: [items(10), items(2)], Trigger: [items(4)] },
};

const succeeded: Outcome = {
	id: '7',
	workflow: 'Retrieval',
	finishedAt: new Date('2026-11-22T12:00:05.000Z'),
	failed: false,
	rooms: 3,
	messages: 16,
	meetings: 0,
};

const failed: Outcome = {
	id: '8',
	workflow: 'Digest',
	finishedAt: new Date('2026-11-22T12:00:09.000Z'),
	failed: true,
	rooms: 0,
	messages: 0,
	meetings: 0,
	reason: 'The Webex credential must be reconnected. Open it',
};

test('counts what an execution did', () => {
	expect(readOutcome(execution)).toEqual(succeeded);
});

test('reads why an execution failed', () => {
	const error = { message: 'The Webex credential must be reconnected', description: 'Open it' };
	const outcome = readOutcome({ ...execution, status: 'error', runData: {}, error });
	expect([outcome.failed, outcome.messages, outcome.reason]).toEqual([
		true,
		0,
		'The Webex credential must be reconnected. Open it',
	]);
});

test('reports an execution in one line', () => {
	const time = succeeded.finishedAt.toTimeString().slice(0, 8);
	expect([outcomeLine(succeeded, 1), outcomeLine(failed, 0)]).toEqual([
		`${time}  Retrieval                                  3 rooms    16 messages               1 token refresh`,
		`${failed.finishedAt.toTimeString().slice(0, 8)}  Digest: failed. The Webex credential must be reconnected. Open it`,
	]);
	expect(outcomeLine({ ...succeeded, rooms: 0, messages: 1 }, undefined)).toBe(
		`${time}  Retrieval                                             1 message`,
	);
	const report = { ...succeeded, rooms: 0, messages: 0, meetings: 5 };
	expect(outcomeLine(report, undefined)).toBe(
		`${time}  Retrieval                                  5 meeting items`,
	);
	expect(outcomeLine({ ...report, messages: 1 }, 0)).toBe(
		`${time}  Retrieval                                  5 meeting items, 1 message           0 token refreshes`,
	);
});

test('adds up in a table whose last line is for programs', () => {
	expect(outcomeTable([succeeded, failed], 2).split('\n')).toEqual([
		'',
		'  workflow                                     rooms  messages  meetings   result',
		'  Retrieval                                        3        16         0   succeeded',
		'  Digest                                           0         0         0   failed: The Webex credential must be reconnected. Open it',
		'',
		'once: 2 workflows, 2 executions, 16 messages, 2 token refreshes, 1 failed',
	]);
});

test('names the processes where there are several', () => {
	const time = succeeded.finishedAt.toTimeString().slice(0, 8);
	const first = { ...succeeded, ranBy: ['worker-1'] };
	expect(outcomeLine(first, undefined)).toBe(
		`${time}  worker-1  Retrieval                                  3 rooms    16 messages`,
	);
	const again = { ...failed, ranBy: ['worker-1', 'worker-2'] };
	expect(outcomeLine(again, undefined)).toBe(
		`${time.slice(0, -1)}9  worker-1 and worker-2  Digest: failed. The Webex credential must be reconnected. Open it`,
	);
	expect(
		outcomeTable([first, { ...succeeded, ranBy: [] }], 0)
			.split('\n')
			.slice(1, 4),
	).toEqual([
		'  workflow                                     rooms  messages  meetings   process    result',
		'  Retrieval                                        3        16         0   worker-1   succeeded',
		'  Retrieval                                        3        16         0   unknown    succeeded',
	]);
});
