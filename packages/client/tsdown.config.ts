import { defineConfig } from 'tsdown';

export default defineConfig({
	entry: { index: 'src/index.ts', schemas: 'src/schemas.ts', xml: 'src/xml/engine.ts' },
	dts: true,
	format: 'esm',
	target: 'node20',
});
