import type { RestClient } from '@webex-nodes/client';
import type { IWebhookFunctions, IWebhookResponseData } from 'n8n-workflow';
import { closeQuestion } from '../close.ts';
import type { Question } from '../question.ts';
import type { Ticket } from '../resume.ts';
import { closeLater } from '../watch/close-later.ts';
import { forget } from '../watch/janitor.ts';
import { type Answerer, outcomeOf } from './outcome.ts';
import { recentKeys } from './recent.ts';

interface Answer {
	readonly ticket: Ticket;
	readonly question: Question;
	readonly given: Readonly<Record<string, unknown>>;
	readonly answerer?: Answerer;
	/** ISO 8601; now when left out. */
	readonly answeredAt?: string | undefined;
}

/** Questions that were answered, or are being answered: the first answer counts. */
const answered = recentKeys();

export const isAnswered = ({ messageId }: Ticket): boolean => answered.has(messageId);

/**
 * Closes the question and lets n8n continue; `undefined` when it is not an answer, or another answer came before.
 * Once an answer is accepted, nothing that fails in Webex loses it. n8n continues an execution only once, also when two
 * processes ask it to.
 */
export async function conclude(
	context: IWebhookFunctions,
	webex: RestClient,
	{ ticket, question, given, answerer, answeredAt }: Answer,
): Promise<IWebhookResponseData | undefined> {
	const outcome = outcomeOf(question, given, answerer, answeredAt ?? new Date().toISOString());
	if (!outcome || isAnswered(ticket)) return undefined;
	answered.add(ticket.messageId);
	const warn = (message: string) => context.logger.warn(message);
	const closing = await closeQuestion(webex, ticket, outcome.summary, warn).then(
		(isFirst) => (isFirst ? 'closed' : 'too late'),
		(error: unknown) => {
			warn(`A question was answered, but could not be closed yet: ${String(error)}`);
			return 'failed';
		},
	);
	if (closing === 'too late') return undefined;
	if (closing === 'closed') await forget(context, webex, ticket.messageId);
	else void closeLater(context, ticket, outcome.summary);
	return { workflowData: [[{ json: { data: outcome.data } }]] };
}
