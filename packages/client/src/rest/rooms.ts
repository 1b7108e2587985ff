import { get } from './operation.ts';
import type { ListRooms, Room } from './rooms.schema.ts';

const read = { scope: 'spark:rooms_read' };

/** @see https://developer.webex.com/docs/api/v1/rooms */
export const rooms = {
	get: get('/rooms/{roomId}', read).one<{ roomId: string }, Room>(),
	list: get('/rooms', read).many<ListRooms, Room>({
		largestPage: 1000,
		filters: ['teamId', 'type', 'sortBy'],
	}),
};
