import type { IExecuteFunctions, IWebhookFunctions } from 'n8n-workflow';
import { waitingMark } from '../resume.ts';

/** `running`: n8n has not stored the execution as waiting yet, or continues it already. */
type State = 'over' | 'running' | 'unknown' | 'waiting';

/** Asks n8n at the resume address whether it waits for the answer; by GET, which changes nothing. */
export async function stateOf(
	context: IExecuteFunctions | IWebhookFunctions,
	url: string,
): Promise<State> {
	const answer: unknown = await context.helpers
		.httpRequest({
			method: 'GET',
			url,
			encoding: 'text',
			returnFullResponse: true,
			ignoreHttpStatusErrors: true,
			timeout: 10_000,
		})
		// n8n may not reach its own public address, which says nothing about the question.
		.catch(() => undefined);
	const { statusCode = 0, body = '' } = (answer ?? {}) as { statusCode?: number; body?: unknown };
	const text = String(body);
	if (statusCode === 200) {
		return text.includes(waitingMark) || text.includes('<form') ? 'waiting' : 'over';
	}
	if (statusCode === 409 && text.includes('running already')) return 'running';
	return [401, 404, 409, 410].includes(statusCode) ? 'over' : 'unknown';
}
