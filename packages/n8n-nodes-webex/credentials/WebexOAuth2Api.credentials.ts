import type { ICredentialTestRequest, ICredentialType, INodeProperties } from 'n8n-workflow';
import { baseUrl, environment } from './environment.ts';

const organisation =
	'meeting:admin_schedule_read meeting:admin_participants_read meeting:admin_recordings_read meeting:admin_transcripts_read meeting:admin_config_read';

const scopes = {
	administration:
		'spark:kms spark-admin:people_read spark-admin:people_write spark-admin:organizations_read spark-admin:licenses_read spark-admin:roles_read',
	all: 'spark:kms spark:all',
	meetings:
		'spark:kms spark:people_read meeting:schedules_read meeting:schedules_write meeting:controls_read meeting:controls_write meeting:participants_read meeting:participants_write meeting:preferences_read',
	meetingsAdministration: `spark:kms spark:people_read meeting:schedules_read meeting:schedules_write meeting:participants_read meeting:recordings_read meeting:transcripts_read meeting:admin_schedule_write meeting:admin_recordings_write ${organisation}`,
	meetingsOrganisation: `spark:kms spark:people_read meeting:schedules_read meeting:participants_read meeting:recordings_read meeting:transcripts_read meeting:summaries_read ${organisation}`,
	meetingsRead:
		'spark:kms spark:people_read meeting:schedules_read meeting:participants_read meeting:recordings_read meeting:transcripts_read meeting:summaries_read',
	meetingsXml: 'spark:kms spark:all meeting:preferences_read',
	messages: 'spark:kms spark:people_read spark:rooms_read spark:messages_read spark:messages_write',
	messagesAndTeams:
		'spark:kms spark:people_read spark:rooms_read spark:rooms_write spark:memberships_read spark:memberships_write spark:messages_read spark:messages_write spark:teams_read spark:teams_write spark:team_memberships_read spark:team_memberships_write',
	messagesRead: 'spark:kms spark:people_read spark:rooms_read spark:messages_read',
};

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
				{ name: 'Administration', value: 'administration', description: scopes.administration },
				{
					name: 'Everything the User May Do',
					value: 'all',
					description: scopes.all,
				},
				{ name: 'Meetings', value: 'meetings', description: scopes.meetings },
				{
					name: 'Meetings of the Organisation',
					value: 'meetingsAdministration',
					description: `For administrators, who schedule for others and give meetings to other hosts: ${scopes.meetingsAdministration}`,
				},
				{
					name: 'Meetings of the Organisation, Read Only',
					value: 'meetingsOrganisation',
					description: `For administrators, who read schedules, attendance, recordings and transcripts of everybody: ${scopes.meetingsOrganisation}`,
				},
				{
					name: 'Meetings Read Only, with Recordings and Transcripts',
					value: 'meetingsRead',
					description: scopes.meetingsRead,
				},
				{
					name: 'Meetings XML (spark:all)',
					value: 'meetingsXml',
					description: `${scopes.meetingsXml}: the Meetings XML API knows no smaller scope; the last one finds the site`,
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
					name: 'Messages, Rooms, Members and Teams',
					value: 'messagesAndTeams',
					description: scopes.messagesAndTeams,
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
		},
	};
}
