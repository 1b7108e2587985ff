import { operation } from '../../../src/engine/operation.ts';
import { limit, returnAll } from '../../fields/common.ts';
import { room } from '../../fields/room.ts';

export const getMany = operation({
	name: 'Get Many',
	action: 'Get many room tabs',
	description: 'List the tabs of a room (space)',
	fields: [room, returnAll, limit],
	run: (webex, { roomId, limit }) => webex.roomTabs.list({ roomId }, { limit }),
});
