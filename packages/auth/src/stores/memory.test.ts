import { expect, test } from 'vitest';
import { storeContract } from './contract.ts';
import { memoryStore } from './memory.ts';

storeContract({
	test,
	equal: (actual, expected) => expect(actual).toEqual(expected),
	create: async () => {
		const store = memoryStore();
		return () => store;
	},
});
