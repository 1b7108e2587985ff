import type { Message } from '@webex-nodes/client';
import type { Item } from '../../../src/engine/item.ts';
import { operation } from '../../../src/engine/operation.ts';
import { messages } from '../../../src/output/message.ts';
import { limit, returnAll, simplify } from '../../fields/common.ts';
import { room } from '../../fields/room.ts';

export const getMany = operation({
	name: 'Get Many',
	action: 'Get many messages',
	description: 'List the messages of a room (space), newest first',
	fields: [
		room,
		returnAll,
		limit,
		simplify,
		{
			displayName: 'Filters',
			name: 'filters',
			type: 'collection',
			placeholder: 'Add Filter',
			default: {},
			options: [
				{
					displayName: 'After',
					name: 'after',
					type: 'dateTime',
					default: '',
					description: 'Only messages created since this time; older ones are not even read',
				},
				{
					displayName: 'Before',
					name: 'before',
					type: 'dateTime',
					default: '',
					description: 'Only messages created before this time',
				},
				{
					displayName: 'Before Message ID',
					name: 'beforeMessage',
					type: 'string',
					default: '',
					placeholder: 'e.g. Y2lzY29zcGFyazovL3VzL01FU1NBR0Uv...',
					description: 'Only messages created before this one',
				},
				{
					displayName: 'Only Mentions of Me',
					name: 'onlyMentions',
					type: 'boolean',
					default: true,
					description:
						'Whether to return only messages that mention the account of the credential. Bots need this in group rooms.',
				},
				{
					displayName: 'Thread of Message ID',
					name: 'parentId',
					type: 'string',
					default: '',
					placeholder: 'e.g. Y2lzY29zcGFyazovL3VzL01FU1NBR0Uv...',
					description: 'Only the replies to this message',
				},
			],
		},
	],
	...messages,
	run: async (webex, { roomId, limit, filters: { onlyMentions, after, ...filters } }, item) => {
		const query = { roomId, ...filters, ...(onlyMentions && { mentionedPeople: 'me' }) };
		const list = webex.messages.list(query, { limit });
		return after === undefined ? await list : await since(list, Date.parse(after), item);
	},
});

/** Webex lists newest first and knows no "since": the first older one ends it. */
async function since(
	list: AsyncIterable<Message>,
	time: number,
	{ keep }: Item,
): Promise<Message[]> {
	const found: Message[] = [];
	for await (const message of list) {
		if (Date.parse(message.created) < time) break;
		keep([message]);
		found.push(message);
	}
	return found;
}
