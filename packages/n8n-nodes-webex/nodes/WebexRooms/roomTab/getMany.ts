import { room } from '../../../src/locators/room.ts';
import { operation } from '../../../src/operation.ts';
import { limit, returnAll } from '../../fields.ts';

export const getMany = operation({
	name: 'Get Many',
	action: 'Get many room tabs',
	description: 'List the tabs of a room (space)',
	fields: [room, returnAll, limit],
	run: (webex, { roomId, limit }) => webex.roomTabs.list({ roomId }, { limit }),
});
