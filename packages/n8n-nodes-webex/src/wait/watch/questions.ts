import type { RestClient } from '@webex-nodes/client';
import { openQuestion, removeQuestion, showOutcome, unlessGone } from '../close.ts';
import { type Asked, isOver, readTicket, type Ticket, webhookMark } from '../resume.ts';
import type { Open } from './janitor.ts';
import type { Left } from './sweep.ts';

/** A question, for whoever looks after it. */
export const openOf = ({ ticket, url, webhookId }: Asked): Open => ({
	id: ticket.messageId,
	url,
	until: ticket.until,
	webhookId,
	close: async (webex) => {
		// Nobody can see here whether somebody has answered it.
		const question = ticket.keeps ? undefined : await openQuestion(webex, ticket);
		if (question && (await removeQuestion(webex, ticket))) {
			await showOutcome(webex, question, unanswered(ticket));
		}
		if (ticket.by === 'card') await removeWebhooks(webex, ticket, webhookId);
	},
});

export const questionsLeft: Left = {
	mark: webhookMark,
	openOf: ({ id: webhookId }, url) => {
		const ticket = readTicket(Object.fromEntries(new URL(url).searchParams));
		return ticket && openOf({ ticket, url, webhookId });
	},
};

/** Those of one question; only the process that asked knows its webhook. */
export async function removeWebhooks(
	webex: RestClient,
	{ messageId }: Ticket,
	webhookId: string | undefined,
): Promise<void> {
	const ids = webhookId ? [webhookId] : await webhooksOf(webex, messageId);
	for (const id of ids) await unlessGone(webex.webhooks.delete({ webhookId: id }));
}

async function webhooksOf(webex: RestClient, messageId: string): Promise<readonly string[]> {
	const ids: string[] = [];
	for (const { id, filter } of await webex.webhooks.list()) {
		if (filter === `messageId=${messageId}`) ids.push(id);
	}
	return ids;
}

const unanswered = (ticket: Ticket) =>
	isOver(ticket)
		? `⌛ **No answer** until ${new Date(ticket.until ?? 0).toISOString().slice(0, 16).replace('T', ' ')} UTC`
		: '⌛ **Closed**: the workflow no longer waits for an answer';
