import type { Context } from 'hono';
import { Failure, unauthorized } from '../failure.ts';
import type { AccessToken, Tokens } from './tokens.ts';

/** The token in a header `Authorization`. */
export const bearerValue = (header: string | null | undefined): string | undefined =>
	/^Bearer (.+)$/i.exec(header ?? '')?.[1];

/** @throws Failure 401 when the request has no valid access token. */
export function authenticate(context: Context, tokens: Tokens): AccessToken {
	const value = bearerValue(context.req.header('authorization'));
	const token = value && tokens.find(value);
	if (!token) throw new Failure(401, unauthorized);
	return token;
}
