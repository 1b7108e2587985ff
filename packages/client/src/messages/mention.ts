import { WebexInputError } from '@webex-nodes/http';
import { isUuid, parseId, readId } from '../rest/engine/ids.ts';

/**
 * The mention of a person, by email address or ID, or of `all`, in Markdown. Only members of the room can be mentioned.
 * @see https://developer.webex.com/docs/basics (formatting messages)
 */
export function mentionOf(name: string): string {
	const wanted = name.trim();
	if (wanted.toLowerCase() === 'all') return '<@all>';
	if (/^[^\s@<>|,;]+@[^\s@<>|,;]+$/.test(wanted)) return `<@personEmail:${wanted}>`;
	if (/^[\w=-]+$/.test(wanted) && (isUuid(wanted) || parseId(wanted))) {
		return `<@personId:${readId('PEOPLE', wanted, 'Mention')}>`;
	}
	throw new WebexInputError(
		'Mention',
		`expected email addresses, person IDs or all, got "${wanted}"`,
	);
}
