import { expect, test } from 'vitest';
import { createRooms, indexOf, pageOf, withPost } from './world.ts';

interface Page {
	readonly items: readonly {
		readonly id: string;
		readonly roomId: string;
		readonly created: string;
	}[];
}

const [first, second] = createRooms({ rooms: 2, messages: 5 });
if (!first || !second) throw new Error('There are two rooms');
const read = (...given: Parameters<typeof pageOf>) =>
	(JSON.parse(pageOf(...given).toString()) as Page).items;

test('a page of any size is JSON, newest first', () => {
	const all = read(first, 0, 1000);
	expect(all.map(({ created }) => Date.parse(created))).toEqual(first.times);
	expect(first.times.toSorted((one, other) => other - one)).toEqual(first.times);
	expect([...read(first, 0, 2), ...read(first, 2, 2), ...read(first, 4, 2)]).toEqual(all);
	expect(read(first, 5, 2)).toEqual([]);
	expect(new Set(all.map(({ roomId }) => roomId))).toEqual(new Set([first.id]));
});

test('an ID says where its message is in the room, and no two are the same', () => {
	const items = [...read(first, 0, 5), ...read(second, 0, 5)];
	expect(items.map(({ id }) => indexOf(id))).toEqual([4, 3, 2, 1, 0, 4, 3, 2, 1, 0]);
	expect(new Set(items.map(({ id }) => id)).size).toBe(10);
});

test('a post is the newest message, and all others stay', () => {
	const before = Date.now();
	const [newest, ...others] = read(withPost(first, 0), 0, 10);
	expect(Date.parse(newest?.created ?? '')).toBeGreaterThanOrEqual(before);
	expect(others).toEqual(read(first, 0, 5));
});
