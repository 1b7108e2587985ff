import { format, inspect } from 'node:util';
import { expect, test } from 'vitest';
import { Token } from './token.ts';

const fields = {
	accessToken: 'the-access-token',
	issuedAt: 1,
	expiresAt: 2,
	refreshToken: 'the-refresh-token',
	refreshTokenExpiresAt: 3,
	scopes: ['a'],
};
const token = new Token(fields);

test('printing a token shows when it ends, and no secret', () => {
	const printed = [
		inspect(token, { depth: null, showHidden: true }),
		format('%o %O %j %s', token, { token }, token, token),
		JSON.stringify({ nested: [token] }),
		String(token),
		JSON.stringify({ ...token }),
	].join();
	expect([/the-(access|refresh)-token/.test(printed), printed.includes('"expiresAt":2')]).toEqual([
		false,
		true,
	]);
});

test('a refresh keeps what its answer leaves out, as far as it is still true', () => {
	const renew = (fresh: object) =>
		token.renewedBy(new Token({ accessToken: 'new', issuedAt: 10, ...fresh })).reveal();
	expect([renew({}), renew({ refreshToken: 'r2', expiresAt: 20 })]).toEqual([
		{
			accessToken: 'new',
			issuedAt: 10,
			refreshToken: 'the-refresh-token',
			refreshTokenExpiresAt: 3,
			scopes: ['a'],
		},
		{ accessToken: 'new', issuedAt: 10, expiresAt: 20, refreshToken: 'r2', scopes: ['a'] },
	]);
});
