export type IdType = 'MEMBERSHIP' | 'MESSAGE' | 'ORGANIZATION' | 'PEOPLE' | 'ROOM';

/**
 * The form that Webex's messaging IDs have: base64 without padding.
 * @example encodeId('ROOM', '6f1c…') // Y2lzY29zcGFyazovL3VzL1JPT00v…
 */
export function encodeId(type: IdType, uuid: string): string {
	return Buffer.from(`ciscospark://us/${type}/${uuid}`).toString('base64').replace(/=+$/, '');
}

const uuidForm = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** An ID in one form; bare UUIDs are accepted as Webex accepts them. `undefined` when it is neither. */
export function normaliseId(type: IdType, value: string): string | undefined {
	if (uuidForm.test(value)) return encodeId(type, value.toLowerCase());
	const decoded = Buffer.from(value, 'base64').toString();
	return /^ciscospark:\/\/[^/]+\/[A-Z_]+\/.+/.test(decoded) ? value.replace(/=+$/, '') : undefined;
}
