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
			displayName: 'List',
			name: 'of',
			type: 'options',
			noDataExpression: true,
			default: 'room',
			options: [
				{ name: 'Members of a Room', value: 'room', description: 'Who is in a room (space)' },
				{
					name: 'Memberships of the Account',
					value: 'account',
					description: 'The rooms (spaces) that the account is in',
				},
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
