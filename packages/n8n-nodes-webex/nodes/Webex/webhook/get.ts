import { webhook } from '../../../src/locators/webhook.ts';
import { operation } from '../../../src/operation.ts';
import { shown } from './output.ts';

export const get = operation({
	name: 'Get',
	action: 'Get a webhook',
	description: 'Get one webhook, with its status',
	fields: [webhook],
	run: async (webex, { webhookId }) => shown(await webex.webhooks.get({ webhookId })),
});
