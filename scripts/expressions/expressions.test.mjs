import { expect, test } from 'vitest';
import { root } from '../toolchain.mjs';
import { expressionsIn, shippedFiles } from './find.mjs';
import { problemOf } from './judge.mjs';

test('finds literals and what RegExp is called with, in code only', () => {
	const text = [
		'const a = /b[/]c/gi; // not /this/',
		"const d = 'nor /this/' + x.match(/e+/);",
		"const f = new RegExp('g/h+', 'u');",
		`const i = RegExp(\`j\${k}\`, l);`,
	].join('\n');
	expect(expressionsIn(text, 'a.ts')).toEqual({
		fixed: [
			{ literal: '/b[/]c/gi', line: 1 },
			{ literal: '/e+/', line: 2 },
			{ literal: '/g\\/h+/u', line: 3 },
		],
		made: [{ text: '`j{k}`, l', line: 4 }],
	});
});

test('what is published is read, and no test', () => {
	const files = shippedFiles(root);
	for (const part of ['client', 'http', 'auth', 'simulator', 'n8n-nodes-webex']) {
		expect(files.some((path) => path.startsWith(`packages/${part}/src/`))).toBe(true);
	}
	expect(files.filter((path) => /\.test\.|-test\//.test(path))).toEqual([]);
});

test.each(['/^(a+)+$/', '/\\s+$/', '/The .* does not exist/', '/<(a|b)[^]*?<\\/\\1>/i'])(
	'%s is refused',
	async (literal) => expect(await problemOf(literal)).toMatch(/takes .* time, as on '/),
);

test.each(['/^a+$/', '/(?<!\\s)\\s+$/', '/The \\S+ does not exist/', '/<[^<>]*>/g'])(
	'%s is good',
	async (literal) => expect(await problemOf(literal)).toBeUndefined(),
);
