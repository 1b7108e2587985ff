import type { Transport } from '@webex-nodes/http';
import { expect, test } from 'vitest';
import { createRestClient } from './client.ts';

const noon = Date.parse('2026-11-22T12:00:00Z');

const answering =
	(status: number, headers: Readonly<Record<string, string>>): Transport =>
	async () => ({ status, headers, body: Buffer.from('{}') });

test('the clock of Webex is that of its last answer, a failure too', async () => {
	const headers = { date: 'Sun, 22 Nov 2026 12:00:00 GMT' };
	const webex = createRestClient({ transport: answering(403, headers) });
	expect(webex.serverTime()).toBeUndefined();
	await expect(webex.people.me()).rejects.toThrow('403');
	const ahead = (webex.serverTime() ?? 0) - noon;
	expect(ahead).toBeGreaterThanOrEqual(0);
	expect(ahead).toBeLessThan(10_000);
});

test.each([{}, { date: 'yesterday' }])('an answer with %o shows no clock', async (headers) => {
	const webex = createRestClient({ transport: answering(200, headers) });
	await webex.people.me();
	expect(webex.serverTime()).toBeUndefined();
});
