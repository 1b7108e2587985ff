import type { Membership, rest } from '@webex-nodes/client';
import { CreateMembership, ListMemberships, UpdateMembership } from '@webex-nodes/client/schemas';
import { z } from 'zod';
import { Failure, missingScope } from '../../failure.ts';
import { encodeId, valueOfId } from '../../world/ids.ts';
import type { MemberRecord, RoomRecord, World } from '../../world/world.ts';
import { personFor, requireModerator, roomOf } from '../access.ts';
import { type Call, type Endpoints, readId } from '../endpoint.ts';

const one = z.strictObject({ membershipId: z.string() });

export const memberships: Endpoints<typeof rest.memberships> = {
	create: {
		input: CreateMembership,
		handle: (draft, call) => {
			const { world, caller, switches } = call;
			const room = roomOf(draft.roomId, call);
			if (room.type === 'direct') throw new Failure(400, 'Direct rooms have two people.');
			requireModerator(room.id, room.isLocked ?? false, call);
			const person = personFor(draft, call);
			if (world.isMember(room.id, person.id)) {
				throw new Failure(409, 'Person is already in the room.');
			}
			const isModerator = draft.isModerator ?? false;
			const shown = show(world, room, world.addMember(room.id, person.id, { isModerator }));
			if (switches.roomActivity === 'any') world.touch(room.id);
			world.record({ resource: 'memberships', type: 'created', actorId: caller.id, data: shown });
			return shown;
		},
	},
	delete: {
		input: one,
		handle: ({ membershipId }, call) => {
			const { world, caller, switches } = call;
			const { room, member } = existing(membershipId, call);
			if (room.type === 'direct') throw new Failure(400, 'Failed to leave room.');
			if (member.personId !== caller.id) requireModerator(room.id, room.isLocked ?? false, call);
			const shown = show(world, room, member);
			world.removeMember(room.id, member.personId);
			if (switches.roomActivity === 'any') world.touch(room.id);
			world.record({ resource: 'memberships', type: 'deleted', actorId: caller.id, data: shown });
			return undefined;
		},
	},
	get: {
		input: one,
		handle: ({ membershipId }, call) => {
			const { room, member } = existing(membershipId, call);
			return show(call.world, room, member);
		},
	},
	list: {
		input: ListMemberships,
		pageSize: () => ({ usual: 100, largest: 1000 }),
		handle: ({ roomId, personId, personEmail }, call) => {
			const { world, caller } = call;
			if (!roomId && (personId || personEmail)) {
				// Only compliance officers look for a person in all rooms.
				throw new Failure(403, missingScope);
			}
			if (!roomId) {
				return [...world.rooms.values()].flatMap((room) => {
					const own = world.membersOf(room.id).get(caller.id);
					return own ? [show(world, room, own)] : [];
				});
			}
			const room = roomOf(roomId, call);
			const wanted = personEmail
				? (world.findPersonByEmail(personEmail)?.id ?? 'nobody')
				: personId && readId('PEOPLE', personId);
			return [...world.membersOf(room.id).values()]
				.filter((member) => !wanted || member.personId === wanted)
				.map((member) => show(world, room, member));
		},
	},
	update: {
		input: UpdateMembership,
		handle: ({ membershipId, isModerator, isRoomHidden }, call) => {
			const { world, caller } = call;
			const { room, member } = existing(membershipId, call);
			if (isRoomHidden && room.type !== 'direct') {
				throw new Failure(400, 'isRoomHidden can only be set for direct rooms.');
			}
			requireModerator(room.id, room.isLocked ?? false, call);
			const changed = world.addMember(room.id, member.personId, {
				...member,
				isModerator,
				isRoomHidden,
			});
			const shown = show(world, room, changed);
			world.record({ resource: 'memberships', type: 'updated', actorId: caller.id, data: shown });
			return shown;
		},
	},
};

function show(world: World, room: RoomRecord, member: MemberRecord): Membership {
	const person = world.people.get(member.personId);
	return {
		id: encodeId('MEMBERSHIP', `${valueOfId(member.personId)}:${valueOfId(room.id)}`),
		roomId: room.id,
		personId: member.personId,
		personEmail: person?.email,
		personDisplayName: person?.displayName,
		personOrgId: world.organisationId,
		isModerator: member.isModerator,
		isRoomHidden: member.isRoomHidden,
		roomType: room.type,
		isMonitor: false,
		created: member.created,
	};
}

function existing(membershipId: string, call: Call) {
	const [personId = '', roomId = ''] = valueOfId(readId('MEMBERSHIP', membershipId)).split(':');
	const { world, caller } = call;
	const room = world.rooms.get(encodeId('ROOM', roomId));
	const member = room && world.membersOf(room.id).get(encodeId('PEOPLE', personId));
	if (!room || !member || !world.isMember(room.id, caller.id)) {
		throw new Failure(404, 'Failed to get membership.');
	}
	return { room, member };
}
