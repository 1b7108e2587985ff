import { defineConfig } from 'tsdown';

export default defineConfig({
	entry: {
		index: 'src/index.ts',
		files: 'src/files.ts',
		schemas: 'src/schemas.ts',
		xml: 'src/xml/server.ts',
	},
	dts: true,
	format: 'esm',
	target: 'node20',
});
