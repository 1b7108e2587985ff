import type { Simulator } from '../simulator.ts';

/** Every address and credential that a program needs. */
export function factsOf(simulator: Simulator, url: string, authority?: string) {
	const { world, tokens, integration, serviceApp, meetingsXml } = simulator;
	const old = meetingsXml.integration;
	const holderOf = (token: string) => {
		const person = world.people.get(tokens.find(token)?.personId ?? '');
		return { person: person?.displayName ?? '', email: person?.email ?? '', token };
	};
	return {
		page: url,
		rest: `${url}/v1`,
		...(authority && { authority }),
		oauth: {
			authorize: `${url}/v1/authorize`,
			token: `${url}/v1/access_token`,
			revoke: `${url}/idb/oauth2/v1/revoke`,
			deviceAuthorize: `${url}/v1/device/authorize`,
			deviceToken: `${url}/v1/device/token`,
			deviceVerify: `${url}/verify`,
		},
		integration: {
			clientId: integration.clientId,
			clientSecret: integration.clientSecret,
			redirectUris: integration.redirectUris,
			scopes: integration.scopes,
		},
		personal: holderOf(simulator.personalToken),
		bot: holderOf(simulator.botToken),
		serviceApp: {
			clientId: serviceApp.clientId,
			clientSecret: serviceApp.clientSecret,
			applicationId: serviceApp.applicationId,
			organizationId: world.organisationId,
			scopes: serviceApp.scopes,
		},
		meetingsXml: {
			service: `${url}/WBXService/XMLService`,
			siteName: meetingsXml.siteName,
			authorize: `${url}/v1/oauth2/authorize`,
			token: `${url}/v1/oauth2/token`,
			clientId: old.clientId,
			clientSecret: old.clientSecret,
			redirectUris: old.redirectUris,
			scopes: old.scopes,
			users: [...meetingsXml.site.users.values()].map(({ webExId, password, isAdmin }) => ({
				webExId,
				password,
				isAdmin,
			})),
		},
	};
}
