import type { Membership, TeamMembership } from '@webex-nodes/client';
import type { IDataObject } from 'n8n-workflow';

/** The same for rooms and teams, but for what the person is in. */
export function simplifyMembership(membership: Membership & Partial<TeamMembership>): IDataObject {
	const { id, roomId, teamId, personId, personEmail, personDisplayName } = membership;
	const { isModerator, isRoomHidden, created } = membership;
	return {
		personDisplayName,
		personEmail,
		isModerator,
		...(isRoomHidden && { isRoomHidden }),
		created,
		id,
		personId,
		...(roomId && { roomId }),
		...(teamId && { teamId }),
	};
}
