import { defineConfig } from 'vitest/config';

export default defineConfig({
	// One n8n at a time, for Chromium or tests that take minutes; those of "test" wait so much that two files share a core.
	test: { fileParallelism: false, testTimeout: 60_000 },
});
