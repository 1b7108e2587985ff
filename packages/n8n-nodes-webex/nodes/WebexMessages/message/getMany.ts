import { room } from '../../../src/locators/room.ts';
import { operation } from '../../../src/operation.ts';
import { limit, returnAll, simplify } from '../../fields.ts';
import { simplifyMessage } from './simplify.ts';

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
	simplify: simplifyMessage,
	run: (webex, { roomId, limit, filters: { onlyMentions, ...filters } }) =>
		webex.messages.list(
			{ roomId, ...filters, ...(onlyMentions && { mentionedPeople: 'me' }) },
			{ limit },
		),
});
