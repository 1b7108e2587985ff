import { defineConfig } from 'tsdown';

export default defineConfig({
	entry: { index: 'src/index.ts', files: 'src/replace-file.ts', undici: 'src/undici.ts' },
	dts: true,
	format: 'esm',
	target: 'node20',
});
