import { type INodeType, type INodeTypeDescription, NodeConnectionTypes } from 'n8n-workflow';
import { credentials } from '../fields/authentication.ts';
import { eventTrigger, eventWebhooks } from '../WebexTrigger/trigger.ts';

const { properties, methods, webhookMethods, trigger, execute, webhook } = eventTrigger([
	'messages',
	'attachmentActions',
]);

export class WebexMessagesTrigger implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Webex Messages Trigger',
		name: 'webexMessagesTrigger',
		icon: { light: 'file:../../icons/messages.svg', dark: 'file:../../icons/messages.dark.svg' },
		group: ['trigger'],
		version: 1,
		subtitle: '={{ $parameter["event"].replace(".", ": ") }}',
		description:
			'Starts a workflow when somebody writes or answers a card. Actions: send, search and retrieve messages, cards and approvals in rooms (spaces).',
		defaults: { name: 'Webex Messages Trigger' },
		inputs: [],
		outputs: [NodeConnectionTypes.Main],
		credentials,
		webhooks: eventWebhooks,
		properties,
	};

	methods = methods;

	webhookMethods = webhookMethods;

	trigger = trigger;

	execute = execute;

	webhook = webhook;
}
