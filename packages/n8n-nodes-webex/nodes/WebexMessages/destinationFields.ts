import { person } from '../fields/person.ts';
import { room } from '../fields/room.ts';

export const sendTo = {
	displayName: 'Send To',
	name: 'sendTo',
	type: 'options',
	noDataExpression: true,
	default: 'room',
	options: [
		{ name: 'Person', value: 'person', description: 'Directly to this person' },
		{ name: 'Room', value: 'room', description: 'A room (space), where all its members read it' },
	],
} as const;

/** Shown by what "Send To" names. */
export const toRoom = { ...room, displayOptions: { show: { sendTo: ['room'] } } } as const;
export const toPerson = { ...person, displayOptions: { show: { sendTo: ['person'] } } } as const;

export const replyTo = {
	displayName: 'Reply to Message ID',
	name: 'parentId',
	type: 'string',
	idType: 'MESSAGE',
	default: '',
	placeholder: 'e.g. Y2lzY29zcGFyazovL3VzL01FU1NBR0Uv...',
	description:
		'Send it as a reply in the thread of this message, as another operation returned its ID, or its link in the Webex app',
} as const;
