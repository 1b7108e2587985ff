import { operation } from '../../../src/engine/operation.ts';
import { messageId } from '../fields.ts';

export const deleteMessage = operation({
	name: 'Delete',
	action: 'Delete a message',
	description: 'Remove a message that the account wrote, or, as a moderator, that of somebody else',
	fields: [messageId],
	run: async (webex, { messageId }) => {
		await webex.messages.delete({ messageId });
		return { messageId, deleted: true };
	},
});
