import type { Message } from '@webex-nodes/client';
import { patternOf } from '../pattern/pattern.ts';
import { withoutMention } from './mention.ts';

/** Whether a message says what is wanted, a part of its text or a pattern; any does where nothing is wanted. */
export function isWantedText(
	message: Partial<Message>,
	wanted: unknown,
	me: string | undefined,
): boolean {
	const text = String(wanted ?? '');
	if (text.trim() === '') return true;
	const pattern = patternOf(text, 'Text');
	// Who writes to a bot begins with its name.
	const texts = [message, ...(me ? [withoutMention(message, { id: me })] : [])];
	return texts.some(({ text: said = '' }) => said.search(pattern) >= 0);
}
