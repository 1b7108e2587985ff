import { readFileSync, statSync } from 'node:fs';
import { createRequire } from 'node:module';
import { basename, join } from 'node:path';
import { n8nCommunityNodesPlugin } from '@n8n/eslint-plugin-community-nodes';
import {
	analyzePackage,
	SOURCE_FILE_PATTERNS,
} from '@n8n/scan-community-package/scanner/scanner.mjs';
import { ESLint } from 'eslint';
import { beforeAll, expect, test } from 'vitest';
import { pack, source } from './packed.ts';

interface Manifest {
	readonly dependencies?: object;
	readonly peerDependencies: object;
	readonly scripts?: Readonly<Record<string, string>>;
	readonly n8n: { readonly nodes: readonly string[]; readonly credentials: readonly string[] };
}

let packed: ReturnType<typeof pack>;
let manifest: Manifest;
const read = (path: string) => readFileSync(join(packed.folder, path), 'utf8');

beforeAll(() => {
	// The scanner's rules look at other file names when they take themselves to be under test.
	delete process.env['NODE_ENV'];
	packed = pack();
	manifest = JSON.parse(read('package.json')) as Manifest;
}, 60_000);

test('holds what n8n needs, and nothing else', () => {
	// The changelog is there after the first release.
	const many =
		/^CHANGELOG\.md$|^dist\/(shared\/lib\.js|nodes\/\w+\/__schema__\/v1\.0\.0\/\w+\/\w+\.json)$/;
	const others = packed.files.filter((path) => !many.test(path));
	expect(others).toEqual([
		'LICENSE',
		'README.md',
		'dist/credentials/WebexMeetingsXmlApi.credentials.js',
		'dist/credentials/WebexMeetingsXmlOAuth2Api.credentials.js',
		'dist/credentials/WebexOAuth2Api.credentials.js',
		'dist/credentials/WebexServiceAppApi.credentials.js',
		'dist/credentials/WebexTokenApi.credentials.js',
		'dist/icons/credential.dark.svg',
		'dist/icons/credential.svg',
		'dist/icons/meetings-xml.dark.svg',
		'dist/icons/meetings-xml.svg',
		'dist/icons/meetings.dark.svg',
		'dist/icons/meetings.svg',
		'dist/icons/messages.dark.svg',
		'dist/icons/messages.svg',
		'dist/icons/people-events-api.dark.svg',
		'dist/icons/people-events-api.svg',
		'dist/icons/rooms.dark.svg',
		'dist/icons/rooms.svg',
		'dist/icons/scheduled-check.dark.svg',
		'dist/icons/scheduled-check.svg',
		'dist/icons/trigger.dark.svg',
		'dist/icons/trigger.svg',
		'dist/nodes/Webex/Webex.node.js',
		'dist/nodes/Webex/Webex.node.json',
		'dist/nodes/WebexMeetings/WebexMeetings.node.js',
		'dist/nodes/WebexMeetings/WebexMeetings.node.json',
		'dist/nodes/WebexMeetingsTrigger/WebexMeetingsTrigger.node.js',
		'dist/nodes/WebexMeetingsTrigger/WebexMeetingsTrigger.node.json',
		'dist/nodes/WebexMeetingsXml/WebexMeetingsXml.node.js',
		'dist/nodes/WebexMeetingsXml/WebexMeetingsXml.node.json',
		'dist/nodes/WebexMessages/WebexMessages.node.js',
		'dist/nodes/WebexMessages/WebexMessages.node.json',
		'dist/nodes/WebexMessagesTrigger/WebexMessagesTrigger.node.js',
		'dist/nodes/WebexMessagesTrigger/WebexMessagesTrigger.node.json',
		'dist/nodes/WebexPollTrigger/WebexPollTrigger.node.js',
		'dist/nodes/WebexPollTrigger/WebexPollTrigger.node.json',
		'dist/nodes/WebexRooms/WebexRooms.node.js',
		'dist/nodes/WebexRooms/WebexRooms.node.json',
		'dist/nodes/WebexRoomsTrigger/WebexRoomsTrigger.node.js',
		'dist/nodes/WebexRoomsTrigger/WebexRoomsTrigger.node.json',
		'dist/nodes/WebexTrigger/WebexTrigger.node.js',
		'dist/nodes/WebexTrigger/WebexTrigger.node.json',
		'package.json',
	]);
});

test('stays small', () => {
	const bytes = (paths: readonly string[]) =>
		paths.reduce((sum, path) => sum + statSync(join(packed.folder, path)).size, 0);
	const code = packed.files.filter((path) => path.endsWith('.js'));
	// What is in it, and what helped: docs/decisions/0025-a-small-package.md.
	expect(bytes(code)).toBeLessThan(867_500);
	// The changelog grows with each release.
	const others = packed.files.filter((path) => path !== 'CHANGELOG.md');
	expect(bytes(others)).toBeLessThan(948_500);
});

test('n8n finds what the editor shows of an output before the first run', () => {
	const { loadOutputSchema } = createRequire(import.meta.url)(
		'n8n-core',
	) as typeof import('n8n-core');
	for (const [node, resource, operation, field] of [
		['WebexRooms', 'room', 'getMany', 'title'],
		['WebexMessages', 'message', 'get', 'text'],
		['Webex', 'person', 'getMe', 'displayName'],
		['WebexMeetingsXml', 'meeting', 'get', 'meetingKey'],
	] as const) {
		const nodeDir = join(packed.folder, 'dist/nodes', node);
		const preview = loadOutputSchema({ nodeDir, version: 1, resource, operation });
		expect(preview).toMatchObject({ type: 'object', properties: { [field]: { type: 'string' } } });
	}
});

test('has no run-time dependency and no script that runs on installation', () => {
	const forbidden = /^(pre|post)?(install|prepare)$|^prepublish$/;
	expect([
		manifest.dependencies,
		manifest.peerDependencies,
		Object.keys(manifest.scripts ?? {}).filter((name) => forbidden.test(name)),
	]).toEqual([undefined, { 'n8n-workflow': '*' }, []]);
});

test('requires nothing but n8n-workflow and its own files', () => {
	const required = packed.files
		.filter((path) => path.endsWith('.js'))
		.flatMap((path) => [...read(path).matchAll(/\b(?:require|import)\(\s*['"`]([^'"`]+)/g)])
		.map(([, name]) => name ?? '')
		.filter((name) => !name.startsWith('.'));
	expect([...new Set(required)]).toEqual(['n8n-workflow']);
});

test('every entry loads and exports a class with the name of its file', () => {
	const require = createRequire(join(packed.folder, 'package.json'));
	const classes = [...manifest.n8n.nodes, ...manifest.n8n.credentials].map((path) => {
		const name = basename(path).split('.')[0] ?? '';
		const exported = require(`./${path}`) as Readonly<Record<string, new () => object>>;
		const created = exported[name];
		return [name, created?.name, created && typeof new created()];
	});
	expect(classes).toEqual([
		['Webex', 'Webex', 'object'],
		['WebexMeetings', 'WebexMeetings', 'object'],
		['WebexMeetingsTrigger', 'WebexMeetingsTrigger', 'object'],
		['WebexMeetingsXml', 'WebexMeetingsXml', 'object'],
		['WebexMessages', 'WebexMessages', 'object'],
		['WebexMessagesTrigger', 'WebexMessagesTrigger', 'object'],
		['WebexPollTrigger', 'WebexPollTrigger', 'object'],
		['WebexRooms', 'WebexRooms', 'object'],
		['WebexRoomsTrigger', 'WebexRoomsTrigger', 'object'],
		['WebexTrigger', 'WebexTrigger', 'object'],
		['WebexMeetingsXmlApi', 'WebexMeetingsXmlApi', 'object'],
		['WebexMeetingsXmlOAuth2Api', 'WebexMeetingsXmlOAuth2Api', 'object'],
		['WebexOAuth2Api', 'WebexOAuth2Api', 'object'],
		['WebexServiceAppApi', 'WebexServiceAppApi', 'object'],
		['WebexTokenApi', 'WebexTokenApi', 'object'],
	]);
});

test("n8n's scanner accepts the sources", async () => {
	expect(await analyzePackage(source, [...SOURCE_FILE_PATTERNS])).toEqual({ passed: true });
}, 60_000);

test("n8n's scanner accepts the built files", async () => {
	expect(await analyzePackage(packed.folder, ['**/*.js', 'package.json'])).toEqual({
		passed: true,
	});
}, 60_000);

test("the newest of n8n's rules accept the built files, whatever comments say", async () => {
	const eslint = new ESLint({
		cwd: packed.folder,
		allowInlineConfig: false,
		overrideConfigFile: true,
		overrideConfig: [
			n8nCommunityNodesPlugin.configs.recommended as never,
			{ rules: { 'no-console': 'error' } },
		],
	});
	const results = await eslint.lintFiles(['dist/**/*.js']);
	const messages = results.flatMap((result) =>
		result.messages.map(({ ruleId, line }) => `${basename(result.filePath)}:${line} ${ruleId}`),
	);
	expect([results.length > 0, messages]).toEqual([true, []]);
}, 60_000);

test('the scanner would notice: a timer in the built files is refused', async () => {
	const eslint = new ESLint({
		cwd: packed.folder,
		overrideConfigFile: true,
		overrideConfig: [n8nCommunityNodesPlugin.configs.recommended as never],
	});
	const [result] = await eslint.lintText('setTimeout(() => {}, 1);', { filePath: 'dist/x.js' });
	expect(result?.errorCount).toBe(1);
});
