import type { ICredentialTestRequest, ICredentialType, INodeProperties } from 'n8n-workflow';

/** The base address, from the fields of the credential. */
const baseUrl = (fields: '$credentials' | '$self') =>
	`({ commercial: "https://webexapis.com/v1", fedramp: "https://api-usgov.webex.com/v1" })[${fields}["environment"]] || (${fields}["baseUrl"] || "").trim().replace(/\\/+$/, "")`;

const scopes = {
	messages: 'spark:kms spark:people_read spark:rooms_read spark:messages_read spark:messages_write',
	messagesRead: 'spark:kms spark:people_read spark:rooms_read spark:messages_read',
	all: 'spark:kms spark:all',
};

export class WebexOAuth2Api implements ICredentialType {
	name = 'webexOAuth2Api';

	extends = ['oAuth2Api'];

	displayName = 'Webex OAuth2 API';

	icon = { light: 'file:../icons/webex.svg', dark: 'file:../icons/webex.dark.svg' } as const;

	documentationUrl = 'https://developer.webex.com/docs/integrations';

	properties: INodeProperties[] = [
		{
			displayName: 'Environment',
			name: 'environment',
			type: 'options',
			default: 'commercial',
			description: 'Which Webex the account belongs to',
			options: [
				{ name: 'Commercial', value: 'commercial', description: 'webexapis.com' },
				{ name: 'Custom', value: 'custom', description: 'A gateway or a simulator' },
				{ name: 'FedRAMP', value: 'fedramp', description: 'Webex for Government' },
			],
		},
		{
			displayName: 'Base Address',
			name: 'baseUrl',
			type: 'string',
			default: '',
			required: true,
			placeholder: 'e.g. https://webexapis.com/v1',
			description:
				'Where the REST API is. The authorize and token endpoints are looked for below it.',
			displayOptions: { show: { environment: ['custom'] } },
		},
		{
			displayName: 'Scopes For',
			name: 'scopePreset',
			type: 'options',
			default: 'messages',
			description:
				'What the credential may do. Each scope must also be selected on the integration at developer.webex.com.',
			options: [
				{
					name: 'Everything the User May Do',
					value: 'all',
					description: scopes.all,
				},
				{
					name: 'Messages and Rooms',
					value: 'messages',
					description: scopes.messages,
				},
				{
					name: 'Messages and Rooms, Read Only',
					value: 'messagesRead',
					description: scopes.messagesRead,
				},
				{
					name: 'Only the Scopes Below',
					value: 'none',
					description: 'For integrations with a scope list of their own',
				},
			],
		},
		{
			displayName: 'Additional Scopes',
			name: 'additionalScopes',
			type: 'string',
			default: '',
			placeholder: 'e.g. spark:memberships_read meeting:schedules_read',
			description: 'More scopes, separated by spaces',
		},
		{
			displayName: 'Grant Type',
			name: 'grantType',
			type: 'hidden',
			default: 'authorizationCode',
		},
		{
			displayName: 'Authorization URL',
			name: 'authUrl',
			type: 'hidden',
			default: `={{ (${baseUrl('$self')}) + "/authorize" }}`,
		},
		{
			displayName: 'Access Token URL',
			name: 'accessTokenUrl',
			type: 'hidden',
			default: `={{ (${baseUrl('$self')}) + "/access_token" }}`,
		},
		{
			displayName: 'Scope',
			name: 'scope',
			type: 'hidden',
			// A comma would make n8n send the whole list as one scope.
			default: `={{ [(${JSON.stringify(scopes)})[$self["scopePreset"]], ($self["additionalScopes"] || "").replace(/[,\\s]+/g, " ").trim()].filter(Boolean).join(" ") }}`,
		},
		{
			displayName: 'Auth URI Query Parameters',
			name: 'authQueryParameters',
			type: 'hidden',
			default: '',
		},
		{
			displayName: 'Use PKCE',
			name: 'usePkce',
			type: 'hidden',
			default: true,
		},
		{
			displayName: 'Authentication',
			name: 'authentication',
			type: 'hidden',
			default: 'body',
		},
	];

	test: ICredentialTestRequest = {
		request: {
			baseURL: `={{ ${baseUrl('$credentials')} }}`,
			url: '/people/me',
		},
	};
}
