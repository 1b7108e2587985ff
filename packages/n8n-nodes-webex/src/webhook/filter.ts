import { WebexInputError } from '@webex-nodes/http';
import type { Envelope } from './envelope.ts';
import type { TriggerValues } from './values.ts';

/**
 * The fields that a person filled in, as Webex writes filters; `undefined` when all are empty.
 * @throws WebexInputError for a value that would be another filter.
 */
export function filterOf(values: Readonly<Record<string, unknown>>): string | undefined {
	const parts = Object.entries(values).flatMap(([name, value]) => {
		const text = String(value ?? '').trim();
		// Webex knows no filter by text: the node has its own.
		if (text === '' || name === 'text') return [];
		if (/[&\s]/.test(text)) {
			throw new WebexInputError('Filters', `expected one value without & and blanks, got ${text}`);
		}
		if (name !== 'person') return [`${name}=${text}`];
		return [text.includes('@') ? `personEmail=${text}` : `personId=${text}`];
	});
	return parts.length > 0 ? parts.join('&') : undefined;
}

/** Where a text decides, and Webex keeps none of what the event is about: nothing fits. */
export const isTextless = (
	{ resource, event }: Envelope,
	{ filters = {} }: TriggerValues,
): boolean => Boolean(filters['text']) && resource === 'messages' && event === 'deleted';
