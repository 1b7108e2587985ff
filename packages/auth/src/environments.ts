import { readBaseAddress } from '@webex-nodes/http';

export interface WebexEnvironment {
	/** Base address of the REST API, without a slash at the end. */
	readonly api: string;
	/** Where a token is revoked; absent when no address is published. */
	readonly revoke?: string;
}

/**
 * @see https://developer.webex.com/docs/basics
 * @see https://developer-usgov.webex.com (FedRAMP)
 * @see https://github.com/webex/webex-js-sdk (the address to revoke tokens, for the commercial cloud only)
 */
export const environments: Readonly<Record<'commercial' | 'fedramp', WebexEnvironment>> = {
	commercial: {
		api: 'https://webexapis.com/v1',
		revoke: 'https://idbroker.webex.com/idb/oauth2/v1/revoke',
	},
	fedramp: { api: 'https://api-usgov.webex.com/v1' },
};

/** The commercial cloud under its former name. */
const formerApi = 'https://api.ciscospark.com/v1';

/**
 * An environment at an address of your own: a gateway, or a simulator. An address to revoke tokens is never guessed,
 * because a secret is sent to it: name it in `revoke` if there is one.
 */
export function customEnvironment(
	api: string,
	{ revoke, field = 'baseUrl' }: { readonly revoke?: string; readonly field?: string } = {},
): WebexEnvironment {
	const { commercial, fedramp } = environments;
	const address = readBaseAddress(api, { field, example: commercial.api });
	const known = [commercial, fedramp, { ...commercial, api: formerApi }].find(
		(environment) => environment.api === address,
	);
	return {
		...(known ?? { api: address }),
		...(revoke !== undefined && {
			revoke: readBaseAddress(revoke, { field: 'revoke', example: commercial.revoke ?? '' }),
		}),
	};
}
