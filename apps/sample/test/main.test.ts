import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { close, freePort, listenOn } from './ports.ts';
import { newFolder, sentenceInUse, start } from './start.ts';

test('--once runs each workflow, counts, and leaves nothing running', async () => {
	const port = await freePort();
	const simulatorPort = await freePort();
	const sample = start(
		...['--once', '--port', String(port), '--simulator-port', String(simulatorPort)],
		...['--data', await newFolder()],
	);
	const code = await sample.ended;
	const lines = sample.output().trimEnd().split('\n');
	// Each has worked with something.
	const counts = lines.flatMap((line) => /(\d+) +(\d+) +(\d+) {3}succeeded$/.exec(line)?.[0] ?? []);
	expect(counts.filter((line) => /[1-9]/.test(line))).toHaveLength(11);
	expect(lines.find((line) => line.startsWith('  Minutes to the room'))).toMatch(
		/ 1 +\d+ {3}succeeded$/,
	);
	expect([code, lines.at(-1)]).toEqual([
		0,
		expect.stringMatching(
			/^once: 11 workflows, 11 executions, \d{2,} messages, \d+ token refreshes, 0 failed$/,
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
	sample.child.kill('SIGINT');
	expect([await sample.ended, sample.output()]).toEqual([0, expect.stringMatching(/Stopping\n$/)]);
	for (const taken of [port, port + 1, simulatorPort]) await close(await listenOn(taken));
}, 240_000);

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
