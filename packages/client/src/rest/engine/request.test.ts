import { expect, test } from 'vitest';
import { buildRequest } from './request.ts';

const base = 'https://webexapis.com/v1';
const get = { kind: 'one', method: 'GET', path: '/rooms/{roomId}' } as const;
const list = { kind: 'many', method: 'GET', path: '/messages' } as const;
const post = { kind: 'one', method: 'POST', path: '/messages/{messageId}/x' } as const;

test('puts inputs into the path, and the rest into the query', () => {
	const { url } = buildRequest(base, list, {
		roomId: 'a b+c/d',
		before: '2026-01-31T09:00:00.000+01:00',
		parentId: undefined,
	});
	expect(url).toBe(
		'https://webexapis.com/v1/messages?roomId=a+b%2Bc%2Fd&before=2026-01-31T09%3A00%3A00.000%2B01%3A00',
	);
});

test('puts some into headers', () => {
	const dated = { ...list, headers: ['timezone', 'password'] };
	const { url, headers } = buildRequest(base, dated, {
		max: 5,
		timezone: 'UTC',
		password: undefined,
	});
	expect(url).toBe('https://webexapis.com/v1/messages?max=5');
	expect(headers).toEqual({ accept: 'application/json', timezone: 'UTC' });
});

test('puts the rest into the body where there is one', () => {
	expect(buildRequest(base, post, { messageId: 'm/1?', text: 'ä', files: undefined })).toEqual({
		method: 'POST',
		url: 'https://webexapis.com/v1/messages/m%2F1%3F/x',
		headers: { accept: 'application/json', 'content-type': 'application/json' },
		body: '{"text":"ä"}',
	});
});

test.each(['', '   ', '.', '..', undefined, 5])('refuses %j as an ID in the path', (roomId) => {
	expect(() => buildRequest(base, get, { roomId })).toThrow(
		expect.objectContaining({ name: 'WebexInputError', field: 'roomId' }),
	);
});
