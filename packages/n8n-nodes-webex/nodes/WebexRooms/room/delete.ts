import { operation } from '../../../src/engine/operation.ts';
import { wholeRoom } from '../../fields/room.ts';

export const deleteRoom = operation({
	name: 'Delete',
	action: 'Delete a room (space)',
	description:
		'Delete a room (space) with all its messages, for good. In a moderated room others than moderators only leave it.',
	fields: [wholeRoom],
	run: async (webex, { roomId }) => {
		await webex.rooms.delete({ roomId });
		return { roomId, deleted: true };
	},
});
