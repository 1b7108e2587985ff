import { execFile, execFileSync } from 'node:child_process';
import { once } from 'node:events';
import {
	copyFileSync,
	existsSync,
	mkdirSync,
	mkdtempSync,
	readdirSync,
	readFileSync,
	rmSync,
	writeFileSync,
} from 'node:fs';
import { type AddressInfo, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, test } from 'vitest';

/** The program, and what it takes from the workspace. */
const packages = ['packages/http', 'packages/auth', 'packages/client', 'apps/migrate'];
const root = fileURLToPath(new URL('../../..', import.meta.url));
const example = 'yesterdays-attendance-report.json';
const shell = process.platform === 'win32';

let folder: string;
let environment: NodeJS.ProcessEnv;
beforeAll(() => {
	folder = mkdtempSync(join(tmpdir(), 'webex-migrate-packed-'));
	const tarballs = join(folder, 'tarballs');
	const dependencies = Object.fromEntries(
		packages.map((path) => {
			const cwd = join(root, path);
			execFileSync('pnpm', ['pack', '--pack-destination', tarballs], { cwd, stdio: 'pipe', shell });
			const name = path.split('/')[1];
			const file = readdirSync(tarballs).find((each) => each.includes(`-${name}-`));
			return [`@webex-nodes/${name}`, `file:tarballs/${file}`];
		}),
	);
	writeFileSync(join(folder, 'package.json'), JSON.stringify({ private: true, dependencies }));
	const flags = ['--no-audit', '--no-fund', '--ignore-scripts'];
	// Without a registry, npm would try again for many minutes.
	const timeout = 120_000; // ms
	execFileSync('npm', ['install', ...flags], { cwd: folder, stdio: 'pipe', shell, timeout });
	copyFileSync(join(root, 'apps/sample/workflows', example), join(folder, example));
	environment = { ...process.env, PATH: [oldestNode(), process.env['PATH']].join(delimiter) };
}, 300_000);
afterAll(() => rmSync(folder, { recursive: true }));

/** The folder of a command "node" that is the lowest version on this machine that is promised, 20 or later. */
function oldestNode(): string {
	const found = (process.env['PATH'] ?? '')
		.split(delimiter)
		.map((path) => join(path, shell ? 'node.exe' : 'node'))
		.filter((path) => existsSync(path))
		.map((path) => {
			const version = execFileSync(path, ['--version'], { encoding: 'utf8' });
			return { path, major: Number.parseInt(version.slice(1), 10) };
		})
		.filter(({ major }) => major >= 20)
		.sort((one, other) => one.major - other.major);
	const bin = join(folder, 'bin');
	mkdirSync(bin);
	const { path } = found[0] ?? { path: process.execPath };
	if (shell) writeFileSync(join(bin, 'node.cmd'), `@"${path}" %*\r\n`);
	else writeFileSync(join(bin, 'node'), `#!/bin/sh\nexec '${path}' "$@"\n`, { mode: 0o755 });
	return bin;
}

const run = promisify(execFile);

interface Workflow {
	readonly nodes: readonly { readonly type: string }[];
}

/** npx, with the packages that were packed. */
async function npx(...args: string[]) {
	const options = { cwd: folder, env: environment, shell };
	try {
		const { stdout } = await run('npx', ['--no-install', '@webex-nodes/migrate', ...args], options);
		return { code: 0, stdout, stderr: '' };
	} catch (error) {
		return error as { code: number; stdout: string; stderr: string };
	}
}

test('the example of the README prints what it shows, and writes with --write', async () => {
	const readme = readFileSync(join(root, 'apps/migrate/README.md'), 'utf8');
	const [, command = '', shown = ''] = /```\n\$ (.*)\n([\s\S]*?)```/.exec(readme) ?? [];
	expect(command).toBe(`npx @webex-nodes/migrate ${example}`);
	const before = readFileSync(join(folder, example), 'utf8');
	const { code, stdout } = await npx(example);
	expect([code, stdout, readFileSync(join(folder, example), 'utf8')]).toEqual([1, shown, before]);
	const written = await npx('--write', example);
	expect(written.stdout).toContain(`the original is ${example}.bak`);
	expect(readFileSync(join(folder, `${example}.bak`), 'utf8')).toBe(before);
	const types = (JSON.parse(readFileSync(join(folder, example), 'utf8')) as Workflow).nodes.map(
		({ type }) => type,
	);
	expect(types).toContain('n8n-nodes-webex.webexMeetings');
	expect(types).not.toContain('n8n-nodes-webex.webexMeetingsXml');
}, 60_000);

test('errors are sentences: no such file, no n8n at the address', async () => {
	const missing = await npx('nowhere.json');
	expect([missing.code, missing.stdout]).toEqual([1, 'nowhere.json\n  there is no such file\n']);
	const key = join(folder, 'key');
	writeFileSync(key, 'secret-key');
	const { code, stderr } = await npx('--url', await unusedAddress(), '--api-key-file', key);
	expect([code, stderr.includes('secret-key')]).toEqual([1, false]);
	expect(stderr).toMatch(/^No n8n answers at http:\/\/127\.0\.0\.1:\d+: ECONNREFUSED/);
}, 60_000);

/** Where nothing listens any more. */
async function unusedAddress(): Promise<string> {
	const server = createServer().listen(0, '127.0.0.1');
	await once(server, 'listening');
	const { port } = server.address() as AddressInfo;
	server.close();
	await once(server, 'close');
	return `http://127.0.0.1:${port}`;
}
