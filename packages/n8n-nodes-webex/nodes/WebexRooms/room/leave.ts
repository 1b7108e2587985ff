import { WebexInputError } from '@webex-nodes/http';
import { operation } from '../../../src/engine/operation.ts';
import { room } from '../../fields/room.ts';

export const leave = operation({
	name: 'Leave',
	action: 'Leave a room (space)',
	description: 'End the membership of the account itself in a room (space), which stays for others',
	fields: [room],
	run: async (webex, { roomId }) => {
		const { id: personId } = await webex.people.me();
		const [own] = await webex.memberships.list({ roomId, personId });
		if (!own) throw new WebexInputError('Room', 'the account is not in it');
		await webex.memberships.delete({ membershipId: own.id });
		return { roomId, left: true };
	},
});
