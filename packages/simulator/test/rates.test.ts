import { WebexApiError } from '@webex-nodes/http';
import { expect, test } from 'vitest';
import { noon, setUp } from './fixture.ts';

async function outcomeOf(request: PromiseLike<unknown>) {
	return await request.then(
		() => 'answered',
		(error: unknown) => {
			if (!WebexApiError.is(error)) throw error;
			return [error.status, error.retryAfter];
		},
	);
}

test('limits how fast an account may call an endpoint, and says when to come again', async () => {
	let now = noon;
	const { simulator, webex, as } = setUp({ now: () => now });
	expect(await outcomeOf(webex.rooms.list())).toBe('answered');
	simulator.rates.limit = { requests: 2, seconds: 10 };
	const outcomes = [];
	for (let count = 0; count < 3; count++) {
		outcomes.push(await outcomeOf(webex.rooms.list()));
		now += 1000;
	}
	outcomes.push(
		await outcomeOf(webex.people.me()),
		await outcomeOf(as(simulator.botToken).rooms.list()),
	);
	now += 7000;
	outcomes.push(await outcomeOf(webex.rooms.list()));
	expect(outcomes).toEqual(['answered', 'answered', [429, 8], 'answered', 'answered', 'answered']);
	expect(simulator.rates.refused).toBe(1);
});

test('a bucket fills evenly, holds no more than its burst, and says when the next request fits', async () => {
	let now = noon;
	const { simulator, webex } = setUp({ now: () => now });
	simulator.rates.limit = { requests: 1, seconds: 4, burst: 2 };
	const outcomes = [];
	for (const pause of [0, 0, 0, 3000, 1000, 0, 60_000, 0, 0]) {
		now += pause;
		outcomes.push(await outcomeOf(webex.rooms.list()));
	}
	const refused = (seconds: number) => [429, seconds];
	expect(outcomes).toEqual([
		...['answered', 'answered', refused(4)],
		...[refused(1), 'answered', refused(4)],
		...['answered', 'answered', refused(4)],
	]);
});
