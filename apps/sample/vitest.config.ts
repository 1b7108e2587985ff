import { defineConfig } from 'vitest/config';

export default defineConfig({
	// One n8n at a time: two would take longer than one after the other on a small machine.
	test: { fileParallelism: false, testTimeout: 60_000 },
});
