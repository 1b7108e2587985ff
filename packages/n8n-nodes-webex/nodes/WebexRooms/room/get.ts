import { room } from '../../../src/locators/room.ts';
import { operation } from '../../../src/operation.ts';
import { simplifyRoom } from './simplify.ts';

export const get = operation({
	name: 'Get',
	action: 'Get a room',
	description: 'Get one room (space) with its title, type and last activity',
	fields: [
		room,
		{
			displayName: 'Simplify',
			name: 'simplify',
			type: 'boolean',
			default: true,
			description: 'Whether to return a simplified version of the response instead of the raw data',
		},
	],
	simplify: simplifyRoom,
	run: (webex, { roomId }) => webex.rooms.get({ roomId }),
});
