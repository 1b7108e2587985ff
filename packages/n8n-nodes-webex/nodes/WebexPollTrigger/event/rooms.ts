import { parseId } from '@webex-nodes/client';
import type { PollEvent } from '../../../src/poll/event.ts';
import { simplifyRoom } from '../../WebexRooms/room/simplify.ts';

const sampleSize = 5;

/** Rooms that the account is in and was not at the poll before, whoever created them. The first poll only looks. */
export const newRooms: PollEvent = async ({ client, values, memory, isTest }) => {
	const rooms = await client.rooms.list({ sortBy: 'created' });
	const show = (room: (typeof rooms)[number]) =>
		values.simplify ? simplifyRoom(room) : { ...room };
	const kept = memory.read()?.['rooms'];
	const known = typeof kept === 'string' ? new Set(kept.split(' ')) : undefined;
	const fresh = known ? rooms.filter(({ id }) => !known.has(markOf(id))) : [];
	return {
		items: (isTest ? rooms.slice(0, sampleSize) : fresh).toReversed().map(show),
		keep: () => memory.write({ rooms: rooms.map(({ id }) => markOf(id)).join(' ') }),
	};
};

/** Short, for there may be thousands. */
const markOf = (id: string) => (parseId(id)?.value ?? id).replaceAll('-', '').slice(-16);
