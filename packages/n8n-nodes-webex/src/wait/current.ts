import type { IExecuteFunctions, IRunExecutionData, IWebhookFunctions } from 'n8n-workflow';
import type { Ticket } from './resume.ts';

/** In what n8n stores of the node while its execution waits, and loads again with each call at the resume address. */
const key = 'question';

/** Notes for which question the execution waits from now on; without a place for that, throws before anything is sent. */
export function questionNote(context: IExecuteFunctions): (ticket: Ticket) => void {
	const stored = context.getContext('node');
	return ({ messageId }) => {
		stored[key] = messageId;
	};
}

/** Whether the execution waits for the answer to another question now, such as the one of the next round of a loop. */
export function isReplaced(context: IWebhookFunctions, { messageId }: Ticket): boolean {
	const { runExecutionData } = context as {
		readonly runExecutionData?: Pick<IRunExecutionData, 'executionData'> | null;
	};
	const { contextData } = runExecutionData?.executionData ?? {};
	const current = contextData?.[`node:${context.getNode().name}`]?.[key];
	return current !== undefined && current !== messageId;
}
