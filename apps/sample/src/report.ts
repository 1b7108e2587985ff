import type { Outcome } from './executions.ts';

export const say = (line = ''): void => {
	process.stdout.write(`${line}\n`);
};

/** One line for one execution. */
export function outcomeLine(outcome: Outcome, refreshes: number | undefined): string {
	const time = outcome.finishedAt.toTimeString().slice(0, 8);
	if (outcome.failed) return `${time}  ${outcome.workflow}: failed. ${outcome.reason}`;
	const { rooms, messages, meetings } = outcome;
	return [
		time,
		outcome.workflow.padEnd(41),
		...(meetings
			? [counted(meetings, 'meeting item').padEnd(35)]
			: [(rooms ? counted(rooms, 'room') : '').padEnd(9), counted(messages, 'message').padEnd(24)]),
		refreshes === undefined ? '' : counted(refreshes, 'token refresh', 'token refreshes'),
	]
		.join('  ')
		.trimEnd();
}

/** All executions, and a last line that is easy to read for a program too. */
export function outcomeTable(outcomes: readonly Outcome[], refreshes: number): string {
	const workflows = new Set(outcomes.map(({ workflow }) => workflow)).size;
	const failed = outcomes.filter((outcome) => outcome.failed).length;
	const messages = outcomes.reduce((sum, outcome) => sum + outcome.messages, 0);
	return [
		'',
		row('workflow', 'rooms', 'messages', 'meetings', 'result'),
		...outcomes.map((outcome) =>
			row(
				outcome.workflow,
				String(outcome.rooms),
				String(outcome.messages),
				String(outcome.meetings),
				outcome.failed ? `failed: ${outcome.reason}` : 'succeeded',
			),
		),
		'',
		`once: ${workflows} workflows, ${outcomes.length} executions, ${messages} messages, ${refreshes} token refreshes, ${failed} failed`,
	].join('\n');
}

const row = (
	...[workflow, rooms, messages, meetings, result]: [string, string, string, string, string]
) =>
	`  ${workflow.padEnd(43)}${rooms.padStart(7)}${messages.padStart(10)}${meetings.padStart(10)}   ${result}`;

function counted(count: number, one: string, many = `${one}s`): string {
	return `${count} ${count === 1 ? one : many}`;
}
