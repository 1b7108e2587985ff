import type { CreateMessage, ListMessages, Message } from './messages.schema.ts';
import { get, post } from './operation.ts';

const read = { scope: 'spark:messages_read' };
const write = { scope: 'spark:messages_write' };

/** @see https://developer.webex.com/docs/api/v1/messages */
export const messages = {
	create: post('/messages', write).one<CreateMessage, Message>(),
	get: get('/messages/{messageId}', read).one<{ messageId: string }, Message>(),
	list: get('/messages', read).many<ListMessages, Message>({
		largestPage: 1000,
		largestPageWith: { mentionedPeople: 100 },
		filters: ['roomId', 'parentId', 'mentionedPeople'],
	}),
};
