import type { ITriggerFunctions, ITriggerResponse } from 'n8n-workflow';
import { authenticationOf, createClient } from '../n8n/client.ts';
import { explain } from '../n8n/failures.ts';
import { webhookMemory } from './memory.ts';
import { healWebhook } from './registration.ts';

/**
 * Checks the webhook of an active workflow when n8n starts and every ten minutes. n8n itself checks it only at
 * activation, and Webex never switches a webhook on again that it switched off.
 */
export async function watchWebhook(context: ITriggerFunctions): Promise<ITriggerResponse> {
	const check = async (): Promise<void> => {
		const memory = webhookMemory(context);
		const before = memory.read();
		const after = await healWebhook(await createClient(context), before);
		if (after.webhookId !== before.webhookId) memory.write(after);
	};
	// A failed check is repeated the next time; the workflow stays active.
	const warn = (error: unknown): void => {
		const reason = explain(error, authenticationOf(context))?.message ?? (error as Error).message;
		context.logger.warn(`The webhook of "${context.getNode().name}" was not checked: ${reason}`);
	};
	if (['init', 'leadershipChange'].includes(context.getActivationMode())) await check().catch(warn);
	context.helpers.registerCron({ expression: '0 */10 * * * *' }, () => {
		check().catch(warn);
	});
	return {};
}
