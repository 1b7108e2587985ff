import type { Context } from 'hono';
import { Failure, unauthorized } from '../failure.ts';
import type { AccessToken, Tokens } from './tokens.ts';

/** @throws Failure 401 when the request has no valid access token. */
export function authenticate(context: Context, tokens: Tokens): AccessToken {
	const value = /^Bearer (.+)$/i.exec(context.req.header('authorization') ?? '')?.[1];
	const token = value && tokens.find(value);
	if (!token) throw new Failure(401, unauthorized);
	return token;
}
