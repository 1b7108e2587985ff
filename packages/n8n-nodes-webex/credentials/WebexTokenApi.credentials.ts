import type {
	ICredentialDataDecryptedObject,
	ICredentialTestRequest,
	ICredentialType,
	IHttpRequestOptions,
	INodeProperties,
} from 'n8n-workflow';
import { bearer } from '../src/credentials/bearer.ts';
import { baseUrl, environment } from './environment.ts';

export class WebexTokenApi implements ICredentialType {
	name = 'webexTokenApi';

	displayName = 'Webex Bot or Personal Token API';

	icon = {
		light: 'file:../icons/credential.svg',
		dark: 'file:../icons/credential.dark.svg',
	} as const;

	documentationUrl = 'https://webex-nodes.github.io/webex-nodes/credentials/webexTokenApi';

	properties: INodeProperties[] = [
		...environment,
		{
			displayName: 'Access Token',
			name: 'accessToken',
			type: 'string',
			typeOptions: { password: true },
			default: '',
			required: true,
			description:
				'The token of a bot, which does not expire, or a personal access token from the developer portal, which lives 12 hours',
		},
	];

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
