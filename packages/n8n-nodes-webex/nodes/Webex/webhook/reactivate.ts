import { operation } from '../../../src/engine/operation.ts';
import { webhook } from '../../fields/webhook.ts';
import { shown } from './output.ts';

export const reactivate = operation({
	name: 'Reactivate',
	action: 'Reactivate a webhook',
	description:
		'Switch a webhook on again: Webex switches it off after 100 deliveries within 5 minutes that did not arrive',
	hidesSecrets: true,
	fields: [webhook],
	run: async (webex, { webhookId }) => {
		const { name, targetUrl } = await webex.webhooks.get({ webhookId });
		return shown(await webex.webhooks.update({ webhookId, name, targetUrl, status: 'active' }));
	},
});
