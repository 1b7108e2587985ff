// npm run bench: 100 rooms of 1000 messages, in pages of 1000, from a simulator on this machine.
import { execFile, fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import type { Measured } from './contender.ts';
import { contenders, type Target } from './contenders.ts';

const rounds = 5;
const run = promisify(execFile);
const path = (name: string) => fileURLToPath(new URL(name, import.meta.url));

const server = fork(path('./server.ts'));
const [target] = (await once(server, 'message')) as [Target];
try {
	const results = new Map<string, Measured[]>(Object.keys(contenders).map((name) => [name, []]));
	// In turn, so that other work of the machine affects all of them.
	for (let round = 1; round <= rounds; round++) {
		for (const [name, measured] of results) {
			const { stdout } = await run(
				process.execPath,
				[path('./contender.ts'), name, target.baseUrl],
				{
					env: { ...process.env, BENCH_TOKEN: target.token },
				},
			);
			measured.push(JSON.parse(stdout) as Measured);
		}
		process.stdout.write(`round ${round} of ${rounds}\n`);
	}
	report(results);
} finally {
	server.kill();
}

function report(results: ReadonlyMap<string, readonly Measured[]>): void {
	const hashes = new Set([...results.values()].flat().map(({ hash }) => hash));
	if (hashes.size !== 1) throw new Error('The contenders did not retrieve the same messages');
	const limit = median((results.get('limit') ?? []).map(({ seconds }) => seconds));
	process.stdout.write('\ncontender   messages   seconds   ratio to the limit   peak MiB\n');
	for (const [name, measured] of results) {
		const seconds = median(measured.map((one) => one.seconds));
		const memory = median(measured.map((one) => one.memory));
		process.stdout.write(
			`${name.padEnd(9)}${String(measured[0]?.messages).padStart(11)}${seconds.toFixed(2).padStart(10)}${(seconds / limit).toFixed(2).padStart(21)}${memory.toFixed(0).padStart(11)}\n`,
		);
	}
}

function median(values: readonly number[]): number {
	return values.toSorted((one, other) => one - other)[Math.floor(values.length / 2)] ?? Number.NaN;
}
