import { operation } from '../../../src/engine/operation.ts';
import { webhook } from '../../fields/webhook.ts';

export const deleteWebhook = operation({
	name: 'Delete',
	action: 'Delete a webhook',
	description: 'Remove a webhook',
	fields: [webhook],
	run: async (webex, { webhookId }) => {
		await webex.webhooks.delete({ webhookId });
		return { webhookId, deleted: true };
	},
});
