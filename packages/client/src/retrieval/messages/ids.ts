import { buildId, parseId, valueIn } from '../../rest/engine/ids.ts';

/** Enough of a room's ID to recognise it among some thousands; a confusion costs one look at its members. */
export const roomDigest = (roomId: string): string =>
	valueIn(roomId).replaceAll('-', '').slice(-11);

/** The ID that a message had, in the region of its room. */
export function messageIdOf(uuid: string, roomId: string): string {
	const room = parseId(roomId);
	return room ? buildId('MESSAGE', uuid, room.cluster) : uuid;
}
