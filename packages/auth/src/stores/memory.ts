import type { Token, TokenStore } from '../token.ts';
import { createQueue } from './queue.ts';

/** Keeps a token for the life of the process. */
export function memoryStore(initial?: Token): TokenStore {
	let kept = initial;
	return {
		load: async () => kept,
		save: async (token) => {
			kept = token;
		},
		exclusively: createQueue(),
	};
}
