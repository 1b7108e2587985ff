import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { createInterface } from 'node:readline';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { factsOf } from '../src/control/facts.ts';

type Facts = ReturnType<typeof factsOf>;

/** The simulator, and what it takes from the workspace. */
const packages = ['http', 'auth', 'client', 'simulator'];
const shell = process.platform === 'win32';

let folder: string;
let oldest: ReturnType<typeof oldestNode>;

beforeAll(() => {
	folder = mkdtempSync(join(tmpdir(), 'webex-simulator-packed-'));
	oldest = oldestNode();
	const tarballs = join(folder, 'tarballs');
	for (const name of packages) {
		const cwd = fileURLToPath(new URL(`../../${name}`, import.meta.url));
		execFileSync('pnpm', ['pack', '--pack-destination', tarballs], { cwd, stdio: 'pipe', shell });
	}
	const dependencies = Object.fromEntries(
		packages.map((name) => {
			const file = readdirSync(tarballs).find((each) => each.includes(`-${name}-`));
			return [`@webex-nodes/${name}`, `file:tarballs/${file}`];
		}),
	);
	writeFileSync(join(folder, 'package.json'), JSON.stringify({ private: true, dependencies }));
	const flags = ['--no-audit', '--no-fund', '--ignore-scripts'];
	// Without a registry, npm would try again for many minutes.
	const timeout = 120_000; // ms
	execFileSync('npm', ['install', ...flags], { cwd: folder, stdio: 'pipe', shell, timeout });
}, 300_000);
afterAll(() => rmSync(folder, { recursive: true }));

/** The lowest version of Node on this machine that is promised, 20 or later. */
function oldestNode() {
	const name = process.platform === 'win32' ? 'node.exe' : 'node';
	const found = (process.env['PATH'] ?? '')
		.split(delimiter)
		.map((path) => join(path, name))
		.filter((path) => existsSync(path))
		.map((path) => {
			const version = execFileSync(path, ['--version'], { encoding: 'utf8' }).trim();
			return { path, major: Number(/^v(\d+)/.exec(version)?.[1]) };
		})
		.filter(({ major }) => major >= 20)
		.sort((one, other) => one.major - other.major);
	return found[0] ?? { path: process.execPath, major: Number(process.versions.node.split('.')[0]) };
}

async function start(command: string, ...args: string[]) {
	// Both npx and the program take the first Node of the path.
	const bin = join(folder, 'bin');
	mkdirSync(bin, { recursive: true });
	if (shell) writeFileSync(join(bin, 'node.cmd'), `@"${oldest.path}" %*\r\n`);
	else writeFileSync(join(bin, 'node'), `#!/bin/sh\nexec '${oldest.path}' "$@"\n`, { mode: 0o755 });
	const child = spawn(command, [...args, '--port', '0', '--json'], {
		cwd: folder,
		// A process group of its own, as a terminal makes for a command.
		detached: true,
		env: { ...process.env, PATH: [bin, process.env['PATH']].join(delimiter) },
		stdio: ['ignore', 'pipe', 'pipe'],
	});
	const errors = text(child.stderr);
	// After "close" nobody has its output open: the simulator behind npx has ended too.
	const ended = once(child, 'close').then(([code]) => code as number | null);
	const first = await Promise.race([once(createInterface(child.stdout), 'line'), ended]);
	if (!Array.isArray(first)) throw new Error(await errors);
	return { child, ended, errors, facts: JSON.parse(String(first[0])) as Facts };
}

async function use(facts: Facts) {
	const me = await fetch(`${facts.rest}/people/me`, {
		headers: { authorization: `Bearer ${facts.personal.token}` },
	});
	const { displayName } = (await me.json()) as { displayName: string };
	const page = await (await fetch(facts.page)).text();
	const parts = [...page.matchAll(/(?:src|href)="(\/[^"]+)"/g)].map(([, path]) => path ?? '');
	const statuses = parts.map(async (path) => [path, (await fetch(facts.page + path)).status]);
	return { displayName, parts: await Promise.all(statuses) };
}

const works = {
	displayName: 'Amara Okafor',
	parts: [
		['/page/page.css', 200],
		['/page/adaptivecards.js', 200],
		['/page/page.js', 200],
	],
};

/** Windows has no signals and no groups of processes: a command there is ended at once, and has no order to keep. */
const withSignals = test.runIf(process.platform !== 'win32');

withSignals(
	'npx starts the packed simulator, and what ends the command ends it',
	async () => {
		const { child, ended, errors, facts } = await start('npx', '--no-install', 'webex-simulator');
		const used = await use(facts);
		// npx passes SIGTERM on to a shell, which ends alone; a terminal tells the whole group.
		process.kill(-(child.pid ?? Number.NaN), 'SIGTERM');
		await ended;
		expect([used, await errors]).toEqual([works, '']);
		await expect(fetch(facts.page)).rejects.toThrow('fetch failed');
	},
	60_000,
);

withSignals(
	'its program stops in order on SIGTERM',
	async () => {
		const program = join(folder, 'node_modules', '.bin', 'webex-simulator');
		const { child, ended, errors, facts } = await start(program);
		const used = await use(facts);
		child.kill('SIGTERM');
		expect([used, await ended, await errors]).toEqual([works, 0, '']);
	},
	60_000,
);

/** A program of somebody who has installed the packages. */
const program = `
import { bearer, personalToken } from '@webex-nodes/auth';
import { createKey, fileStore } from '@webex-nodes/auth/file';
import { createRestClient } from '@webex-nodes/client';
import { gate, gateState, retry } from '@webex-nodes/http';
import { undiciTransport } from '@webex-nodes/http/undici';
import { createSimulator } from '@webex-nodes/simulator';

const simulator = createSimulator({ seed: 'demo' });
const { url, close } = await simulator.listen();
simulator.faults.next({ at: '/v1/rooms', status: 429, retryAfter: 1 });
const sleep = (duration) => new Promise((resolve) => setTimeout(resolve, duration));
const signed = bearer(personalToken(simulator.personalToken), { hosts: [new URL(url).host] });
const transport = retry({ sleep })(gate(gateState(8), { sleep })(signed(undiciTransport())));
const webex = createRestClient({ transport, baseUrl: url + '/v1' });
const [room] = await webex.rooms.list({}, { limit: 1 });
const { id } = await webex.messages.create({ roomId: room.id, markdown: 'hello' });
const { text } = await webex.messages.get({ messageId: id });
const stored = await fileStore({ path: 'token.json', key: createKey() }).load();
await close();
console.log(process.versions.node.split('.')[0], text, stored);
`;

test('the packed libraries and the simulator work on the oldest Node', () => {
	writeFileSync(join(folder, 'program.mjs'), program);
	const said = execFileSync(oldest.path, ['program.mjs'], { cwd: folder, encoding: 'utf8' });
	expect(said).toBe(`${oldest.major} hello undefined\n`);
}, 60_000);
