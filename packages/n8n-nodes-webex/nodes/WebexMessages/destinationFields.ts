import { person } from '../fields/person.ts';
import { room } from '../fields/room.ts';

export const sendTo = {
	displayName: 'Send To',
	name: 'sendTo',
	type: 'options',
	noDataExpression: true,
	default: 'room',
	options: [
		{ name: 'Person', value: 'person', description: 'In the direct room with this person' },
		{ name: 'Room', value: 'room', description: 'Webex app: space' },
	],
} as const;

/** Shown by what "Send To" names. */
export const toRoom = { ...room, displayOptions: { show: { sendTo: ['room'] } } } as const;
export const toPerson = { ...person, displayOptions: { show: { sendTo: ['person'] } } } as const;

export const replyTo = {
	displayName: 'Reply to Message ID',
	name: 'parentId',
	type: 'string',
	default: '',
	placeholder: 'e.g. Y2lzY29zcGFyazovL3VzL01FU1NBR0Uv...',
	description: 'Send it as a reply in the thread of this message',
} as const;
