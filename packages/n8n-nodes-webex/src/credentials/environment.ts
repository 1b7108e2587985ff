import { environments } from '@webex-nodes/auth';
import { baseAddressPattern, readBaseAddress } from '@webex-nodes/http';
import type { ICredentialDataDecryptedObject } from 'n8n-workflow';

const { commercial, fedramp } = environments;

/** By the value of "Environment"; that of any other one is entered. */
export const baseUrls: Readonly<Record<string, string>> = {
	commercial: commercial.api,
	fedramp: fedramp.api,
};

/** Where the REST API of a credential is, without a slash at the end. */
export function baseUrlOf({ environment, baseUrl }: ICredentialDataDecryptedObject): string {
	return (
		baseUrls[String(environment)] ??
		readBaseAddress(String(baseUrl ?? ''), {
			field: 'Base Address',
			example: commercial.api,
		})
	);
}

/** No host has this name: n8n shows it where it would have sent a secret without encryption. */
const nowhere = 'https://address-must-begin-with-https.invalid';

/** The same check as an expression, for the addresses that n8n itself sends secrets to. */
export const protectedAddress = (address: string): string =>
	`((${address} || "").trim().replace(/\\/+$/, "").match(/${baseAddressPattern.source}/i) || ["${nowhere}"])[0]`;
