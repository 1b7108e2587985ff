import { spawnSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { source } from './packed.ts';

const require = createRequire(import.meta.url);
const folder = fileURLToPath(new URL('../.report/oldest', import.meta.url));

/** The README promises this version of n8n; its own n8n-workflow has the same number. */
function compileAgainst(workflow: string) {
	mkdirSync(folder, { recursive: true });
	const types = join(dirname(require.resolve(`${workflow}/package.json`)), 'dist/cjs/index.d.ts');
	const configuration = {
		extends: join(source, 'tsconfig.json'),
		compilerOptions: {
			paths: { 'n8n-workflow': [types] },
			typeRoots: [join(source, 'node_modules/@types')],
		},
		include: ['credentials', 'nodes', 'src'].map((name) => join(source, name)),
	};
	writeFileSync(join(folder, 'tsconfig.json'), JSON.stringify(configuration));
	const compiler = require.resolve('typescript/bin/tsc');
	return spawnSync(process.execPath, [compiler, '--listFiles', '--project', folder], {
		encoding: 'utf8',
	});
}

test('compiles against the oldest n8n that is promised', () => {
	const { status, stdout } = compileAgainst('n8n-workflow-oldest');
	const read = stdout.split('\n').filter((line) => line.includes('/n8n-workflow/'));
	const errors = stdout.split('\n').filter((line) => line.includes('error TS'));
	expect([errors, status, read.length > 0]).toEqual([[], 0, true]);
	expect(read.every((line) => line.includes('n8n-workflow@2.20.0'))).toBe(true);
});
