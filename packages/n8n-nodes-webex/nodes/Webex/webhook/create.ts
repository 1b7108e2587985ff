import { operation } from '../../../src/engine/operation.ts';
import { shown } from './output.ts';

export const create = operation({
	name: 'Create',
	action: 'Create a webhook',
	description: 'Let Webex call a URL when something happens',
	hidesSecrets: true,
	fields: [
		{
			displayName: 'Name',
			name: 'name',
			type: 'string',
			default: '',
			required: true,
			placeholder: 'e.g. New messages',
		},
		{
			displayName: 'Target URL',
			name: 'targetUrl',
			type: 'string',
			default: '',
			required: true,
			placeholder: 'e.g. https://n8n.example.com/webhook/...',
			description: 'The URL that Webex calls; Webex has to reach it over the internet',
		},
		{
			displayName: 'Webhook Resource',
			name: 'webhookResource',
			type: 'options',
			default: 'messages',
			options: [
				{ name: 'Admin Batch Jobs', value: 'adminBatchJobs' },
				{ name: 'All', value: 'all', description: 'Memberships, messages and rooms (spaces)' },
				{ name: 'Attachment Actions', value: 'attachmentActions', description: 'Cards' },
				{ name: 'Call Recordings', value: 'convergedRecordings' },
				{ name: 'Data Sources', value: 'dataSources' },
				{ name: 'Meeting Participants', value: 'meetingParticipants' },
				{ name: 'Meeting Transcripts', value: 'meetingTranscripts' },
				{ name: 'Meetings', value: 'meetings' },
				{ name: 'Memberships', value: 'memberships' },
				{ name: 'Messages', value: 'messages' },
				{ name: 'Recordings', value: 'recordings' },
				{ name: 'Rooms', value: 'rooms' },
				{ name: 'Service App', value: 'serviceApp' },
				{ name: 'Telephony Calls', value: 'telephony_calls' },
				{ name: 'Telephony Conference', value: 'telephony_conference' },
				{ name: 'Telephony Message Waiting', value: 'telephony_mwi' },
				{ name: 'UC Counters', value: 'uc_counters' },
			],
		},
		{
			displayName: 'Event',
			name: 'event',
			type: 'options',
			default: 'created',
			options: [
				{ name: 'All', value: 'all' },
				{ name: 'Authorized', value: 'authorized' },
				{ name: 'Created', value: 'created' },
				{ name: 'Deauthorized', value: 'deauthorized' },
				{ name: 'Deleted', value: 'deleted' },
				{ name: 'Ended', value: 'ended' },
				{ name: 'Joined', value: 'joined' },
				{ name: 'Left', value: 'left' },
				{ name: 'Migrated', value: 'migrated' },
				{ name: 'Started', value: 'started' },
				{ name: 'Status Changed', value: 'statusChanged' },
				{ name: 'Updated', value: 'updated' },
			],
		},
		{
			displayName: 'Options',
			name: 'options',
			type: 'collection',
			placeholder: 'Add Option',
			default: {},
			options: [
				{
					displayName: 'Filter',
					name: 'filter',
					type: 'string',
					default: '',
					placeholder: 'e.g. roomId=Y2lz...&personEmail=nathan@example.com',
					description: 'Only what fits, as Webex writes filters',
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
					displayName: 'Whole Organization',
					name: 'ofOrganisation',
					type: 'boolean',
					default: true,
					description:
						'Whether it is called for everybody in the organization; needs an administrator',
				},
			],
		},
	],
	run: async (webex, { name, targetUrl, webhookResource, event, options }) => {
		const { ofOrganisation, ...rest } = options;
		return shown(
			await webex.webhooks.create({
				name,
				targetUrl,
				resource: webhookResource,
				event,
				...rest,
				...(ofOrganisation && { ownedBy: 'org' }),
			}),
		);
	},
});
