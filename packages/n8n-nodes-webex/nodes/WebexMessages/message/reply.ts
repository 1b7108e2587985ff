import { post } from '../../../src/messages/post.ts';
import { operation } from '../../../src/operation.ts';
import { simplify } from '../../fields.ts';
import { content, dryRun, format, longMessages, mention, messageId } from '../fields.ts';
import { simplifySent } from './simplify.ts';

export const reply = operation({
	name: 'Reply in Thread',
	action: 'Reply to a message in its thread',
	description: 'Send a message into the thread of another message, which begins one if it has none',
	fields: [
		messageId,
		format,
		content,
		{
			displayName: 'Options',
			name: 'options',
			type: 'collection',
			placeholder: 'Add Option',
			default: {},
			options: [dryRun, longMessages, mention],
		},
		simplify,
	],
	simplify: simplifySent,
	order: ({ messageId }) => messageId,
	run: async (webex, { messageId, format, content, options }) => {
		const { roomId, parentId = messageId } = await webex.messages.get({ messageId });
		return await post(webex, { roomId }, { format, content, parentId, ...options });
	},
});
