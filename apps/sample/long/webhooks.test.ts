import { test } from 'vitest';
import { hearThroughTrouble } from '../test/webhooks.ts';

test('500 events, some twice and out of order, some forged: each genuine one starts the workflow once', async () => {
	await hearThroughTrouble(500);
}, 480_000);
