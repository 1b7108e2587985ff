import { operation } from '../../../src/engine/operation.ts';
import { webhook } from '../../fields/webhook.ts';
import { shown } from './output.ts';

export const get = operation({
	name: 'Get',
	action: 'Get a webhook',
	description: 'Get one webhook, with its status',
	hidesSecrets: true,
	fields: [webhook],
	run: async (webex, { webhookId }) => shown(await webex.webhooks.get({ webhookId })),
});
