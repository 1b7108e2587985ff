import { operation } from '../../../src/engine/operation.ts';
import { webhook } from '../../fields/webhook.ts';
import { shown } from './output.ts';

export const update = operation({
	name: 'Update',
	action: 'Update a webhook',
	description: 'Change name, URL or secret of a webhook; what starts it cannot change',
	hidesSecrets: true,
	fields: [
		webhook,
		{
			displayName: 'Changes',
			name: 'changes',
			type: 'collection',
			placeholder: 'Add Change',
			default: {},
			options: [
				{
					displayName: 'Name',
					name: 'name',
					type: 'string',
					default: '',
				},
				{
					displayName: 'Secret',
					name: 'secret',
					type: 'string',
					typeOptions: { password: true },
					default: '',
					description: 'Signs each delivery, so that a forged one can be refused',
				},
				{
					displayName: 'Target URL',
					name: 'targetUrl',
					type: 'string',
					default: '',
				},
			],
		},
	],
	run: async (webex, { webhookId, changes }) => {
		// Webex wants name and address each time.
		const { name, targetUrl } = await webex.webhooks.get({ webhookId });
		return shown(await webex.webhooks.update({ webhookId, name, targetUrl, ...changes }));
	},
});
