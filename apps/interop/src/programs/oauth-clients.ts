import { runChild } from '../child.ts';
import { freePort } from '../free-port.ts';
import type { Program } from '../program.ts';
import { simulatorFor } from '../reached.ts';

/** OAuth clients of no particular vendor: sign in, refusals, renewal and revocation, as far as each of them has it. */
export const oauthClients: readonly Program[] = [
	oauthClient('simple-oauth2', 'simple-oauth2'),
	oauthClient('badgateway', '@badgateway/oauth2-client'),
	oauthClient('arctic', 'arctic'),
	oauthClient('grant', 'grant'),
	oauthClient('passport', 'passport-cisco-spark'),
];

function oauthClient(id: string, name: string): Program {
	return {
		id,
		name,
		what: 'OAuth: everything that it has, with either form of credentials',
		packages: [name],
		run: async () => {
			const redirectUri = `http://127.0.0.1:${await freePort()}/connect/webex/callback`;
			const simulator = simulatorFor(id, { redirectUris: [redirectUri] });
			const { url, close } = await simulator.listen();
			try {
				return await runChild({
					script: `lib/oauth/${id}.mjs`,
					env: {
						BASE_URL: url,
						CLIENT_ID: simulator.integration.clientId,
						CLIENT_SECRET: simulator.integration.clientSecret,
						REDIRECT_URI: redirectUri,
					},
					limit: 30_000,
				});
			} finally {
				await close();
			}
		},
	};
}
