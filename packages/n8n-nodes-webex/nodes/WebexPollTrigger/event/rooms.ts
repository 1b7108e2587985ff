import { parseId, type Room } from '@webex-nodes/client';
import { simplifyRoom } from '../../../src/output/room.ts';
import { shaped } from '../../../src/output/shape.ts';
import type { PollEvent } from '../../../src/poll/event.ts';
import { begunByWebex } from '../../../src/retrieval/start.ts';

const sampleSize = 5;

/** What is remembered: when the first poll began, by the clock of this machine, and the rooms of the last one. */
interface Remembered {
	readonly begun?: number;
	/** Digests, separated by blanks. */
	readonly rooms?: string;
}

/** Rooms that the account is in and was not at the poll before, also those that others created. The first poll only looks. */
export const newRooms: PollEvent = async ({ client, values, memory, isTest }) => {
	const before: Remembered | undefined = memory.read();
	const begun = before?.begun ?? Date.now();
	if (!before) memory.write({ begun });
	const rooms = await client.rooms.list({ sortBy: 'created' });
	const show = (room: Room) => shaped(values, room, simplifyRoom);
	const fresh = before ? rooms.filter(isNewSince(before, begunByWebex(client, begun))) : [];
	return {
		items: (isTest ? rooms.slice(0, sampleSize) : fresh).toReversed().map(show),
		keep: () => memory.write({ begun, rooms: rooms.map(({ id }) => roomDigest(id)).join(' ') }),
	};
};

function isNewSince({ rooms }: Remembered, begun: number): (room: Room) => boolean {
	// The first poll failed: of the rooms that there were then, only their age is known.
	if (rooms === undefined) return ({ created }) => Date.parse(created) >= begun;
	const known = new Set(rooms.split(' '));
	return ({ id }) => !known.has(roomDigest(id));
}

/** Short, for there may be thousands. */
const roomDigest = (id: string) => (parseId(id)?.value ?? id).replaceAll('-', '').slice(-16);
