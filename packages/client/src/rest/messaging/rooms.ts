import { del, get, post, put } from '../engine/operation.ts';
import type { CreateRoom, ListRooms, MeetingInfo, Room, UpdateRoom } from './rooms.schema.ts';

const read = { scope: 'spark:rooms_read' };
const write = { scope: 'spark:rooms_write' };

/** @see https://developer.webex.com/docs/api/v1/rooms */
export const rooms = {
	create: post('/rooms', write).one<CreateRoom, Room>(),
	delete: del('/rooms/{roomId}', write).none<{ roomId: string }>(),
	get: get('/rooms/{roomId}', read).one<{ roomId: string }, Room>(),
	list: get('/rooms', read).many<ListRooms, Room>({
		maxPageSize: 1000,
		filters: ['teamId', 'type', 'sortBy', 'orgPublicSpaces', 'from', 'to'],
	}),
	/** Cisco announced that it will be removed. */
	meetingInfo: get('/rooms/{roomId}/meetingInfo', read).one<{ roomId: string }, MeetingInfo>(),
	update: put('/rooms/{roomId}', write).one<UpdateRoom, Room>(),
};
