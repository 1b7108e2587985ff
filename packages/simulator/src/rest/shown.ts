import type { Membership, Room } from '@webex-nodes/client';
import { encodeId, valueOfId } from '../world/ids.ts';
import type { MemberRecord, RoomRecord, World } from '../world/world.ts';

/** A room as the API shows it; in a direct room the title is the name of the person who is not the viewer. */
export function showRoom(
	{ title, unreadable = [], ...room }: RoomRecord,
	world: World,
	viewerId: string,
): Room {
	const other = [...world.membersOf(room.id).keys()].find((id) => id !== viewerId);
	const { teamId, classificationId, description, isAnnouncementOnly, madePublic } = room;
	return {
		id: room.id,
		title: title ?? world.people.get(other ?? '')?.displayName ?? 'Empty Title',
		type: room.type,
		isLocked: room.isLocked ?? false,
		...(teamId && { teamId }),
		lastActivity: room.lastActivity,
		creatorId: room.creatorId,
		created: room.created,
		ownerId: world.organisationId,
		...(classificationId && { classificationId }),
		...(description && { description }),
		...(isAnnouncementOnly !== undefined && { isAnnouncementOnly }),
		isPublic: room.isPublic ?? false,
		...(madePublic && { madePublic }),
		isReadOnly: room.isReadOnly ?? false,
		...(unreadable.includes('title') && {
			title: 'eyJhbGciOiJkaXIiLCJlbmMiOiJBMjU2R0NNIn0..c2VhbGVk',
			errors: { title: { code: 'kms_failure', reason: 'Key management server failed.' } },
		}),
	};
}

export function showMembership(world: World, room: RoomRecord, member: MemberRecord): Membership {
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
