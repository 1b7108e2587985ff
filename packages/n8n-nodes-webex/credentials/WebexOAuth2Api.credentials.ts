import type { ICredentialTestRequest, ICredentialType, INodeProperties } from 'n8n-workflow';
import { baseUrl, environment } from './environment.ts';
import { scopeNotices, scopes } from './scopes.ts';

export class WebexOAuth2Api implements ICredentialType {
	name = 'webexOAuth2Api';

	extends = ['oAuth2Api'];

	displayName = 'Webex OAuth2 API';

	icon = {
		light: 'file:../icons/credential.svg',
		dark: 'file:../icons/credential.dark.svg',
	} as const;

	documentationUrl = 'https://webex-nodes.github.io/webex-nodes/credentials/webexOAuth2Api';

	properties: INodeProperties[] = [
		...environment,
		{
			displayName: 'XML API Address',
			name: 'xmlUrl',
			type: 'string',
			default: '',
			placeholder: 'e.g. https://acme.webex.com/WBXService/XMLService',
			description: 'Where the Meetings XML API is; only the node Webex Meetings XML needs it',
			displayOptions: { show: { environment: ['custom', 'fedramp'] } },
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
					name: 'Administration',
					value: 'administration',
					description:
						'Create, change and delete people; read licenses, roles and the organization',
				},
				{
					name: 'Everything the User May Do',
					value: 'all',
					description: 'All of the messaging API, without a list of single scopes',
				},
				{
					name: 'Meetings',
					value: 'meetings',
					description: 'Schedule, control and change meetings, and manage who takes part',
				},
				{
					name: 'Meetings of the Organization',
					value: 'meetingsAdministration',
					description:
						'For administrators, who schedule for others and give meetings to other hosts',
				},
				{
					name: 'Meetings of the Organization, Read Only',
					value: 'meetingsOrganisation',
					description:
						'For administrators, who read schedules, attendance, recordings and transcripts of everybody',
				},
				{
					name: 'Meetings Read Only, with Recordings and Transcripts',
					value: 'meetingsRead',
					description:
						'Schedules, attendance, recordings, transcripts and summaries of the account',
				},
				{
					name: 'Meetings XML (spark:all)',
					value: 'meetingsXml',
					description: 'The Meetings XML API knows no smaller scope; the last one finds the site',
				},
				{
					name: 'Messages and Rooms (Spaces)',
					value: 'messages',
					description: 'Read and send messages, and find rooms (spaces)',
				},
				{
					name: 'Messages and Rooms (Spaces), Read Only',
					value: 'messagesRead',
					description: 'Read messages, and find rooms (spaces)',
				},
				{
					name: 'Messages, Rooms (Spaces), Members and Teams',
					value: 'messagesAndTeams',
					description: 'Also create rooms (spaces) and teams, and add and remove members',
				},
				{
					name: 'Only the Scopes Below',
					value: 'none',
					description: 'For integrations with a scope list of their own',
				},
			],
		},
		...scopeNotices,
		{
			displayName: 'Additional Scopes',
			name: 'additionalScopes',
			type: 'string',
			default: '',
			placeholder: 'e.g. spark:memberships_read meeting:schedules_read',
			description: 'More scopes, separated by spaces; select them on the integration too',
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
			type: 'boolean',
			default: true,
			description: 'Whether to protect the code with a proof key (PKCE, S256)',
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
			// Who may not read people can still ask when the token ends.
			url: '={{ /spark:(all|people_read)/.test($credentials.scope) ? "/people/me" : "/authorizations/tokenExpiry" }}',
			// The token goes nowhere else.
			disableFollowRedirect: true,
		},
	};
}
