import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { ownerProblems, readOwner, renamed, standInProblems } from '../owner.mjs';
import { root } from '../toolchain.mjs';
import { apiReport, undescribed } from './api.mjs';
import { readAudit } from './audit.mjs';
import { changesOf } from './changelog.mjs';
import { forbidden } from './contents.mjs';
import { bundledInto, isAccepted, licenceProblems, noticesFor } from './licences.mjs';
import { allPackages, publicPackages } from './packages.mjs';
import { sbomOf, sbomProblems } from './sbom.mjs';
import { treeOf } from './tree.mjs';
import { unpack } from './unpack.mjs';
import { withVersion } from './versions.mjs';

const folders = [];
afterAll(() => {
	for (const folder of folders) rmSync(folder, { recursive: true });
});

function folderWith(files) {
	const folder = mkdtempSync(join(tmpdir(), 'webex-nodes-release-test-'));
	folders.push(folder);
	for (const [path, content] of Object.entries(files)) {
		mkdirSync(dirname(join(folder, path)), { recursive: true });
		writeFileSync(
			join(folder, path),
			typeof content === 'string' ? content : JSON.stringify(content),
		);
	}
	return folder;
}

const whole = { LICENSE: '', 'README.md': '', 'CHANGELOG.md': '', 'package.json': '{}' };

test('packages come after those that they need', () => {
	const names = publicPackages().map(({ name }) => name);
	const place = (name) => names.indexOf(`@webex-nodes/${name}`);
	const order = ['http', 'auth', 'client', 'simulator'].map(place);
	expect(order).toEqual(order.toSorted((one, other) => one - other));
	expect(names).toContain('n8n-nodes-webex');
});

test('what is beside the packages is none', () => {
	const folder = folderWith({
		'packages/own/package.json': { name: 'own' },
		'packages/left-over/node_modules/.report': '',
		'packages/.DS_Store': '',
		'apps/private/package.json': { name: 'app', private: true },
	});
	expect(allPackages(folder).map(({ name }) => name)).toEqual(['own', 'app']);
	expect(publicPackages(folder).map(({ name }) => name)).toEqual(['own']);
});

test('a tarball is unpacked without its outermost folder', () => {
	const folder = folderWith({ 'package/dist/a.js': 'text' });
	execFileSync('tar', ['-czf', 'own.tgz', 'package'], { cwd: folder });
	const place = join(folder, 'un packed');
	unpack(join(folder, 'own.tgz'), place);
	expect(readFileSync(join(place, 'dist', 'a.js'), 'utf8')).toBe('text');
});

test('every place has the names of the owner, and stand-ins are named', () => {
	expect(ownerProblems()).toEqual([]);
	const [problem] = standInProblems({ ...readOwner(), standIns: [] });
	expect(problem).toContain('"email" is a stand-in (maintainers@webex-nodes.example)');
	const real = {
		author: 'A',
		email: 'a@company.com',
		repository: 'https://github.com/a/b',
		standIns: [],
	};
	expect(standInProblems(real)).toEqual([]);
});

test.each([
	['nothing wrong', {}, ''],
	['a test', { 'dist/a.test.mjs': '' }, 'holds a test: dist/a.test.mjs'],
	[
		'a map that is not there',
		{ 'dist/a.mjs': 'x\n//# sourceMappingURL=a.mjs.map\n' },
		'dist/a.mjs names a.mjs.map',
	],
	[
		'a map of sources that are not there',
		{ 'dist/a.mjs.map': { sources: ['../src/a.ts'] } },
		'points at ../src/a.ts',
	],
])('a tarball with %s', (_, files, problem) => {
	expect(forbidden(folderWith({ ...whole, ...files })).join('\n')).toContain(problem);
	if (problem === '') expect(forbidden(folderWith(whole))).toEqual([]);
});

test('a tarball without its licence', () => {
	const { LICENSE, ...others } = whole;
	expect(forbidden(folderWith(others))).toEqual(['has no LICENSE']);
});

test('what the bundler takes from others needs the text of its licence in the tarball', () => {
	// Inside the project, so that the bundler is found.
	const folder = mkdtempSync(join(root, 'packages', 'http', '.bundled-'));
	folders.push(folder);
	const library = join(folder, 'node_modules', 'borrowed');
	mkdirSync(library, { recursive: true });
	const manifest = {
		name: 'borrowed',
		version: '1.0.0',
		license: 'BSD-2-Clause',
		main: 'a.js',
		type: 'module',
	};
	writeFileSync(join(library, 'package.json'), JSON.stringify(manifest));
	writeFileSync(join(library, 'a.js'), 'export const used = () => Math.random();\n');
	writeFileSync(
		join(folder, 'package.json'),
		JSON.stringify({ name: 'own', version: '1.0.0', type: 'module' }),
	);
	writeFileSync(
		join(folder, 'index.mjs'),
		"import { used } from 'borrowed';\nexport const x = used();\n",
	);
	const config =
		"export default { entry: ['index.mjs'], format: 'esm', deps: { alwaysBundle: ['borrowed'] } };\n";
	writeFileSync(join(folder, 'tsdown.config.mjs'), config);
	const bundled = bundledInto(folder);
	const tree = treeOf(folder, bundled);
	expect(bundled.map((path) => path.endsWith('borrowed'))).toEqual([true]);
	const problems = () => licenceProblems({ tree, bundled, unpacked: folder });
	expect(problems()).toEqual([
		'borrowed is bundled and has no text of its licence',
		'THIRD-PARTY-NOTICES.md does not hold the texts of what is bundled: borrowed',
	]);
	writeFileSync(join(library, 'LICENSE'), 'Copyright (c) somebody. Redistribution is permitted.');
	writeFileSync(join(folder, 'THIRD-PARTY-NOTICES.md'), noticesFor(bundled));
	expect(problems()).toEqual([]);
	expect(sbomOf(tree)).toContain('pkg:npm/borrowed@1.0.0');
}, 30_000);

test('the parts list of a package names what is installed with it, and is valid', async () => {
	const tree = treeOf(join(root, 'packages', 'http'));
	const text = sbomOf(tree);
	const { components, metadata } = JSON.parse(text);
	expect(metadata.component.purl).toMatch(/^pkg:npm\/%40webex-nodes\/http@\d/);
	expect(components.map(({ name }) => name)).toEqual(['undici']);
	expect(await sbomProblems(text)).toEqual([]);
	expect(await sbomProblems(text.replace('"library"', '"novel"'))).not.toEqual([]);
});

test.each([
	['MIT', true],
	['(BSD-3-Clause OR GPL-2.0)', true],
	['MIT AND GPL-3.0-only', false],
	['GPL-3.0-only', false],
	['SEE LICENSE IN x', false],
	[undefined, false],
])('the licence %s', (expression, accepted) => expect(isAccepted(expression)).toBe(accepted));

const types = (text) => ({
	manifest: { name: 'own', exports: { '.': './dist/index.mjs' } },
	unpacked: folderWith({
		'package.json': { name: 'own', type: 'module' },
		'dist/index.d.mts': text,
	}),
});

test('the report of the types has what is exported, what that needs, and no comments', () => {
	const report = apiReport(
		types(
			'interface Inner { readonly a: string }\n/** Says. */\ndeclare function own(inner: Inner): void;\nexport { own };\n',
		),
	);
	expect(report).toContain('## .\n\nown\n');
	expect(report).toContain('interface Inner {\n\treadonly a: string;\n}');
	expect(report).toContain('declare function own(inner: Inner): void;');
	expect(report).not.toContain('Says');
});

test('the report of the types is the same in whatever order the compiler has choices', () => {
	const [one, other] = ['"b" | "a" | "c"', '"c" | "b" | "a"'].map((choices) =>
		apiReport(types(`export declare const given: ${choices};\n`)),
	);
	expect(one).toBe(other);
	expect(one).toContain('"a" | "b" | "c"');
});

test('types that changed since the last release need a changeset', () => {
	const before = apiReport(types('export declare const a: string;\n'));
	const now = apiReport(types('export declare const a: number;\n'));
	const other = [{ releases: [{ name: 'other' }] }];
	const own = [{ releases: [{ name: 'own' }] }];
	const judge = (more) => undescribed({ name: 'own', before, now, changesets: other, ...more });
	expect(judge({})[0]).toContain('no changeset names own');
	expect(judge({ changesets: own })).toEqual([]);
	expect(judge({ now: before })).toEqual([]);
});

test('the answer about known holes is read, and a registry that has none is said', () => {
	const advisory = { module_name: 'x', severity: 'high', title: 'Hole', url: 'https://e.com' };
	expect(readAudit(JSON.stringify({ advisories: { 1: advisory } }))).toEqual({
		wasAsked: true,
		problems: ['audit: x: Hole (high, https://e.com)'],
	});
	expect(readAudit('Error: responded with 405').wasAsked).toBe(false);
	expect(readAudit('{"error":{"code":"X"}}').wasAsked).toBe(false);
});

test('documents get the names of the owner', () => {
	const names = (at) => ({
		homepage: `https://${at}.io/x`,
		repository: `https://h.com/${at}/x`,
		email: `a@${at}.io`,
	});
	const text =
		'See https://old.io/x/nodes, https://h.com/old/x/issues, https://other.io/x, a@old.io.';
	expect(renamed(text, names('old'), names('new'))).toBe(
		'See https://new.io/x/nodes, https://h.com/new/x/issues, https://other.io/x, a@new.io.',
	);
});

test('the files that images are built from get the new versions', () => {
	const text = [
		'ARG WEBEX_PACKAGE=n8n-nodes-webex@0.1.0',
		'ARG SIMULATOR_PACKAGE=@webex-nodes/simulator@0.1.0',
		'newTag: 2.41.1-0.1.0',
		'./n8n-nodes-webex-0.1.0.tgz',
		'n8n-nodes-webex@0.1.05',
		'FROM node:0.1.0',
	].join('\n');
	const nodes = withVersion(text, 'n8n-nodes-webex', '0.1.0', '0.2.0');
	expect(withVersion(nodes, '@webex-nodes/simulator', '0.1.0', '0.3.0').split('\n')).toEqual([
		'ARG WEBEX_PACKAGE=n8n-nodes-webex@0.2.0',
		'ARG SIMULATOR_PACKAGE=@webex-nodes/simulator@0.3.0',
		'newTag: 2.41.1-0.2.0',
		'./n8n-nodes-webex-0.2.0.tgz',
		'n8n-nodes-webex@0.1.05',
		'FROM node:0.1.0',
	]);
});

test('a release takes its part of the changelog', () => {
	const log = '# own\n\n## 0.3.0\n\n### Minor Changes\n\n- b\n\n## 0.2.0\n\n- a\n';
	expect(changesOf(log, '0.3.0')).toBe('### Minor Changes\n\n- b');
	expect(changesOf(log, '0.2.0')).toBe('- a');
	expect(changesOf(log, '0.1.0')).toBe('');
});

test('a release is not made with stand-ins', () => {
	const said = execFileSync(process.execPath, [join(root, 'scripts', 'owner.mjs')], {
		encoding: 'utf8',
	});
	const { standIns } = JSON.parse(readFileSync(join(root, 'owner.json'), 'utf8'));
	expect(said.match(/^Not yet: owner\.json/gm) ?? []).toHaveLength(standIns.length);
});
