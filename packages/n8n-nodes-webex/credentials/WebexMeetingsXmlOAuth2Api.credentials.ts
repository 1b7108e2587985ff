import type {
	ICredentialDataDecryptedObject,
	ICredentialType,
	IDataObject,
	IHttpRequestHelper,
	INodeProperties,
} from 'n8n-workflow';
import { protectedAddress } from '../src/credentials/environment.ts';
import { prefixRefreshToken } from '../src/credentials/refresh-prefix.ts';

export class WebexMeetingsXmlOAuth2Api implements ICredentialType {
	name = 'webexMeetingsXmlOAuth2Api';

	extends = ['oAuth2Api'];

	displayName = 'Webex Meetings XML OAuth2 API';

	icon = {
		light: 'file:../icons/credential.svg',
		dark: 'file:../icons/credential.dark.svg',
	} as const;

	documentationUrl =
		'https://webex-nodes.github.io/webex-nodes/credentials/webexMeetingsXmlOAuth2Api';

	properties: INodeProperties[] = [
		{
			displayName:
				'Only for integrations of the old Webex Meetings portal, which takes no new ones. A new integration uses "Webex OAuth2 API" with the scopes for Meetings XML.',
			name: 'notice',
			type: 'notice',
			default: '',
		},
		{
			displayName: 'Site Name',
			name: 'siteName',
			type: 'string',
			default: '',
			required: true,
			placeholder: 'e.g. acme',
			description: 'The first part of the address of the site: acme of acme.webex.com',
		},
		{
			displayName: 'WebEx ID',
			name: 'webExId',
			type: 'string',
			default: '',
			placeholder: 'e.g. amara@example.com',
			description:
				'Who signs in, on most sites the email address. When empty, the one that Webex names at sign-in.',
		},
		{
			displayName: 'Put Site Name Before Refresh Token',
			name: 'siteNamePrefix',
			type: 'boolean',
			default: true,
			description:
				'Whether the refresh token is sent as acme_token, as the documentation wants it. Turn it off if the site refuses that.',
		},
		{
			displayName: 'OAuth Address',
			name: 'oauthUrl',
			type: 'string',
			default: 'https://api.webex.com/v1/oauth2',
			required: true,
			description: 'Where the authorize and token endpoints are',
		},
		{
			displayName: 'XML API Address',
			name: 'xmlUrl',
			type: 'string',
			default: 'https://api.webex.com/WBXService/XMLService',
			required: true,
			description:
				'Some sites answer only at their own address: https://acme.webex.com/WBXService/XMLService',
		},
		{
			displayName: 'Code Verifier',
			name: 'codeVerifier',
			type: 'string',
			default: 'n8n4webex1',
			required: true,
			description: 'The plain proof key of the old integrations: any text of at most 10 characters',
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
			default: `={{ ${protectedAddress('$self["oauthUrl"]')} + "/authorize" }}`,
		},
		{
			displayName: 'Access Token URL',
			name: 'accessTokenUrl',
			type: 'hidden',
			default: `={{ ${protectedAddress('$self["oauthUrl"]')} + "/token" }}`,
		},
		{
			displayName: 'Scope',
			name: 'scope',
			type: 'hidden',
			default: 'all_read user_modify meeting_modify recording_modify setting_modify',
		},
		{
			displayName: 'Auth URI Query Parameters',
			name: 'authQueryParameters',
			type: 'hidden',
			default:
				'={{ "code_challenge=" + encodeURIComponent($self["codeVerifier"].slice(0, 10)) + "&code_challenge_method=plain" }}',
		},
		{
			displayName: 'Additional Body Properties',
			name: 'additionalBodyProperties',
			type: 'hidden',
			default: '={{ JSON.stringify({ code_verifier: $self["codeVerifier"].slice(0, 10) }) }}',
		},
		{
			displayName: 'Authentication',
			name: 'authentication',
			type: 'hidden',
			default: 'body',
		},
	];

	/** n8n runs this before each request, and so before each refresh. */
	async preAuthentication(
		this: IHttpRequestHelper,
		credentials: ICredentialDataDecryptedObject,
	): Promise<IDataObject> {
		return { oauthTokenData: prefixRefreshToken(credentials) };
	}
}
