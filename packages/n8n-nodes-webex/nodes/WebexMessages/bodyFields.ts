import { cardFields, fallbackTexts } from './cardFields.ts';
import { content, format, messageType } from './fields.ts';

/** What a message says. */
export const bodyFields = [
	messageType,
	...cardFields,
	format,
	{ ...content, displayOptions: { show: { messageType: ['text'] } } },
	...fallbackTexts,
] as const;
