import { spawnSync } from 'node:child_process';
import { globSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';

const packages = ['auth', 'client', 'http', 'simulator'];
const path = (relative: string) => fileURLToPath(new URL(relative, import.meta.url));
const examples = path('../.report/readme');

const guides = path('../../../docs');
const texts: readonly (readonly [name: string, file: string])[] = [
	...packages.map((name) => [name, path(`../../${name}/README.md`)] as const),
	...globSync('*.md', { cwd: guides }).map((name) => [name, join(guides, name)] as const),
];

const examplesOf = (file: string) =>
	[...readFileSync(file, 'utf8').matchAll(/```ts\n([\s\S]*?)```/g)].map(([, code = '']) => code);

test('the examples of every README and guide compile', () => {
	rmSync(examples, { recursive: true, force: true });
	mkdirSync(examples, { recursive: true });
	const files = texts.flatMap(([name, text]) =>
		examplesOf(text).map((code, index) => {
			const file = `${name}-${index + 1}.ts`;
			writeFileSync(`${examples}/${file}`, code);
			return file;
		}),
	);
	const configuration = { extends: '../../../../tsconfig.base.json', files };
	writeFileSync(`${examples}/tsconfig.json`, JSON.stringify(configuration));
	const compiler = createRequire(import.meta.url).resolve('typescript/bin/tsc');
	const { stdout } = spawnSync(process.execPath, [compiler, '--project', examples], {
		encoding: 'utf8',
	});
	expect([files.length, stdout]).toEqual([7, '']);
}, 60_000);
