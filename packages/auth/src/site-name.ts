import { WebexInputError } from '@webex-nodes/http';

/**
 * The name of a Meetings site: `acme` of `acme`, `acme.webex.com` or `https://acme.webex.com/…`.
 * @throws WebexInputError that names the field.
 */
export function readSiteName(given: string, field: string): string {
	const [site = ''] = given
		.trim()
		.replace(/^https?:\/\//i, '')
		.split(/\.webex\.com/i, 1);
	if (/^[\w-]+$/.test(site)) return site;
	throw new WebexInputError(
		field,
		`expected the first part of the address of the site, such as acme of acme.webex.com, got "${site}"`,
	);
}
