import type { HttpResponse, Transport } from '@webex-nodes/http';
import { expect, test } from 'vitest';
import { pollDevice } from './device.ts';

const answer = (status: number, body: object, headers = {}): HttpResponse => ({
	status,
	headers,
	body: new TextEncoder().encode(JSON.stringify(body)),
});
const token = { access_token: 'a', expires_in: 60, refresh_token: 'r' };
const pending = answer(428, { errors: [{ description: 'authorization_pending' }] });

/** A code that lives for 300 seconds, asked for each 2; and when it was asked for, in seconds. */
function poll(answerAt: (seconds: number) => HttpResponse) {
	const asked: number[] = [];
	let time = 0;
	const now = () => time;
	const transport: Transport = async () => {
		asked.push(time / 1000);
		return answerAt(time / 1000);
	};
	const device = {
		deviceCode: 'd',
		userCode: '123456',
		verificationUri: 'https://example.com',
		expiresAt: 300_000,
		interval: 2000,
	};
	const sleep = async (duration: number) => {
		time += duration;
	};
	const integration = { clientId: 'c', clientSecret: 's' };
	return { asked, result: pollDevice({ integration, device, transport, sleep, now }) };
}

test('after failures it is asked as often as before, and a late consent counts', async () => {
	const { asked, result } = poll((seconds) => {
		if (seconds < 130) return answer(503, {});
		return seconds < 270 ? pending : answer(200, token);
	});
	expect((await result).accessToken).toBe('a');
	expect(asked.slice(0, 9)).toEqual([2, 6, 14, 30, 60, 90, 120, 150, 152]);
	expect(asked.at(-1)).toBe(270);
});

test('it is asked once more just before the code expires', async () => {
	const { asked, result } = poll((seconds) => (seconds < 298.5 ? pending : answer(200, token)));
	expect((await result).accessToken).toBe('a');
	expect(asked.slice(-2)).toEqual([298, 299]);
});

test('a code that nobody uses expires, after a last question', async () => {
	const { asked, result } = poll(() => pending);
	await expect(result).rejects.toThrow(/^The code has expired: start again$/);
	expect(asked.at(-1)).toBe(299);
});

test('a server that asks for more time than is left is not asked again', async () => {
	const { asked, result } = poll(() => answer(503, {}, { 'retry-after': '400' }));
	await expect(result).rejects.toThrow(
		/^The code expires before Webex may be asked again: start again\. The last failure: .*503/,
	);
	expect(asked).toEqual([2]);
});
