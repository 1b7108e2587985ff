import { WebexInputError } from '@webex-nodes/http';

export interface WebexEnvironment {
	/** Base address of the REST API, without a slash at the end. */
	readonly api: string;
	/** Where a token is revoked; Cisco publishes none for FedRAMP. */
	readonly revoke?: string;
}

/**
 * @see https://developer.webex.com/docs/basics
 * @see https://developer-usgov.webex.com (FedRAMP)
 */
export const environments: Readonly<Record<'commercial' | 'fedramp', WebexEnvironment>> = {
	commercial: {
		api: 'https://webexapis.com/v1',
		revoke: 'https://idbroker.webex.com/idb/oauth2/v1/revoke',
	},
	fedramp: { api: 'https://api-usgov.webex.com/v1' },
};

/** An environment of one's own: a gateway, or a simulator. */
export function customEnvironment(api: string): WebexEnvironment {
	if (!URL.canParse(api) || !/^https?:$/.test(new URL(api).protocol)) {
		throw new WebexInputError(
			'baseUrl',
			'expected the base address of the API, such as https://webexapis.com/v1',
		);
	}
	const { origin, pathname } = new URL(api);
	return {
		api: origin + pathname.replace(/\/+$/, ''),
		revoke: `${origin}/idb/oauth2/v1/revoke`,
	};
}
