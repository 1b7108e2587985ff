import type { rest } from '@webex-nodes/client';
import { CreateMembership, ListMemberships, UpdateMembership } from '@webex-nodes/client/schemas';
import { z } from 'zod';
import { Failure, missingScope } from '../../failure.ts';
import { encodeId, valueOfId } from '../../world/ids.ts';
import type { PersonRecord } from '../../world/world.ts';
import { personFor, requireModerator, requireUnlocked, roomOf } from '../access.ts';
import { type Call, type Endpoints, lenient, readId } from '../endpoint.ts';
import { followModerators, leaveTeam, makeModerator, recordMembership } from '../happenings.ts';
import { showMembership } from '../shown.ts';

const one = z.strictObject({ membershipId: z.string() });

export const memberships: Endpoints<typeof rest.memberships> = {
	create: {
		input: CreateMembership,
		handle: (draft, call) => {
			const { world, switches } = call;
			const room = roomOf(draft.roomId, call);
			if (room.type === 'direct') throw new Failure(400, 'Direct rooms have two people.');
			const isGeneral = room.teamId !== undefined && room.id === world.generalRoom(room.teamId);
			// The team decides who is in its General room.
			if (isGeneral) requireModerator(room.teamId ?? '', call);
			else requireUnlocked(room, call);
			const person = personFor(draft, call);
			if (world.isMember(room.id, person.id)) {
				throw new Failure(409, 'Person is already in the room.');
			}
			const added = isGeneral
				? world.addTeamMember(room.teamId ?? '', person.id, {
						isModerator: draft.isModerator ?? false,
					})
				: world.addMember(room.id, person.id);
			if (switches.roomActivity === 'any') world.touch(room.id);
			recordMembership('created', room, added, call);
			const member = draft.isModerator && !isGeneral ? makeModerator(room, added, call) : added;
			return showMembership(world, room, member);
		},
	},
	delete: {
		input: one,
		handle: ({ membershipId }, call) => {
			const { world, caller, switches } = call;
			const { room, member } = existing(membershipId, call);
			if (room.type === 'direct') throw new Failure(400, 'Failed to leave room.');
			if (member.personId !== caller.id) requireUnlocked(room, call);
			if (room.teamId && room.id === world.generalRoom(room.teamId)) {
				if (member.personId !== caller.id) requireModerator(room.teamId, call);
				leaveTeam(room.teamId, member.personId, call);
				return undefined;
			}
			world.removeMember(room.id, member.personId);
			if (switches.roomActivity === 'any') world.touch(room.id);
			recordMembership('deleted', room, member, call);
			followModerators(room.id, call);
			return undefined;
		},
	},
	get: {
		input: one,
		handle: ({ membershipId }, call) => {
			const { room, member } = existing(membershipId, call);
			return showMembership(call.world, room, member);
		},
	},
	list: {
		input: ListMemberships,
		pageSize: () => ({ usual: 100, largest: 1000 }),
		handle: ({ roomId, personId, personEmail }, call) => {
			const { world } = call;
			if (!roomId) {
				const person = someone({ personId, personEmail }, call);
				return [...world.rooms.values()].flatMap((room) => {
					const member = world.membersOf(room.id).get(person.id);
					return member ? [showMembership(world, room, member)] : [];
				});
			}
			const room = roomOf(roomId, call);
			const wanted = personEmail
				? (world.findPersonByEmail(personEmail)?.id ?? 'nobody')
				: personId && personIdOf(personId, call);
			return [...world.membersOf(room.id).values()]
				.filter((member) => !wanted || member.personId === wanted)
				.map((member) => showMembership(world, room, member));
		},
	},
	update: lenient(
		UpdateMembership.partial({ isModerator: true, isRoomHidden: true }),
		({ membershipId, isModerator, isRoomHidden }, call) => {
			const { world, switches } = call;
			const { room, member } = existing(membershipId, call);
			if (isRoomHidden === undefined && switches.isRoomHidden === 'required') {
				throw new Failure(400, 'isRoomHidden cannot be null');
			}
			if (isRoomHidden && room.type !== 'direct') {
				throw new Failure(400, 'isRoomHidden can only be set for direct rooms.');
			}
			if (isModerator && room.type === 'direct') {
				throw new Failure(400, 'Direct rooms have no moderators.');
			}
			requireUnlocked(room, call);
			if (isModerator && !member.isModerator) {
				return showMembership(world, room, makeModerator(room, member, call));
			}
			const changed = world.addMember(room.id, member.personId, {
				...member,
				...(isModerator !== undefined && { isModerator }),
				...(isRoomHidden !== undefined && { isRoomHidden }),
			});
			recordMembership('updated', room, changed, call);
			followModerators(room.id, call);
			return showMembership(world, room, changed);
		},
	),
};

const personIdOf = (personId: string, { caller }: Call) =>
	personId === 'me' ? caller.id : readId('PEOPLE', personId);

/** The person whose memberships in all rooms are listed: the caller, or anybody for compliance officers. */
function someone({ personId, personEmail }: ListMemberships, call: Call): PersonRecord {
	const { world, caller, switches } = call;
	if (!personId && !personEmail) return caller;
	const person = personEmail
		? world.findPersonByEmail(personEmail)
		: world.people.get(personIdOf(personId ?? '', call));
	if (caller.isAdmin && person) return person;
	if (person?.id !== caller.id || switches.ownMemberships === 'refused') {
		throw new Failure(403, missingScope);
	}
	return caller;
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
