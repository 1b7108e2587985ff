import { operation } from '../../../src/engine/operation.ts';
import { destinationOf } from '../../../src/messages/destination.ts';
import { ask } from '../../../src/wait/ask.ts';
import { limitOf } from '../../../src/wait/limit.ts';
import { questionOf } from '../../../src/wait/question.ts';
import { limitWaitTime } from '../../fields/limit-wait-time.ts';
import { facts, inputGroup } from '../cardFields.ts';
import { replyTo, sendTo, toPerson, toRoom } from '../destinationFields.ts';

const message = {
	displayName: 'Message',
	name: 'message',
	type: 'string',
	default: '',
	required: true,
	typeOptions: { rows: 4 },
	placeholder: 'e.g. May the core switch be replaced tonight?',
	description: 'What to ask; bold, lists and links in Markdown',
} as const;

const responseType = {
	displayName: 'Response Type',
	name: 'responseType',
	type: 'options',
	default: 'approval',
	options: [
		{ name: 'Approval', value: 'approval', description: 'One or two buttons' },
		// n8n accepts only browsers' forms, and no card, where this value is "customForm".
		{ name: 'Custom Form', value: 'form', description: 'Fields of your own' },
		{ name: 'Free Text', value: 'freeText', description: 'A text of any length' },
	],
} as const;

const approvalOptions = {
	displayName: 'Approval Options',
	name: 'approvalOptions',
	type: 'fixedCollection',
	placeholder: 'Add Option',
	default: {},
	options: [
		{
			displayName: 'Values',
			name: 'values',
			values: [
				{
					displayName: 'Type of Approval',
					name: 'approvalType',
					type: 'options',
					default: 'single',
					options: [
						{ name: 'Approve and Disapprove', value: 'double' },
						{ name: 'Approve Only', value: 'single' },
					],
				},
				{
					displayName: 'Approve Button Label',
					name: 'approveLabel',
					type: 'string',
					default: 'Approve',
				},
				{
					displayName: 'Disapprove Button Label',
					name: 'disapproveLabel',
					type: 'string',
					default: 'Decline',
					displayOptions: { show: { approvalType: ['double'] } },
				},
			],
		},
	],
	displayOptions: { show: { responseType: ['approval'] } },
} as const;

const formFields = {
	displayName: 'Form Fields',
	name: 'formFields',
	type: 'fixedCollection',
	typeOptions: { multipleValues: true },
	placeholder: 'Add Field',
	default: {},
	options: [inputGroup],
	displayOptions: { show: { responseType: ['form'] } },
} as const;

const options = {
	displayName: 'Options',
	name: 'options',
	type: 'collection',
	placeholder: 'Add Option',
	default: {},
	options: [
		facts,
		{
			...limitWaitTime,
			description:
				'Whether to stop waiting at some time: the workflow then continues with the items that came in',
		},
		replyTo,
		{
			displayName: 'Title',
			name: 'title',
			type: 'string',
			default: '',
			placeholder: 'e.g. Change 4711',
			description: 'Stands above the message',
		},
	],
} as const;

/** The answer is read with these fields. n8n's agents know some of them by their names. */
export const questionFields = [
	message,
	responseType,
	approvalOptions,
	formFields,
	options,
] as const;

export const sendAndWait = operation({
	name: 'Send and Wait for Response',
	action: 'Send a message and wait for the response',
	description:
		'Ask people for an approval, a text or a form by a card in Webex, and continue with their answer',
	fields: [
		sendTo,
		toRoom,
		toPerson,
		{
			displayName: 'Answer By',
			name: 'answerBy',
			type: 'options',
			default: 'card',
			options: [
				{
					name: 'Card in Webex',
					value: 'card',
					description: 'Webex has to reach this n8n over the internet',
				},
				{
					name: 'Link to a Page',
					value: 'link',
					description:
						'For people who can open this n8n in a browser; it is not known who answered',
				},
			],
		},
		{
			displayName: 'Allowed Approvers',
			name: 'approvers',
			type: 'string',
			list: 'names',
			default: '',
			placeholder: 'e.g. name@email.com',
			description:
				'Email addresses or person IDs of the people whose answer counts, separated by commas; everybody in the room when left empty',
			displayOptions: { show: { answerBy: ['card'] } },
		},
		...questionFields,
	],
	ask: async (webex, { roomId, person, answerBy, approvers, ...values }, context) => {
		const { options } = values;
		return await ask(webex, context, {
			destination: roomId ? { roomId } : destinationOf(person ?? ''),
			parentId: options.parentId,
			question: questionOf(values),
			by: answerBy,
			approvers,
			until: limitOf(options.limitWaitTime?.[0]),
		});
	},
});
