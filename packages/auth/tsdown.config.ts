import { defineConfig } from 'tsdown';

export default defineConfig({
	entry: [
		'src/index.ts',
		'src/config.ts',
		'src/file.ts',
		'src/store-contract.ts',
		'src/cli/main.ts',
	],
	dts: true,
	format: 'esm',
	target: 'node20',
});
