import { del, get, post, put } from '../engine/operation.ts';
import type { CreateRoomTab, ListRoomTabs, RoomTab, UpdateRoomTab } from './room-tabs.schema.ts';

const read = { scope: 'spark:rooms_read' };
const write = { scope: 'spark:rooms_write' };

/** Web pages that are shown beside the messages of a room. @see https://developer.webex.com/docs/api/v1/room-tabs */
export const roomTabs = {
	create: post('/room/tabs', write).one<CreateRoomTab, RoomTab>(),
	delete: del('/room/tabs/{id}', write).none<{ id: string }>(),
	get: get('/room/tabs/{id}', read).one<{ id: string }, RoomTab>(),
	list: get('/room/tabs', read).many<ListRoomTabs, RoomTab>({ filters: ['roomId'] }),
	update: put('/room/tabs/{id}', write).one<UpdateRoomTab, RoomTab>(),
};
