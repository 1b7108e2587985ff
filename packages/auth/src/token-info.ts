import { type HttpRequest, ignoring, type Transport } from '@webex-nodes/http';
import { environments, type WebexEnvironment } from './environments.ts';
import { readFields } from './grants/endpoint.ts';
import type { Token } from './token.ts';

export interface TokenInfo {
	/** person, bot or appuser; absent when the token may not read people. */
	readonly kind?: string;
	readonly owner?: { readonly id: string; readonly displayName?: string; readonly email?: string };
	readonly scopes: readonly string[];
	/** Milliseconds since the epoch; absent when the token does not end, or its end is not known. */
	readonly expiresAt?: number;
	readonly refreshTokenExpiresAt?: number;
}

/** Reads about a token: from the token itself, and from Webex. */
export async function tokenInfo(options: {
	/** Signed. */
	readonly transport: Transport;
	readonly environment?: WebexEnvironment;
	readonly token?: Token;
}): Promise<TokenInfo> {
	const { transport, environment = environments.commercial, token } = options;
	const get = async (path: string): Promise<Readonly<Record<string, unknown>> | undefined> => {
		const url = environment.api + path;
		const request: HttpRequest = { method: 'GET', url, headers: { accept: 'application/json' } };
		const answer = transport(request).then((response) => readFields(request, response));
		// 403: without the scope. 404: not every environment has it.
		return await answer.catch(ignoring(403, 404));
	};
	const me = await get('/people/me');
	const stored = token && Number.isFinite(token.expiresAt) ? token.expiresAt : undefined;
	const expiresAt = stored ?? (await get('/authorizations/tokenExpiry'))?.['exp'];
	const emails: unknown = me?.['emails'];
	const email: unknown = Array.isArray(emails) ? emails[0] : undefined;
	const refreshTokenExpiresAt = token?.refreshTokenExpiresAt ?? Number.POSITIVE_INFINITY;
	return {
		...(typeof me?.['type'] === 'string' && { kind: me['type'] }),
		...(typeof me?.['id'] === 'string' && {
			owner: {
				id: me['id'],
				...(typeof me['displayName'] === 'string' && { displayName: me['displayName'] }),
				...(typeof email === 'string' && email && { email }),
			},
		}),
		scopes: token?.scopes ?? [],
		...(typeof expiresAt === 'number' && { expiresAt }),
		...(Number.isFinite(refreshTokenExpiresAt) && { refreshTokenExpiresAt }),
	};
}
