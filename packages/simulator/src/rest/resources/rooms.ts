import type { Room, rest } from '@webex-nodes/client';
import { CreateRoom, ListRooms, UpdateRoom } from '@webex-nodes/client/schemas';
import { z } from 'zod';
import { Failure } from '../../failure.ts';
import { valueOfId } from '../../world/ids.ts';
import type { RoomRecord } from '../../world/world.ts';
import { requireUnlocked, roomOf, teamOf } from '../access.ts';
import { type Call, type Endpoints, queryFlag, readId } from '../endpoint.ts';
import { announceRoom, endRoom, recordMembership, recordRoom } from '../happenings.ts';
import { showRoom } from '../shown.ts';

const orders: Readonly<Record<string, (one: Room, other: Room) => number>> = {
	id: (one, other) => compare(one.id, other.id),
	created: (one, other) => compare(other.created, one.created),
	lastactivity: (one, other) => compare(other.lastActivity ?? '', one.lastActivity ?? ''),
};

/** Sorted all together, or as they come from the database, so many at a time. */
function inOrder(
	rooms: Room[],
	order: ((one: Room, other: Room) => number) | undefined,
	size: number,
): Room[] {
	if (!order) return rooms;
	if (size === 0) return rooms.sort(order);
	const stored = rooms.sort(orders['id']);
	const parts = Math.ceil(stored.length / size);
	return Array.from({ length: parts }, (_, part) =>
		stored.slice(part * size, (part + 1) * size).sort(order),
	).flat();
}

const one = z.strictObject({ roomId: z.string() });

export const rooms: Endpoints<typeof rest.rooms> = {
	create: {
		input: CreateRoom,
		handle: (draft, call) => {
			check(draft);
			const { world, caller } = call;
			if (draft.classificationId && caller.type === 'bot') {
				throw new Failure(400, 'A bot cannot create a classified room.');
			}
			const team = draft.teamId && teamOf(draft.teamId, call);
			const room = world.addRoom({
				...fieldsOf(draft, call),
				title: draft.title,
				members: [caller],
				...(team && { teamId: team.id }),
			});
			if (room.isLocked) world.addMember(room.id, caller.id, { isModerator: true });
			announceRoom(room, call);
			return seenBy(room, call);
		},
	},
	delete: {
		input: one,
		handle: ({ roomId }, call) => {
			const { world, caller, switches } = call;
			const room = roomOf(roomId, call);
			if (room.type === 'direct') throw new Failure(400, 'Failed to delete room.');
			const isModerator = world.membersOf(room.id).get(caller.id)?.isModerator ?? false;
			const isFree = !room.isLocked && switches.deleteUnmoderatedRoom === 'deletes';
			const member = world.membersOf(room.id).get(caller.id);
			if (isModerator || isFree) endRoom(room, call);
			else if (member) {
				world.removeMember(room.id, caller.id);
				recordMembership('deleted', room, member, call);
			}
			return undefined;
		},
	},
	get: { input: one, handle: ({ roomId }, call) => seenBy(roomOf(roomId, call), call) },
	list: {
		input: ListRooms.extend({ orgPublicSpaces: queryFlag }),
		pageSize: () => ({ usual: 100, largest: 1000 }),
		handle: ({ type, teamId, sortBy, orgPublicSpaces, from, to }, call) => {
			const { world, caller, switches } = call;
			if (orgPublicSpaces && (type || teamId || sortBy)) {
				throw new Failure(400, 'orgPublicSpaces cannot be used with teamId, type or sortBy.');
			}
			const found = [...world.rooms.values()]
				.filter(({ id, isPublic }) => (orgPublicSpaces ? isPublic : world.isMember(id, caller.id)))
				.filter((room) => !type || room.type === type)
				.filter((room) => !teamId || room.teamId === teamId)
				.filter(({ madePublic = '' }) => !from || Date.parse(madePublic) >= Date.parse(from))
				.filter(({ madePublic = '' }) => !to || Date.parse(madePublic) <= Date.parse(to))
				.map((room) => seenBy(room, call));
			if (orgPublicSpaces) {
				return found.sort((room, other) => compare(room.madePublic ?? '', other.madePublic ?? ''));
			}
			const by = sortBy ?? switches.roomOrder;
			const size = by === 'lastactivity' ? switches.sortedRooms : 0;
			return inOrder(found, orders[by], size);
		},
	},
	meetingInfo: {
		input: one,
		handle: ({ roomId }, call) => {
			const { id } = roomOf(roomId, call);
			const digits = Number.parseInt(valueOfId(id).slice(0, 8), 16) % 1_000_000_000;
			const number = String(digits).padStart(9, '2');
			return {
				roomId: id,
				meetingLink: `https://fernhill.webex.example/m/${valueOfId(id)}`,
				sipAddress: `${number}@fernhill.webex.example`,
				meetingNumber: number,
				meetingId: valueOfId(id).replaceAll('-', ''),
				callInTollNumber: '+1-555-0100',
			};
		},
	},
	update: {
		input: UpdateRoom,
		handle: ({ roomId, ...draft }, call) => {
			const { world } = call;
			const room = roomOf(roomId, call);
			check({ ...draft, isLocked: draft.isLocked ?? room.isLocked });
			if (room.type === 'direct') throw new Failure(400, 'Failed to update room.');
			requireUnlocked(room, call);
			if (draft.teamId && room.teamId && readId('TEAM', draft.teamId) !== room.teamId) {
				throw new Failure(400, 'The room already belongs to a team.');
			}
			const team = draft.teamId && teamOf(draft.teamId, call);
			const updated: RoomRecord = {
				...room,
				...fieldsOf(draft, call, room),
				title: draft.title,
				...(team && { teamId: team.id }),
			};
			world.updateRoom(updated);
			recordRoom('updated', updated, call);
			if (updated.isLocked && !room.isLocked) moderate(updated, call);
			if (!updated.isLocked && room.isLocked) endModeration(updated, call);
			return seenBy(updated, call);
		},
	},
};

/** Who locks a room moderates it. */
function moderate(room: RoomRecord, call: Call): void {
	const { world, caller } = call;
	const known = world.membersOf(room.id).get(caller.id);
	const member = world.addMember(room.id, caller.id, { ...known, isModerator: true });
	recordMembership('updated', room, member, call);
}

/** A room that is not locked has no moderators. */
function endModeration(room: RoomRecord, call: Call): void {
	const { world } = call;
	for (const each of [...world.membersOf(room.id).values()]) {
		if (!each.isModerator) continue;
		const member = world.addMember(room.id, each.personId, { ...each, isModerator: false });
		recordMembership('updated', room, member, call);
	}
}

type Draft = z.infer<typeof CreateRoom>;

function check({ title, isPublic, description, isAnnouncementOnly, isLocked }: Draft): void {
	if (title.trim() === '') throw new Failure(400, 'Title cannot be empty.');
	if (isPublic && !description?.trim()) {
		throw new Failure(400, 'A public room needs a description.');
	}
	if (isAnnouncementOnly && !isLocked) {
		throw new Failure(400, 'isAnnouncementOnly can only be set for a locked room.');
	}
}

function fieldsOf(
	draft: Partial<z.infer<typeof UpdateRoom>>,
	{ world }: Call,
	known?: RoomRecord,
): Partial<Omit<RoomRecord, 'created'>> {
	const { classificationId, description } = draft;
	const { isAnnouncementOnly, isLocked, isPublic, isReadOnly } = draft;
	return {
		...(classificationId !== undefined && { classificationId }),
		...(isAnnouncementOnly !== undefined && { isAnnouncementOnly }),
		...(isLocked !== undefined && { isLocked }),
		...(isPublic !== undefined && { isPublic }),
		...(isReadOnly !== undefined && { isReadOnly }),
		// One space clears it.
		...(description !== undefined && { description: description.trim() }),
		...(isPublic && !known?.isPublic && { madePublic: world.time() }),
	};
}

const seenBy = (room: RoomRecord, { world, caller }: Call): Room =>
	showRoom(room, world, caller.id);

function compare(one: string, other: string): number {
	return one < other ? -1 : Number(one > other);
}
