import { room } from '../../../src/locators/room.ts';
import { operation } from '../../../src/operation.ts';
import { simplify } from '../../fields.ts';
import { simplifyRoom } from './simplify.ts';

export const get = operation({
	name: 'Get',
	action: 'Get a room',
	description: 'Get one room (space) with its title, type and last activity',
	fields: [room, simplify],
	simplify: simplifyRoom,
	run: (webex, { roomId }) => webex.rooms.get({ roomId }),
});
