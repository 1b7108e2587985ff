import { afterAll, beforeAll, test } from 'vitest';
import { failing } from './gallery/administration.ts';
import { cases } from './gallery/cases.ts';
import { type Hall, openHall } from './gallery/hall.ts';

let hall: Hall;
beforeAll(async () => {
	hall = await openHall([failing]);
}, 240_000);
afterAll(async () => await hall?.sample.stop(), 30_000);

test.each(cases)('$name: $promise', async ({ check }) => await check(hall), 120_000);
