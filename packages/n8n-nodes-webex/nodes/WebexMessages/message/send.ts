import { operation } from '../../../src/engine/operation.ts';
import { destinationOf, destinationsOf, placeOf } from '../../../src/messages/destination.ts';
import { compose, post } from '../../../src/messages/post.ts';
import { messages } from '../../../src/output/message.ts';
import { simplify } from '../../fields/common.ts';
import { peopleInto } from '../../fields/people.ts';
import { chosenRooms } from '../../fields/rooms.ts';
import { bodyFields } from '../bodyFields.ts';
import { replyTo, sendTo, toPerson, toRoom } from '../destinationFields.ts';
import {
	appendAttribution,
	binaryFields,
	dryRun,
	fileUrls,
	longMessages,
	mention,
	mentionChosen,
	sendOnceKey,
} from '../fields.ts';

export const send = operation({
	name: 'Send',
	action: 'Send a message',
	description: 'Send a text, files or a card to a room (space), to a person, or to several of them',
	fields: [
		{
			...sendTo,
			options: [
				...sendTo.options,
				{
					name: 'Several',
					value: 'several',
					description: 'Rooms (spaces) and people, a message each',
				},
			],
		},
		toRoom,
		toPerson,
		{
			displayName: 'Recipients',
			name: 'recipients',
			type: 'string',
			list: 'names',
			idType: 'ROOM',
			email: 'also',
			default: '',
			placeholder: 'e.g. nathan@example.com, Network Operations',
			description:
				'Email addresses of people, whole titles of rooms, or IDs, separated by commas, or an expression that returns a list. A title with a comma goes into "Chosen Rooms".',
			displayOptions: { show: { sendTo: ['several'] } },
		},
		{
			...chosenRooms,
			into: 'recipients',
			displayOptions: { show: { sendTo: ['several'] } },
		},
		{
			...peopleInto('recipients'),
			displayOptions: { show: { sendTo: ['several'] } },
		},
		...bodyFields,
		simplify,
		{
			displayName: 'Options',
			name: 'options',
			type: 'collection',
			placeholder: 'Add Option',
			default: {},
			options: [
				appendAttribution,
				fileUrls,
				binaryFields,
				dryRun,
				longMessages,
				mention,
				mentionChosen,
				replyTo,
				sendOnceKey,
			],
		},
	],
	...messages,
	run: async (webex, { roomId, person, recipients, options, ...values }, item) => {
		const destinations = roomId
			? [{ roomId }]
			: person
				? [destinationOf(person)]
				: destinationsOf(recipients ?? []);
		await item.inTurn(destinations.map(placeOf));
		const draft = { ...compose(values), ...options };
		const sent: object[] = [];
		for (const destination of destinations) {
			sent.push(...(await post(webex, destination, draft, item)));
		}
		return sent;
	},
});
