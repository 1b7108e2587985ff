import { defaultRefusal, linkLabels } from '../../src/wait/question.ts';
import { limitWaitTime } from '../fields/limit-wait-time.ts';
import { facts, inputGroup } from './cardFields.ts';
import { replyTo } from './destinationFields.ts';
import { appendAttribution } from './fields.ts';

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

const buttonStyles = [
	{ name: 'Destructive', value: 'destructive', description: 'Red' },
	{ name: 'Primary', value: 'primary', description: 'Green' },
	{ name: 'Secondary', value: 'secondary', description: 'Without a color' },
] as const;

const approvalType = {
	displayName: 'Type of Approval',
	name: 'approvalType',
	type: 'options',
	default: 'single',
	options: [
		{ name: 'Approve and Disapprove', value: 'double' },
		{ name: 'Approve Only', value: 'single' },
	],
} as const;

const approveLabel = {
	displayName: 'Approve Button Label',
	name: 'approveLabel',
	type: 'string',
	default: 'Approve',
} as const;

const approveStyle = {
	displayName: 'Approve Button Style',
	name: 'buttonApprovalStyle',
	type: 'options',
	default: 'primary',
	options: buttonStyles,
} as const;

const disapproveLabel = {
	displayName: 'Disapprove Button Label',
	name: 'disapproveLabel',
	type: 'string',
	default: 'Decline',
	displayOptions: { show: { approvalType: ['double'] } },
} as const;

const disapproveStyle = {
	displayName: 'Disapprove Button Style',
	name: 'buttonDisapprovalStyle',
	type: 'options',
	default: 'destructive',
	options: buttonStyles,
	displayOptions: { show: { approvalType: ['double'] } },
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
			values: [approvalType, approveLabel, approveStyle, disapproveLabel, disapproveStyle],
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

export const options = {
	displayName: 'Options',
	name: 'options',
	type: 'collection',
	placeholder: 'Add Option',
	default: {},
	options: [
		{
			displayName: 'After Decision',
			name: 'postDecisionBehavior',
			type: 'options',
			default: 'showOutcome',
			options: [
				{
					name: 'Keep Message Unchanged',
					value: 'keepMessage',
					description: 'Its buttons stay and do nothing more',
				},
				{
					name: 'Remove Buttons Only',
					value: 'removeButtons',
					description: 'A message without buttons takes its place',
				},
				{
					name: 'Show Outcome and Remove Buttons',
					value: 'showOutcome',
					description: 'A message with who decided what takes its place',
				},
			],
			description:
				'What happens to the message when somebody has answered. Webex cannot change a card, so another message takes its place.',
		},
		appendAttribution,
		facts,
		{
			...limitWaitTime,
			description: 'When to stop waiting: the workflow then continues with the items that came in',
		},
		{
			displayName: 'Message Button Label',
			name: 'messageButtonLabel',
			type: 'string',
			default: '',
			description: `The text of the link to the page; "${linkLabels.approval}" or "${linkLabels.form}" if empty`,
			displayOptions: { show: { '/answerBy': ['link'] } },
		},
		replyTo,
		{
			displayName: 'Response Form Button Label',
			name: 'responseFormButtonLabel',
			type: 'string',
			default: 'Submit',
			description: 'The button that sends a text or a form, on the card or on the page',
			displayOptions: { show: { '/responseType': ['form', 'freeText'] } },
		},
		{
			displayName: 'Response Form Custom Styling',
			name: 'responseFormCustomCss',
			type: 'string',
			default: '',
			typeOptions: { rows: 10, editor: 'cssEditor' },
			placeholder: 'e.g. button { background: #0051af; }',
			description: 'CSS for the page; it may load nothing from elsewhere',
			displayOptions: { show: { '/answerBy': ['link'] } },
		},
		{
			displayName: 'Response Form Description',
			name: 'responseFormDescription',
			type: 'string',
			default: '',
			typeOptions: { rows: 3 },
			description: 'The text of the page; the message if empty',
			displayOptions: { show: { '/answerBy': ['link'] } },
		},
		{
			displayName: 'Response Form Title',
			name: 'responseFormTitle',
			type: 'string',
			default: '',
			description: 'The title of the page; that of the message if empty',
			displayOptions: { show: { '/answerBy': ['link'] } },
		},
		{
			displayName: 'Title',
			name: 'title',
			type: 'string',
			default: '',
			placeholder: 'e.g. Change 4711',
			description: 'Stands above the message',
		},
		{
			displayName: 'Unauthorized Reply',
			name: 'unauthorizedReplyText',
			type: 'string',
			default: defaultRefusal,
			description: 'Direct message to a person who answers and is not among the allowed approvers',
			displayOptions: { show: { '/answerBy': ['card'] } },
		},
	],
} as const;

/** What is asked, and for what kind of answer. */
export const asked = [message, responseType, approvalOptions, formFields] as const;

/** The answer is read with these fields. n8n's agents know some of them by their names. */
export const questionFields = [...asked, options] as const;
