/** Fields that many operations share; here, below "nodes", n8n's linter sees them. */

export const returnAll = {
	displayName: 'Return All',
	name: 'returnAll',
	type: 'boolean',
	default: false,
	description: 'Whether to return all results or only up to a given limit',
} as const;

/** Hidden, and so absent, when all are returned. */
export const limit = {
	displayName: 'Limit',
	name: 'limit',
	type: 'number',
	default: 50,
	typeOptions: { minValue: 1 },
	description: 'Max number of results to return',
	displayOptions: { show: { returnAll: [false] } },
} as const;

const selectedFields = {
	displayName: 'Fields',
	name: 'selectedFields',
	type: 'string',
	list: 'names',
	default: '',
	// Workflows have stored an expression for the switch.
	isNeeded: true,
	placeholder: 'e.g. title, created, personName',
	description:
		'Names of the fields to return, separated by commas. A dot reaches inside, such as attachments.0.content.',
	displayOptions: { show: { simplify: ['selected'] } },
} as const;

/** Its values are those of a switch "Simplify", which workflows have stored. */
export const simplify = {
	displayName: 'Output',
	name: 'simplify',
	type: 'options',
	default: true,
	options: [
		{ name: 'Raw', value: false, description: 'Everything that Webex returns' },
		{
			name: 'Selected Fields',
			value: 'selected',
			description: 'Only the fields that you name, which costs an agent the least',
		},
		{ name: 'Simplified', value: true, description: 'The most useful fields' },
	],
	followedBy: [selectedFields],
} as const;

export const includeSecrets = {
	displayName: 'Include Secrets',
	name: 'includeSecrets',
	type: 'boolean',
	default: false,
	description:
		'Whether the output holds passwords, host keys and tokens, which n8n then stores with the execution',
} as const;
