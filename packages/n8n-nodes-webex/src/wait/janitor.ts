import type { RestClient, Webhook } from '@webex-nodes/client';
import { type IExecuteFunctions, type IWebhookFunctions, sleep } from 'n8n-workflow';
import { authenticationOf, createClient } from '../n8n/client.ts';
import { closeQuestion, unlessGone } from './close.ts';
import { type Asked, readTicket, type Ticket, waitingMark, webhookMark } from './resume.ts';

/**
 * n8n does not call a node when the time to wait is over, or when somebody stops the execution. So this process looks
 * after the questions that it asked, and at every new one also after those that a restart left behind.
 */

/** Milliseconds between two looks, at first and at most: each time twice as long. */
const shortest = 10_000;
const longest = 600_000;

/** A webhook that was made just now may belong to an execution that n8n has not yet put to wait. */
const settling = 120_000; // ms

interface Watch {
	/** The newest: whatever it holds on to stays in memory, so there is only one. */
	context: IExecuteFunctions;
	readonly open: Map<string, Asked>;
}

/** By credential. */
const watches = new Map<string, Watch>();

const keyOf = (context: IExecuteFunctions | IWebhookFunctions) => {
	const { credentials = {} } = context.getNode();
	const ids = Object.values(credentials).map(({ id }) => id);
	return `${authenticationOf(context)} ${ids.join(' ')}`;
};

/** From now on. */
export function lookAfter(context: IExecuteFunctions, asked: Asked): void {
	const key = keyOf(context);
	const watch = watches.get(key);
	if (watch) {
		watch.context = context;
		watch.open.set(asked.ticket.messageId, asked);
		return;
	}
	const begun = { context, open: new Map([[asked.ticket.messageId, asked]]) };
	watches.set(key, begun);
	// Goes on when the execution has gone to wait; it tells n8n's log what goes wrong.
	void run(key, begun);
}

/** A question that was answered: its webhook goes too. */
export async function forget(
	context: IWebhookFunctions,
	webex: RestClient,
	messageId: string,
): Promise<void> {
	const watch = watches.get(keyOf(context));
	const asked = watch?.open.get(messageId);
	try {
		if (asked) await removeWebhook(webex, asked.webhookId);
		else await removeWebhooksOf(webex, messageId);
		watch?.open.delete(messageId);
	} catch (error) {
		// The workflow has its answer. What is left is looked at again later.
		context.logger.warn(`The webhook of a question could not be removed: ${String(error)}`);
	}
}

async function run(key: string, watch: Watch): Promise<void> {
	let wait = shortest;
	let isFirst = true;
	while (watch.open.size > 0) {
		await sleepUntil(watch, isFirst ? 1000 : wait);
		if (watch.open.size === 0) break;
		try {
			await evaluating(watch.context, async () => {
				const webex = await createClient(watch.context);
				if (isFirst) await sweep(webex, watch);
				else await lookAtAll(webex, watch);
			});
		} catch (error) {
			watch.context.logger.warn(`Questions could not be looked after: ${String(error)}`);
		}
		if (!isFirst) wait = Math.min(wait * 2, longest);
		isFirst = false;
	}
	watches.delete(key);
}

interface Evaluator {
	readonly expression?: {
		readonly withIsolate?: (work: () => Promise<void>) => Promise<void>;
	};
}

/**
 * n8n can read the credential of an execution only while it evaluates expressions for it, which is over when the
 * execution waits. Versions without such a thing read it at any time.
 */
async function evaluating(context: IExecuteFunctions, work: () => Promise<void>): Promise<void> {
	const { workflow } = context as { readonly workflow?: Evaluator };
	const { expression } = workflow ?? {};
	if (expression?.withIsolate) await expression.withIsolate(work);
	else await work();
}

/** In short steps, so that a question that is due, or a new one, does not have to wait for a long look. */
async function sleepUntil(watch: Watch, duration: number): Promise<void> {
	const questions = watch.open.size;
	const end = Date.now() + duration;
	while (Date.now() < end && watch.open.size > 0) {
		const due = [...watch.open.values()].some(({ ticket }) => isOver(ticket));
		if (due || watch.open.size > questions) return;
		await sleep(Math.min(1000, end - Date.now()));
	}
}

async function lookAtAll(webex: RestClient, { context, open }: Watch): Promise<void> {
	for (const [messageId, { ticket, url, webhookId }] of [...open]) {
		const state = isOver(ticket) ? 'over' : await stateOf(context, url);
		if (state !== 'over') continue;
		await remove(context, webex, ticket, webhookId);
		open.delete(messageId);
	}
}

/** Webhooks of questions that nobody waits for any more, of this n8n and this account. */
async function sweep(webex: RestClient, { context, open }: Watch): Promise<void> {
	const mark = webhookMark(context);
	const [asked] = open.values();
	if (!asked) return;
	for (const webhook of await webex.webhooks.list()) {
		const ticket = webhook.name.startsWith(mark) ? ticketOf(webhook) : undefined;
		if (!ticket || open.has(ticket.messageId)) continue;
		if (Date.now() - Date.parse(webhook.created ?? '') < settling) continue;
		// At the address that n8n has now, and at no other one: the path is what is signed.
		const { pathname, search } = new URL(webhook.targetUrl);
		const url = new URL(pathname + search, asked.url).href;
		if (!isOver(ticket) && (await stateOf(context, url)) !== 'over') continue;
		await remove(context, webex, ticket, webhook.id);
	}
}

async function remove(
	context: IExecuteFunctions,
	webex: RestClient,
	ticket: Ticket,
	webhookId: string | undefined,
): Promise<void> {
	try {
		const warn = (message: string) => context.logger.warn(message);
		await closeQuestion(webex, ticket, unanswered(ticket), warn);
		await removeWebhook(webex, webhookId);
	} catch (error) {
		// Its webhook is found again with the next question.
		context.logger.warn(`A question could not be closed: ${String(error)}`);
	}
}

const ticketOf = ({ targetUrl }: Webhook) =>
	URL.canParse(targetUrl)
		? readTicket(Object.fromEntries(new URL(targetUrl).searchParams))
		: undefined;

const isOver = ({ until }: Ticket) => until !== undefined && Date.now() > until;

/** Whether n8n still waits: it asks itself at the resume address, and changes nothing by that. */
async function stateOf(
	context: IExecuteFunctions,
	url: string,
): Promise<'over' | 'unknown' | 'waiting'> {
	const answer: unknown = await context.helpers
		.httpRequest({
			method: 'GET',
			url,
			encoding: 'text',
			returnFullResponse: true,
			ignoreHttpStatusErrors: true,
			timeout: 10_000,
		})
		// Not reachable from here, which says nothing.
		.catch(() => undefined);
	const { statusCode = 0, body = '' } = (answer ?? {}) as { statusCode?: number; body?: unknown };
	if (statusCode === 200 && String(body).includes(waitingMark)) return 'waiting';
	if (statusCode === 200) return String(body).includes('<form') ? 'waiting' : 'over';
	return [401, 404, 409, 410].includes(statusCode) ? 'over' : 'unknown';
}

async function removeWebhook(webex: RestClient, webhookId: string | undefined): Promise<void> {
	if (webhookId) await unlessGone(webex.webhooks.delete({ webhookId }));
}

/** When another process made it. */
async function removeWebhooksOf(webex: RestClient, messageId: string): Promise<void> {
	for (const { id, filter } of await webex.webhooks.list()) {
		if (filter === `messageId=${messageId}`) await removeWebhook(webex, id);
	}
}

const unanswered = (ticket: Ticket) =>
	isOver(ticket)
		? `⌛ **No answer** until ${new Date(ticket.until ?? 0).toISOString().slice(0, 16).replace('T', ' ')} UTC`
		: '⌛ **Closed**: the workflow no longer waits for an answer';
