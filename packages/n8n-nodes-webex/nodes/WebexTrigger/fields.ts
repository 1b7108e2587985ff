import { byName } from '../../src/engine/describe.ts';
import type { Field } from '../../src/engine/field.ts';
import { includeSecrets, simplify } from '../fields/common.ts';
import { room } from '../fields/room.ts';
import { resources } from './resources.ts';

const titleOf = (event: string) =>
	event.replaceAll(/([A-Z])/g, ' $1').replace(/^./, (first) => first.toUpperCase());

/** As a workflow stores an event: `messages.created`, or `messages.all` for any of them. */
const valuesOf = (resource: string): readonly string[] => {
	const { events = [] } = resources[resource] ?? {};
	return [...events, ...(events.length === 1 ? [] : ['all'])].map(
		(event) => `${resource}.${event}`,
	);
};

const choices = Object.entries(resources)
	.flatMap(([resource, { name, description = '' }]) =>
		valuesOf(resource).map((value) => {
			const event = value.split('.')[1] ?? '';
			return {
				name: event === 'all' ? `${name}, Any Event` : `${name} ${titleOf(event)}`,
				value,
				description,
			};
		}),
	)
	.sort(byName);

const event = {
	displayName: 'Event',
	name: 'event',
	type: 'options',
	noDataExpression: true,
	default: 'messages.created',
	options: choices,
} as const;

const ofRoom = { ...room, required: false } as const;

const sender = {
	displayName: 'Person',
	name: 'person',
	type: 'string',
	default: '',
	placeholder: 'e.g. name@email.com',
	description: 'The email address or the person ID',
} as const;

const roomType = {
	displayName: 'Type of Room',
	name: 'roomType',
	type: 'options',
	default: 'direct',
	options: [
		{ name: 'Direct', value: 'direct', description: 'With one other person' },
		{ name: 'Group', value: 'group', description: 'With any number of people' },
	],
} as const;

const hostEmail = {
	displayName: 'Host Email',
	name: 'hostEmail',
	type: 'string',
	default: '',
	placeholder: 'e.g. name@email.com',
	description: 'Only with "Of the Organisation"',
} as const;

const siteUrl = {
	displayName: 'Site',
	name: 'siteUrl',
	type: 'string',
	default: '',
	placeholder: 'e.g. example.webex.com',
} as const;

const meetingId = {
	displayName: 'Meeting ID',
	name: 'meetingId',
	type: 'string',
	default: '',
	placeholder: 'e.g. 870f51ff287b41be8474412901e0f402',
} as const;

/** By resource; every field but the text is one of Webex's filters. @see https://developer.webex.com/docs/webhooks */
const filters: Readonly<Record<string, readonly Field[]>> = {
	attachmentActions: [
		{
			displayName: 'Message ID',
			name: 'messageId',
			type: 'string',
			default: '',
			placeholder: 'e.g. Y2lzY29zcGFyazovL3VzL01FU1NBR0Uv...',
			description: 'The message with the card',
		},
		sender,
		ofRoom,
	],
	meetingParticipants: [hostEmail, meetingId, siteUrl],
	meetings: [
		hostEmail,
		{
			displayName: 'Meeting Number',
			name: 'meetingNumber',
			type: 'string',
			default: '',
			placeholder: 'e.g. 25501234567',
		},
		siteUrl,
	],
	meetingTranscripts: [hostEmail, siteUrl],
	memberships: [
		{
			displayName: 'Is Moderator',
			name: 'isModerator',
			type: 'boolean',
			default: true,
			description: 'Whether the person moderates the room',
		},
		sender,
		ofRoom,
	],
	messages: [
		{
			displayName: 'Has Card',
			name: 'hasAttachments',
			type: 'boolean',
			default: true,
			description: 'Whether the message has a card',
		},
		{
			displayName: 'Has Files',
			name: 'hasFiles',
			type: 'boolean',
			default: true,
			description: 'Whether the message has files',
		},
		{
			displayName: 'Mentioned Person',
			name: 'mentionedPeople',
			type: 'string',
			default: 'me',
			description: 'The ID of a person, or me for the account of the credential',
		},
		sender,
		ofRoom,
		{
			displayName: 'Text',
			name: 'text',
			type: 'string',
			default: '',
			placeholder: 'e.g. /^deploy/i',
			description:
				'A part of the text, or a pattern between slashes. Each message is read first: only one whose text fits starts the workflow.',
		},
		roomType,
	],
	recordings: [hostEmail, meetingId, siteUrl],
	rooms: [
		{
			displayName: 'Is Moderated',
			name: 'isLocked',
			type: 'boolean',
			default: true,
			description: 'Whether the room has moderators',
		},
		{ ...roomType, name: 'type' },
	],
};

const filterFields = Object.entries(filters).map(
	([value, options]) =>
		({
			displayName: 'Filters',
			name: 'filters',
			type: 'collection',
			placeholder: 'Add Filter',
			default: {},
			description: 'Only what fits all of them',
			options,
			displayOptions: { show: { event: valuesOf(value) } },
		}) as const,
);

const readable = Object.keys(resources)
	.filter((name) => resources[name]?.read || name === 'all')
	.flatMap(valuesOf);

export const fields = [
	event,
	...filterFields,
	{
		displayName: 'Resolve Data',
		name: 'resolve',
		type: 'boolean',
		default: true,
		description:
			'Whether to read what happened to: the text of a message, the inputs of a card. Webex sends IDs only.',
		displayOptions: { show: { event: readable } },
	},
	simplify,
	{
		displayName: 'Options',
		name: 'options',
		type: 'collection',
		placeholder: 'Add Option',
		default: {},
		options: [
			{
				displayName: 'Also Resolve',
				name: 'also',
				type: 'multiOptions',
				default: ['room'],
				options: [
					{ name: 'Person', value: 'person', description: 'Who did it' },
					{ name: 'Room', value: 'room', description: 'The room (space) that it happened in' },
				],
				description: 'What else to read and add',
			},
			{
				displayName: 'Download Files',
				name: 'downloadFiles',
				type: 'boolean',
				default: true,
				description: 'Whether to add the files of a message as binary data',
			},
			{
				displayName: 'Ignore Own',
				name: 'ignoreOwn',
				type: 'boolean',
				default: true,
				description:
					'Whether to pass over messages and card actions of the account itself, so that no workflow answers itself; on when not set',
			},
			{
				...includeSecrets,
				description:
					'Whether the output holds passwords of meetings and recordings, and links to download, which n8n then stores with the execution',
			},
			{
				displayName: 'Of the Organisation',
				name: 'ofOrganisation',
				type: 'boolean',
				default: true,
				description:
					'Whether to include events of everybody in the organisation; needs an administrator',
			},
			{
				displayName: 'Remove Mention',
				name: 'removeMention',
				type: 'boolean',
				default: true,
				description: 'Whether to remove the mention of the account from the text of a message',
			},
		],
	},
] as const;
