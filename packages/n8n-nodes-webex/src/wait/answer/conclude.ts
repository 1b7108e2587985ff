import type { RestClient } from '@webex-nodes/client';
import type { IWebhookFunctions, IWebhookResponseData } from 'n8n-workflow';
import { type OpenQuestion, openQuestion } from '../close.ts';
import type { Question } from '../question.ts';
import { isOver, resumeUrl, type Ticket } from '../resume.ts';
import { settle } from '../watch/settle.ts';
import { stateOf } from '../watch/state.ts';
import { type Answerer, outcomeOf } from './outcome.ts';
import { recentKeys } from './recent.ts';
import { isTaken } from './taken.ts';

interface Answer {
	readonly ticket: Ticket;
	readonly question: Question;
	readonly given: Readonly<Record<string, unknown>>;
	readonly answerer?: Answerer;
	/** Where it is known. */
	readonly roomId?: string | undefined;
	/** ISO 8601; now when left out. */
	readonly answeredAt?: string | undefined;
	/** When the call came, on the clock of `performance`. */
	readonly since: number;
}

/** Questions whose answer n8n has taken. */
const answered = recentKeys();

export const isAnswered = ({ messageId }: Ticket): boolean => answered.has(messageId);

/** Questions that this process is taking an answer to, by message ID. */
const underWay = new Map<string, Promise<void>>();

/**
 * Lets n8n continue with an answer; `undefined` when it is not one, or another answer came before. n8n decides which
 * answer counts, by one conditional update of the execution; only then its outcome takes the place of the question.
 */
export async function conclude(
	context: IWebhookFunctions,
	webex: RestClient,
	answer: Answer,
): Promise<IWebhookResponseData | undefined> {
	const { ticket, question, given, answerer, answeredAt } = answer;
	const outcome = outcomeOf(question, given, answerer, answeredAt ?? new Date().toISOString());
	if (!outcome) return undefined;
	const { messageId } = ticket;
	// Another answer may still fail, and this one is not sent again.
	while (underWay.has(messageId)) await underWay.get(messageId);
	if (isAnswered(ticket)) return undefined;
	const opening = openingOf(context, webex, answer);
	const isDone = opening.then(
		async (opened) => {
			if (!opened || !(await isTaken(context))) return;
			answered.add(messageId);
			const shown = question.after === 'removeButtons' ? undefined : outcome.summary;
			void settle(context, ticket, opened.question, shown);
		},
		// The caller reports it.
		() => {},
	);
	underWay.set(
		messageId,
		isDone.finally(() => underWay.delete(messageId)),
	);
	const opened = await opening;
	const roomId = answer.roomId ?? opened?.question?.roomId;
	const place = { messageId, ...(roomId !== undefined && { roomId }) };
	// The answer stands first, and keeps a field that has one of these names.
	const data = { ...outcome.data, ...place, ...outcome.data };
	return opened && { workflowData: [[{ json: { data } }]] };
}

/** Milliseconds in which no other answer can be taken and the same execution wait for the next question. */
const fresh = 1000;

interface Opened {
	/** Absent when Webex cannot say at the moment: n8n continues all the same. */
	readonly question?: OpenQuestion;
}

/** `undefined` when the question is closed. */
async function openingOf(
	context: IWebhookFunctions,
	webex: RestClient,
	{ ticket, since }: Answer,
): Promise<Opened | undefined> {
	const opened = await openQuestion(webex, ticket).then(
		(question) => question && { question },
		(error: unknown) => {
			context.logger.warn(`A question that is answered could not be read: ${String(error)}`);
			return {};
		},
	);
	if (!opened) return undefined;
	// n8n read the execution when the call came, and would put it back to where it was then.
	if (performance.now() - since > fresh) {
		const state = await stateOf(context, resumeUrl(context, ticket));
		if (state === 'over' || state === 'running') return undefined;
	}
	return isOver(ticket) ? undefined : opened;
}
