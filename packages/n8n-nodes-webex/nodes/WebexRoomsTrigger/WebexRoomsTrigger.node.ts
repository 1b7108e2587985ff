import { type INodeType, type INodeTypeDescription, NodeConnectionTypes } from 'n8n-workflow';
import { credentials } from '../fields/authentication.ts';
import { eventTrigger, eventWebhooks } from '../WebexTrigger/trigger.ts';

const { properties, methods, webhookMethods, trigger, execute, webhook } = eventTrigger([
	'memberships',
	'rooms',
]);

export class WebexRoomsTrigger implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Webex Rooms Trigger',
		name: 'webexRoomsTrigger',
		icon: { light: 'file:../../icons/rooms.svg', dark: 'file:../../icons/rooms.dark.svg' },
		group: ['trigger'],
		version: 1,
		subtitle: '={{ $parameter["event"].replace(".", ": ") }}',
		description:
			'Starts a workflow when somebody joins or leaves. Actions: find, create and change rooms (spaces), their members and teams.',
		defaults: { name: 'Webex Rooms Trigger' },
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
