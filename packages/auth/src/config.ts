import { WebexInputError } from '@webex-nodes/http';
import { z } from 'zod';
import { customEnvironment, environments, type WebexEnvironment } from './environments.ts';
import type { Integration } from './grants/integration.ts';
import { botToken, personalToken } from './static-tokens.ts';
import type { TokenSource } from './token.ts';

const name = z.enum(['commercial', 'fedramp']);
const text = z.string().trim().min(1);

/** The variables that a program may read its account from. */
const Variables = z.object({
	WEBEX_ENVIRONMENT: name.default('commercial'),
	WEBEX_BASE_URL: text.optional(),
	WEBEX_CLIENT_ID: text.optional(),
	WEBEX_CLIENT_SECRET: text.optional(),
	WEBEX_BOT_TOKEN: text.optional(),
	WEBEX_ACCESS_TOKEN: text.optional(),
});

export interface AuthConfig {
	readonly environment: WebexEnvironment;
	/** When client ID and secret are there. */
	readonly integration?: Integration;
	/** When a bot token or a personal access token is there. */
	readonly tokens?: TokenSource;
}

/** Reads an account from environment variables. Throws `WebexInputError` that names the variable. */
export function readAuthConfig(
	variables: Readonly<Record<string, string | undefined>>,
): AuthConfig {
	const result = Variables.safeParse(variables);
	if (!result.success) {
		const [issue] = result.error.issues;
		throw new WebexInputError(issue?.path.join('.') ?? '', issue?.message ?? 'cannot be read');
	}
	const { WEBEX_CLIENT_ID: clientId, WEBEX_CLIENT_SECRET: clientSecret, ...rest } = result.data;
	if (Boolean(clientId) !== Boolean(clientSecret)) {
		const missing = clientId ? 'WEBEX_CLIENT_SECRET' : 'WEBEX_CLIENT_ID';
		throw new WebexInputError(missing, 'expected too, because the other one of the two is set');
	}
	const environment = rest.WEBEX_BASE_URL
		? customEnvironment(rest.WEBEX_BASE_URL, { field: 'WEBEX_BASE_URL' })
		: environments[rest.WEBEX_ENVIRONMENT];
	const tokens = rest.WEBEX_BOT_TOKEN
		? botToken(rest.WEBEX_BOT_TOKEN)
		: rest.WEBEX_ACCESS_TOKEN && personalToken(rest.WEBEX_ACCESS_TOKEN);
	return {
		environment,
		...(clientId && clientSecret && { integration: { clientId, clientSecret, environment } }),
		...(tokens && { tokens }),
	};
}
