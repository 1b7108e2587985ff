import { createRequire } from 'node:module';
import { defineConfig } from 'vitest/config';

export default defineConfig({
	// The ES modules of n8n-workflow import without file endings, which Node refuses; n8n itself uses CommonJS.
	resolve: { alias: { 'n8n-workflow': createRequire(import.meta.url).resolve('n8n-workflow') } },
	test: {
		// n8n prints every error that a node throws; here they are thrown on purpose.
		onConsoleLog: () => false,
		// A node that waits before it repeats takes its seconds.
		testTimeout: 60_000,
		// Loading n8n-core takes seconds, so files share a process; each test has a harness of its own.
		isolate: false,
		// Most of the time is spent waiting, as a node does before it repeats or looks again.
		maxWorkers: 4,
	},
});
