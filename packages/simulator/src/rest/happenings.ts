import { Failure } from '../failure.ts';
import type { MemberRecord, RoomRecord } from '../world/world.ts';
import type { Call } from './endpoint.ts';
import { showMembership, showRoom } from './shown.ts';

/** The event has the form in which the API shows the room. */
export function recordRoom(type: 'created' | 'updated', room: RoomRecord, call: Call): void {
	const { world, caller } = call;
	const data = showRoom(room, world, caller.id);
	world.record({ resource: 'rooms', type, actorId: caller.id, data });
}

export function recordMembership(
	type: 'created' | 'deleted' | 'updated',
	room: RoomRecord,
	member: MemberRecord,
	{ world, caller }: Call,
): void {
	const data = showMembership(world, room, member);
	world.record({ resource: 'memberships', type, actorId: caller.id, data });
}

/** A room is there: first the room itself, then each of its members, the creator too. */
export function announceRoom(room: RoomRecord, call: Call): void {
	recordRoom('created', room, call);
	for (const member of call.world.membersOf(room.id).values()) {
		recordMembership('created', room, member, call);
	}
}

/** A room goes, and each member is told about each. */
export function endRoom(room: RoomRecord, call: Call): void {
	for (const member of call.world.membersOf(room.id).values()) {
		recordMembership('deleted', room, member, call);
	}
	call.world.deleteRoom(room.id);
}

/**
 * Who makes the first moderator of a room becomes a moderator too; each change is an event of its own.
 * @see https://github.com/webex/webex-js-sdk (the vendor's tests of memberships expect this of the live service)
 */
export function makeModerator(room: RoomRecord, member: MemberRecord, call: Call): MemberRecord {
	const { world, caller } = call;
	const members = world.membersOf(room.id);
	const isModerated = [...members.values()].some(({ isModerator }) => isModerator);
	const own = members.get(caller.id);
	const changed =
		isModerated || !own || own.personId === member.personId ? [member] : [own, member];
	let last = member;
	for (const each of changed) {
		last = world.addMember(room.id, each.personId, { ...each, isModerator: true });
		recordMembership('updated', room, last, call);
	}
	followModerators(room.id, call);
	return last;
}

/**
 * A room with a moderator is locked. Whether it is unlocked when nobody moderates it any more is not documented. The
 * General room of a team has the moderators of the team, and stays as it is.
 */
export function followModerators(roomId: string, call: Call): void {
	const { world, switches } = call;
	const room = world.rooms.get(roomId);
	if (!room || room.id === world.generalRoom(room.teamId ?? '')) return;
	const wasLocked = room.isLocked ?? false;
	const isModerated = [...world.membersOf(room.id).values()].some(({ isModerator }) => isModerator);
	const isLocked = isModerated || (wasLocked && switches.lastModerator === 'staysLocked');
	if (isLocked === wasLocked) return;
	const updated = { ...room, isLocked };
	world.updateRoom(updated);
	recordRoom('updated', updated, call);
}

/**
 * A team and its General room have the same members: who leaves one leaves the other.
 * @throws Failure 403 for the last moderator.
 * @see https://developer.webex.com/docs/api/v1/team-memberships
 */
export function leaveTeam(teamId: string, personId: string, call: Call): void {
	const { world } = call;
	const moderators = [...world.membersOf(teamId).values()].filter((each) => each.isModerator);
	if (moderators.length === 1 && moderators[0]?.personId === personId) {
		throw new Failure(403, 'The last moderator of a team cannot be removed.');
	}
	world.removeMember(teamId, personId);
	const room = world.rooms.get(world.generalRoom(teamId));
	const member = room && world.membersOf(room.id).get(personId);
	if (!room || !member) return;
	world.removeMember(room.id, personId);
	recordMembership('deleted', room, member, call);
}
