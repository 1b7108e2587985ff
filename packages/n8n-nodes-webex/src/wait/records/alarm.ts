import type { IExecuteFunctions, INode, INodeParameters, IWorkflowBase } from 'n8n-workflow';
import type { Ticket } from './ticket.ts';

/**
 * Seconds between two alarms: the first pause, doubled each time up to the longest. n8n keeps a shorter one than 65
 * seconds in the memory of the process.
 */
const firstPause = 70;
const maxPause = 600;

/**
 * The janitor that asks the node to look dies with its process. So n8n's own clock does the same, less often: a small
 * workflow that waits, calls the resume address of this execution, and waits again until nothing waits there. n8n stores
 * it while it waits, and goes on with it after a restart.
 */
export async function startAlarm(context: IExecuteFunctions, ticket: Ticket): Promise<void> {
	const code = workflowOf(ticket);
	const run = async (goesOn: boolean, options = {}) => {
		await context.executeWorkflow({ code }, [{ json: { goesOn } }], undefined, options);
	};
	// Ends at once. An n8n that excludes one of its nodes fails here: nobody could catch it in a run that goes on.
	await run(false)
		.then(async () => await run(true, { doNotWaitToFinish: true }))
		.catch((error: unknown) => {
			context.logger.warn(
				`"${context.getNode().name}" waits, but n8n could not start its clock: if this process stops, only Webex tells of it: ${String(error)}`,
			);
		});
}

/** What n8n, or the node, says when nothing waits. */
const isWaiting = (until: number) =>
	`={{ $json.goesOn !== false && Date.now() < ${until} && !/has finished|does not exist|does not contain a waiting webhook|Nothing waits|Workflow was started/.test(JSON.stringify($json)) }}`;

function workflowOf({ url, until }: Ticket): IWorkflowBase {
	const nodes = [
		node('Start', 'executeWorkflowTrigger', 1.1, { inputSource: 'passthrough' }),
		node('Pause', 'wait', 1.1, {
			resume: 'timeInterval',
			amount: `={{ Math.min(${maxPause}, ${firstPause} * 2 ** $runIndex) }}`,
			unit: 'seconds',
		}),
		{
			...node('Look', 'httpRequest', 4.2, {
				method: 'POST',
				url,
				sendBody: true,
				specifyBody: 'json',
				jsonBody: '{"look":true}',
				options: {
					timeout: 60_000,
					response: { response: { neverError: true, fullResponse: true, responseFormat: 'text' } },
				},
			}),
			onError: 'continueRegularOutput' as const,
		},
		node('Still', 'if', 2.2, {
			conditions: {
				options: { caseSensitive: true, leftValue: '', typeValidation: 'loose', version: 2 },
				combinator: 'and',
				conditions: [
					{
						id: 'still',
						leftValue: isWaiting(until),
						rightValue: '',
						operator: { type: 'boolean', operation: 'true', singleValue: true },
					},
				],
			},
		}),
	];
	const to = (name: string) => ({ main: [[{ node: name, type: 'main', index: 0 }]] });
	// n8n gives it the ID of the workflow that runs it, and with it the project.
	return {
		name: 'Webex: look again',
		active: false,
		nodes,
		connections: { Start: to('Still'), Pause: to('Look'), Look: to('Still'), Still: to('Pause') },
		settings: {
			executionOrder: 'v1',
			callerPolicy: 'any',
			saveDataSuccessExecution: 'none',
			saveDataErrorExecution: 'none',
			saveManualExecutions: false,
		},
	} as unknown as IWorkflowBase;
}

const node = (
	name: string,
	type: string,
	typeVersion: number,
	parameters: INodeParameters,
): INode => ({
	id: name,
	name,
	type: `n8n-nodes-base.${type}`,
	typeVersion,
	position: [0, 0],
	parameters,
});
