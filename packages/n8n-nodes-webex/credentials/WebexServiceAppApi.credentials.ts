import type {
	ICredentialDataDecryptedObject,
	ICredentialTestRequest,
	ICredentialType,
	IHttpRequestHelper,
	IHttpRequestOptions,
	INodeProperties,
} from 'n8n-workflow';
import { bearer } from '../src/credentials/bearer.ts';
import { renewServiceApp } from '../src/credentials/service-app.ts';
import { baseUrl, environment } from './environment.ts';

export class WebexServiceAppApi implements ICredentialType {
	name = 'webexServiceAppApi';

	displayName = 'Webex Service App API';

	icon = {
		light: 'file:../icons/credential.svg',
		dark: 'file:../icons/credential.dark.svg',
	} as const;

	documentationUrl = 'https://webex-nodes.github.io/webex-nodes/credentials/webexServiceAppApi';

	properties: INodeProperties[] = [
		...environment,
		{
			displayName: 'Client ID',
			name: 'clientId',
			type: 'string',
			default: '',
			required: true,
		},
		{
			displayName: 'Client Secret',
			name: 'clientSecret',
			type: 'string',
			typeOptions: { password: true },
			default: '',
			required: true,
		},
		{
			displayName: 'Refresh Token',
			name: 'refreshToken',
			type: 'string',
			typeOptions: { password: true },
			default: '',
			required: true,
			description:
				'From "Org Authorizations" of the service app in the developer portal, after an administrator has authorized it in Control Hub',
		},
		{
			displayName: 'Access Token',
			name: 'accessToken',
			type: 'hidden',
			typeOptions: { expirable: true, password: true },
			default: '',
		},
	];

	/** n8n stores what this returns: the access token, and the refresh token if there is a new one. */
	async preAuthentication(
		this: IHttpRequestHelper,
		credentials: ICredentialDataDecryptedObject,
	): Promise<Record<string, string>> {
		return await renewServiceApp(this, credentials);
	}

	authenticate = async (
		credentials: ICredentialDataDecryptedObject,
		options: IHttpRequestOptions,
	): Promise<IHttpRequestOptions> => bearer(options, String(credentials.accessToken));

	test: ICredentialTestRequest = {
		request: {
			baseURL: `={{ ${baseUrl('$credentials')} }}`,
			url: '/people/me',
			// The token goes nowhere else.
			disableFollowRedirect: true,
		},
	};
}
