import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { get, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createServer } from 'node:net';
import { setTimeout } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';

const program = fileURLToPath(new URL('../src/main.ts', import.meta.url));

function start(...args: string[]) {
	const child = spawn(process.execPath, [program, ...args]);
	let output = '';
	for (const stream of [child.stdout, child.stderr]) {
		stream.on('data', (chunk: Buffer) => {
			output += chunk;
		});
	}
	return {
		child,
		output: () => output,
		ended: once(child, 'close').then(([code]) => code as number | null),
		says: async (text: string) => {
			while (!output.includes(text)) {
				if (child.exitCode !== null) throw new Error(output);
				await setTimeout(20);
			}
		},
	};
}

async function freePort(): Promise<number> {
	const server = createServer().listen(0, '127.0.0.1');
	await once(server, 'listening');
	const { port } = server.address() as AddressInfo;
	server.close();
	await once(server, 'close');
	return port;
}

test('prints its addresses and secrets, answers with them, and stops in order', async () => {
	const port = await freePort();
	const simulator = start('--port', String(port), '--token-lifetime', '60');
	await simulator.says('Ctrl-C stops it');
	const value = (label: string) =>
		new RegExp(`${label} +(\\S+)`).exec(simulator.output())?.[1] ?? '';
	const answer = await fetch(`${value('REST API')}/people/me`, {
		headers: { authorization: `Bearer ${value('Bot token')}` },
	});
	const { type } = (await answer.json()) as { type: string };
	simulator.child.kill('SIGINT');
	expect([
		type,
		value('Client ID').length,
		value('Client secret').length,
		await simulator.ended,
	]).toEqual(['bot', 65, 64, 0]);
});

test('says what to do when the port is taken', async () => {
	const server = createServer().listen(0, '127.0.0.1');
	await once(server, 'listening');
	const { port } = server.address() as AddressInfo;
	const simulator = start('--port', String(port));
	expect([await simulator.ended, simulator.output()]).toEqual([
		1,
		'The port is in use by another program: stop it, or choose another one with --port.\n',
	]);
	server.close();
});

test.each([
	[['--seed', 'huge'], '--seed: expected demo, empty, big or a file, got "huge". See --help.\n'],
	[['--port', '99999'], '--port: expected a whole number up to 65535, got "99999". See --help.\n'],
	[
		['--token-lifetime', '1m'],
		'--token-lifetime: expected a whole number up to 100000000, got "1m". See --help.\n',
	],
])('refuses %j with a sentence', async (args, sentence) => {
	const simulator = start(...args);
	expect([await simulator.ended, simulator.output()]).toEqual([2, sentence]);
});

test('answers to its own host names, and to those that it is told', async () => {
	const port = await freePort();
	const simulator = start('--port', String(port), '--allowed-host', 'host.docker.internal');
	await simulator.says('Ctrl-C stops it');
	const statusFor = async (host: string) => {
		const asking = get({ host: '127.0.0.1', port, headers: { host }, agent: false });
		const [answer] = (await once(asking, 'response')) as [IncomingMessage];
		answer.resume();
		return answer.statusCode;
	};
	const hosts = ['localhost', 'host.docker.internal', 'attacker.example'];
	const statuses = await Promise.all(hosts.map(statusFor));
	simulator.child.kill('SIGINT');
	expect([statuses, await simulator.ended]).toEqual([[200, 200, 403], 0]);
});

test('explains its options', async () => {
	const simulator = start('--help');
	expect([await simulator.ended, simulator.output()]).toEqual([
		0,
		expect.stringContaining('--token-lifetime SECONDS'),
	]);
});
