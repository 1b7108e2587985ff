import { includeSecrets, simplify } from '../fields/common.ts';
import { choicesOf, messagesOf, readableOf, valuesOf } from './events.ts';
import { filterFieldsFor } from './filters.ts';

const event = {
	displayName: 'Event',
	name: 'event',
	type: 'options',
	noDataExpression: true,
	default: 'messages.created',
	options: choicesOf('messages'),
} as const;

const downloadFiles = {
	displayName: 'Download Files',
	name: 'downloadFiles',
	type: 'boolean',
	default: true,
	description: 'Whether to add the files of a message as binary data',
} as const;

const ignoreOwn = {
	displayName: 'Ignore Own',
	name: 'ignoreOwn',
	type: 'boolean',
	default: true,
	description:
		'Whether to pass over messages and card actions of the account itself, so that no workflow answers itself',
} as const;

const removeMention = {
	displayName: 'Remove Mention',
	name: 'removeMention',
	type: 'boolean',
	default: true,
	description: 'Whether to remove the mention of the account from the text of a message',
} as const;

/** The fields of a trigger for these resources; the first event of the first one is chosen at the start. */
export function fieldsFor(names: readonly string[]) {
	const hasMessages = names.includes('messages');
	const whereMessages = { displayOptions: { show: { '/event': messagesOf(names) } } };
	return [
		{
			...event,
			default: names.flatMap(valuesOf)[0] ?? event.default,
			options: names.flatMap(choicesOf),
		},
		...filterFieldsFor(names),
		{
			displayName: 'Resolve Data',
			name: 'resolve',
			type: 'boolean',
			default: true,
			description:
				'Whether to read the item that the event is about, such as the text of a message. Webex sends only its ID.',
			displayOptions: { show: { event: readableOf(names) } },
		},
		simplify,
		{
			displayName: 'Options',
			name: 'options',
			type: 'collection',
			placeholder: 'Add Option',
			default: {},
			options: [
				{
					displayName: 'Also Resolve',
					name: 'also',
					type: 'multiOptions',
					default: ['room'],
					options: [
						{ name: 'Person', value: 'person', description: 'Who did it' },
						{ name: 'Room', value: 'room', description: 'The room (space) that it happened in' },
					],
					description: 'What else to read and add',
				},
				...(hasMessages ? [{ ...downloadFiles, ...whereMessages }, ignoreOwn] : []),
				{
					...includeSecrets,
					description:
						'Whether the output holds passwords of meetings and recordings, and links to download, which n8n then stores with the execution',
				},
				...(hasMessages ? [{ ...removeMention, ...whereMessages }] : []),
				{
					displayName: 'Whole Organization',
					name: 'ofOrganisation',
					type: 'boolean',
					default: true,
					description:
						'Whether to include events of everybody in the organization; needs an administrator',
				},
			],
		},
	] as const;
}
