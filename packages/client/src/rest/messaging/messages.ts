import { del, get, post, put } from '../engine/operation.ts';
import type {
	CreateMessage,
	ListDirectMessages,
	ListMessages,
	Message,
	UpdateMessage,
} from './messages.schema.ts';

const read = { scope: 'spark:messages_read' };
const write = { scope: 'spark:messages_write' };

/** @see https://developer.webex.com/docs/api/v1/messages */
export const messages = {
	create: post('/messages', { ...write, takesFiles: true }).one<CreateMessage, Message>(),
	delete: del('/messages/{messageId}', write).none<{ messageId: string }>(),
	/** The newest 50 messages with a person at most: `list` with the ID of their room returns the others. */
	direct: get('/messages/direct', read).many<ListDirectMessages, Message>({}),
	get: get('/messages/{messageId}', read).one<{ messageId: string }, Message>(),
	list: get('/messages', read).many<ListMessages, Message>({
		maxPageSize: 1000,
		maxPageSizeWith: { mentionedPeople: 100 },
		filters: ['roomId', 'parentId', 'mentionedPeople'],
		isDown: true,
	}),
	update: put('/messages/{messageId}', write).one<UpdateMessage, Message>(),
};
