import { type HttpRequest, requireProtected } from '@webex-nodes/http';
import { environments } from '../environments.ts';
import { requireText } from './endpoint.ts';
import type { Integration } from './integration.ts';

/**
 * Mints the first token of a service app for one organisation, whose administrator has authorised it in Control Hub.
 * Sign it with the token of an integration that has the scope `spark:applications_token`; read the answer with
 * `readToken`. From then on it refreshes like an integration: `integrationGrant`.
 * @see https://developer.webex.com/docs/service-apps
 */
export function serviceAppTokenRequest(
	options: Integration & { readonly applicationId: string; readonly organizationId: string },
): HttpRequest {
	const { applicationId, organizationId, clientId, clientSecret } = options;
	const { environment = environments.commercial } = options;
	requireText({ applicationId, organizationId, clientId, clientSecret });
	const url = `${environment.api}/applications/${encodeURIComponent(applicationId)}/token`;
	requireProtected(url);
	return {
		method: 'POST',
		url,
		headers: { accept: 'application/json', 'content-type': 'application/json' },
		body: JSON.stringify({ clientId, clientSecret, targetOrgId: organizationId }),
	};
}
