import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { commandLine, root } from './toolchain.mjs';

const git = (...args) => execFileSync('git', args, { cwd: root, encoding: 'utf8' });
const paths = git('ls-files', '-z').split('\0').filter(Boolean);

/** Windows reads these as devices, whatever ending follows. */
const device = /^(con|prn|aux|nul|com\d|lpt\d)(\.|$)/i;

test('every file of the project can be on each system', () => {
	const parts = paths.flatMap((path) => path.split('/'));
	expect(parts.filter((part) => device.test(part) || /[<>:"\\|?*]|[. ]$/.test(part))).toEqual([]);
	const small = paths.map((path) => path.toLowerCase());
	expect(small.filter((path, index) => small.indexOf(path) !== index)).toEqual([]);
	// Windows has room for 260, with the folder that somebody chose.
	expect(paths.filter((path) => path.length > 140)).toEqual([]);
});

test('git gives the same bytes on each system', () => {
	const listed = git('ls-files', '--eol').split('\n').filter(Boolean);
	expect(listed.filter((line) => /^i\/(crlf|mixed)/.test(line))).toEqual([]);
	expect(listed.filter((line) => !/attr\/(text=auto eol=lf|-text)/.test(line))).toEqual([]);
});

test('no script of the workspace starts what only one shell has', () => {
	const manifests = paths.filter((path) => /(^|\/)package\.json$/.test(path));
	const scripts = manifests.flatMap((path) =>
		Object.entries(JSON.parse(readFileSync(join(root, path), 'utf8')).scripts ?? {}).map(
			([name, command]) => `${path} ${name}: ${command}`,
		),
	);
	const own = /: ([A-Z_]+=|\.\/|(ba)?sh |rm |cp |mv |mkdir |export )|[;|`$]/;
	expect(scripts.filter((line) => own.test(line))).toEqual([]);
	expect(scripts.length).toBeGreaterThan(20);
});

/** On Windows the path of an address begins with a slash before the drive, and a link of files needs an administrator. */
const notOnWindows =
	/import\.meta\.(url\)\.pathname|url\.slice)|\bsymlink(Sync)?\((?!.*'junction')/;

test('no code takes the path of an address, or links files, as only Linux does', () => {
	const sources = paths.filter(
		(path) => /\.(ts|mjs)$/.test(path) && !path.startsWith('scripts/portable'),
	);
	const lines = sources.flatMap((path) =>
		readFileSync(join(root, path), 'utf8')
			.split('\n')
			.map((line) => `${path}: ${line.trim()}`),
	);
	expect(lines.filter((line) => notOnWindows.test(line))).toEqual([]);
	expect(notOnWindows.test("new URL('../src/main.ts', import.meta.url).pathname")).toBe(true);
	expect(notOnWindows.test('await symlink(installed, join(modules, dependency));')).toBe(true);
	expect(notOnWindows.test("await symlink(nodesPackage, link, 'junction');")).toBe(false);
});

test('on Windows a shell reads each part as one', () => {
	const args = ['run', '--filter=@webex-nodes/bench^...', 'C:\\Users\\Ana Lima\\x.tgz', 'a"b&c'];
	expect(commandLine('turbo', args, true)).toEqual([
		'turbo run "--filter=@webex-nodes/bench^..." "C:\\Users\\Ana Lima\\x.tgz" "a""b&c"',
		[],
	]);
	expect(commandLine('turbo', args, false)).toEqual(['turbo', args]);
});
