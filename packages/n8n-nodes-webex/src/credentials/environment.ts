import { WebexInputError } from '@webex-nodes/http';
import type { ICredentialDataDecryptedObject } from 'n8n-workflow';

const baseUrls: Readonly<Record<string, string>> = {
	commercial: 'https://webexapis.com/v1',
	fedramp: 'https://api-usgov.webex.com/v1',
};

/** Where the REST API of a credential is, without a slash at the end. */
export function baseUrlOf({ environment, baseUrl }: ICredentialDataDecryptedObject): string {
	const known = baseUrls[String(environment)];
	if (known) return known;
	const own = String(baseUrl ?? '')
		.trim()
		.replace(/\/+$/, '');
	if (!URL.canParse(own) || !/^https?:/.test(own)) {
		throw new WebexInputError(
			'Base Address',
			'expected the address of the API in the credential, such as https://webexapis.com/v1',
		);
	}
	return own;
}
