import type { RestClient, Webhook } from '@webex-nodes/client';
import { type IExecuteFunctions, type IWebhookFunctions, sleep } from 'n8n-workflow';
import { authenticationOf, createClient } from '../../n8n/client.ts';
import { closeQuestion, unlessGone } from '../close.ts';
import { type Asked, isOver, readTicket, type Ticket, webhookMark } from '../resume.ts';
import { evaluating } from './evaluating.ts';
import { announceReadiness } from './ready.ts';
import { stateOf } from './state.ts';

/**
 * n8n does not call a node when the time to wait is over, or when somebody stops the execution. So this process looks
 * after the questions that it asked, and at each new question also after the questions that a restart left behind.
 */

/** Milliseconds between two looks: the first pause, doubled each time up to the longest. */
const firstPause = 10_000;
const maxPause = 600_000;

/** A webhook that is younger may belong to an execution that n8n has not stored as waiting yet. */
const settling = 120_000; // ms

type Context = IExecuteFunctions | IWebhookFunctions;

interface Watch {
	/** The newest one. A context keeps a whole execution in memory, so there is only one. */
	context: Context;
	/** By message ID. */
	readonly open: Map<string, Asked>;
}

/** By credential. */
const watches = new Map<string, Watch>();

const watchKey = (context: Context) => {
	const { credentials = {} } = context.getNode();
	const ids = Object.values(credentials).map(({ id }) => id);
	return `${authenticationOf(context)} ${ids.join(' ')}`;
};

/** Looks after a question from now on. */
export function lookAfter(context: Context, asked: Asked): void {
	const watch = add(context, asked);
	const { messageId } = asked.ticket;
	announceReadiness(context, asked, () => watch.open.has(messageId)).catch((error: unknown) => {
		context.logger.warn(
			`A room could not be informed that its question is ready: ${String(error)}`,
		);
	});
}

/** Somebody else closes the question from now on. */
export function release(context: IWebhookFunctions, messageId: string): void {
	watches.get(watchKey(context))?.open.delete(messageId);
}

function add(context: Context, asked: Asked): Watch {
	const key = watchKey(context);
	const { messageId } = asked.ticket;
	const known = watches.get(key);
	if (known) {
		known.context = context;
		known.open.set(messageId, asked);
		return known;
	}
	const watch = { context, open: new Map([[messageId, asked]]) };
	watches.set(key, watch);
	// Continues when the execution waits; errors go to n8n's log.
	void run(key, watch);
	return watch;
}

/** A question was answered and closed: its webhook goes too. */
export async function forget(
	context: IWebhookFunctions,
	webex: RestClient,
	messageId: string,
): Promise<void> {
	const watch = watches.get(watchKey(context));
	const asked = watch?.open.get(messageId);
	try {
		if (asked) await removeWebhook(webex, asked.webhookId);
		else await removeWebhooksOf(webex, messageId);
		watch?.open.delete(messageId);
	} catch (error) {
		// The workflow has its answer. What is left is removed at a later look.
		context.logger.warn(`The webhook of a question could not be removed: ${String(error)}`);
	}
}

async function run(key: string, watch: Watch): Promise<void> {
	let pause = firstPause;
	let isFirst = true;
	while (watch.open.size > 0) {
		await sleepUntil(watch, isFirst ? 1000 : pause);
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
		if (!isFirst) pause = Math.min(pause * 2, maxPause);
		isFirst = false;
	}
	watches.delete(key);
}

/** In short steps, so that a new question, or one whose time is over, does not wait for a long pause to end. */
async function sleepUntil(watch: Watch, duration: number): Promise<void> {
	const questions = watch.open.size;
	const end = Date.now() + duration;
	while (Date.now() < end && watch.open.size > 0) {
		const isDue = [...watch.open.values()].some(({ ticket }) => isOver(ticket));
		if (isDue || watch.open.size > questions) return;
		await sleep(Math.min(1000, end - Date.now()));
	}
}

async function lookAtAll(webex: RestClient, { context, open }: Watch): Promise<void> {
	for (const [messageId, asked] of [...open]) {
		if (!isOver(asked.ticket) && (await stateOf(context, asked.url)) !== 'over') continue;
		await remove(context, webex, asked);
		open.delete(messageId);
	}
}

/** Closes questions of this n8n and this account for which no execution waits any more. */
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
		await remove(context, webex, { ticket, url, webhookId: webhook.id });
	}
}

async function remove(
	context: Context,
	webex: RestClient,
	{ ticket, webhookId }: Asked,
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
