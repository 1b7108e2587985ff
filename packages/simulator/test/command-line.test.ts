import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { request } from 'node:https';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { createCertificate } from '../src/certificate.ts';
import type { factsOf } from '../src/control/facts.ts';

type Facts = ReturnType<typeof factsOf>;

const program = fileURLToPath(new URL('../src/main.ts', import.meta.url));

let folder: string;
beforeEach(async () => {
	folder = await mkdtemp(join(tmpdir(), 'webex-simulator-test-'));
});
afterEach(() => rm(folder, { recursive: true }));

async function start(...args: string[]) {
	const child = spawn(process.execPath, [program, '--port', '0', '--json', ...args]);
	let errors = '';
	child.stderr.on('data', (chunk: Buffer) => {
		errors += chunk;
	});
	const ended = once(child, 'close').then(([code]) => code as number | null);
	const lines = createInterface(child.stdout);
	const first = await Promise.race([once(lines, 'line'), ended]);
	if (!Array.isArray(first)) throw new Error(errors);
	const facts = JSON.parse(String(first[0])) as Facts;
	const end = async (signal: NodeJS.Signals = 'SIGINT') => {
		child.kill(signal);
		return await ended;
	};
	return { child, facts, end, errors: () => errors };
}

async function refusal(...args: string[]) {
	const child = spawn(process.execPath, [program, '--port', '0', ...args]);
	let errors = '';
	child.stderr.on('data', (chunk: Buffer) => {
		errors += chunk;
	});
	const [code] = await once(child, 'close');
	return [code, errors];
}

const authorized = ({ personal }: Facts) => ({ authorization: `Bearer ${personal.token}` });

const get = async (facts: Facts, path: string) =>
	await fetch(facts.rest + path, { headers: authorized(facts) });

async function firstRoom(facts: Facts): Promise<string> {
	const { items } = (await (await get(facts, '/rooms?max=1')).json()) as {
		items: { id: string }[];
	};
	return items[0]?.id ?? '';
}

async function write(facts: Facts, text: string): Promise<string> {
	const answer = await fetch(`${facts.rest}/messages`, {
		method: 'POST',
		headers: { ...authorized(facts), 'content-type': 'application/json' },
		body: JSON.stringify({ roomId: await firstRoom(facts), text }),
	});
	return ((await answer.json()) as { id: string }).id;
}

async function until(isTrue: () => Promise<boolean>): Promise<void> {
	while (!(await isTrue())) await new Promise((resolve) => setTimeout(resolve, 2));
}

test('a snapshot file keeps messages and tokens from one run to the next', async () => {
	const file = join(folder, 'state.json');
	const first = await start('--snapshot', file);
	const id = await write(first.facts, 'Kept');
	expect(await first.end()).toBe(0);
	const second = await start(
		...['--snapshot', file, '--random-seed', '7', '--scopes', 'spark:all'],
		...['--service-app-scopes', 'meeting:admin_recordings_read,meeting:admin_schedule_read'],
	);
	const message = await get(second.facts, `/messages/${id}`);
	expect([
		second.facts.personal.token === first.facts.personal.token,
		((await message.json()) as { text: string }).text,
		second.facts.integration.scopes,
		second.facts.serviceApp.scopes,
		await second.end('SIGTERM'),
		await readdir(folder),
	]).toEqual([
		...[true, 'Kept', ['spark:all']],
		['meeting:admin_recordings_read', 'meeting:admin_schedule_read'],
		...[0, ['state.json']],
	]);
});

test('a snapshot that is there goes before a seed, and a line says so', async () => {
	const file = join(folder, 'state.json');
	const first = await start('--snapshot', file, '--seed', 'empty');
	await first.end();
	const second = await start('--snapshot', file, '--seed', 'demo');
	const { items } = (await (await get(second.facts, '/rooms')).json()) as { items: object[] };
	await second.end();
	const third = await start('--snapshot', file);
	await third.end();
	expect([items, first.errors(), second.errors(), third.errors()]).toEqual([
		[],
		'',
		`The snapshot ${file} is there, so --seed is not used.\n`,
		'',
	]);
});

test('SIGUSR2 saves without a stop', async () => {
	const file = join(folder, 'state.json');
	const { child, facts, end } = await start('--snapshot', file);
	await write(facts, 'Saved on request');
	child.kill('SIGUSR2');
	// The file is there since the start.
	await until(async () => (await readFile(file, 'utf8')).includes('Saved on request'));
	await end();
});

test('a program that is killed while it saves leaves the old file whole', async () => {
	const file = join(folder, 'state.json');
	await (await start('--seed', 'big', '--snapshot', file)).end();
	const before = await readFile(file, 'utf8');
	const { child, facts, end } = await start('--snapshot', file);
	await write(facts, 'Lost');
	child.kill('SIGUSR2');
	await until(async () => (await readdir(folder)).includes('state.json.new'));
	await end('SIGKILL');
	expect(await readdir(folder)).toContain('state.json.new');
	expect((await readFile(file, 'utf8')) === before).toBe(true);
});

test('a file that is no snapshot is refused, and stays as it is', async () => {
	const file = join(folder, 'state.json');
	await writeFile(file, '{"version":2}');
	const [code, sentence] = await refusal('--snapshot', file);
	expect([code, sentence, await readFile(file, 'utf8')]).toEqual([
		1,
		expect.stringMatching(/state\.json: Not a snapshot of this simulator: world: /),
		'{"version":2}',
	]);
});

test('switches, redirect addresses and limits hold', async () => {
	const { facts, end } = await start(
		...['--switch', 'refreshRefusal.status=401', '--switch', 'linkPreviews=false'],
		...['--redirect-uri', 'http://a.test/', '--redirect-uri', 'http://b.test/'],
		...['--rate', '1/60'],
	);
	const refused = await fetch(facts.oauth.token, {
		method: 'POST',
		body: new URLSearchParams({
			grant_type: 'refresh_token',
			refresh_token: 'unknown',
			client_id: facts.integration.clientId,
			client_secret: facts.integration.clientSecret,
		}),
	});
	const statuses = [(await get(facts, '/rooms')).status, (await get(facts, '/rooms')).status];
	expect([refused.status, statuses, facts.integration.redirectUris]).toEqual([
		401,
		[200, 429],
		['http://a.test/', 'http://b.test/'],
	]);
	await end();
});

test('HTTPS with the authority that it names', async () => {
	const { facts, end } = await start('--https');
	const ca = await readFile(facts.authority ?? '', 'utf8');
	const asking = request(`${facts.rest}/people/me`, { ca, headers: authorized(facts) }).end();
	const [answer] = await once(asking, 'response');
	answer.resume();
	await end();
	expect([facts.rest.slice(0, 8), answer.statusCode]).toEqual(['https://', 200]);
	await expect(readFile(facts.authority ?? '')).rejects.toThrow('ENOENT');
});

test.each([
	[
		'--switch refreshToken=new',
		'--switch refreshToken: expected kept, omitted, rotated, got "new".',
	],
	['--switch emptyPages=1', '--switch emptyPages: expected true, false, got "1".'],
	['--switch xmlDelay=-1', '--switch xmlDelay: expected a whole number, got "-1".'],
	['--switch none=1', '--switch: there is no switch "none"; --help switches lists them all.'],
	[
		'--rate 5',
		'--rate: expected REQUESTS/SECONDS or REQUESTS/SECONDS/BURST, such as 50/10, got "5".',
	],
	['--redirect-uri here', '--redirect-uri: expected an address, got "here".'],
	['--scopes ,', '--scopes: expected names separated by spaces or commas, got none.'],
	[
		'--service-app-scopes ,',
		'--service-app-scopes: expected names separated by spaces or commas, got none.',
	],
	['--webhook-duplicates 2', '--webhook-duplicates: expected a number from 0 to 1, got "2".'],
	['--certificate a.pem', '--certificate and --key: expected both, got one of them.'],
	['other', 'Unexpected argument "other".'],
])('refuses %s', async (args, sentence) => {
	expect(await refusal(...args.split(' '))).toEqual([2, `${sentence} See --help.\n`]);
});

test('a file of faults decides which requests fail, when and how', async () => {
	const file = join(folder, 'faults.yaml');
	await writeFile(
		file,
		`
- request: { method: GET, path: /v1/people/me }
  when: { nth: 2 }
  answer: { status: 429, retryAfter: 3 }
- request: { method: POST, path: /v1/messages }
  answer: { cut: everything, isProcessed: true }
- request: { path: /v1/teams }
  when: { after: 3600 }
  answer: { status: 503 }
`,
	);
	const { facts, end } = await start('--faults', file);
	const answers = [];
	for (let count = 0; count < 3; count++) answers.push(await get(facts, '/people/me'));
	await expect(write(facts, 'Arrives, but nobody is told')).rejects.toThrow('fetch failed');
	const messages = await get(facts, `/messages?max=1&roomId=${await firstRoom(facts)}`);
	expect([
		answers.map(({ status, headers }) => [status, headers.get('retry-after')]),
		await messages.text(),
		(await get(facts, '/teams')).status,
	]).toEqual([
		[
			[200, null],
			[429, '3'],
			[200, null],
		],
		expect.stringContaining('Arrives, but nobody is told'),
		200,
	]);
	await end();
});

test('a snapshot that cannot be written is known at the start', async () => {
	const [code, sentence] = await refusal('--snapshot', join(folder, 'missing', 'world.json'));
	expect([code, sentence]).toEqual([1, expect.stringContaining('ENOENT')]);
});

test('a fault that does not fit is named by file, entry and field', async () => {
	const file = join(folder, 'faults.json');
	await writeFile(file, '[{"answer":{"status":500}},{"when":{"nth":0},"answer":{"status":500}}]');
	const [code, sentence] = await refusal('--faults', file);
	expect([code, sentence]).toEqual([
		2,
		expect.stringMatching(/faults\.json: entry 2: when\.nth: .*>=1.* See --help\.\n$/),
	]);
});

test('faults come by chance, so often, late, and for some time', async () => {
	const file = join(folder, 'faults.yaml');
	await writeFile(
		file,
		`
- request: { path: /v1/teams }
  when: { times: 2 }
  answer: { status: 503 }
- request: { path: /v1/rooms }
  when: { chance: 0.5 }
  answer: { status: 502 }
- request: { path: /v1/people/me }
  when: { between: [0, 3600] }
  answer: { status: 500 }
- request: { path: /v1/licenses }
  when: { between: [0, 0.001] }
  answer: { status: 500 }
- request: { path: /v1/memberships }
  when: { between: [3600, 7200] }
  answer: { status: 500 }
- request: { path: /v1/webhooks }
  answer: { delay: 0.5 }
`,
	);
	const { facts, end } = await start('--faults', file);
	const statuses = async (path: string, count: number) => {
		const all: number[] = [];
		for (let index = 0; index < count; index++) all.push((await get(facts, path)).status);
		return all;
	};
	const during = await statuses('/people/me', 2);
	// Over before the first request, and not yet begun.
	const outside = [...(await statuses('/licenses', 1)), ...(await statuses('/memberships', 1))];
	const asked = performance.now();
	const late = await statuses('/webhooks', 1);
	const waited = performance.now() - asked;
	const byChance = await statuses('/rooms', 60);
	const failed = byChance.filter((status) => status === 502).length;
	expect([
		during,
		outside,
		late,
		waited >= 490,
		failed > 10,
		failed < 50,
		new Set(byChance),
	]).toEqual([[500, 500], [200, 200], [200], true, true, true, new Set([200, 502])]);
	expect(await statuses('/teams', 3)).toEqual([503, 503, 200]);
	await end();
}, 30_000);

test('HTTPS with a certificate of one’s own', async () => {
	const { cert, key, ca } = await createCertificate();
	const files = { certificate: join(folder, 'cert.pem'), key: join(folder, 'key.pem') };
	await writeFile(files.certificate, cert);
	await writeFile(files.key, key);
	const { facts, end } = await start('--certificate', files.certificate, '--key', files.key);
	const asking = request(`${facts.rest}/people/me`, { ca, headers: authorized(facts) }).end();
	const [answer] = await once(asking, 'response');
	answer.resume();
	await end();
	expect([facts.rest.slice(0, 8), facts.authority, answer.statusCode]).toEqual([
		'https://',
		undefined,
		200,
	]);
});

test('--host listens on that address, and without it on this machine only', async () => {
	const other = '127.0.0.2';
	const statusOn = async (facts: Facts) => {
		const { port } = new URL(facts.page);
		return await fetch(`http://${other}:${port}/`).then(
			({ status }) => status,
			() => 'refused',
		);
	};
	const usual = await start();
	const open = await start('--host', '0.0.0.0', '--allowed-host', other);
	const statuses = [await statusOn(usual.facts), await statusOn(open.facts)];
	await Promise.all([usual.end(), open.end()]);
	expect(statuses).toEqual(['refused', 200]);
});

test('webhooks come late and twice', async () => {
	const arrivals: number[] = [];
	const target = createServer((incoming, outgoing) => {
		arrivals.push(performance.now());
		incoming.resume();
		outgoing.end();
	}).listen(0, '127.0.0.1');
	await once(target, 'listening');
	const { port } = target.address() as { port: number };
	const { facts, end } = await start('--webhook-delay', '400', '--webhook-duplicates', '1');
	const made = await fetch(`${facts.rest}/webhooks`, {
		method: 'POST',
		headers: { ...authorized(facts), 'content-type': 'application/json' },
		body: JSON.stringify({
			name: 'late',
			targetUrl: `http://127.0.0.1:${port}/`,
			resource: 'messages',
			event: 'created',
		}),
	});
	const before = performance.now();
	await write(facts, 'Twice');
	await until(async () => arrivals.length >= 2);
	await end();
	target.close();
	expect([made.status, arrivals.length, (arrivals[0] ?? 0) - before >= 390]).toEqual([
		200,
		2,
		true,
	]);
});

test('tokens of old integrations, and session tickets, live as long as they are told', async () => {
	const { facts, end } = await start(
		...['--meetings-token-lifetime', '77', '--ticket-lifetime', '88'],
	);
	const { id } = (await (await get(facts, '/people/me')).json()) as { id: string };
	const { meetingsXml } = facts;
	const [redirect = ''] = meetingsXml.redirectUris;
	const consent = await fetch(meetingsXml.authorize, {
		method: 'POST',
		redirect: 'manual',
		body: new URLSearchParams({
			response_type: 'code',
			client_id: meetingsXml.clientId,
			redirect_uri: redirect,
			scope: 'all_read',
			person: id,
			decision: 'accept',
		}),
	});
	const code = new URL(consent.headers.get('location') ?? '').searchParams.get('code') ?? '';
	const granted = await fetch(meetingsXml.token, {
		method: 'POST',
		body: new URLSearchParams({
			grant_type: 'authorization_code',
			code,
			redirect_uri: redirect,
			client_id: meetingsXml.clientId,
			client_secret: meetingsXml.clientSecret,
		}),
	});
	const { expires_in } = (await granted.json()) as { expires_in: number };
	const [user] = meetingsXml.users;
	const ticket = await fetch(meetingsXml.service, {
		method: 'POST',
		headers: { 'content-type': 'application/xml' },
		body: `<?xml version="1.0" encoding="UTF-8"?>
<serv:message xmlns:serv="http://www.webex.com/schemas/2002/06/service" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">
<header><securityContext><siteName>${meetingsXml.siteName}</siteName><webExID>${user?.webExId}</webExID><password>${user?.password}</password></securityContext></header>
<body><bodyContent xsi:type="java:com.webex.service.binding.user.AuthenticateUser"/></body>
</serv:message>`,
	});
	const timeToLive = /timeToLive>(\d+)</.exec(await ticket.text())?.[1];
	await end();
	expect([expires_in, timeToLive]).toEqual([77, '88']);
});
