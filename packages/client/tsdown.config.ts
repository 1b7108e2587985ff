import { defineConfig } from 'tsdown';

export default defineConfig({
	entry: { index: 'src/index.ts', schemas: 'src/schemas.ts', xml: 'src/xml/server.ts' },
	dts: true,
	format: 'esm',
	target: 'node20',
});
