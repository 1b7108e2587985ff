import { addSecurityContext, createXmlClient, statusFromBody } from '@webex-nodes/client';
import type {
	ICredentialDataDecryptedObject,
	ICredentialsDecrypted,
	ICredentialTestFunctions,
	IHttpRequestOptions,
	INodeCredentialTestResult,
} from 'n8n-workflow';
import { explain } from '../n8n/failures.ts';
import { bytesOf, ConnectionNeeded, lowerCase } from '../n8n/transport.ts';
import { siteNameOf, xmlUrlOf } from './site.ts';

/** Writes site, user and password into the document. */
export function signWithPassword(
	credentials: ICredentialDataDecryptedObject,
	options: IHttpRequestOptions,
): IHttpRequestOptions {
	// n8n signs once more after a 401: a password that was refused is not sent again, or the account would be locked.
	const [head = ''] = String(options.body).split('<body>', 1);
	if (head.includes('<securityContext>')) throw new ConnectionNeeded(true);
	const body = addSecurityContext(String(options.body), {
		siteName: siteNameOf(credentials['siteName']),
		webExID: String(credentials['webExId']).trim(),
		password: String(credentials['password']),
	});
	return { ...options, body };
}

/** Signs in once, because the XML API answers with status 200 to a wrong password too. */
export async function testMeetingsPassword(
	this: ICredentialTestFunctions,
	{ data = {} }: ICredentialsDecrypted,
): Promise<INodeCredentialTestResult> {
	// The newest helper that n8n has for the tests of credentials.
	const { helpers } = this;
	try {
		const client = createXmlClient({
			url: xmlUrlOf(data),
			transport: statusFromBody(async ({ url, headers, body = '' }) => {
				const signed = signWithPassword(data, { url, body: String(body) });
				const answer = await helpers.request({
					method: 'POST',
					uri: url,
					headers: { ...headers },
					body: signed.body,
					encoding: null,
					resolveWithFullResponse: true,
					simple: false,
				});
				return {
					status: answer.statusCode,
					headers: lowerCase(answer.headers),
					body: bytesOf(answer.body),
				};
			}),
		});
		await client.users.authenticate();
		return { status: 'OK', message: 'Signed in' };
	} catch (error) {
		const { message, description } = explain(error, 'meetingsPassword') ?? {
			message: 'The site could not be reached',
			description: 'Check "XML API Address" and the network.',
		};
		return { status: 'Error', message: `${message}. ${description}` };
	}
}
