import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readdir, readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, expect, test } from 'vitest';
import {
	createSimulator,
	type IntegrationRecord,
	type Listening,
	type Simulator,
} from '../src/index.ts';

const program = fileURLToPath(new URL('../../auth/src/cli/main.ts', import.meta.url));

let simulator: Simulator;
let listening: Listening;
let home: string;
let port: number;

beforeEach(async () => {
	port = 20_000 + Math.floor(Math.random() * 20_000);
	simulator = createSimulator({
		redirectUris: [`http://localhost:${port}/callback`],
		tokenLifetime: 3600,
		switches: { refreshToken: 'rotated' },
	});
	listening = await simulator.listen();
	home = await mkdtemp(join(tmpdir(), 'webex-auth-cli-'));
});
afterEach(async () => await listening.close());

function startAs({ clientId, clientSecret }: IntegrationRecord, ...args: string[]) {
	const child = spawn(process.execPath, [program, ...args], {
		stdio: ['ignore', 'pipe', 'pipe'],
		env: {
			...process.env,
			WEBEX_AUTH_HOME: home,
			WEBEX_CLIENT_ID: clientId,
			WEBEX_CLIENT_SECRET: clientSecret,
		},
	});
	const said = { out: '', err: '' };
	child.stdout.on('data', (chunk: Buffer) => {
		said.out += chunk;
	});
	child.stderr.on('data', (chunk: Buffer) => {
		said.err += chunk;
	});
	const ended = once(child, 'close').then(([code]) => ({ code, ...said }));
	const says = async (pattern: RegExp): Promise<string> => {
		for (;;) {
			const found = pattern.exec(said.err)?.[1];
			if (found) return found;
			if (child.exitCode !== null) throw new Error(said.err);
			await setTimeout(20);
		}
	};
	return { child, ended, says };
}

const start = (...args: string[]) => startAs(simulator.integration, ...args);

const run = async (...args: string[]) => await start(...args).ended;

async function logIn(...more: string[]) {
	const command = start(
		'login',
		'--base-url',
		`${listening.url}/v1`,
		'--port',
		String(port),
		...more,
	);
	const url = new URL(await command.says(/^ {2}(http\S+)$/m));
	const [person = ''] = simulator.world.people.keys();
	const consent = await fetch(url, {
		method: 'POST',
		redirect: 'manual',
		body: new URLSearchParams({
			...Object.fromEntries(url.searchParams),
			person,
			decision: 'accept',
		}),
	});
	const page = await fetch(
		(consent.headers.get('location') ?? '').replace('localhost', '127.0.0.1'),
	);
	return { ...(await command.ended), page: await page.text() };
}

test('logs in with a browser, prints tokens, refreshes, tells whose they are, and logs out', async () => {
	const login = await logIn();
	const token = await run('token');
	const refresh = await run('refresh', '--json');
	const next = await run('token', '--json');
	const who = await run('whoami');
	const status = await run('status');
	const list = await run('list');
	const logout = await run('logout');
	const after = await run('token');
	expect({
		login: [login.code, login.out, login.page],
		works: simulator.tokens.find(token.out.trim()) !== undefined,
		isNew: JSON.parse(next.out).accessToken !== token.out.trim(),
		refresh: [refresh.code, JSON.parse(refresh.out).expiresAt > Date.now()],
		who: who.out,
		status: status.out,
		list: list.out,
		logout: logout.code,
		after: [after.code, after.out, after.err],
	}).toEqual({
		login: [
			0,
			'Logged in as profile "default".\n',
			'You may close this page and go back to the terminal.\n',
		],
		works: true,
		isNew: true,
		refresh: [0, true],
		who: 'Amara Okafor (amara.okafor@fernhill.example), person\n',
		status: expect.stringMatching(
			/^Access token {4}until \d{4}-\S+Z\nRefresh token {3}until \d{4}-\S+Z\nScopes {10}spark:people_read spark:rooms_read spark:messages_read\n$/,
		),
		list: 'default\n',
		logout: 0,
		after: [3, '', 'There is no profile "default": log in first\n'],
	});
}, 60_000);

test('logs in with a device code, into a profile of its own', async () => {
	const command = start(
		'login',
		'--device',
		'--profile',
		'server',
		'--base-url',
		`${listening.url}/v1`,
	);
	const userCode = await command.says(/enter the code (\d{6})/);
	const [person = ''] = simulator.world.people.keys();
	await fetch(`${listening.url}/verify`, {
		method: 'POST',
		body: new URLSearchParams({ userCode, person, decision: 'accept' }),
	});
	const { code } = await command.ended;
	const other = await run('token');
	const own = await run('token', '--profile', 'server');
	expect([code, other.code, simulator.tokens.find(own.out.trim()) !== undefined]).toEqual([
		0,
		3,
		true,
	]);
}, 60_000);

test('logs in to an old Webex Meetings integration, and refreshes', async () => {
	const { integration } = simulator.meetingsXml;
	const command = startAs(
		integration,
		...['login', '--meetings-xml', 'fernhill', '--base-url', `${listening.url}/v1/oauth2`],
		...['--port', String(port)],
	);
	const url = new URL(await command.says(/^ {2}(http\S+)$/m));
	const [person = ''] = simulator.world.people.keys();
	const form = { ...Object.fromEntries(url.searchParams), person };
	const consent = await fetch(url, {
		method: 'POST',
		redirect: 'manual',
		body: new URLSearchParams(form),
	});
	await fetch((consent.headers.get('location') ?? '').replace('localhost', '127.0.0.1'));
	const { code } = await command.ended;
	const refresh = await run('refresh');
	const { out } = await run('token');
	expect([
		code,
		refresh.code,
		simulator.meetingsXml.tokens.find(out.trim()) !== undefined,
		simulator.meetingsXml.tokens.refreshes,
	]).toEqual([0, 0, true, 1]);
}, 60_000);

test('keeps nothing that can be read, and says nothing secret', async () => {
	const login = await logIn();
	const files = await readdir(home);
	const contents = await Promise.all(files.map((file) => readFile(join(home, file), 'utf8')));
	const { out } = await run('token');
	const kept = contents.join('\n');
	expect([
		files.sort(),
		kept.includes(out.trim()),
		kept.includes(simulator.integration.clientSecret),
		`${login.out}${login.err}`.includes(simulator.integration.clientSecret),
	]).toEqual([['default.profile', 'default.token', 'key'], false, false, false]);
}, 60_000);

test('a revoked grant ends the login at Webex too', async () => {
	await logIn();
	const { out } = await run('token');
	const revoked = await run('revoke');
	expect([revoked.code, simulator.tokens.find(out.trim()), (await run('list')).out]).toEqual([
		0,
		undefined,
		'There is no profile yet: log in.\n',
	]);
}, 60_000);

test('a grant that is gone, a host that is not there and wrong usage have exit codes of their own', async () => {
	await logIn();
	simulator.tokens.revokeGrants();
	const gone = await run('refresh');
	await listening.close();
	const unreachable = await run('refresh');
	listening = await simulator.listen();
	const usage = await run('fly');
	const profile = await run('token', '--profile', '../x');
	expect([gone.code, gone.err, unreachable.code, usage.code, profile.code]).toEqual([
		3,
		expect.stringMatching(/^Webex no longer accepts the refresh token: authorise again/),
		4,
		2,
		2,
	]);
}, 60_000);

test('explains itself with examples', async () => {
	const { code, out } = await run('--help');
	expect([code, out]).toEqual([
		0,
		expect.stringMatching(/Exit codes: 0 done[\s\S]*webex-auth login --device/),
	]);
});
