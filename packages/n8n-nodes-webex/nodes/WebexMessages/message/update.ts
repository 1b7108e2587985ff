import { operation } from '../../../src/engine/operation.ts';
import { markdownOf } from '../../../src/messages/post.ts';
import { messages } from '../../../src/output/message.ts';
import { simplify } from '../../fields/common.ts';
import { format, messageId, requiredContent } from '../fields.ts';

export const update = operation({
	name: 'Update',
	action: 'Update a message',
	description:
		'Change the text of a message that the account wrote: 10 times at most, and none with files or a card',
	fields: [messageId, format, requiredContent, simplify],
	...messages,
	run: async (webex, { messageId, format, content }, item) => {
		await item.inTurn([messageId]);
		// Webex wants to know the room too.
		const { roomId } = await webex.messages.get({ messageId });
		const text = format === 'text' ? { text: content } : { markdown: markdownOf(format, content) };
		return await webex.messages.update({ messageId, roomId, ...text });
	},
});
