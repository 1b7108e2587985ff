// pnpm --filter @webex-nodes/bench pace: how near processes come to the limit of one account, and what the gate costs where there is none.
import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import type { Called } from './caller.ts';

interface Case {
	readonly name: string;
	/** Of the bucket, in a second; 0 for no limit. */
	readonly rate: number;
	readonly burst: number;
	/** In milliseconds. */
	readonly latency?: number;
	readonly processes?: number;
	readonly callers?: number;
	/** Of each process. */
	readonly requests: number;
}

const limited: readonly Case[] = [
	{ name: 'one process', rate: 10, burst: 10, requests: 200 },
	{ name: 'two processes', rate: 10, burst: 10, processes: 2, requests: 200 },
	{ name: 'four processes', rate: 10, burst: 10, processes: 4, requests: 200 },
	{ name: 'burst of 1', rate: 10, burst: 1, requests: 200 },
	{ name: 'burst of 1, longer', rate: 10, burst: 1, requests: 1000 },
];
const unlimited: readonly Case[] = [
	{ name: 'no limit, 0 ms', rate: 0, burst: 0, callers: 16, requests: 20_000 },
	{ name: 'no limit, 50 ms', rate: 0, burst: 0, latency: 50, callers: 16, requests: 3200 },
];

const path = (name: string) => fileURLToPath(new URL(name, import.meta.url));
const message = async <Message>(child: ChildProcess): Promise<Message> =>
	(await once(child, 'message'))[0] as Message;

async function run(given: Case, ...more: readonly string[]) {
	const { rate, burst, latency = 0, processes = 1, callers = 8, requests } = given;
	const server = fork(path('./server.ts'), [rate, burst, latency].map(String));
	try {
		const url = await message<string>(server);
		const children = Array.from({ length: processes }, () =>
			fork(path('./caller.ts'), [url, String(callers), String(requests), ...more]),
		);
		await Promise.all(children.map(async (child) => await message(child)));
		const begun = performance.now();
		const called = await Promise.all(
			children.map(async (child) => {
				const answer = message<Called>(child);
				child.send('begin');
				return await answer;
			}),
		);
		const took = (performance.now() - begun) / 1000;
		const counted = message<{ answered: number; refused: number }>(server);
		server.send('count');
		const { answered, refused } = await counted;
		const times = called.map((one) => one.took);
		return {
			took,
			least: rate === 0 ? Number.NaN : (processes * requests - burst) / rate,
			refused: refused / (answered + refused),
			failed: called.reduce((sum, { failed }) => sum + failed, 0),
			spread: Math.max(...times) / Math.min(...times),
		};
	} finally {
		server.kill();
	}
}

const { values } = parseArgs({ options: { only: { type: 'string', default: '' } } });
const print = (...cells: readonly string[]) =>
	process.stdout.write(
		`${cells.map((cell, index) => cell.padEnd(index === 0 ? 22 : 14)).join('')}\n`,
	);

print('', 'seconds', '× least', 'refused', 'failed', 'slowest ÷ fastest');
for (const given of limited.filter(({ name }) => name.includes(values.only))) {
	const { took, least, refused, failed, spread } = await run(given);
	const [seconds, ratio, apart] = [took, took / least, spread].map((value) => value.toFixed(2));
	print(
		given.name,
		`${seconds}`,
		`${ratio}`,
		`${(refused * 100).toFixed(1)} %`,
		String(failed),
		`${apart}`,
	);
}

const rounds = 5;
for (const given of unlimited.filter(({ name }) => name.includes(values.only))) {
	const ratios: number[] = [];
	for (let round = 0; round < rounds; round++) {
		const bare = await run(given, 'without');
		const gated = await run(given);
		ratios.push(gated.took / bare.took);
	}
	const sorted = ratios.toSorted((one, other) => one - other).map((ratio) => ratio.toFixed(3));
	print(given.name, `× without: ${sorted[rounds >> 1]} (${sorted[0]} to ${sorted.at(-1)})`);
}
