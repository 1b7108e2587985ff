import { defineConfig } from 'vitest/config';

export default defineConfig({
	test: {
		// One queue mode at a time: each has five or more processes.
		fileParallelism: false,
		testTimeout: 120_000,
		hookTimeout: 240_000,
	},
});
