import { operation } from '../../../src/engine/operation.ts';
import { simplifyMembership } from '../../../src/output/membership.ts';
import { limit, returnAll, simplify } from '../../fields/common.ts';
import { room } from '../../fields/room.ts';

export const getMany = operation({
	name: 'Get Many',
	action: 'Get many memberships',
	description: 'List the members of a room (space), or the memberships of the account',
	fields: [
		{
			displayName: 'Of',
			name: 'of',
			type: 'options',
			noDataExpression: true,
			default: 'room',
			options: [
				{ name: 'A Room', value: 'room', description: 'Who is in a room (space)' },
				{ name: 'The Account', value: 'account', description: 'Where it is a member' },
			],
		},
		{ ...room, displayOptions: { show: { of: ['room'] } } },
		returnAll,
		limit,
		simplify,
	],
	simplify: simplifyMembership,
	run: (webex, { roomId, limit }) => webex.memberships.list(roomId ? { roomId } : {}, { limit }),
});
