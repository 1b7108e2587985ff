import { operation } from '../../../src/engine/operation.ts';
import { placeOf } from '../../../src/messages/destination.ts';
import { compose, post } from '../../../src/messages/post.ts';
import { messages } from '../../../src/output/message.ts';
import { simplify } from '../../fields/common.ts';
import { bodyFields } from '../bodyFields.ts';
import {
	appendAttribution,
	binaryFields,
	dryRun,
	fileUrls,
	longMessages,
	mention,
	mentionChosen,
	messageId,
	sendOnceKey,
} from '../fields.ts';

export const reply = operation({
	name: 'Reply in Thread',
	action: 'Reply to a message in its thread',
	description:
		'Send a text, files or a card into the thread of another message, which begins one if it has none',
	fields: [
		messageId,
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
				sendOnceKey,
			],
		},
	],
	...messages,
	run: async (webex, { messageId, options, ...values }, item) => {
		const { roomId, parentId = messageId } = await webex.messages.get({ messageId });
		await item.inTurn([placeOf({ roomId })]);
		return await post(webex, { roomId }, { ...compose(values), parentId, ...options }, item);
	},
});
