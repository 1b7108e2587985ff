import { createRequire } from 'node:module';
import { defineConfig } from 'vitest/config';

export default defineConfig({
	// The ES modules of n8n-workflow import without file endings, which Node refuses; n8n itself uses CommonJS.
	resolve: { alias: { 'n8n-workflow': createRequire(import.meta.url).resolve('n8n-workflow') } },
	test: { testTimeout: 60_000 },
});
