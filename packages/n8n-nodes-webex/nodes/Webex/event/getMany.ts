import { operation } from '../../../src/engine/operation.ts';
import { limit, returnAll } from '../../fields/common.ts';

export const getMany = operation({
	name: 'Get Many',
	action: 'Get many events',
	description: 'List what people of the organization did, newest first; for compliance officers',
	fields: [
		returnAll,
		limit,
		{
			displayName: 'Filters',
			name: 'filters',
			type: 'collection',
			placeholder: 'Add Filter',
			default: {},
			options: [
				{
					displayName: 'Actor ID',
					name: 'actorId',
					type: 'string',
					default: '',
					idType: 'PEOPLE',
					description: 'Only what this person did: the ID, the email address or the whole name',
				},
				{
					displayName: 'From',
					name: 'from',
					type: 'dateTime',
					default: '',
					description: 'Only what happened at this time or later',
				},
				{
					displayName: 'Resource',
					name: 'eventResource',
					type: 'options',
					default: 'messages',
					options: [
						{ name: 'Attachment Actions', value: 'attachmentActions' },
						{ name: 'Business Texts', value: 'businessTexts' },
						{ name: 'Call Recordings', value: 'convergedRecordings' },
						{ name: 'Call Records', value: 'call_records' },
						{ name: 'File Transcodings', value: 'file_transcodings' },
						{ name: 'Files', value: 'files' },
						{ name: 'Meeting Messages', value: 'meetingMessages' },
						{ name: 'Meeting Transcripts', value: 'meetingTranscripts' },
						{ name: 'Meetings', value: 'meetings' },
						{ name: 'Memberships', value: 'memberships' },
						{ name: 'Messages', value: 'messages' },
						{ name: 'Rooms', value: 'rooms' },
						{ name: 'Tabs', value: 'tabs' },
					],
				},
				{
					displayName: 'To',
					name: 'to',
					type: 'dateTime',
					default: '',
					description: 'Only what happened at this time or earlier; not in the future',
				},
				{
					displayName: 'Type',
					name: 'type',
					type: 'options',
					default: 'created',
					options: [
						{ name: 'Created', value: 'created' },
						{ name: 'Deleted', value: 'deleted' },
						{ name: 'Ended', value: 'ended' },
						{ name: 'Updated', value: 'updated' },
					],
				},
			],
		},
	],
	run: (webex, { limit, filters: { eventResource, ...filters } }) =>
		webex.events.list({ ...filters, ...(eventResource && { resource: eventResource }) }, { limit }),
});
