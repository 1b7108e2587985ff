import { WebexInputError } from '@webex-nodes/http';

/** The types of objects that an ID of messaging can contain. */
export type IdType =
	| 'ATTACHMENT_ACTION'
	| 'CONTENT'
	| 'EVENT'
	| 'LICENSE'
	| 'MEETING_MESSAGE'
	| 'MEMBERSHIP'
	| 'MESSAGE'
	| 'ORGANIZATION'
	| 'PEOPLE'
	| 'ROLE'
	| 'ROOM'
	| 'TABS'
	| 'TEAM'
	| 'TEAM_MEMBERSHIP'
	| 'WEBHOOK';

export interface ParsedId {
	/** `us`, or a region such as `urn:TEAM:us-east-2_a`. */
	readonly cluster: string;
	readonly type: string;
	/** In most IDs a UUID. */
	readonly value: string;
}

const uuid = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
export const isUuid = (text: string): boolean => uuid.test(text);

const inside = /^ciscospark:\/\/([^/]+)\/([A-Z_]+)\/(.+)$/;

/** The parts of an ID; `undefined` for a text that is not an ID. Webex may change their form: compare the parts, do not store them. */
export function parseId(id: string): ParsedId | undefined {
	const [, cluster = '', type = '', value = ''] = inside.exec(decode(id.trim())) ?? [];
	return value ? { cluster, type, value } : undefined;
}

/** The ID of an object whose UUID is known. */
export const buildId = (type: IdType, value: string, cluster = 'us'): string =>
	btoa(`ciscospark://${cluster}/${type}/${value}`).replace(/={1,2}$/, '');

/** Whether two IDs belong to the same object; each may be an ID of any region, or a UUID. */
export const sameId = (one: string, other: string): boolean => idKey(one) === idKey(other);

/** The same for all IDs of an object: each may be an ID of any region, or a UUID. */
export const idKey = (id: string): string => valueIn(id.trim()).toLowerCase();

/** A UUID in base64, where whole groups of characters come before it. */
const uuidLength = 48;

/**
 * The beginning of the last ID of each length, which messages, rooms and people differ in: that of the next one mostly is
 * the same, and only the rest has to be read.
 */
const beginnings = new Map<number, string>();

/** The part of an ID that stays when an object moves to another region; the text itself where it is no ID. */
export function valueIn(id: string): string {
	const beginning = beginnings.get(id.length);
	const isSame = beginning !== undefined && id.startsWith(beginning);
	const value = isSame ? textOf(id.slice(-uuidLength)) : '';
	if (value) return value;
	const parsed = parseId(id);
	if (!parsed) return id;
	const isAligned = isUuid(parsed.value) && textOf(id.slice(-uuidLength)) === parsed.value;
	if (isAligned) beginnings.set(id.length, id.slice(0, -uuidLength));
	return parsed.value;
}

/**
 * The address that opens a room, or a message in it, in the Webex app; `undefined` where an ID contains no UUID.
 * @see https://help.webex.com/article/n5yzg8y
 */
export function appLink(roomId: string, messageId?: string): string | undefined {
	const room = idKey(roomId);
	if (!uuid.test(room)) return undefined;
	const address = `webexteams://im?space=${room}`;
	if (messageId === undefined) return address;
	const message = idKey(messageId);
	return uuid.test(message) ? `${address}&message=${message}` : undefined;
}

/** Addresses of the Webex app that contain a UUID, by the type of the object. */
const links: Partial<Readonly<Record<IdType, RegExp>>> = {
	ROOM: /(?:[?&]space=|\/spaces?\/|\/rooms?\/)([0-9a-f-]{36})/i,
	MESSAGE: /[?&]message=([0-9a-f-]{36})/i,
	TEAM: /\/teams?\/([0-9a-f-]{36})/i,
};

/** The ID in an ID, a UUID, or an address of the Webex app; `undefined` for anything else. */
export function findId(type: IdType, text: string): string | undefined {
	const given = text.trim();
	if (uuid.test(given)) return buildId(type, given.toLowerCase());
	const linked = links[type]?.exec(given)?.[1];
	if (linked && uuid.test(linked)) return buildId(type, linked.toLowerCase());
	return parseId(given)?.type === type ? given : undefined;
}

/**
 * The ID in what a person pastes: an ID, a UUID, or an address of the Webex app.
 * @throws {@link WebexInputError} that names the field.
 */
export function readId(type: IdType, text: string, field: string): string {
	const found = findId(type, text);
	if (found !== undefined) return found;
	const parsed = parseId(text);
	throw new WebexInputError(
		field,
		parsed
			? `expected the ID of a ${nameOf(type)}, got that of a ${nameOf(parsed.type)}`
			: `expected the ID of a ${nameOf(type)}, which begins with "Y2lz", its UUID, or its address in the Webex app`,
	);
}

const nameOf = (type: string) =>
	({ PEOPLE: 'person' })[type] ?? type.toLowerCase().replaceAll('_', ' ');

const decode = (text: string): string => textOf(text.replaceAll('-', '+').replaceAll('_', '/'));

function textOf(base64: string): string {
	try {
		return atob(base64);
	} catch {
		// Not base64, and so not an ID.
		return '';
	}
}
