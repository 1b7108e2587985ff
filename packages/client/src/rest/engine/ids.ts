import { WebexInputError } from '@webex-nodes/http';

/** The kinds of objects that messaging IDs name. */
export type IdType =
	| 'ATTACHMENT_ACTION'
	| 'CONTENT'
	| 'EVENT'
	| 'LICENSE'
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
	/** Mostly a UUID. */
	readonly value: string;
}

const uuid = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
export const isUuid = (text: string): boolean => uuid.test(text);

const inside = /^ciscospark:\/\/([^/]+)\/([A-Z_]+)\/(.+)$/;

/** What an ID says; `undefined` for what is none. Webex calls IDs opaque: use this to compare, not to store. */
export function parseId(id: string): ParsedId | undefined {
	const [, cluster = '', type = '', value = ''] = inside.exec(decode(id.trim())) ?? [];
	return value ? { cluster, type, value } : undefined;
}

/** The ID of an object whose UUID is known. */
export const buildId = (type: IdType, value: string, cluster = 'us'): string =>
	btoa(`ciscospark://${cluster}/${type}/${value}`).replace(/=+$/, '');

/** Whether two IDs name the same object, in whatever form: an ID of any region, or a UUID. */
export const sameId = (one: string, other: string): boolean => coreOf(one) === coreOf(other);

function coreOf(id: string): string {
	return (parseId(id)?.value ?? id.trim()).toLowerCase();
}

/** Addresses of the Webex app that hold a UUID, by what it names. */
const links: Partial<Readonly<Record<IdType, RegExp>>> = {
	ROOM: /(?:[?&]space=|\/spaces?\/|\/rooms?\/)([0-9a-f-]{36})/i,
	MESSAGE: /[?&]message=([0-9a-f-]{36})/i,
	TEAM: /\/teams?\/([0-9a-f-]{36})/i,
};

/**
 * The ID in what a person pastes: an ID, a UUID, or an address of the Webex app.
 * @throws {@link WebexInputError} that names the field.
 */
export function readId(type: IdType, text: string, field: string): string {
	const given = text.trim();
	if (uuid.test(given)) return buildId(type, given.toLowerCase());
	const linked = links[type]?.exec(given)?.[1];
	if (linked && uuid.test(linked)) return buildId(type, linked.toLowerCase());
	const parsed = parseId(given);
	if (parsed?.type === type) return given;
	throw new WebexInputError(
		field,
		parsed
			? `expected the ID of a ${nameOf(type)}, got that of a ${nameOf(parsed.type)}`
			: `expected the ID of a ${nameOf(type)}, which begins with "Y2lz", its UUID, or its address in the Webex app`,
	);
}

const nameOf = (type: string) =>
	({ PEOPLE: 'person' })[type] ?? type.toLowerCase().replaceAll('_', ' ');

function decode(text: string): string {
	try {
		return atob(text.replaceAll('-', '+').replaceAll('_', '/'));
	} catch {
		// No base64, and so no ID.
		return '';
	}
}
