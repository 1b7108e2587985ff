import { type INodeType, type INodeTypeDescription, NodeConnectionTypes } from 'n8n-workflow';
import { credentials } from '../fields/authentication.ts';
import { sensitive } from '../fields/hints.ts';
import { eventTrigger, eventWebhooks } from '../WebexTrigger/trigger.ts';

const { properties, methods, webhookMethods, trigger, execute, webhook } = eventTrigger([
	'meetings',
	'meetingParticipants',
	'recordings',
	'meetingTranscripts',
]);

export class WebexMeetingsTrigger implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Webex Meetings Trigger',
		name: 'webexMeetingsTrigger',
		icon: { light: 'file:../../icons/meetings.svg', dark: 'file:../../icons/meetings.dark.svg' },
		group: ['trigger'],
		version: 1,
		subtitle: '={{ $parameter["event"].replace(".", ": ") }}',
		description:
			'Starts a workflow when a meeting begins or ends, or has a recording. Actions: schedule meetings, get join links, attendance, recordings and transcripts.',
		defaults: { name: 'Webex Meetings Trigger' },
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
