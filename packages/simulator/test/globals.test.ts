import { expect, test } from 'vitest';
import { createSimulator } from '../src/index.ts';

test('a simulator that listens leaves the objects of its process as they are', async () => {
	const before = [globalThis.Request, globalThis.Response];
	const { close } = await createSimulator().listen();
	const during = [globalThis.Request, globalThis.Response];
	await close();
	expect(during.every((object, index) => object === before[index])).toBe(true);
});
