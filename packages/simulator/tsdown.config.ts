import { defineConfig } from 'tsdown';

export default defineConfig([
	{
		entry: ['src/index.ts', 'src/main.ts'],
		dts: true,
		format: 'esm',
		target: 'node20',
	},
	{
		entry: ['src/page/browser/page.ts'],
		outDir: 'dist/browser',
		copy: ['src/page/browser/index.html', 'src/page/browser/page.css'],
		platform: 'browser',
		format: 'esm',
		target: 'es2023',
		dts: false,
	},
]);
