import { type INodeType, type INodeTypeDescription, NodeConnectionTypes } from 'n8n-workflow';
import { credentials } from '../fields/authentication.ts';
import { sensitive } from '../fields/hints.ts';
import { resources } from './resources.ts';
import { eventTrigger, eventWebhooks } from './trigger.ts';

const { properties, methods, webhookMethods, trigger, execute, webhook } = eventTrigger(
	Object.keys(resources),
);

export class WebexTrigger implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Webex Trigger',
		name: 'webexTrigger',
		icon: { light: 'file:../../icons/trigger.svg', dark: 'file:../../icons/trigger.dark.svg' },
		group: ['trigger'],
		version: 1,
		subtitle: '={{ $parameter["event"].replace(".", ": ") }}',
		description:
			'Starts a workflow on any event of Webex. Actions: find people, manage webhooks, call any endpoint.',
		defaults: { name: 'Webex Trigger' },
		sensitiveOutputFields: sensitive.meetings,
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
