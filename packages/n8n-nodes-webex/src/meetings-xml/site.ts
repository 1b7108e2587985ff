import { readSiteName } from '@webex-nodes/auth';
import { xmlServiceUrl } from '@webex-nodes/client';
import { readBaseAddress } from '@webex-nodes/http';
import type { ICredentialDataDecryptedObject } from 'n8n-workflow';

/** The name of the site that a credential or a parameter holds. */
export const siteNameOf = (given: unknown): string =>
	readSiteName(String(given ?? ''), 'Site Name');

/** The address of the XML API. Only the credential can set it, so that its owner decides where the secret is sent. */
export function xmlUrlOf({ xmlUrl, environment }: ICredentialDataDecryptedObject): string {
	const own = String(xmlUrl ?? '').trim();
	if (own === '' && (environment === undefined || environment === 'commercial')) {
		return xmlServiceUrl;
	}
	return readBaseAddress(own, { field: 'XML API Address', example: xmlServiceUrl });
}
