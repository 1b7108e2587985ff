import type { IExecuteFunctions, IWebhookFunctions } from 'n8n-workflow';

/** What a resume address says about the question that it belongs to; n8n signs all of it. */
export interface Ticket {
	/** The message with the question. */
	readonly messageId: string;
	/** UUIDs of the people whose answer counts; everybody's answer counts when empty. */
	readonly approvers: readonly string[];
	/** Milliseconds since the epoch after which no answer counts; never when left out. */
	readonly until?: number | undefined;
	/** By a card inside of Webex, or on a page of n8n. */
	readonly by: 'card' | 'link';
	/** Its message stays as it is, whatever becomes of it. */
	readonly keeps?: boolean;
}

/** A question that is open. */
export interface Asked {
	readonly ticket: Ticket;
	/** Where it is answered. */
	readonly url: string;
	/** Delivers the answer to a card. */
	readonly webhookId?: string | undefined;
	readonly card?: {
		/** Milliseconds since the epoch, before Webex had it. */
		readonly sentAt: number;
		/** Where a reply to it goes. */
		readonly thread: { readonly roomId: string; readonly parentId: string };
	};
}

/** Whether the time to answer is over. */
export const isOver = ({ until }: Ticket): boolean => until !== undefined && Date.now() > until;

/** The names of the webhooks of all questions of this n8n begin with it. */
export const webhookMark = (context: Pick<IExecuteFunctions, 'getInstanceId'>): string =>
	`n8n: answer [${context.getInstanceId().slice(0, 8)}`;

/** Each reply to GET contains one of them: the janitors of other processes ask whether the question is still open. */
export const waitingMark = 'n8n is waiting for an answer to this question';
export const closedMark = 'This question is closed';
/** The same of what is no question. */
export const stillMark = 'n8n still waits for this';
export const overMark = 'Nothing waits for this any more';
/** n8n waits, but the address does not say for which question. */
export const unnamedMark = 'Not an address of a question';

type Context = Pick<IExecuteFunctions | IWebhookFunctions, 'getSignedResumeUrl'>;

const parametersOf = ({ messageId, approvers, until, by, keeps }: Ticket) => ({
	message: messageId,
	...(approvers.length > 0 && { approvers: approvers.join(' ') }),
	...(until !== undefined && { until: String(until) }),
	...(keeps && { keeps: 'true' }),
	by,
});

export const resumeUrl = (context: Context, ticket: Ticket): string =>
	context.getSignedResumeUrl(parametersOf(ticket));

/** Of an execution: n8n checks the signature of a whole address, or in other operations the token of the execution. */
export function homeAddress(
	context: IExecuteFunctions | IWebhookFunctions,
	parameters: Readonly<Record<string, string>> = {},
): string {
	const address = context.getSignedResumeUrl(parameters);
	const { runExecutionData } = context as { readonly runExecutionData?: { resumeToken?: unknown } };
	const token = runExecutionData?.resumeToken;
	const { operation } = context.getNode().parameters;
	if (typeof token !== 'string' || operation === 'sendAndWait') return address;
	const url = new URL(address);
	url.searchParams.set('signature', token);
	return url.href;
}

/** The query comes from an address whose signature n8n has checked. */
export function readTicket(query: Readonly<Record<string, unknown>>): Ticket | undefined {
	const { message, approvers = '', until, by, keeps } = query;
	if (typeof message !== 'string' || (by !== 'card' && by !== 'link')) return undefined;
	return {
		messageId: message,
		approvers: String(approvers).split(' ').filter(Boolean),
		until: until === undefined ? undefined : Number(until),
		by,
		...(keeps === 'true' && { keeps: true }),
	};
}

/**
 * The secret of the webhook does not have to be stored: only this n8n can compute the signature that it is made of, for
 * this execution and this question.
 */
export async function secretOf(context: Context, ticket: Ticket): Promise<string> {
	const { pathname, search } = new URL(
		context.getSignedResumeUrl({ ...parametersOf(ticket), use: 'secret' }),
	);
	const hash = await crypto.subtle.digest('SHA-256', Buffer.from(pathname + search));
	return Buffer.from(hash).toString('hex');
}
