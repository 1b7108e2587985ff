import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { N8nApi } from '../src/n8n/api.ts';
import { connectCredential } from '../src/n8n/connect.ts';
import { close, freePort, listenOn } from './ports.ts';
import { newFolder, sentenceInUse, start } from './start.ts';

test('--once runs what starts at set times, counts, names the others, and leaves nothing running', async () => {
	const port = await freePort();
	const simulatorPort = await freePort();
	const sample = start(
		...['--once', '--port', String(port), '--simulator-port', String(simulatorPort)],
		...['--data', await newFolder()],
	);
	const code = await sample.ended;
	const lines = sample.output().trimEnd().split('\n');
	expect(lines).toContain('  Incident room');
	expect(lines.find((line) => line.startsWith('  Webhook health'))).toMatch(/succeeded$/);
	// Each other one has worked with something.
	const counts = lines.flatMap((line) => /(\d+) +(\d+) +(\d+) {3}succeeded$/.exec(line)?.[0] ?? []);
	expect(counts.filter((line) => /[1-9]/.test(line))).toHaveLength(13);
	expect(lines.find((line) => line.startsWith('  Minutes to the room'))).toMatch(
		/ 1 +\d+ {3}succeeded$/,
	);
	expect([code, lines.at(-1)]).toEqual([
		0,
		expect.stringMatching(
			/^once: 14 workflows, 14 executions, \d{2,} messages, \d+ token refreshes, 0 failed$/,
		),
	]);
	for (const taken of [port, port + 1, simulatorPort]) await close(await listenOn(taken));
}, 240_000);

test('runs until Ctrl-C, prints a line for each execution, refuses a second start on its folder, and leaves nothing running', async () => {
	const [port, simulatorPort, folder] = [await freePort(), await freePort(), await newFolder()];
	const sample = start(
		...['--port', String(port), '--simulator-port', String(simulatorPort)],
		...['--data', folder, '--token-lifetime', '5'],
	);
	await sample.says(/Log in with {7}owner@example\.com {2}\S+/);
	const second = start('--once', '--data', folder);
	expect([await second.ended, second.output()]).toEqual([
		1,
		`${sentenceInUse({ folder, port, pid: sample.child.pid })}\n`,
	]);
	await sample.says(/\d\d:\d\d:\d\d {2}Scheduled message retrieval +\d+ messages?/);
	await connectOwn(sample.output(), port);
	sample.child.kill('SIGINT');
	expect([await sample.ended, sample.output()]).toEqual([0, expect.stringMatching(/Stopping\n$/)]);
	for (const taken of [port, port + 1, simulatorPort]) await close(await listenOn(taken));
}, 240_000);

/** With nothing but what was printed: logs in, makes a credential, connects it; and opens a form. */
async function connectOwn(output: string, port: number): Promise<void> {
	const shown = (label: string) => new RegExp(`${label} +(\\S+)`).exec(output)?.[1] ?? '';
	const [, email = '', password = ''] = /Log in with +(\S+) +(\S+)/.exec(output) ?? [];
	const n8n = new N8nApi(shown('Editor'));
	await n8n.logIn({ email, password });
	const { id } = await n8n.saveCredential({
		name: 'My own',
		type: 'webexOAuth2Api',
		data: {
			environment: shown('Environment').toLowerCase(),
			baseUrl: shown('Base Address'),
			clientId: shown('Client ID'),
			clientSecret: shown('Client Secret'),
			scopePreset: 'messages',
		},
	});
	await connectCredential(n8n, id);
	expect((await n8n.testCredential(id)).status).toBe('OK');
	const redirect = `http://127.0.0.1:${port}/rest/oauth2-credential/callback`;
	expect(shown('OAuth Redirect URL:')).toBe(redirect);
	expect(new URL(await n8n.authorizeUrl(id)).searchParams.get('redirect_uri')).toBe(redirect);
	expect(await (await fetch(shown('Form'))).text()).toContain('<form');
}

test('Ctrl-C while n8n starts leaves nothing running either', async () => {
	const port = await freePort();
	const simulatorPort = await freePort();
	const sample = start(
		...['--port', String(port), '--simulator-port', String(simulatorPort)],
		...['--data', await newFolder()],
	);
	await sample.says(/Starting n8n/);
	await setTimeout(1500);
	sample.child.kill('SIGINT');
	expect(await sample.ended).toBe(130);
	for (const taken of [port, port + 1, simulatorPort]) await close(await listenOn(taken));
}, 60_000);

test.each(['--port', '--simulator-port'])(
	'says so when the port of %s is taken',
	async (option) => {
		const [taken, other] = [await freePort(), await freePort()];
		const server = await listenOn(taken);
		const rest = option === '--port' ? '--simulator-port' : '--port';
		const sample = start(
			...['--once', option, String(taken), rest, String(other), '--data', await newFolder()],
		);
		expect([await sample.ended, sample.output().trimEnd().split('\n').at(-1)]).toEqual([
			1,
			`Port ${taken} is in use by another program: stop it, or choose another one with --port or --simulator-port.`,
		]);
		await close(server);
	},
	60_000,
);

test('says so when the data folder cannot be used', async () => {
	const file = join(await newFolder(), 'file');
	await writeFile(file, 'x');
	const port = await freePort();
	const sample = start('--once', '--simulator-port', String(port), '--data', file);
	expect([await sample.ended, sample.output()]).toEqual([
		1,
		expect.stringContaining(
			`The data folder ${join(file, 'simulator')} cannot be used: a part of its path is a file.`,
		),
	]);
}, 60_000);

test('--live asks for an integration when there is no terminal to ask at', async () => {
	const sample = start('--live', '--data', await newFolder());
	expect([await sample.ended, sample.output()]).toEqual([
		1,
		expect.stringContaining(
			'--live needs WEBEX_CLIENT_ID and WEBEX_CLIENT_SECRET in the file .env',
		),
	]);
}, 60_000);
