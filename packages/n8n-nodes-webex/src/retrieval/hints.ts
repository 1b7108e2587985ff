import type { UnreadableRoom } from '@webex-nodes/client';

const maxNamed = 5;

/** For a person who looks at the execution; `undefined` when every room could be read. */
export function unreadableHint(rooms: readonly UnreadableRoom[], next: string): string | undefined {
	if (rooms.length === 0) return undefined;
	const names = rooms
		.slice(0, maxNamed)
		.map(({ roomId, title, reason }) => `${title ? `"${title}"` : roomId}: ${reason}`);
	const more = rooms.length > maxNamed ? `; and ${rooms.length - maxNamed} more` : '';
	const count = rooms.length === 1 ? 'One room' : `${rooms.length} rooms`;
	return `${count} could not be read (${names.join('; ')}${more}). ${next}`;
}

export function missingHint(roomIds: readonly string[]): string | undefined {
	if (roomIds.length === 0) return undefined;
	return `The account is not, or no longer, in ${roomIds.length} of the chosen rooms (spaces): ${roomIds.join(', ')}`;
}

export function cutHint(isCut: boolean, count: number, option: string): string | undefined {
	if (!isCut) return undefined;
	return `This run ended after ${count}, and there may be more. Nothing is lost: the next run goes on there. The option "${option}" says how many a run returns`;
}

/** Several hints in one. */
export const joinHints = (...hints: readonly (string | undefined)[]): { hint?: string } => {
	const hint = hints.filter((one) => one !== undefined).join('. ');
	return hint ? { hint } : {};
};
