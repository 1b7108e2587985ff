import { buildId, parseId } from '../../rest/engine/ids.ts';

/** The part of an ID that stays when an object moves to another region. */
export const messageUuid = (id: string): string => parseId(id)?.value ?? id;

/** Enough of a room's ID to recognise it among some thousands; a confusion costs one look at its members. */
export const roomDigest = (roomId: string): string =>
	messageUuid(roomId).replaceAll('-', '').slice(-11);

/** The ID that a message had, in the region of its room. */
export function messageIdOf(uuid: string, roomId: string): string {
	const room = parseId(roomId);
	return room ? buildId('MESSAGE', uuid, room.cluster) : uuid;
}
