import type { Room } from '@webex-nodes/client';

/** In words, as lists and candidates show it. Webex does not say which rooms of a team are archived. */
export function kindOf(room: Room): string {
	const { type, teamId, isAnnouncementOnly, isLocked, isPublic, isReadOnly } = room;
	const facts = [
		type === 'direct' ? 'direct' : teamId ? 'team' : 'group',
		isAnnouncementOnly ? 'announcements only' : isLocked && 'moderated',
		isPublic && 'public',
		isReadOnly && 'read only',
	];
	return facts.filter(Boolean).join(', ');
}
