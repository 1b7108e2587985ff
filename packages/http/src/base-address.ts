import { WebexInputError } from './errors.ts';
import { describeLocation } from './read.ts';

/** Secrets travel encrypted: https, or http that does not leave this machine. */
const protectedOrigin =
	/^(?:https:\/\/|http:\/\/(?:localhost|127\.\d+\.\d+\.\d+|\[::1\])(?=[:/?#]|$))/i;

/** A base address as `readBaseAddress` takes it, also for expressions that cannot call a function. */
export const baseAddressPattern = new RegExp(`${protectedOrigin.source}[^\\s?#@\\\\]*$`, 'i');

const mayReceiveSecrets = (url: string): boolean =>
	URL.canParse(url) && protectedOrigin.test(new URL(url).origin);

/** @throws WebexInputError when a token or a secret would travel to this address unencrypted. */
export function requireProtected(url: string): void {
	if (mayReceiveSecrets(url)) return;
	throw new WebexInputError(
		'url',
		`no secret is sent to ${describeLocation(url).host} without encryption: use an address that begins with https://; http:// is accepted only for this machine`,
	);
}

/**
 * Reads an address that paths are appended to, and returns it without spaces around it and without a slash at the end.
 * @throws WebexInputError when it cannot be used, or when secrets would travel to it unencrypted.
 */
export function readBaseAddress(
	given: string,
	{ field, example }: { readonly field: string; readonly example: string },
): string {
	const address = given.trim();
	if (!URL.canParse(address) || !/^https?:\/\//i.test(address)) {
		throw new WebexInputError(field, `expected an address such as ${example}`);
	}
	if (!mayReceiveSecrets(address)) {
		throw new WebexInputError(
			field,
			'expected an address that begins with https://, because secrets are sent to it; http:// is accepted only for this machine (localhost, 127.0.0.1, [::1])',
		);
	}
	if (!baseAddressPattern.test(address)) {
		throw new WebexInputError(
			field,
			`expected an address without a query, a fragment, a user name or spaces, such as ${example}`,
		);
	}
	const { origin, pathname } = new URL(address);
	return origin + pathname.replace(/(?<!\/)\/+$/, '');
}
