/** Fields that several operations on messages share. */

import { named, peopleInto } from '../fields/people.ts';

export const messageId = {
	displayName: 'Message ID',
	name: 'messageId',
	type: 'string',
	idType: 'MESSAGE',
	default: '',
	required: true,
	placeholder: 'e.g. Y2lzY29zcGFyazovL3VzL01FU1NBR0Uv...',
	description:
		'The ID of the message, as "Get Many" and triggers return it, or its link in the Webex app',
} as const;

export const format = {
	displayName: 'Format',
	name: 'format',
	type: 'options',
	default: 'markdown',
	options: [
		{
			name: 'HTML',
			value: 'html',
			description: 'As much of it as Webex can show; sent as Markdown',
		},
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
	typeOptions: { rows: 4 },
	description:
		'What to send, at most 7,439 bytes. Mention people with &lt;@personEmail:name@example.com&gt;, and everybody with &lt;@all&gt;. May be empty beside a file.',
} as const;

/** For operations that send nothing else. */
export const requiredContent = {
	displayName: 'Message',
	name: 'content',
	type: 'string',
	default: '',
	required: true,
	typeOptions: { rows: 4 },
	description: 'The new text, at most 7,439 bytes',
} as const;

export const messageType = {
	displayName: 'Message Type',
	name: 'messageType',
	type: 'options',
	default: 'text',
	options: [
		{ name: 'Card', value: 'card', description: 'With facts, inputs and buttons' },
		{ name: 'Text', value: 'text', description: 'With files where wanted, see Options' },
	],
} as const;

export const binaryFields = {
	displayName: 'Attach Binary Files',
	name: 'binaryFields',
	type: 'string',
	list: 'names',
	default: 'data',
	placeholder: 'e.g. data, report',
	description:
		'Names of the input fields that hold the files, separated by commas. Webex takes one file of 100 MB a message, so each further file is a message of its own.',
} as const;

export const fileUrls = {
	displayName: 'Attach Files From URLs',
	name: 'fileUrls',
	type: 'string',
	list: 'names',
	default: '',
	placeholder: 'e.g. https://example.com/plan.pdf',
	description:
		'URLs that Webex can open without signing in, separated by commas; each further file is a message of its own',
} as const;

export const sendOnceKey = {
	displayName: 'Send Once Key',
	name: 'sendOnceKey',
	type: 'string',
	default: '={{ $execution.id }}-{{ $nodeId }}-{{ $runIndex }}-{{ $itemIndex }}',
	description:
		'Sends nothing when one of the newest 100 messages there has the same key. The default stands for this item in this run: it is sent once, also when n8n tries again or you retry the execution. Costs one more request a message, and 72 invisible bytes of text. Bots cannot use it in group rooms, where they do not see their own messages.',
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
	description: 'What to do with more than 7,439 bytes',
} as const;

export const mention = {
	displayName: 'Mention',
	name: 'mention',
	type: 'string',
	...named,
	words: ['all'],
	default: '',
	placeholder: 'e.g. name@email.com, all',
	description:
		'Email addresses, whole names or IDs of people in the room, separated by commas, or all for everybody. A name with a comma goes into "Mention Chosen People". They stand before the text. Needs the format "Markdown".',
} as const;

export const mentionChosen = {
	...peopleInto('mention'),
	displayName: 'Mention Chosen People',
	name: 'mentionChosen',
} as const;

export const appendAttribution = {
	displayName: 'Append n8n Attribution',
	name: 'appendAttribution',
	type: 'boolean',
	default: true,
	description:
		'Whether to end with the phrase "This message was sent automatically with n8n", which links to this workflow',
} as const;

export const dryRun = {
	displayName: 'Dry Run',
	name: 'dryRun',
	type: 'boolean',
	default: true,
	description: 'Whether to return what would be sent, without sending it',
} as const;
