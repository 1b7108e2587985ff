import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { setTimeout as sleep } from 'node:timers/promises';
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

function startAs(
	{ clientId, clientSecret }: Pick<IntegrationRecord, 'clientId' | 'clientSecret'>,
	...args: string[]
) {
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
			await sleep(20);
		}
	};
	return { child, ended, says };
}

const start = (...args: string[]) => startAs(simulator.integration, ...args);

const run = async (...args: string[]) => await start(...args).ended;

const beginLogin = (...more: string[]) =>
	start('login', '--base-url', `${listening.url}/v1`, '--port', String(port), ...more);

const authorizeAddress = async (command: ReturnType<typeof start>) =>
	new URL(await command.says(/^ {2}(http\S+)$/m));

/** Where Webex sends the browser after the person has decided. */
async function decide(url: URL, decision = 'accept'): Promise<string> {
	const [person = ''] = simulator.world.people.keys();
	const form = { ...Object.fromEntries(url.searchParams), person, decision };
	const body = new URLSearchParams(form);
	const consent = await fetch(url, { method: 'POST', redirect: 'manual', body });
	return (consent.headers.get('location') ?? '').replace('localhost', '127.0.0.1');
}

async function visit(url: string) {
	const page = await fetch(url);
	return { status: page.status, text: await page.text() };
}

async function logIn(...more: string[]) {
	const command = beginLogin(...more);
	const page = await visit(await decide(await authorizeAddress(command)));
	return { ...(await command.ended), page: page.text };
}

/** Logs in to an integration of the old portal. */
async function logInToMeetings() {
	const command = startAs(
		simulator.meetingsXml.integration,
		...['login', '--meetings-xml', 'fernhill', '--base-url', `${listening.url}/v1/oauth2`],
		...['--port', String(port)],
	);
	await visit(await decide(await authorizeAddress(command)));
	return await command.ended;
}

test('logs in with a browser, prints tokens, refreshes, tells whose they are, and logs out', async () => {
	const login = await logIn();
	const token = await run('token');
	const refresh = await run('refresh', '--json');
	const next = await run('token', '--json');
	const [who, status, list] = await Promise.all([run('whoami'), run('status'), run('list')]);
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
			'You are logged in. You may close this page.\nGo back to the terminal.\n',
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
}, 120_000);

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
}, 120_000);

test('logs in to an old Webex Meetings integration, and refreshes', async () => {
	const { code } = await logInToMeetings();
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
	const revoked = await run('revoke', '--endpoint', `${listening.url}/idb/oauth2/v1/revoke`);
	expect([revoked.code, simulator.tokens.find(out.trim()), (await run('list')).out]).toEqual([
		0,
		undefined,
		'There is no profile yet: log in.\n',
	]);
}, 120_000);

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
}, 120_000);

test('explains itself with examples', async () => {
	const { code, out } = await run('--help');
	expect([code, out]).toEqual([
		0,
		expect.stringMatching(/Exit codes: 0 done[\s\S]*webex-auth login --device/),
	]);
});

test('secrets are sent to no address that Cisco does not publish, and the sentence says what to do', async () => {
	await logIn();
	const seen: string[] = [];
	simulator.observe(({ path }) => seen.push(path));
	const rest = await run('revoke');
	await logInToMeetings();
	seen.length = 0;
	const meetings = await run('revoke');
	expect([rest.code, rest.err, meetings.code, meetings.err, seen, (await run('list')).out]).toEqual(
		[
			2,
			expect.stringMatching(
				/^--endpoint: Cisco publishes no address to revoke tokens for 127\.0\.0\.1:\d+\. Remove .* then run "webex-auth logout"/,
			),
			2,
			expect.stringMatching(
				/^--endpoint: Cisco publishes no address to revoke tokens for integrations of the old Webex Meetings portal/,
			),
			[],
			'default\n',
		],
	);
}, 120_000);

test('a client secret is not typed or sent for an address without encryption', async () => {
	const { code, err } = await run('login', '--base-url', 'http://webexapis.com/v1');
	expect([code, err]).toEqual([
		2,
		expect.stringMatching(/^--base-url: expected an address that begins with https:\/\//),
	]);
});

test('an old Meetings login tells its status and whose it is', async () => {
	await logInToMeetings();
	const status = await run('status');
	const who = await run('whoami', '--json');
	expect([status.code, status.out, who.code, JSON.parse(who.out)]).toEqual([
		0,
		expect.stringMatching(
			/^Access token {4}until \S+Z\nRefresh token {3}without a known end\nScopes/,
		),
		0,
		{ siteName: 'fernhill', webExId: 'amara.okafor@fernhill.example' },
	]);
}, 60_000);

test('a port in use is told with what to do', async () => {
	const other = createServer().listen(port, '127.0.0.1');
	await once(other, 'listening');
	const { code, err } = await beginLogin().ended;
	other.close();
	expect([code, err]).toEqual([
		2,
		`--port: ${port} is used by another program on this machine: choose another port, and register http://localhost:<port>/callback on the integration\n`,
	]);
});

test('a person who does not consent, and scopes that are refused, have their own sentence, page and exit code', async () => {
	const denied = beginLogin();
	const deniedPage = await visit(await decide(await authorizeAddress(denied), 'deny'));
	const scopes = beginLogin('--scopes', 'spark:unknown');
	const scopesPage = await visit(await decide(await authorizeAddress(scopes)));
	const [first, second] = [await denied.ended, await scopes.ended];
	expect([first.code, deniedPage, second.code, scopesPage]).toEqual([
		5,
		{
			status: 400,
			text: 'You are not logged in. The person did not consent (access_denied): start again.\nGo back to the terminal.\n',
		},
		6,
		{
			status: 400,
			text: expect.stringMatching(
				/^You are not logged in\. Webex refused the scopes \(invalid_scope\): select each of them/,
			),
		},
	]);
	expect([first.err, second.err]).toEqual([
		expect.stringMatching(/\nThe person did not consent \(access_denied\): start again\n$/),
		expect.stringMatching(/\nWebex refused the scopes \(invalid_scope\): select each of them.*\n$/),
	]);
}, 60_000);

test('a device login that is refused has the same exit codes', async () => {
	const denied = start('login', '--device', '--base-url', `${listening.url}/v1`);
	const userCode = await denied.says(/enter the code (\d{6})/);
	const [person = ''] = simulator.world.people.keys();
	const body = new URLSearchParams({ userCode, person, decision: 'deny' });
	await fetch(`${listening.url}/verify`, { method: 'POST', body });
	expect((await denied.ended).code).toBe(5);
}, 60_000);

test('a visit that does not belong to the login is answered with a page, and the login goes on', async () => {
	const command = beginLogin();
	const address = await decide(await authorizeAddress(command));
	const callback = `http://127.0.0.1:${port}/callback`;
	const foreign = [
		await visit(`${callback}?code=stolen&state=foreign`),
		await visit(`${callback}?error=access_denied`),
		await visit(`http://127.0.0.1:${port}/favicon.ico`),
	];
	const page = await visit(address);
	expect([foreign, page.status, (await command.ended).code]).toEqual([
		[
			{
				status: 400,
				text: 'This page does not belong to the login that is running: open the address that the terminal shows.\nGo back to the terminal.\n',
			},
			{ status: 400, text: expect.stringMatching(/^This page does not belong to the login/) },
			{ status: 404, text: '' },
		],
		200,
		0,
	]);
}, 60_000);

test('the page does not say that a login succeeded when the exchange of the code fails', async () => {
	const command = startAs(
		{ ...simulator.integration, clientSecret: 'wrong' },
		...['login', '--base-url', `${listening.url}/v1`, '--port', String(port)],
	);
	const page = await visit(await decide(await authorizeAddress(command)));
	expect([page.status, page.text, (await command.ended).code]).toEqual([
		400,
		expect.stringMatching(/^You are not logged in\. /),
		1,
	]);
}, 60_000);

test.each([[[]], [['--device']]])(
	'a login %j waits for the person for a limited time',
	async (how) => {
		const { code, err } = await beginLogin('--timeout', '1', ...how).ended;
		expect([code, err]).toEqual([
			3,
			expect.stringMatching(
				/\nNobody signed in within 1 seconds: start again, or give more time with --timeout\n$/,
			),
		]);
	},
	30_000,
);

test('without the key of the profiles the person can log out, and is told so', async () => {
	await logIn();
	await rm(join(home, 'key'));
	const token = await run('token');
	const files = await readdir(home);
	const logout = await run('logout');
	expect([token.code, token.err, files, logout.code, (await run('list')).out]).toEqual([
		2,
		expect.stringMatching(
			/^key: \S+key is missing, .* put it back, or log out and log in again\n$/,
		),
		['default.profile', 'default.token'],
		0,
		'There is no profile yet: log in.\n',
	]);
}, 60_000);

test('the status needs no network', async () => {
	await logIn();
	await listening.close();
	const status = await run('status', '--json');
	listening = await simulator.listen();
	expect([status.code, Object.keys(JSON.parse(status.out))]).toEqual([
		0,
		['scopes', 'expiresAt', 'refreshTokenExpiresAt'],
	]);
}, 60_000);

test.each(['', Buffer.alloc(32, 7).toString('base64')])(
	'on a new machine there is no profile, and nothing is written (key "%s")',
	async (key) => {
		const folder = join(home, 'not', 'there');
		const child = spawn(process.execPath, [program, 'list', '--json'], {
			stdio: ['ignore', 'pipe', 'inherit'],
			env: { ...process.env, WEBEX_AUTH_HOME: folder, WEBEX_AUTH_KEY: key },
		});
		const [out] = await Promise.all([text(child.stdout), once(child, 'close')]);
		expect([child.exitCode, out, await readdir(home)]).toEqual([0, '[]\n', []]);
	},
	30_000,
);

test('prints its version', async () => {
	const manifest = new URL('../../auth/package.json', import.meta.url);
	const { version } = JSON.parse(await readFile(manifest, 'utf8'));
	const [plain, json] = [await run('--version'), await run('--version', '--json')];
	expect([plain.code, plain.out, JSON.parse(json.out)]).toEqual([0, `${version}\n`, { version }]);
}, 30_000);

test('with --json a failure is one JSON document too', async () => {
	const { code, out, err } = await run('token', '--json');
	const message = 'There is no profile "default": log in first';
	expect([code, JSON.parse(out), err]).toEqual([
		3,
		{ error: { kind: 'log in', exitCode: 3, message } },
		'',
	]);
}, 30_000);
