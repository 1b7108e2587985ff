import type { RestClient, Webhook } from '@webex-nodes/client';
import { type IExecuteFunctions, type IWebhookFunctions, sleep } from 'n8n-workflow';
import { authenticationOf, createClient } from '../../n8n/client.ts';
import { openQuestion, removeQuestion, showOutcome, unlessGone } from '../close.ts';
import { type Asked, isOver, readTicket, type Ticket, webhookMark } from '../resume.ts';
import { evaluating } from './evaluating.ts';
import { announceReadiness } from './ready.ts';
import { type State, stateOf } from './state.ts';

/**
 * n8n does not call a node when the time to wait is over, or when somebody stops the execution. So this process looks
 * after the questions that it asked, and with each new question and each answer also after those that other processes
 * left behind.
 */

/** Milliseconds between two looks: the first pause, doubled each time up to the longest. */
const firstPause = 10_000;
const maxPause = 600_000;

/** Milliseconds between two looks for what other processes left behind. */
const sweepPause = 30_000;

/**
 * A question may have ended because another process took an answer, and is about to show it. In milliseconds, from the
 * time limit, or from when n8n first said that nothing waits for the answer.
 */
const patience = 10_000;

type Context = IExecuteFunctions | IWebhookFunctions;

interface Watch {
	/** The newest one. A context keeps a whole execution in memory, so there is only one. */
	context: Context;
	/** By message ID. */
	readonly open: Map<string, Asked>;
	/** When a question was first seen to have ended, by message ID. */
	readonly endedAt: Map<string, number>;
	/** In milliseconds, between two looks. */
	pause: number;
	nextLook: number;
	isSweepDue: boolean;
}

/** By credential. */
const watches = new Map<string, Watch>();
const lastSweeps = new Map<string, number>();

const watchKey = (context: Context) => {
	const { credentials = {} } = context.getNode();
	const ids = Object.values(credentials).map(({ id }) => id);
	return `${authenticationOf(context)} ${ids.join(' ')}`;
};

/** Looks after a question from now on. */
export function lookAfter(context: Context, asked: Asked): void {
	const watch = watchOf(context);
	const { messageId, by } = asked.ticket;
	watch.open.set(messageId, asked);
	watch.pause = firstPause;
	watch.nextLook = Math.min(watch.nextLook, Date.now() + firstPause, dueAt(watch, asked.ticket));
	if (by === 'card') watch.isSweepDue = true;
	announceReadiness(context, asked, () => watch.open.has(messageId)).catch((error: unknown) => {
		context.logger.warn(
			`A room could not be informed that its question is ready: ${String(error)}`,
		);
	});
}

/** Looks once after what other processes left behind. */
export function clearUp(context: Context): void {
	watchOf(context).isSweepDue = true;
}

/** Somebody else closes the question from now on. */
export function release(context: Context, messageId: string): Asked | undefined {
	const open = watches.get(watchKey(context))?.open;
	const asked = open?.get(messageId);
	open?.delete(messageId);
	return asked;
}

function watchOf(context: Context): Watch {
	const key = watchKey(context);
	const known = watches.get(key);
	if (known) {
		known.context = context;
		return known;
	}
	const watch: Watch = {
		context,
		open: new Map(),
		endedAt: new Map(),
		pause: firstPause,
		nextLook: Date.now() + firstPause,
		isSweepDue: false,
	};
	watches.set(key, watch);
	// Continues when the execution waits; errors go to n8n's log.
	void run(key, watch);
	return watch;
}

async function run(key: string, watch: Watch): Promise<void> {
	do {
		await sleep(1000);
		const isLooking = Date.now() >= watch.nextLook;
		const isSweeping = watch.isSweepDue && Date.now() >= (lastSweeps.get(key) ?? 0) + sweepPause;
		if (!isLooking && !isSweeping) continue;
		if (isSweeping) {
			watch.isSweepDue = false;
			lastSweeps.set(key, Date.now());
		}
		if (isLooking) {
			watch.pause = Math.min(watch.pause * 2, maxPause);
			watch.nextLook = Date.now() + watch.pause;
		}
		try {
			await evaluating(watch.context, async () => {
				const webex = await createClient(watch.context);
				if (isSweeping) await sweep(webex, watch);
				if (isLooking) await lookAtAll(webex, watch);
			});
			// What has ended does not wait for the end of a long pause.
			const ends = [...watch.open.values()].map(({ ticket }) => dueAt(watch, ticket));
			watch.nextLook = Math.min(watch.nextLook, ...ends);
		} catch (error) {
			watch.context.logger.warn(`Questions could not be looked after: ${String(error)}`);
		}
	} while (watch.open.size > 0 || watch.isSweepDue);
	watches.delete(key);
}

/** When nobody can be taking an answer any more. */
const dueAt = ({ endedAt }: Watch, { messageId, until = Number.POSITIVE_INFINITY }: Ticket) =>
	Math.min(endedAt.get(messageId) ?? until, until) + patience;

async function lookAtAll(webex: RestClient, watch: Watch): Promise<void> {
	const { context, open, endedAt } = watch;
	for (const [messageId, asked] of [...open]) {
		const hasEnded = isOver(asked.ticket) || (await isAbandoned(context, asked.url));
		if (!hasEnded) endedAt.delete(messageId);
		else if (!endedAt.has(messageId)) endedAt.set(messageId, Date.now());
		if (!hasEnded || Date.now() < dueAt(watch, asked.ticket)) continue;
		open.delete(messageId);
		endedAt.delete(messageId);
		await close(context, webex, asked);
	}
}

/** Finds the questions of this n8n and this account that nobody waits for any more, whoever asked them. */
async function sweep(webex: RestClient, { context, open, endedAt }: Watch): Promise<void> {
	const home = context.getSignedResumeUrl();
	// Another n8n at this address would know none of the executions.
	const isHome = knownStates.has(await stateOf(context, home));
	const mark = webhookMark(context);
	for (const webhook of await webex.webhooks.list()) {
		const ticket = webhook.name.startsWith(mark) ? ticketOf(webhook) : undefined;
		if (!ticket || open.has(ticket.messageId)) continue;
		// At the address that n8n has now, and at no other one: the path is what is signed.
		const { pathname, search } = new URL(webhook.targetUrl);
		const url = new URL(pathname + search, home).href;
		if (!isOver(ticket) && !(isHome && (await isAbandoned(context, url)))) continue;
		open.set(ticket.messageId, { ticket, url, webhookId: webhook.id });
		endedAt.set(ticket.messageId, Date.now());
	}
}

const knownStates: ReadonlySet<State> = new Set(['over', 'running', 'waiting']);

const isAbandoned = async (context: Context, url: string) =>
	abandonedStates.has(await stateOf(context, url));

const abandonedStates: ReadonlySet<State> = new Set(['not here', 'over']);

async function close(
	context: Context,
	webex: RestClient,
	{ ticket, webhookId }: Asked,
): Promise<void> {
	try {
		const question = await openQuestion(webex, ticket);
		if (question && (await removeQuestion(webex, ticket))) {
			await showOutcome(webex, question, unanswered(ticket));
		}
		if (ticket.by === 'card') await removeWebhooks(webex, ticket, webhookId);
	} catch (error) {
		// Its webhook is found again at a later look.
		context.logger.warn(`A question could not be closed: ${String(error)}`);
	}
}

const ticketOf = ({ targetUrl }: Webhook) =>
	URL.canParse(targetUrl)
		? readTicket(Object.fromEntries(new URL(targetUrl).searchParams))
		: undefined;

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
