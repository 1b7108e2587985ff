import type { Field } from '../../src/engine/field.ts';
import { person } from '../fields/person.ts';
import { room } from '../fields/room.ts';
import { valuesOf } from './events.ts';

const ofRoom = { ...room, required: false } as const;

const sender = { ...person, required: false } as const;

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
	idType: 'PEOPLE',
	email: 'only',
	default: '',
	placeholder: 'e.g. name@email.com',
	description: 'Only with "Whole Organization"',
} as const;

const text = {
	displayName: 'Text',
	name: 'text',
	type: 'string',
	default: '',
	placeholder: 'e.g. /^deploy/i',
	description:
		'A part of the text, or a pattern between slashes. Each message is read first: only one whose text fits starts the workflow, and no deletion. One that Webex refuses to show starts it too, with the reason in "unresolved".',
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
			description: 'Whether the person moderates the room (space)',
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
			idType: 'PEOPLE',
			words: ['me'],
			default: 'me',
			description:
				'The email address, the whole name or the ID of a person, or me for the account of the credential',
		},
		sender,
		ofRoom,
		text,
		roomType,
	],
	recordings: [hostEmail, meetingId, siteUrl],
	rooms: [
		{
			displayName: 'Is Moderated',
			name: 'isLocked',
			type: 'boolean',
			default: true,
			description: 'Whether the room (space) has moderators',
		},
		{ ...roomType, name: 'type' },
	],
};

/** A message that was deleted has no text any more. */
const textless = 'messages.deleted';

const filterField = (options: readonly Field[], event: readonly string[]) =>
	({
		displayName: 'Filters',
		name: 'filters',
		type: 'collection',
		placeholder: 'Add Filter',
		default: {},
		description: 'Only what fits all of them',
		options,
		displayOptions: { show: { event } },
	}) as const;

export const filterFieldsFor = (names: readonly string[]) =>
	Object.entries(filters)
		.filter(([resource]) => names.includes(resource))
		.flatMap(([resource, options]) => {
			const events = valuesOf(resource);
			if (!events.includes(textless)) return [filterField(options, events)];
			return [
				filterField(
					options,
					events.filter((event) => event !== textless),
				),
				filterField(
					options.filter((option) => option !== text),
					[textless],
				),
			];
		});
