import { test } from 'vitest';
import { receiveThroughTrouble } from './webhooks.ts';

test('60 events, some twice and out of order, some forged: each genuine one starts the workflow once', async () => {
	await receiveThroughTrouble(60);
}, 240_000);
