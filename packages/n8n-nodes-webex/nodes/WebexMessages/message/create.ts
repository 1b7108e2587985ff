import { room } from '../../../src/locators/room.ts';
import { operation } from '../../../src/operation.ts';
import { simplify } from '../../fields.ts';
import { content, format } from '../fields.ts';
import { simplifyMessage } from './simplify.ts';

export const create = operation({
	name: 'Create',
	action: 'Create a message',
	description: 'Send a message to a room (space) or directly to a person',
	fields: [
		{
			displayName: 'Send To',
			name: 'sendTo',
			type: 'options',
			noDataExpression: true,
			default: 'room',
			options: [
				{ name: 'Person', value: 'person', description: 'In the direct room with this person' },
				{ name: 'Room', value: 'room', description: 'Webex app: space' },
			],
		},
		{ ...room, displayOptions: { show: { sendTo: ['room'] } } },
		{
			displayName: 'Person',
			name: 'person',
			type: 'string',
			default: '',
			required: true,
			placeholder: 'e.g. nathan@example.com',
			description: 'The email address or the person ID',
			displayOptions: { show: { sendTo: ['person'] } },
		},
		format,
		content,
		{
			displayName: 'Options',
			name: 'options',
			type: 'collection',
			placeholder: 'Add Option',
			default: {},
			options: [
				{
					displayName: 'Reply to Message ID',
					name: 'parentId',
					type: 'string',
					default: '',
					placeholder: 'e.g. Y2lzY29zcGFyazovL3VzL01FU1NBR0Uv...',
					description: 'Send the message as a reply in the thread of this message',
				},
			],
		},
		simplify,
	],
	simplify: simplifyMessage,
	// Messages to one room arrive in the order of the items.
	order: ({ roomId, person }) => roomId ?? person ?? '',
	run: (webex, { roomId, person, format, content, options }) =>
		webex.messages.create({
			...(roomId && { roomId }),
			...(person && recipient(person)),
			...(format === 'markdown' ? { markdown: content } : { text: content }),
			...options,
		}),
});

const recipient = (person: string) =>
	person.includes('@') ? { toPersonEmail: person } : { toPersonId: person };
