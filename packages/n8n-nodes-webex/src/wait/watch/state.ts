import type { IExecuteFunctions, IWebhookFunctions } from 'n8n-workflow';
import { closedMark, overMark, stillMark, unnamedMark, waitingMark } from '../resume.ts';
import type { Open } from './janitor.ts';

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
	[200, new RegExp(stillMark), 'waiting'],
	[400, new RegExp(unnamedMark), 'waiting'],
	[410, new RegExp(closedMark), 'over'],
	[410, new RegExp(overMark), 'over'],
	[401, /Invalid (Form Link|token)/, 'refused'],
	[404, /The execution \S+ does not exist/, 'not here'],
	[409, /The execution \S+ is running already/, 'running'],
	[409, /The execution \S+ has finished/, 'over'],
	[200, /No action required/, 'over'],
	// The execution waits for something else.
	[404, /does not contain a waiting webhook/, 'over'],
];

type Context = IExecuteFunctions | IWebhookFunctions;

/** How to ask, other than by GET, which changes nothing. */
interface Request {
	readonly method?: 'POST';
	readonly body?: { readonly look: true };
	/** In milliseconds. */
	readonly timeout?: number;
}

/** Asks n8n at the resume address whether it waits for the answer. */
export async function stateOf(
	context: Context,
	url: string,
	request: Request = {},
): Promise<State> {
	const answer: unknown = await context.helpers
		.httpRequest({
			method: 'GET',
			url,
			timeout: 10_000,
			...request,
			encoding: 'text',
			returnFullResponse: true,
			ignoreHttpStatusErrors: true,
		})
		// n8n may not reach its own public address, which says nothing about the question.
		.catch(() => undefined);
	const { statusCode = 0, body = '' } = (answer ?? {}) as { statusCode?: number; body?: unknown };
	const text = typeof body === 'string' ? body : JSON.stringify(body);
	const known = answers.find(([status, words]) => status === statusCode && words.test(text));
	return known?.[2] ?? 'unknown';
}

/** The node reads Webex before it answers. */
const look = { method: 'POST', body: { look: true }, timeout: 60_000 } as const;

const endedStates: ReadonlySet<State> = new Set(['not here', 'over']);

/** Whether nothing waits at this address any more; where the node has to look, it does so for that. */
export const hasEnded = async (
	context: Context,
	{ url, looks = false }: Pick<Open, 'looks' | 'url'>,
): Promise<boolean> => endedStates.has(await stateOf(context, url, looks ? look : {}));

const knownStates: ReadonlySet<State> = new Set(['over', 'running', 'waiting']);

/** Whether the n8n at this address has the execution. */
export const knowsExecution = async (context: Context, url: string): Promise<boolean> =>
	knownStates.has(await stateOf(context, url));
