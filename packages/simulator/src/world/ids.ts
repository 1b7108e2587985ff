import { buildId, type IdType, parseId } from '@webex-nodes/client';

/**
 * The form that Webex's messaging IDs have: base64 without padding.
 * @example encodeId('ROOM', '6f1c…') // Y2lzY29zcGFyazovL3VzL1JPT00v…
 */
export const encodeId = (type: IdType, uuid: string): string => buildId(type, uuid);

/** The part of an ID after its type, for most types a UUID. */
export const valueOfId = (id: string): string => parseId(id)?.value ?? id;

const uuidForm = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** An ID in one form; Webex accepts bare UUIDs too. `undefined` when the value is neither. */
export function normaliseId(type: IdType, value: string): string | undefined {
	if (uuidForm.test(value)) return encodeId(type, value.toLowerCase());
	return parseId(value) ? value.replace(/(?<!=)=+$/, '') : undefined;
}
