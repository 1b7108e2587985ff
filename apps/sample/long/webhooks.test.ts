import { test } from 'vitest';
import { receiveThroughTrouble } from '../test/webhooks.ts';

test('500 events, some twice and out of order, some forged: each genuine one starts the workflow once', async () => {
	await receiveThroughTrouble(500);
}, 480_000);
