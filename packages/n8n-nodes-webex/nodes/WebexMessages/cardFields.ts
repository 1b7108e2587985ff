/** The fields of cards; each shows only for the cards that have it. */

const isCard = { messageType: ['card'] } as const;

const card = {
	displayName: 'Card',
	name: 'card',
	type: 'options',
	default: 'build',
	options: [
		{ name: 'Approval', value: 'approval', description: 'A question with one or two buttons' },
		{
			name: 'Build From Fields',
			value: 'build',
			description: 'Title, facts, image, inputs and buttons of your own',
		},
		{ name: 'Form', value: 'form', description: 'Inputs with a button to send them' },
		{ name: 'Incident', value: 'incident', description: 'With its severity, to acknowledge' },
		{ name: 'JSON', value: 'json', description: 'An Adaptive Card of version 1.3 or lower' },
		{ name: 'Poll', value: 'poll', description: 'A question with choices' },
		{ name: 'Status', value: 'status', description: 'How something is at the moment' },
	],
	description: 'What people submit starts the Webex Trigger with the event "Card Action Created"',
	displayOptions: { show: isCard },
} as const;

/** Small and valid, to change. */
const firstCard = `{
  "type": "AdaptiveCard",
  "version": "1.3",
  "body": [
    { "type": "TextBlock", "text": "Is the room warm enough?", "weight": "bolder", "wrap": true },
    { "type": "Input.Text", "id": "comment", "label": "Comment" }
  ],
  "actions": [{ "type": "Action.Submit", "title": "Send" }]
}`;

const cardJson = {
	displayName: 'Card JSON',
	name: 'cardJson',
	type: 'json',
	default: firstCard,
	required: true,
	typeOptions: { rows: 12 },
	description:
		'The card, as <a href="https://developer.webex.com/buttons-and-cards-designer" target="_blank">the designer of cards</a> exports it. It is checked before it is sent; "Dry Run" shows what it says.',
	displayOptions: { show: { ...isCard, card: ['json'] } },
} as const;

const cardInputs = {
	displayName: 'Card Inputs',
	name: 'cardInputs',
	type: 'resourceMapper',
	default: { mappingMode: 'defineBelow', value: null },
	noDataExpression: true,
	typeOptions: {
		loadOptionsDependsOn: ['cardJson'],
		resourceMapper: {
			resourceMapperMethod: 'mapCardInputs',
			mode: 'add',
			valuesLabel: 'Card Inputs',
			fieldWords: { singular: 'input', plural: 'inputs' },
			addAllFields: false,
			supportAutoMap: false,
			noFieldsError: 'The card has no inputs, or comes from an expression.',
		},
	},
	description: 'What the inputs of the card hold before people change it',
	displayOptions: { show: { ...isCard, card: ['json'] } },
} as const;

const cardTitle = {
	displayName: 'Card Title',
	name: 'cardTitle',
	type: 'string',
	default: '',
	required: true,
	placeholder: 'e.g. Replace the core switch tonight?',
	displayOptions: {
		show: { ...isCard, card: ['approval', 'build', 'form', 'incident', 'poll', 'status'] },
	},
} as const;

const cardText = {
	displayName: 'Card Text',
	name: 'cardText',
	type: 'string',
	default: '',
	typeOptions: { rows: 3 },
	description: 'Below the title; bold, italics, lists and links in Markdown',
	displayOptions: {
		show: { ...isCard, card: ['approval', 'build', 'form', 'incident', 'poll', 'status'] },
	},
} as const;

const severity = {
	displayName: 'Severity',
	name: 'severity',
	type: 'options',
	default: 'major',
	options: [
		{ name: 'Critical', value: 'critical' },
		{ name: 'Major', value: 'major' },
		{ name: 'Minor', value: 'minor' },
	],
	displayOptions: { show: { ...isCard, card: ['incident'] } },
} as const;

const state = {
	displayName: 'State',
	name: 'state',
	type: 'options',
	default: 'ok',
	options: [
		{ name: 'Down', value: 'down' },
		{ name: 'OK', value: 'ok' },
		{ name: 'Warning', value: 'warning' },
	],
	displayOptions: { show: { ...isCard, card: ['status'] } },
} as const;

export const facts = {
	displayName: 'Facts',
	name: 'facts',
	type: 'fixedCollection',
	typeOptions: { multipleValues: true },
	placeholder: 'Add Fact',
	default: {},
	options: [
		{
			displayName: 'Facts',
			name: 'values',
			values: [
				{
					displayName: 'Name',
					name: 'title',
					type: 'string',
					default: '',
					placeholder: 'e.g. Site',
				},
				{
					displayName: 'Value',
					name: 'value',
					type: 'string',
					default: '',
					placeholder: 'e.g. Oslo',
				},
			],
		},
	],
} as const;

const cardFacts = {
	...facts,
	displayOptions: { show: { ...isCard, card: ['approval', 'build', 'incident', 'status'] } },
} as const;

const imageUrl = {
	displayName: 'Image URL',
	name: 'imageUrl',
	type: 'string',
	default: '',
	placeholder: 'e.g. https://example.com/plan.png',
	description: 'A picture that everybody can open without signing in',
	displayOptions: { show: { ...isCard, card: ['build'] } },
} as const;

const inputLabel = {
	displayName: 'Label',
	name: 'label',
	type: 'string',
	default: '',
	placeholder: 'e.g. Why is it needed?',
	description: 'What people read above the input',
} as const;

const inputKind = {
	displayName: 'Type',
	name: 'kind',
	type: 'options',
	default: 'text',
	options: [
		{ name: 'Date', value: 'date' },
		{ name: 'Multiline Text', value: 'multiline' },
		{ name: 'Multiple Choice', value: 'choices' },
		{ name: 'Number', value: 'number' },
		{ name: 'Single Choice', value: 'choice' },
		{ name: 'Text', value: 'text' },
		{ name: 'Time', value: 'time' },
		{ name: 'Toggle', value: 'toggle' },
	],
} as const;

const inputChoices = {
	displayName: 'Choices',
	name: 'options',
	type: 'string',
	list: 'texts',
	default: '',
	placeholder: 'e.g. Oslo, Lagos',
	description: 'Separated by commas; only for choices',
	displayOptions: { show: { kind: ['choice', 'choices'] } },
} as const;

const inputName = {
	displayName: 'Field Name',
	name: 'id',
	type: 'string',
	default: '',
	placeholder: 'e.g. reason',
	description: 'The name of the answer in the output; the label if empty',
} as const;

const inputRequired = {
	displayName: 'Required',
	name: 'isRequired',
	type: 'boolean',
	default: false,
	description: 'Whether it must be filled in',
} as const;

const inputDefault = {
	displayName: 'Default Value',
	name: 'value',
	type: 'string',
	default: '',
	description: 'Dates as 2026-01-31, times as 09:30; a toggle that is on has the value true',
} as const;

const inputPlaceholder = {
	displayName: 'Placeholder',
	name: 'placeholder',
	type: 'string',
	default: '',
	description: 'Shown in grey while the input is empty',
	displayOptions: { show: { kind: ['choice', 'multiline', 'number', 'text'] } },
} as const;

/** In the order that people fill them in. */
const inputFields = [
	inputLabel,
	inputKind,
	inputChoices,
	inputName,
	inputRequired,
	inputDefault,
	inputPlaceholder,
] as const;

/** Also of a form that waits for its answer. */
export const inputGroup = {
	displayName: 'Inputs',
	name: 'values',
	values: inputFields,
} as const;

const inputs = {
	displayName: 'Inputs',
	name: 'inputs',
	type: 'fixedCollection',
	typeOptions: { multipleValues: true },
	placeholder: 'Add Input',
	default: {},
	options: [inputGroup],
	displayOptions: { show: { ...isCard, card: ['build', 'form'] } },
} as const;

const choices = {
	displayName: 'Choices',
	name: 'choices',
	type: 'string',
	list: 'texts',
	default: '',
	required: true,
	placeholder: 'e.g. Monday, Tuesday, Wednesday',
	description: 'Separated by commas, or an expression that returns a list',
	displayOptions: { show: { ...isCard, card: ['poll'] } },
} as const;

const isMultiple = {
	displayName: 'Several Choices',
	name: 'isMultiple',
	type: 'boolean',
	default: false,
	description: 'Whether a person may choose more than one',
	displayOptions: { show: { ...isCard, card: ['poll'] } },
} as const;

const buttons = {
	displayName: 'Buttons',
	name: 'buttons',
	type: 'fixedCollection',
	typeOptions: { multipleValues: true },
	placeholder: 'Add Button',
	default: {},
	options: [
		{
			displayName: 'Buttons',
			name: 'values',
			values: [
				{
					displayName: 'Label',
					name: 'title',
					type: 'string',
					default: '',
					placeholder: 'e.g. Send',
				},
				{
					displayName: 'Value',
					name: 'data',
					type: 'string',
					default: '',
					placeholder: 'e.g. later',
					description:
						'The value of "button" in the output when this one was pressed; the label if empty',
				},
				{
					displayName: 'Address',
					name: 'url',
					type: 'string',
					default: '',
					placeholder: 'e.g. https://example.com/tickets/4711',
					description: 'The page that the button opens; a button without one sends the inputs',
				},
				{
					displayName: 'Style',
					name: 'style',
					type: 'options',
					default: 'default',
					options: [
						{ name: 'Default', value: 'default' },
						{ name: 'Destructive', value: 'destructive' },
						{ name: 'Positive', value: 'positive' },
					],
				},
			],
		},
	],
	displayOptions: { show: { ...isCard, card: ['build'] } },
} as const;

const approveLabel = {
	displayName: 'Approve Button Label',
	name: 'approveLabel',
	type: 'string',
	default: 'Approve',
	displayOptions: { show: { ...isCard, card: ['approval'] } },
} as const;

const disapproveLabel = {
	displayName: 'Disapprove Button Label',
	name: 'disapproveLabel',
	type: 'string',
	default: 'Decline',
	description: 'There is only one button when this is empty',
	displayOptions: { show: { ...isCard, card: ['approval'] } },
} as const;

const linkUrl = {
	displayName: 'Link URL',
	name: 'linkUrl',
	type: 'string',
	default: '',
	placeholder: 'e.g. https://example.com/tickets/4711',
	description: 'The page that a button of the card opens',
	displayOptions: { show: { ...isCard, card: ['incident', 'status'] } },
} as const;

const fallback = {
	displayName: 'Fallback Text',
	name: 'content',
	type: 'string',
	default: '',
	typeOptions: { rows: 2 },
} as const;

/** Only its author knows what a card of their own says in a few words. A mention alone is enough, so n8n must not require it. */
const ownFallback = {
	...fallback,
	description:
		'What people read in notifications and in apps that do not show cards; needed, unless "Mention" names somebody',
	displayOptions: { show: { ...isCard, card: ['json'] } },
} as const;

const optionalFallback = {
	...fallback,
	description:
		'What people read in notifications and in apps that do not show cards; made from the card if empty',
	displayOptions: {
		show: { ...isCard, card: ['approval', 'build', 'form', 'incident', 'poll', 'status'] },
	},
} as const;

export const fallbackTexts = [ownFallback, optionalFallback] as const;

export const cardFields = [
	card,
	cardJson,
	cardInputs,
	severity,
	state,
	cardTitle,
	cardText,
	cardFacts,
	imageUrl,
	inputs,
	choices,
	isMultiple,
	buttons,
	approveLabel,
	disapproveLabel,
	linkUrl,
] as const;
