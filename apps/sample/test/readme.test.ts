import { readFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { readWorkflows } from '../src/workflows.ts';

const readme = await readFile(new URL('../../../README.md', import.meta.url), 'utf8');

test('the README shows the workflow as it is imported', async () => {
	const [, shown = ''] = /```json\n([\s\S]*?)```/.exec(readme) ?? [];
	const file = await readFile(
		new URL('../workflows/scheduled-message-retrieval.json', import.meta.url),
		'utf8',
	);
	expect(shown).toBe(file);
});

test('the README links every workflow and every picture that is there', async () => {
	const links = [...readme.matchAll(/\]\(((?:apps|docs|packages)\/[^)]+|[A-Z]+\.md)\)/g)];
	const { access } = await import('node:fs/promises');
	for (const [, link = ''] of links) await access(new URL(`../../../${link}`, import.meta.url));
	const workflows = await readWorkflows();
	expect(workflows.every(({ name }) => readme.includes(name))).toBe(true);
});

test('what begins as code in the README also ends', () => {
	const fences = readme.match(/^`{3,}.*$/gm) ?? [];
	expect(fences.length % 2).toBe(0);
	expect(fences.filter((_, index) => index % 2 === 1)).toEqual(
		Array.from({ length: fences.length / 2 }, () => '```'),
	);
});
