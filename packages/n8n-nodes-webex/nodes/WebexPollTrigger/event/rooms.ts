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
	const show = (room: Room) => shaped(values, room, simplifyRoom);
	if (isTest) {
		const newest = await client.rooms.list({ sortBy: 'created' }, { limit: sampleSize });
		return { items: newest.toReversed().map(show), keep: () => {} };
	}
	const fresh: Room[] = [];
	const digests: string[] = [];
	for await (const { items } of client.rooms.list({ sortBy: 'created' }).pages()) {
		// There was an answer by now, so that the time at Webex is known.
		const isNew = before && isNewSince(before, begunByWebex(client, begun));
		for (const room of items) {
			if (isNew?.(room)) fresh.push(room);
			digests.push(roomDigest(room.id));
		}
	}
	return {
		items: fresh.toReversed().map(show),
		keep: () => memory.write({ begun, rooms: digests.join(' ') }),
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
