import { expect, test } from 'vitest';
import { WebexApiError } from './errors.ts';
import { hasStatus, ignoring } from './status.ts';

const answered = (status: number) => new WebexApiError({ status, method: 'GET', path: '/rooms' });

test.each([
	[answered(404), true],
	[answered(403), true],
	[answered(500), false],
	[Object.assign(new Error('Not from Webex'), { status: 404 }), false],
	[undefined, false],
])('%s has one of the statuses: %s', (error, expected) => {
	expect(hasStatus(error, 403, 404)).toBe(expected);
});

test('an expected status becomes undefined', async () => {
	expect(await Promise.reject(answered(404)).catch(ignoring(404))).toBeUndefined();
});

test('any other failure is thrown again, the same object', async () => {
	const error = answered(500);
	await expect(Promise.reject(error).catch(ignoring(403, 404))).rejects.toBe(error);
});
