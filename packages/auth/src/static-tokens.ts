import { WebexInputError } from '@webex-nodes/http';
import type { TokenSource } from './token.ts';

/**
 * A personal access token from the developer portal: it lives 12 hours and cannot be refreshed.
 * @see https://developer.webex.com/docs/getting-your-personal-access-token
 */
export const personalToken = (accessToken: string): TokenSource =>
	staticToken(
		'personal access token',
		accessToken,
		'Webex no longer accepts the personal access token: it lives 12 hours, and ends when you sign out of the developer portal. Copy a new one there, or use an integration, whose tokens are refreshed',
	);

/**
 * The access token of a bot: it does not expire.
 * @see https://developer.webex.com/docs/bots
 */
export const botToken = (accessToken: string): TokenSource =>
	staticToken(
		'bot token',
		accessToken,
		'Webex does not accept the bot token: it was regenerated, or the bot was deleted. The developer portal shows a new one once, under "My Webex Apps"',
	);

function staticToken(kind: string, accessToken: string, whenRefused: string): TokenSource {
	const token = accessToken.trim().replace(/^Bearer\s+/i, '');
	if (!/^[\x21-\x7e]+$/.test(token)) {
		throw new WebexInputError(
			'accessToken',
			`expected a ${kind} without spaces or line breaks, as the developer portal shows it`,
		);
	}
	return { get: async () => token, refuse: () => false, whenRefused };
}
