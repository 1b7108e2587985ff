import type { RestClient } from '@webex-nodes/client';
import { type IExecuteFunctions, type IWebhookFunctions, sleep } from 'n8n-workflow';
import { authenticationOf, createClient } from '../../n8n/client.ts';
import { evaluating } from './evaluating.ts';
import { hasEnded } from './state.ts';
import { adoptAbandoned } from './sweep.ts';

/**
 * n8n does not call a node when the time to wait is over, or when somebody stops the execution. So this process looks
 * after what its executions wait for, and with each new wait and each answer also after those that other processes
 * left behind.
 */

/** Milliseconds between two looks: the first pause, doubled each time up to the longest. */
const firstPause = 10_000;
const maxPause = 600_000;

/** Milliseconds between two looks for what other processes left behind. */
const sweepPause = 30_000;

/**
 * A wait may have ended because another process took an answer, and is about to show it. In milliseconds, from the
 * time limit, or from when n8n first said that nothing waits.
 */
const patience = 10_000;

/** Milliseconds before the time limit, for a last look. */
const lastLook = 5000;

type Context = IExecuteFunctions | IWebhookFunctions;

/** What an execution waits for. */
export interface Open {
	/** Unique in all of n8n. */
	readonly id: string;
	/** Where the execution is resumed. */
	readonly url: string;
	/** Milliseconds since the epoch after which nothing counts; never when left out. */
	readonly until?: number | undefined;
	/** The webhook at Webex that was made for it. */
	readonly webhookId?: string | undefined;
	/** Whether the node has to be asked to look in Webex; otherwise n8n is only asked whether it waits. */
	readonly looks?: boolean;
	/** Takes out of Webex what was made for it. */
	readonly close: (webex: RestClient, context: Context) => Promise<void>;
}

interface Watched {
	readonly open: Open;
	/** In milliseconds. */
	pause: number;
	nextLook: number;
	/** When it was first seen to have ended. */
	endedAt: number | undefined;
}

interface Watch {
	/** The newest one. A context keeps a whole execution in memory, so there is only one. */
	context: Context;
	readonly watched: Map<string, Watched>;
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

/** Looks after it from now on. */
export function lookAfter(context: Context, open: Open, { sweeps = true } = {}): void {
	const watch = watchOf(context);
	if (sweeps) watch.isSweepDue = true;
	if (!watch.watched.has(open.id)) watch.watched.set(open.id, watchedFrom(open));
}

const watchedFrom = (open: Open, endedAt?: number): Watched =>
	planned({ open, pause: firstPause, nextLook: 0, endedAt });

/** Looks once after what other processes left behind. */
export function clearUp(context: Context): void {
	watchOf(context).isSweepDue = true;
}

export const isLookedAfter = (context: Context, id: string): boolean =>
	watches.get(watchKey(context))?.watched.has(id) ?? false;

/** Somebody else closes it from now on. */
export function release(context: Context, id: string): Open | undefined {
	const watched = watches.get(watchKey(context))?.watched;
	const found = watched?.get(id);
	watched?.delete(id);
	return found?.open;
}

function watchOf(context: Context): Watch {
	const key = watchKey(context);
	const known = watches.get(key);
	if (known) {
		known.context = context;
		return known;
	}
	const watch: Watch = { context, watched: new Map(), isSweepDue: false };
	watches.set(key, watch);
	// Continues when the execution waits; errors go to n8n's log.
	void run(key, watch);
	return watch;
}

async function run(key: string, watch: Watch): Promise<void> {
	const { watched } = watch;
	do {
		await sleep(1000);
		const due = [...watched.values()].filter(({ nextLook }) => Date.now() >= nextLook);
		const isSweeping = watch.isSweepDue && Date.now() >= (lastSweeps.get(key) ?? 0) + sweepPause;
		if (due.length === 0 && !isSweeping) continue;
		if (isSweeping) {
			watch.isSweepDue = false;
			lastSweeps.set(key, Date.now());
		}
		try {
			for (const each of due) await look(watch.context, each);
			const over = due.filter((each) => each.endedAt !== undefined && Date.now() >= dueAt(each));
			if (isSweeping || over.length > 0) {
				await evaluating(watch.context, async () => await clear(watch, over, isSweeping));
			}
		} catch (error) {
			watch.context.logger.warn(`What n8n waits for could not be looked after: ${String(error)}`);
		}
	} while (watched.size > 0 || watch.isSweepDue);
	watches.delete(key);
}

/** When nobody can be taking an answer any more. */
const dueAt = ({ endedAt, open: { until = Number.POSITIVE_INFINITY } }: Watched) =>
	Math.min(endedAt ?? until, until) + patience;

/** What has ended does not wait for the end of a long pause. */
function planned(watched: Watched): Watched {
	const { pause, open } = watched;
	const { looks = false, until = Number.POSITIVE_INFINITY } = open;
	const now = Date.now();
	const beforeEnd = looks && now < until - lastLook ? until - lastLook : Number.POSITIVE_INFINITY;
	watched.nextLook = Math.min(now + pause, beforeEnd, dueAt(watched));
	return watched;
}

async function look(context: Context, watched: Watched): Promise<void> {
	const { until = Number.POSITIVE_INFINITY } = watched.open;
	watched.pause = Math.min(watched.pause * 2, maxPause);
	const isOver = Date.now() > until || (await hasEnded(context, watched.open));
	watched.endedAt = isOver ? (watched.endedAt ?? Date.now()) : undefined;
	planned(watched);
}

async function clear(
	{ context, watched }: Watch,
	over: readonly Watched[],
	isSweeping: boolean,
): Promise<void> {
	const webex = await createClient(context);
	if (isSweeping) {
		for (const open of await adoptAbandoned(webex, context, (id) => watched.has(id))) {
			watched.set(open.id, watchedFrom(open, Date.now()));
		}
	}
	for (const { open } of over) {
		if (!watched.delete(open.id)) continue;
		await open.close(webex, context).catch((error: unknown) => {
			// Its webhook is found again at a later look.
			context.logger.warn(`What n8n waited for could not be closed: ${String(error)}`);
		});
	}
}
