import type { INodeCredentialDescription, INodeProperties } from 'n8n-workflow';

/** The kinds of account that a node can work with, by the value of "Authentication". */
export const authentication: INodeProperties = {
	displayName: 'Authentication',
	name: 'authentication',
	type: 'options',
	noDataExpression: true,
	default: 'oAuth2',
	options: [
		{
			name: 'Bot or Personal Token',
			value: 'token',
			description: 'A bot, or a person for 12 hours',
		},
		{
			name: 'OAuth2',
			value: 'oAuth2',
			description: 'A person who consents once',
		},
		{
			name: 'Service App',
			value: 'serviceApp',
			description: 'A machine account that an administrator authorizes',
		},
	],
};

export const credentials: INodeCredentialDescription[] = [
	{
		name: 'webexOAuth2Api',
		required: true,
		displayOptions: { show: { authentication: ['oAuth2'] } },
	},
	{
		name: 'webexTokenApi',
		required: true,
		displayOptions: { show: { authentication: ['token'] } },
	},
	{
		name: 'webexServiceAppApi',
		required: true,
		displayOptions: { show: { authentication: ['serviceApp'] } },
	},
];
