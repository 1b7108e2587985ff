import { readBaseAddress } from '@webex-nodes/http';

export interface WebexEnvironment {
	/** Base address of the REST API, without a slash at the end. */
	readonly api: string;
	/** Where a token is revoked; absent when no address is published. */
	readonly revoke?: string;
	/** Base addresses of services that live on other hosts and take the same token. */
	readonly services?: Readonly<Partial<Record<WebexService, string>>>;
}

/** A service of Webex that has a host of its own. */
export type WebexService = 'analytics' | 'callAnalytics' | ContactCenter;

/** The contact centre is split into regions, and each has its host. */
type ContactCenter = `contactCenter${'Anz1' | 'Ca1' | 'Eu1' | 'Eu2' | 'Jp1' | 'Sg1' | 'Us1'}`;

const contactCenter = (region: string) => `https://api.wxcc-${region}.cisco.com`;

/**
 * @see https://developer.webex.com/docs/basics
 * @see https://developer-usgov.webex.com (FedRAMP)
 * @see https://github.com/webex/webex-js-sdk (the address to revoke tokens, for the commercial cloud only)
 * @see https://developer.webex.com/docs/api/v1/reports-detailed-call-history (call analytics)
 * @see https://developer.webex-cx.com/documentation/getting-started (contact centre)
 */
export const environments: Readonly<Record<'commercial' | 'fedramp', WebexEnvironment>> = {
	commercial: {
		api: 'https://webexapis.com/v1',
		revoke: 'https://idbroker.webex.com/idb/oauth2/v1/revoke',
		services: {
			analytics: 'https://analytics.webexapis.com/v1',
			callAnalytics: 'https://analytics-calling.webexapis.com/v1',
			contactCenterAnz1: contactCenter('anz1'),
			contactCenterCa1: contactCenter('ca1'),
			contactCenterEu1: contactCenter('eu1'),
			contactCenterEu2: contactCenter('eu2'),
			contactCenterJp1: contactCenter('jp1'),
			contactCenterSg1: contactCenter('sg1'),
			contactCenterUs1: contactCenter('us1'),
		},
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
