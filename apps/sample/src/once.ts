import { outcomeOf, untilFinished } from './executions.ts';
import { createMeetings } from './meetings.ts';
import type { Options } from './options.ts';
import { notRun, outcomeTable, say } from './report.ts';
import { startSimulated } from './simulated.ts';
import { runsAlone, triggerOf } from './workflows.ts';

/** Runs each workflow once that starts at set times. Resolves to whether all of them succeeded. */
export async function runOnce(options: Options, signal: AbortSignal): Promise<boolean> {
	const sample = await startSimulated(options, signal);
	const { n8n, simulator, workflows } = sample;
	createMeetings(simulator);
	const runAll = async () => {
		const outcomes = [];
		for (const workflow of workflows.filter(runsAlone)) {
			signal.throwIfAborted();
			say(`Running "${workflow.name}"`);
			// As after a long pause between two runs of a schedule.
			simulator.tokens.expireAccessTokens();
			const id = await n8n.run(workflow, triggerOf(workflow));
			await untilFinished(n8n, id);
			outcomes.push(await outcomeOf(sample, id));
		}
		return outcomes;
	};
	try {
		const outcomes = await sample.during(runAll());
		const others = workflows.filter((file) => !runsAlone(file)).map(({ name }) => name);
		say(notRun(others));
		say(outcomeTable(outcomes, simulator.tokens.refreshes));
		return outcomes.every(({ failed }) => !failed);
	} finally {
		await sample.stop();
	}
}
