import type { Room, rest } from '@webex-nodes/client';
import { ListRooms } from '@webex-nodes/client/schemas';
import { z } from 'zod';
import { Failure } from '../failure.ts';
import type { RoomRecord } from '../world.ts';
import { type Call, type Endpoints, readId } from './endpoint.ts';

const orders: Readonly<Record<string, (one: Room, other: Room) => number>> = {
	id: (one, other) => compare(one.id, other.id),
	created: (one, other) => compare(other.created, one.created),
	lastactivity: (one, other) => compare(other.lastActivity ?? '', one.lastActivity ?? ''),
};

export const rooms: Endpoints<typeof rest.rooms> = {
	get: {
		input: z.strictObject({ roomId: z.string() }),
		handle: ({ roomId }, call) => {
			const room = call.world.rooms.get(readId('ROOM', roomId));
			if (!room || !call.world.isMember(room.id, call.caller.id)) {
				throw new Failure(404, 'Could not find a room with provided ID.');
			}
			return seenBy(room, call);
		},
	},
	list: {
		input: ListRooms,
		pageSize: () => ({ usual: 100, largest: 1000 }),
		handle: ({ type, teamId, sortBy }, call) => {
			const found = [...call.world.rooms.values()]
				.filter((room) => call.world.isMember(room.id, call.caller.id))
				.filter((room) => (!type || room.type === type) && !teamId)
				.map((room) => seenBy(room, call));
			const order = sortBy && orders[sortBy];
			return order ? found.sort(order) : found;
		},
	},
};

/** In a direct room the title is the other person's name. */
function seenBy({ title, ...room }: RoomRecord, { world, caller }: Call): Room {
	const other = [...world.membersOf(room.id)].find((id) => id !== caller.id);
	return {
		id: room.id,
		title: title ?? world.people.get(other ?? '')?.displayName ?? 'Empty Title',
		type: room.type,
		isLocked: false,
		lastActivity: room.lastActivity,
		creatorId: room.creatorId,
		created: room.created,
		ownerId: world.organisationId,
		isPublic: false,
		isReadOnly: false,
	};
}

function compare(one: string, other: string): number {
	return one < other ? -1 : Number(one > other);
}
