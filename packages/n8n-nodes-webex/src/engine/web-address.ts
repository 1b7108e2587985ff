import { WebexInputError } from '@webex-nodes/http';

/**
 * An address that a browser opens as a page: a script, for example, has another protocol.
 * @throws {@link WebexInputError} that names the field.
 */
export function webAddress(
	given: string,
	field: string,
	protocols: readonly string[] = ['https:'],
): string {
	const address = given.trim();
	if (URL.canParse(address) && protocols.includes(new URL(address).protocol)) return address;
	throw new WebexInputError(field, `expected an address that begins with https://, got "${given}"`);
}
