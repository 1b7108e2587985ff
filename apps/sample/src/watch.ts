import { join } from 'node:path';
import { watchExecutions } from './executions.ts';
import { createMeetings } from './meetings.ts';
import type { Options } from './options.ts';
import { outcomeLine, say } from './report.ts';
import type { RunningN8n } from './sample.ts';
import { startSimulated } from './simulated.ts';
import { formsOf, ownCredential } from './to-try.ts';
import { needsChoice, runsAlone, triggerOf } from './workflows.ts';

const chatter = 7; // s between two messages of the simulated organisation

/** Activates the workflows that need no choice of a person, and runs until the signal. */
export async function runContinuously(options: Options, signal: AbortSignal): Promise<void> {
	const sample = await startSimulated(options, signal);
	const { n8n, simulator, workflows } = sample;
	simulator.chatter.set(chatter);
	const endMeetings = createMeetings(simulator).start();
	let reported = simulator.tokens.refreshes;
	const refreshesSince = () => {
		const since = simulator.tokens.refreshes - reported;
		reported = simulator.tokens.refreshes;
		return since;
	};
	const begin = async () => {
		say('Activating the workflows');
		for (const workflow of workflows) if (!needsChoice(workflow)) await n8n.activate(workflow);
		describe(sample, [
			`Simulated Webex   ${sample.simulatorUrl} (its rooms, live)`,
			`Answer a card     ${sample.simulatorUrl}/#/waiting (the cards that wait for an answer)`,
			...formsOf(sample),
			...(options.queue ? [`Logs              ${join(options.dataFolder, '*', '*.log')}`] : []),
			'',
			...ownCredential(sample),
		]);
		// A first result at once: the schedules start only after a minute.
		for (const workflow of workflows.filter(runsAlone)) {
			await n8n.run(workflow, triggerOf(workflow));
		}
	};
	try {
		await Promise.all([reportExecutions(sample, signal, refreshesSince), sample.during(begin())]);
	} finally {
		simulator.chatter.set(0);
		endMeetings();
		say('Stopping');
		await sample.stop();
	}
}

export function describe({ n8n, secrets }: RunningN8n, more: readonly string[] = []): void {
	say();
	say(`  Editor            ${n8n.url}`);
	say(`  Log in with       ${secrets.login.email}  ${secrets.login.password}`);
	for (const line of more) say(line && `  ${line}`);
	say();
	say('One line for each execution; Ctrl-C stops everything.');
	say();
}

/** Prints a line for each execution until the signal, or until n8n ends. */
export async function reportExecutions(
	running: RunningN8n,
	signal: AbortSignal,
	refreshesSince: () => number | undefined,
): Promise<void> {
	let fail: (error: unknown) => void = () => {};
	const failed = new Promise<never>((_, reject) => {
		fail = reject;
	});
	const stopWatching = watchExecutions(
		running,
		(outcome) => say(outcomeLine(outcome, refreshesSince())),
		fail,
	);
	const aborted = new Promise<void>((resolve) => {
		if (signal.aborted) resolve();
		signal.addEventListener('abort', () => resolve(), { once: true });
	});
	try {
		await running.during(Promise.race([aborted, failed]));
	} finally {
		await stopWatching();
	}
}
