import { xmlServiceUrl } from '@webex-nodes/client';
import { readBaseAddress, WebexInputError } from '@webex-nodes/http';
import type { ICredentialDataDecryptedObject } from 'n8n-workflow';

/** `acme` of `acme`, `acme.webex.com` or `https://acme.webex.com/…`. */
export function siteNameOf(given: unknown): string {
	const site = String(given ?? '')
		.trim()
		.replace(/^https?:\/\//i, '')
		.replace(/\.webex\.com.*$/i, '');
	if (/^[\w-]+$/.test(site)) return site;
	throw new WebexInputError(
		'Site Name',
		`expected the first part of the address of the site, such as acme of acme.webex.com, got "${site}"`,
	);
}

/** Where the XML API of a credential is: never a choice of the node, so that secrets go where their owner wants. */
export function xmlUrlOf({ xmlUrl, environment }: ICredentialDataDecryptedObject): string {
	const own = String(xmlUrl ?? '').trim();
	if (own === '' && (environment === undefined || environment === 'commercial')) {
		return xmlServiceUrl;
	}
	return readBaseAddress(own, { field: 'XML API Address', example: xmlServiceUrl });
}
