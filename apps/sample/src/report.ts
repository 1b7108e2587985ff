import type { Outcome } from './executions.ts';

export const say = (line = ''): void => {
	process.stdout.write(`${line}\n`);
};

/** One line for one execution. */
export function outcomeLine(outcome: Outcome, refreshes: number | undefined): string {
	const { rooms, messages, meetings, ranBy } = outcome;
	const time = outcome.finishedAt.toTimeString().slice(0, 8);
	const start = [time, ...(ranBy ? [namesOf(ranBy).padEnd(8)] : [])];
	if (outcome.failed) {
		return [...start, `${outcome.workflow}: failed. ${outcome.reason}`].join('  ');
	}
	return [
		...start,
		outcome.workflow.padEnd(41),
		...(meetings
			? [
					[counted(meetings, 'meeting item'), ...(messages ? [counted(messages, 'message')] : [])]
						.join(', ')
						.padEnd(35),
				]
			: [(rooms ? counted(rooms, 'room') : '').padEnd(9), counted(messages, 'message').padEnd(24)]),
		refreshes === undefined ? '' : counted(refreshes, 'token refresh', 'token refreshes'),
	]
		.join('  ')
		.trimEnd();
}

/** Which workflows `--once` leaves alone, and why. */
export const notRun = (names: readonly string[]): string =>
	[
		'',
		'Imported and not run, because a person or an event starts or answers them:',
		...names.map((name) => `  ${name}`),
	].join('\n');

/** All executions, and a last line that is easy to read for a program too. */
export function outcomeTable(outcomes: readonly Outcome[], refreshes: number): string {
	const workflows = new Set(outcomes.map(({ workflow }) => workflow)).size;
	const failed = outcomes.filter((outcome) => outcome.failed).length;
	const messages = outcomes.reduce((sum, outcome) => sum + outcome.messages, 0);
	const hasProcesses = outcomes.some(({ ranBy }) => ranBy);
	return [
		'',
		row('workflow', 'rooms', 'messages', 'meetings', hasProcesses ? 'process' : '', 'result'),
		...outcomes.map(({ workflow, rooms, messages, meetings, ranBy, failed, reason }) =>
			row(
				...[workflow, String(rooms), String(messages), String(meetings)],
				...[ranBy ? namesOf(ranBy) : '', failed ? `failed: ${reason}` : 'succeeded'],
			),
		),
		'',
		`once: ${workflows} workflows, ${outcomes.length} executions, ${messages} messages, ${refreshes} token refreshes, ${failed} failed`,
	].join('\n');
}

const row = (
	...[workflow = '', rooms = '', messages = '', meetings = '', process = '', result = '']: string[]
) =>
	[
		`  ${workflow.padEnd(43)}${rooms.padStart(7)}${messages.padStart(10)}${meetings.padStart(10)}`,
		...(process ? [process.padEnd(8)] : []),
		result,
	].join('   ');

const namesOf = (processes: readonly string[]) => processes.join(' and ') || 'unknown';

function counted(count: number, one: string, many = `${one}s`): string {
	return `${count} ${count === 1 ? one : many}`;
}
