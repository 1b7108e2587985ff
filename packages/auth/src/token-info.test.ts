import type { Transport } from '@webex-nodes/http';
import { expect, test } from 'vitest';
import { Token } from './token.ts';
import { tokenInfo } from './token-info.ts';

const answers =
	(byPath: Readonly<Record<string, [number, object]>>): Transport =>
	async ({ url }) => {
		const [status, body] = byPath[new URL(url).pathname] ?? [404, {}];
		return { status, headers: {}, body: new TextEncoder().encode(JSON.stringify(body)) };
	};
const me = { id: 'P', type: 'person', displayName: 'Amara', emails: ['a@b.example'] };

test('tells whose token it is, what it may do, and when it ends', async () => {
	const token = new Token({
		accessToken: 'a',
		issuedAt: 0,
		expiresAt: 5,
		refreshTokenExpiresAt: 9,
		scopes: ['s'],
	});
	expect(await tokenInfo({ transport: answers({ '/v1/people/me': [200, me] }), token })).toEqual({
		kind: 'person',
		owner: { id: 'P', displayName: 'Amara', email: 'a@b.example' },
		scopes: ['s'],
		expiresAt: 5,
		refreshTokenExpiresAt: 9,
	});
});

test('asks Webex when the token ends where nobody else knows, also without the right to read people', async () => {
	const transport = answers({
		'/v1/people/me': [403, { message: 'no' }],
		'/v1/authorizations/tokenExpiry': [200, { exp: 1234 }],
	});
	expect(await tokenInfo({ transport })).toEqual({ scopes: [], expiresAt: 1234 });
});

test('lets a token that does not work fail', async () => {
	await expect(tokenInfo({ transport: answers({ '/v1/people/me': [401, {}] }) })).rejects.toThrow(
		'401',
	);
});
