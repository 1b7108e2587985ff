import { type IWebhookFunctions, sleep } from 'n8n-workflow';
import { createClient } from '../../n8n/client.ts';
import { type OpenQuestion, openQuestion, removeQuestion, showOutcome } from '../close.ts';
import type { Ticket } from '../resume.ts';
import { evaluating } from './evaluating.ts';
import { clearUp, release } from './janitor.ts';
import { removeWebhooks } from './questions.ts';

/** In milliseconds, before each attempt. */
const pauses = [0, 2000, 30_000, 300_000];

/**
 * n8n has continued with an answer: its outcome, if there is one to show, takes the place of the question, as soon as
 * Webex allows, and the webhook goes. Also when somebody else has removed the question meanwhile: this is the outcome that counts.
 */
export async function settle(
	context: IWebhookFunctions,
	ticket: Ticket,
	known: OpenQuestion | undefined,
	outcome: string | undefined,
): Promise<void> {
	const asked = release(context, ticket.messageId);
	const warn = (message: string) => context.logger.warn(message);
	let question = known;
	let isShown = false;
	for (const pause of pauses) {
		await sleep(pause);
		const isDone = await attempt().catch((error: unknown) => {
			warn(`A question was answered, but could not be closed: ${String(error)}`);
			return false;
		});
		if (isDone) break;
	}
	if (ticket.by === 'card') clearUp(context);

	async function attempt(): Promise<boolean> {
		await evaluating(context, async () => {
			const webex = await createClient(context);
			if (!ticket.keeps) {
				question ??= await openQuestion(webex, ticket);
				await removeQuestion(webex, ticket);
			}
			if (question && !ticket.keeps && !isShown) {
				isShown = true;
				await showOutcome(webex, question, outcome).catch((error: unknown) =>
					warn(`An outcome could not be shown: ${String(error)}`),
				);
			}
			if (ticket.by === 'card') await removeWebhooks(webex, ticket, asked?.webhookId);
		});
		return true;
	}
}
