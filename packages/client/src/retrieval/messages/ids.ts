import { buildId, isUuid, parseId } from '../../rest/engine/ids.ts';

/** A UUID in base64, where whole groups of characters come before it. */
const uuidLength = 48;

/** The beginning of the last ID: that of the next one mostly is the same, and only the rest has to be read. */
let beginning = '';

/** The part of an ID that stays when an object moves to another region. */
export function messageUuid(id: string): string {
	const isSame = beginning !== '' && id.length === beginning.length + uuidLength;
	if (isSame && id.startsWith(beginning)) return atob(id.slice(-uuidLength));
	const parsed = parseId(id);
	if (!parsed) return id;
	const isAligned = isUuid(parsed.value) && atob(id.slice(-uuidLength)) === parsed.value;
	if (isAligned) beginning = id.slice(0, -uuidLength);
	return parsed.value;
}

/** Enough of a room's ID to recognise it among some thousands; a confusion costs one look at its members. */
export const roomDigest = (roomId: string): string =>
	messageUuid(roomId).replaceAll('-', '').slice(-11);

/** The ID that a message had, in the region of its room. */
export function messageIdOf(uuid: string, roomId: string): string {
	const room = parseId(roomId);
	return room ? buildId('MESSAGE', uuid, room.cluster) : uuid;
}
