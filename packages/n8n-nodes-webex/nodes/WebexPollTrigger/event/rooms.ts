import { parseId } from '@webex-nodes/client';
import { simplifyRoom } from '../../../src/output/room.ts';
import type { PollEvent } from '../../../src/poll/event.ts';

const sampleSize = 5;

/** Rooms that the account is in and was not at the poll before, whoever created them. The first poll only looks. */
export const newRooms: PollEvent = async ({ client, values, memory, isTest }) => {
	const rooms = await client.rooms.list({ sortBy: 'created' });
	const show = (room: (typeof rooms)[number]) =>
		values.simplify ? simplifyRoom(room) : { ...room };
	const kept = memory.read()?.['rooms'];
	const known = typeof kept === 'string' ? new Set(kept.split(' ')) : undefined;
	const fresh = known ? rooms.filter(({ id }) => !known.has(roomDigest(id))) : [];
	return {
		items: (isTest ? rooms.slice(0, sampleSize) : fresh).toReversed().map(show),
		keep: () => memory.write({ rooms: rooms.map(({ id }) => roomDigest(id)).join(' ') }),
	};
};

/** Short, for there may be thousands. */
const roomDigest = (id: string) => (parseId(id)?.value ?? id).replaceAll('-', '').slice(-16);
