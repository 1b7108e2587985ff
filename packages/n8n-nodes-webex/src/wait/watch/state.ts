import type { IExecuteFunctions, IWebhookFunctions } from 'n8n-workflow';
import { closedMark, unnamedMark, waitingMark } from '../resume.ts';

export type State =
	/** n8n itself says that nothing waits for the answer. */
	| 'over'
	/** The n8n at this address has no such execution. */
	| 'not here'
	/** n8n does not accept the signature of the address. */
	| 'refused'
	/** n8n has not stored the execution as waiting yet, or continues it already. */
	| 'running'
	/** Anything else, such as the answer of a proxy: it says nothing about the question. */
	| 'unknown'
	| 'waiting';

/**
 * The node's own answers, then those of n8n in the order in which it decides.
 * @see packages/cli/src/webhooks/waiting-webhooks.ts of n8n
 */
const answers: readonly (readonly [status: number, words: RegExp, state: State])[] = [
	[200, new RegExp(waitingMark), 'waiting'],
	[400, new RegExp(unnamedMark), 'waiting'],
	[410, new RegExp(closedMark), 'over'],
	[401, /Invalid (Form Link|token)/, 'refused'],
	[404, /The execution .* does not exist/, 'not here'],
	[409, /The execution .* is running already/, 'running'],
	[409, /The execution .* has finished/, 'over'],
	[200, /No action required/, 'over'],
];

/** Asks n8n at the resume address whether it waits for the answer; by GET, which changes nothing. */
export async function stateOf(
	context: IExecuteFunctions | IWebhookFunctions,
	url: string,
	timeout = 10_000,
): Promise<State> {
	const answer: unknown = await context.helpers
		.httpRequest({
			method: 'GET',
			url,
			encoding: 'text',
			returnFullResponse: true,
			ignoreHttpStatusErrors: true,
			timeout,
		})
		// n8n may not reach its own public address, which says nothing about the question.
		.catch(() => undefined);
	const { statusCode = 0, body = '' } = (answer ?? {}) as { statusCode?: number; body?: unknown };
	const text = typeof body === 'string' ? body : JSON.stringify(body);
	const known = answers.find(([status, words]) => status === statusCode && words.test(text));
	return known?.[2] ?? 'unknown';
}
