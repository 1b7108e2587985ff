import type {
	ICredentialDataDecryptedObject,
	ICredentialType,
	IHttpRequestOptions,
	INodeProperties,
} from 'n8n-workflow';
import { signWithPassword } from '../src/meetings-xml/password.ts';

export class WebexMeetingsXmlApi implements ICredentialType {
	name = 'webexMeetingsXmlApi';

	displayName = 'Webex Meetings XML API';

	icon = {
		light: 'file:../icons/credential.svg',
		dark: 'file:../icons/credential.dark.svg',
	} as const;

	documentationUrl = 'https://webex-nodes.github.io/webex-nodes/credentials/webexMeetingsXmlApi';

	properties: INodeProperties[] = [
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
			required: true,
			placeholder: 'e.g. amara@example.com',
			description: 'On sites of Control Hub the email address',
		},
		{
			displayName: 'Password',
			name: 'password',
			type: 'string',
			typeOptions: { password: true },
			default: '',
			required: true,
			description: 'Accounts with single sign-on have none: they use Webex OAuth2 API',
		},
		{
			displayName: 'Session',
			name: 'session',
			type: 'options',
			default: 'ticket',
			options: [
				{
					name: 'Password With Each Request',
					value: 'password',
					description: 'For classic sites that have no tickets',
				},
				{
					name: 'Ticket',
					value: 'ticket',
					description:
						'Sign in once and share a ticket of 90 minutes, as sites of Control Hub need it',
				},
			],
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
	];

	authenticate = async (
		credentials: ICredentialDataDecryptedObject,
		options: IHttpRequestOptions,
	): Promise<IHttpRequestOptions> => signWithPassword(credentials, options);
}
