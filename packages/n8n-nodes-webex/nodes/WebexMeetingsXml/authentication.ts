import type { INodeProperties } from 'n8n-workflow';

/** The kinds of account that the node can work with, by the value of "Authentication". */
export const authentication: INodeProperties[] = [
	{
		displayName: 'Authentication',
		name: 'authentication',
		type: 'options',
		noDataExpression: true,
		default: 'oAuth2',
		options: [
			{
				name: 'OAuth2',
				value: 'oAuth2',
				description: 'An integration of developer.webex.com with the scope spark:all',
			},
			{
				name: 'OAuth2 of the Old Meetings Portal',
				value: 'meetingsOAuth2',
				description: 'An existing Webex Meetings integration',
			},
			{
				name: 'WebEx ID and Password',
				value: 'meetingsPassword',
				description: 'For sites without single sign-on',
			},
		],
	},
	{
		displayName: 'Site Name',
		name: 'siteName',
		type: 'string',
		default: '',
		placeholder: 'e.g. acme',
		description:
			'The first part of the address of the site: acme of acme.webex.com. When empty, the default site of the account, which needs the scope meeting:preferences_read.',
		displayOptions: { show: { authentication: ['oAuth2'] } },
	},
	{
		displayName: 'WebEx ID',
		name: 'webExId',
		type: 'string',
		default: '',
		placeholder: 'e.g. amara@example.com',
		description: 'Who signs in to the site; the email address of the account if empty',
		displayOptions: { show: { authentication: ['oAuth2'] } },
	},
];
