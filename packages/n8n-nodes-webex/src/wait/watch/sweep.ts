import type { RestClient, Webhook } from '@webex-nodes/client';
import type { IExecuteFunctions, IWebhookFunctions } from 'n8n-workflow';
import { recordsLeft } from '../records/left.ts';
import { homeAddress } from '../resume.ts';
import type { Open } from './janitor.ts';
import { questionsLeft } from './questions.ts';
import { hasEnded, knowsExecution } from './state.ts';

type Context = IExecuteFunctions | IWebhookFunctions;

/** What a process leaves behind at Webex: a webhook with a name of this n8n. */
export interface Left {
	/** The name of such a webhook begins with it. */
	readonly mark: (context: Context) => string;
	/** What its address says; `undefined` when it says nothing. */
	readonly openOf: (webhook: Webhook, url: string) => Open | undefined;
}

const kinds: readonly Left[] = [questionsLeft, recordsLeft];

/** Finds what this n8n made at this account and nobody waits for any more, whichever process made it. */
export async function adoptAbandoned(
	webex: RestClient,
	context: Context,
	isKnown: (id: string) => boolean,
): Promise<readonly Open[]> {
	const home = homeAddress(context);
	// Another n8n at this address would know none of the executions.
	const isHome = await knowsExecution(context, home);
	const abandoned: Open[] = [];
	for (const webhook of await webex.webhooks.list()) {
		const open = openOf(context, webhook, home);
		if (!open || isKnown(open.id)) continue;
		const isOver = open.until !== undefined && Date.now() > open.until;
		if (isOver || (isHome && (await hasEnded(context, { url: open.url })))) abandoned.push(open);
	}
	return abandoned;
}

function openOf(context: Context, webhook: Webhook, home: string): Open | undefined {
	const { name, targetUrl } = webhook;
	const kind = kinds.find(({ mark }) => name.startsWith(mark(context)));
	if (!kind || !URL.canParse(targetUrl)) return undefined;
	// At the address that n8n has now, and at no other one: the path is what is signed.
	const { pathname, search } = new URL(targetUrl);
	return kind.openOf(webhook, new URL(pathname + search, home).href);
}
