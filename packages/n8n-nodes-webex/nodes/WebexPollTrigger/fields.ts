import { includeSecrets, simplify } from '../fields/common.ts';
import {
	changesAndDeletions,
	lateArrivals,
	oneHost,
	oneSite,
	whose,
	withParticipants,
} from '../fields/new-in-meetings.ts';
import { fromChosenPeople, fromPeople } from '../fields/people.ts';
import { oneRoom, roomFilters, roomIds, rooms, severalRooms } from '../fields/rooms.ts';

const messageEvents = ['directMessage', 'file', 'mention', 'message'] as const;
const roomEvents = ['file', 'mention', 'message'] as const;
const meetingEvents = ['meetingEnded', 'recording', 'transcript'] as const;
const ofRooms = { event: roomEvents } as const;

export const fields = [
	{
		displayName: 'Event',
		name: 'event',
		type: 'options',
		noDataExpression: true,
		default: 'message',
		options: [
			{
				name: 'Meeting Ended',
				value: 'meetingEnded',
				description: 'A meeting is over; Webex shows it about 15 minutes later',
			},
			{
				name: 'Membership Change',
				value: 'membership',
				description: 'Somebody joined, left, or became moderator in the chosen rooms (spaces)',
			},
			{
				name: 'New Direct Message',
				value: 'directMessage',
				description: 'Somebody wrote directly to the account',
			},
			{ name: 'New File', value: 'file', description: 'A message brought a file' },
			{ name: 'New Mention', value: 'mention', description: 'Somebody mentioned the account' },
			{ name: 'New Message', value: 'message', description: 'Somebody wrote in a room (space)' },
			{
				name: 'New Recording',
				value: 'recording',
				description: 'A recording of a meeting can be played, however late it appears',
			},
			{
				name: 'New Room',
				value: 'room',
				description: 'The account created a room (space), or was added to one',
			},
			{
				name: 'New Transcript',
				value: 'transcript',
				description:
					'What was said in a meeting can be read. Those of the organization are for compliance officers.',
			},
		],
	},
	{ ...rooms, displayOptions: { show: ofRooms } },
	{
		displayName: 'Rooms',
		name: 'rooms',
		type: 'options',
		noDataExpression: true,
		default: 'one',
		options: [
			{
				name: 'By List of IDs or Titles',
				value: 'list',
				description: 'Several rooms (spaces), as a text or from an expression',
			},
			{ name: 'One', value: 'one', description: 'One room (space), chosen from a list' },
			{ name: 'Several', value: 'several', description: 'Rooms (spaces), each chosen from a list' },
		],
		displayOptions: { show: { event: ['membership'] } },
	},
	{
		...oneRoom,
		displayOptions: { show: { event: [...roomEvents, 'membership'], rooms: ['one'] } },
	},
	{
		...severalRooms,
		displayOptions: { show: { event: [...roomEvents, 'membership'], rooms: ['several'] } },
	},
	{
		...roomIds,
		displayOptions: { show: { event: [...roomEvents, 'membership'], rooms: ['list'] } },
	},
	{ ...roomFilters, displayOptions: { show: { ...ofRooms, rooms: ['filter'] } } },
	{ ...whose, displayOptions: { show: { event: meetingEvents } } },
	{ ...oneHost, displayOptions: { show: { event: meetingEvents, of: ['hosts'] } } },
	{ ...oneSite, displayOptions: { show: { event: meetingEvents, of: ['organization'] } } },
	{ ...withParticipants, displayOptions: { show: { event: ['meetingEnded'] } } },
	simplify,
	{ ...includeSecrets, displayOptions: { show: { event: ['meetingEnded', 'recording'] } } },
	{
		displayName: 'Options',
		name: 'options',
		type: 'collection',
		placeholder: 'Add Option',
		default: {},
		options: [
			{
				displayName: 'Edits and Deletions (Hours)',
				name: 'editHours',
				type: 'number',
				default: 24,
				typeOptions: { minValue: 1 },
				description:
					'Also start for messages that were edited or deleted, if they are not older than this. Each poll reads that time again.',
			},
			fromChosenPeople,
			fromPeople,
			{
				displayName: 'Ignore Own Messages',
				name: 'ignoreOwn',
				type: 'boolean',
				default: true,
				description: 'Whether to leave out what the account of the credential wrote itself',
			},
			{
				displayName: 'Late Arrivals (Seconds)',
				name: 'overlapSeconds',
				type: 'number',
				default: 60,
				typeOptions: { minValue: 0 },
				description: 'How late a message may appear in Webex and still be found',
			},
			{
				displayName: 'Remove Mention',
				name: 'removeMention',
				type: 'boolean',
				default: true,
				description: 'Whether to remove the mention of the account from the text',
			},
			{
				displayName: 'Text',
				name: 'text',
				type: 'string',
				default: '',
				placeholder: 'e.g. /^deploy/i',
				description:
					'Only messages with this in their text: a part of it, or a pattern between slashes. No deletions then.',
			},
		],
		displayOptions: { show: { event: messageEvents } },
	},
	{
		displayName: 'Options',
		name: 'options',
		type: 'collection',
		placeholder: 'Add Option',
		default: {},
		options: [changesAndDeletions, lateArrivals],
		displayOptions: { show: { event: meetingEvents } },
	},
] as const;
