import type { Message } from '@webex-nodes/client';
import { Failure, missingScope } from '../failure.ts';
import type { PersonRecord, RoomRecord, TeamRecord, World } from '../world/world.ts';
import { type Call, readId } from './endpoint.ts';

/** A room that the caller is in: to others it does not exist. */
export function roomOf(roomId: string, { world, caller }: Call): RoomRecord {
	const room = world.rooms.get(readId('ROOM', roomId));
	if (!room || !world.isMember(room.id, caller.id)) {
		throw new Failure(404, 'Could not find a room with provided ID.');
	}
	return room;
}

/** A team that the caller is in. */
export function teamOf(teamId: string, { world, caller }: Call): TeamRecord {
	const team = world.teams.get(readId('TEAM', teamId));
	if (!team || !world.isMember(team.id, caller.id)) {
		throw new Failure(404, 'The requested resource could not be found.');
	}
	return team;
}

/** In a moderated team, members who are no moderators change only their own membership. */
export function requireModerator(teamId: string, { world, caller }: Call): void {
	const isModerator = world.membersOf(teamId).get(caller.id)?.isModerator ?? false;
	if (!isModerator) throw new Failure(403, missingScope);
}

/** In a locked room, members who are no moderators change only their own membership. */
export function requireUnlocked({ id, isLocked }: RoomRecord, call: Call): void {
	if (isLocked) requireModerator(id, call);
}

/** The person of a membership, by ID or email address; an unknown address is invited, or not found. */
export function personFor(
	{
		personId,
		personEmail,
	}: { readonly personId?: string | undefined; readonly personEmail?: string | undefined },
	{ world, switches }: Call,
): PersonRecord {
	if (!personId && !personEmail) {
		throw new Failure(400, 'Must specify either personId or personEmail.');
	}
	const found = personId
		? world.people.get(readId('PEOPLE', personId))
		: world.findPersonByEmail(personEmail ?? '');
	if (found) return found;
	if (personEmail?.includes('@') && switches.unknownEmail === 'invited') {
		return world.addPerson({ displayName: personEmail, email: personEmail.toLowerCase() });
	}
	throw new Failure(404, 'Failed to find user with specified email address.');
}

/** Members see the messages of a room; a bot, in a group room, only its own and those that mention it. */
export function seesMessage(message: Message, person: PersonRecord, world: World): boolean {
	if (!world.isMember(message.roomId, person.id)) return false;
	return (
		person.type === 'person' ||
		message.roomType === 'direct' ||
		message.personId === person.id ||
		mentions(message, person.id)
	);
}

export function mentions(message: Message, personId: string): boolean {
	return (
		(message.mentionedPeople?.includes(personId) ?? false) ||
		(message.mentionedGroups?.includes('all') ?? false)
	);
}
