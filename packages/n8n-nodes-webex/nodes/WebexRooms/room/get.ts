import { operation } from '../../../src/engine/operation.ts';
import { simplifyRoom } from '../../../src/output/room.ts';
import { simplify } from '../../fields/common.ts';
import { room } from '../../fields/room.ts';

export const get = operation({
	name: 'Get',
	action: 'Get a room (space)',
	description: 'Get one room (space) with its title, type and last activity',
	fields: [room, simplify],
	simplify: simplifyRoom,
	run: (webex, { roomId }) => webex.rooms.get({ roomId }),
});
