import { globSync } from 'node:fs';
import { expect, test } from 'vitest';
import { commandProblems, jsonProblems, languageProblems } from '../src/check/blocks.ts';
import { linkProblems } from '../src/check/written.ts';
import { linksOf, pageOf } from '../src/links.ts';
import { loadNodes } from '../src/nodes/load.ts';
import { scopesOf } from '../src/nodes/scopes.ts';
import { manifest, read, root } from '../src/project.ts';
import { madePages, navigation, type Pages, writtenPages } from '../src/stage.ts';

/** Of the project and of each package, by their places. */
const readmes = (): Pages =>
	Object.fromEntries(
		globSync(['README.md', '{apps,packages}/*/README.md'], { cwd: root }).map((file) => [
			file,
			read(file),
		]),
	);

const made = await madePages();
const pages: Pages = { ...writtenPages(), ...made };

test('every link leads to a page, a heading or a picture', () => {
	expect(linkProblems(pages)).toEqual([]);
});

test('addresses of the site in READMEs are pages', () => {
	const named = Object.values(readmes())
		.flatMap(linksOf)
		.map((link) => link.split('#')[0] ?? '');
	const wanted = named
		.flatMap((link) => pageOf(link) ?? [])
		.filter((page) => !page.startsWith('api/'));
	expect(wanted.filter((page) => !(page in pages))).toEqual([]);
	expect(wanted).toContain('nodes/index.md');
});

test('a link to nothing is found', () => {
	const broken = {
		'a.md':
			'# A\n\n[gone](gone.md), [B](b.md#two), [B](b.md#one), ![gone](gone.png), `[code](x.md)`, [`c`](gone.ts), [`d`](b.md)',
		'b.md': '# B\n\n## One\n',
	};
	expect(linkProblems(broken)).toEqual([
		'a.md links gone.md, which does not exist',
		'a.md links b.md#two, which has no such heading',
		'a.md links gone.png, which does not exist',
		'a.md links gone.ts, which does not exist',
	]);
});

test('every command of the pages and READMEs exists, and JSON can be read', () => {
	const all = { ...pages, ...readmes() };
	expect([commandProblems(all), jsonProblems(all), languageProblems(all)]).toEqual([[], [], []]);
});

test('a command that does not exist is found', () => {
	const page = {
		'a.md':
			'`npm run nothing`, `npx @webex-nodes/http`\n\n```sh\npnpm --filter @webex-nodes/http fly\n```\n',
	};
	expect(commandProblems(page)).toEqual([
		'a.md: "npm run nothing" names no script nothing',
		'a.md: "npx @webex-nodes/http" names a package without a program',
		'a.md: "pnpm --filter @webex-nodes/http fly" names no script fly',
	]);
});

test('every page is in the navigation, and the navigation has no others', async () => {
	const groups = await navigation();
	const links = groups.flatMap(({ items }) => items.map(({ link }) => link));
	const named = links
		.filter((link) => !link.startsWith('api/'))
		.map((link) => (link.endsWith('/') ? `${link}index.md` : `${link}.md`));
	expect(named.toSorted()).toEqual(Object.keys(pages).toSorted());
});

test('each address that "Docs" opens is a page', async () => {
	const nodes = (await loadNodes()).map(({ description }) => `nodes/${description.name}.md`);
	expect(Object.keys(made)).toEqual(expect.arrayContaining(nodes));
	expect(nodes).toHaveLength(manifest.n8n.nodes.length);
	const credentials = Object.keys(made).filter((page) => page.startsWith('credentials/'));
	expect(credentials).toHaveLength(manifest.n8n.credentials.length);
});

test('the page of a node has its operations, with scopes and an item of the output', () => {
	const page = made['nodes/webexMessages.md'] ?? '';
	const [, section = ''] = page.split('## Message: Get Many\n');
	expect(section.split('\n## ')[0]).toMatch(/Scopes:.*`spark:messages_read`/);
	expect(section.split('\n## ')[0]).toMatch(/```json\n\{\n {2}"text": "…",/);
});

test('the scopes of an operation that is not there are not looked for', async () => {
	await expect(scopesOf('WebexMessages', 'message', 'nothing')).rejects.toThrow('has no operation');
});

test('the page of what waits has the scopes that a run of it has shown', () => {
	const page = made['nodes/webexMessages.md'] ?? '';
	const [, section = ''] = page.split('## Message: Send and Wait for Response\n');
	expect(section.split('\n## ')[0]).toMatch(/Scopes:.*`spark:messages_write`/);
});
