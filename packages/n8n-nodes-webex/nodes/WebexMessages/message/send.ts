import { operation } from '../../../src/engine/operation.ts';
import { destinationOf, destinationsOf, placeOf } from '../../../src/messages/destination.ts';
import { compose, post } from '../../../src/messages/post.ts';
import { messages } from '../../../src/output/message.ts';
import { simplify } from '../../fields/common.ts';
import { bodyFields } from '../bodyFields.ts';
import { replyTo, sendTo, toPerson, toRoom } from '../destinationFields.ts';
import {
	appendAttribution,
	binaryFields,
	dryRun,
	fileUrls,
	longMessages,
	mention,
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
			default: '',
			required: true,
			placeholder: 'e.g. nathan@example.com, Y2lzY29zcGFyazovL3VzL1JPT00v...',
			description:
				'Email addresses, person IDs and room IDs, separated by commas, or an expression that returns a list',
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
