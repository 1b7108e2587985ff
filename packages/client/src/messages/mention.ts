import { WebexInputError } from '@webex-nodes/http';
import { isUuid, parseId, readId } from '../rest/engine/ids.ts';

/**
 * A person, by email address or ID, or `all`, as Webex reads mentions in Markdown. A mention needs membership.
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
