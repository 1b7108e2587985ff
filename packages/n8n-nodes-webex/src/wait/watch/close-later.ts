import { type IWebhookFunctions, sleep } from 'n8n-workflow';
import { createClient } from '../../n8n/client.ts';
import { closeQuestion } from '../close.ts';
import type { Ticket } from '../resume.ts';
import { evaluating } from './evaluating.ts';
import { forget, release } from './janitor.ts';

/** In milliseconds, before each attempt. */
const pauses = [2000, 30_000, 300_000];

/** For an answer that counts although its question could not be closed: the room shows it as soon as Webex allows. */
export async function closeLater(
	context: IWebhookFunctions,
	ticket: Ticket,
	outcome: string,
): Promise<void> {
	release(context, ticket.messageId);
	const warn = (message: string) => context.logger.warn(message);
	for (const pause of pauses) {
		await sleep(pause);
		const isDone = await close().catch((error: unknown) => {
			warn(`A question was answered, but could not be closed: ${String(error)}`);
			return false;
		});
		if (isDone) return;
	}

	async function close(): Promise<boolean> {
		await evaluating(context, async () => {
			const webex = await createClient(context);
			await closeQuestion(webex, ticket, outcome, warn);
			await forget(context, webex, ticket.messageId);
		});
		return true;
	}
}
