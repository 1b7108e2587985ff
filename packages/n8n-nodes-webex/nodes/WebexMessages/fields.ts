/** Fields that several operations on messages share. */

export const messageId = {
	displayName: 'Message ID',
	name: 'messageId',
	type: 'string',
	default: '',
	required: true,
	placeholder: 'e.g. Y2lzY29zcGFyazovL3VzL01FU1NBR0Uv...',
	description: 'The ID of the message, as "Get Many" and triggers return it',
} as const;

export const format = {
	displayName: 'Format',
	name: 'format',
	type: 'options',
	default: 'markdown',
	options: [
		{
			name: 'Markdown',
			value: 'markdown',
			description: 'With bold, lists, links, code and mentions',
		},
		{ name: 'Plain Text', value: 'text', description: 'Shown as it is' },
	],
} as const;

export const content = {
	displayName: 'Message',
	name: 'content',
	type: 'string',
	default: '',
	required: true,
	typeOptions: { rows: 4 },
	description: 'What to send, at most 7439 bytes',
} as const;

export const longMessages = {
	displayName: 'Long Messages',
	name: 'longMessages',
	type: 'options',
	default: 'split',
	options: [
		{ name: 'Fail', value: 'fail', description: 'Send nothing and say how long it is' },
		{
			name: 'Split Into a Thread',
			value: 'split',
			description: 'Several messages, cut at the end of paragraphs, the others below the first',
		},
	],
	description: 'What to do with more than 7439 bytes; fail when not set',
} as const;

export const mention = {
	displayName: 'Mention',
	name: 'mention',
	type: 'string',
	default: '',
	placeholder: 'e.g. name@email.com, all',
	description:
		'Email addresses or IDs of people in the room, with commas in between, or all; they stand before the text. Needs the format Markdown.',
} as const;

export const dryRun = {
	displayName: 'Dry Run',
	name: 'dryRun',
	type: 'boolean',
	default: true,
	description: 'Whether to return what would be sent, without sending it',
} as const;
