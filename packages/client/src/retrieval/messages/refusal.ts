import { hasStatus, type WebexApiError } from '@webex-nodes/http';
import type { RestClient } from '../../rest/engine/client.ts';
import type { Room } from '../../rest/messaging/rooms.schema.ts';
import { type Refusal, unreadableOf } from '../engine/refusal.ts';
import type { Account } from './account.ts';

/** A room that was passed over. Its place is kept: once it can be read, everything since then is returned. */
export interface UnreadableRoom {
	readonly roomId: string;
	readonly title?: string;
	/** What Webex said, as a sentence without its full stop. */
	readonly reason: string;
}

/** What it means that Webex refused to list the messages of a room that it had listed. */
export async function understandRefusal(
	client: RestClient,
	{
		room,
		error,
		account,
		signal,
	}: {
		readonly room: Room;
		readonly error: unknown;
		readonly account: Account;
		readonly signal: AbortSignal;
	},
): Promise<Refusal> {
	// Anything else says nothing about this room: it ends the run.
	if (!isRefusal(error)) throw error;
	// One 404 is no proof, and Webex may answer 403 before it says that the room is not there.
	let { title } = room;
	const isGone = await client.rooms.get({ roomId: room.id }, { signal }).then(
		(found) => {
			title ??= found.title;
			return false;
		},
		(failure: unknown) => {
			if (isForbidden(failure)) return false;
			if (isMissing(failure)) return true;
			throw failure;
		},
	);
	const isUndecided =
		!isGone && isForbidden(error) && room.type === 'group' && (await account.isBot()) === undefined;
	return {
		...(isUndecided
			? { ...refusalOf(room.id, error), reason: undecided }
			: refusalOf(room.id, error)),
		...(title !== undefined && { title }),
		isGone,
	};
}

/** A bot could list what mentions it; for a person that would drop everything else. */
const undecided =
	'Webex refuses it, and whether the account is a bot is not known: the token needs the scope spark:people_read or spark:memberships_read';

export const refusalOf = (roomId: string, error: WebexApiError): Refusal => ({
	placeId: roomId,
	reason: `${error.reason.replace(/\.$/, '')} (${error.status})`,
	isGone: error.status === 404,
	error,
});

/** What a caller reads of it. */
export function unreadableRoomOf(refusal: Refusal): UnreadableRoom {
	const { placeId: roomId, ...more } = unreadableOf(refusal);
	return { roomId, ...more };
}

export const isRefusal = (error: unknown): error is WebexApiError => hasStatus(error, 403, 404);

export const isForbidden = (error: unknown): error is WebexApiError => hasStatus(error, 403);

export const isMissing = (error: unknown): error is WebexApiError => hasStatus(error, 404);
