import type { IExecuteFunctions, IWebhookFunctions } from 'n8n-workflow';

/** What a resume address says of the question that it belongs to; n8n signs all of it. */
export interface Ticket {
	/** The message that asks. */
	readonly messageId: string;
	/** UUIDs of those whose answer counts; everybody's when empty. */
	readonly approvers: readonly string[];
	/** Milliseconds since the epoch after which no answer counts; never when left out. */
	readonly until?: number | undefined;
	/** By a card inside of Webex, or on a page of n8n. */
	readonly by: 'card' | 'link';
}

/** A question that is open. */
export interface Asked {
	readonly ticket: Ticket;
	/** Where it is answered. */
	readonly url: string;
	/** That brings the answer, for a card. */
	readonly webhookId?: string;
}

/** What marks the webhooks of all questions of this n8n. */
export const webhookMark = (context: Pick<IExecuteFunctions, 'getInstanceId'>): string =>
	`n8n: answer [${context.getInstanceId().slice(0, 8)}`;

/** What n8n says when it is asked whether a question is still open. */
export const waitingMark = 'n8n is waiting for an answer to this question';

type Context = Pick<IExecuteFunctions | IWebhookFunctions, 'getSignedResumeUrl'>;

const parametersOf = ({ messageId, approvers, until, by }: Ticket) => ({
	message: messageId,
	...(approvers.length > 0 && { approvers: approvers.join(' ') }),
	...(until !== undefined && { until: String(until) }),
	by,
});

export const resumeUrl = (context: Context, ticket: Ticket): string =>
	context.getSignedResumeUrl(parametersOf(ticket));

/** From an address whose signature n8n has checked. */
export function readTicket(query: Readonly<Record<string, unknown>>): Ticket | undefined {
	const { message, approvers = '', until, by } = query;
	if (typeof message !== 'string' || (by !== 'card' && by !== 'link')) return undefined;
	return {
		messageId: message,
		approvers: String(approvers).split(' ').filter(Boolean),
		until: until === undefined ? undefined : Number(until),
		by,
	};
}

/**
 * The secret of the webhook, which nobody has to store: only this n8n can work out the signature that it is made of,
 * for this execution and this question.
 */
export async function secretOf(context: Context, ticket: Ticket): Promise<string> {
	const { pathname, search } = new URL(
		context.getSignedResumeUrl({ ...parametersOf(ticket), use: 'secret' }),
	);
	const hash = await crypto.subtle.digest('SHA-256', Buffer.from(pathname + search));
	return Buffer.from(hash).toString('hex');
}
