import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';
import { freePort } from '../src/queue/ports.ts';
import { newFolder, start, startIn } from '../test/start.ts';

const newOptions = async () => [
	...['--queue', '--data', await newFolder()],
	...['--port', String(await freePort(2)), '--simulator-port', String(await freePort())],
];

interface Entry {
	readonly pid: number;
	readonly parent: number;
}

/** Without those that have ended, and only wait to be removed. */
async function processes(): Promise<Entry[]> {
	const { stdout } = await promisify(execFile)('ps', ['-A', '-o', 'pid=,ppid=,stat=']);
	return stdout.split('\n').flatMap((line) => {
		const [pid, parent, state = 'Z'] = line.trim().split(/\s+/);
		return state.startsWith('Z') ? [] : [{ pid: Number(pid), parent: Number(parent) }];
	});
}

async function descendantsOf(pid: number | undefined): Promise<number[]> {
	const all = await processes();
	const below = (parent: number | undefined): number[] =>
		all.filter((one) => one.parent === parent).flatMap((one) => [one.pid, ...below(one.pid)]);
	return below(pid);
}

async function running(pids: readonly number[]): Promise<number[]> {
	const all = new Set((await processes()).map(({ pid }) => pid));
	return pids.filter((pid) => all.has(pid));
}

test('--queue --once runs each workflow on one of the workers, counts, and leaves nothing running', async () => {
	const sample = start('--once', ...(await newOptions()));
	await sample.says(/Running "Keyword alert"/);
	const started = await descendantsOf(sample.child.pid);
	// main, two workers, one webhook processor, Redis, PostgreSQL, and their helpers
	expect(started.length).toBeGreaterThan(6);
	const code = await sample.ended;
	const lines = sample.output().trimEnd().split('\n');
	const workers = lines.flatMap((line) => /(worker-\d) +succeeded$/.exec(line)?.[1] ?? []);
	expect([code, workers.length, new Set(workers), lines.at(-1)], sample.output()).toEqual([
		0,
		14,
		new Set(['worker-1', 'worker-2']),
		expect.stringMatching(
			/^once: 14 workflows, 14 executions, \d{2,} messages, \d+ token refreshes, 0 failed$/,
		),
	]);
	expect(await running(started)).toEqual([]);
}, 240_000);

test('after kill -9 of "npm start -- --queue" all of its processes end, and the next start works on the same data', async () => {
	const options = await newOptions();
	const first = start('--workers', '1', ...options);
	await first.says(/\d\d:\d\d:\d\d {2}worker-1 {2}Scheduled message retrieval +\d+ messages?/);
	const started = await descendantsOf(first.child.pid);
	first.child.kill('SIGKILL');
	await first.ended;
	await expect.poll(() => running(started), { timeout: 30_000 }).toEqual([]);

	const second = start('--workers', '1', ...options);
	await second.says(/\d\d:\d\d:\d\d {2}worker-1 {2}Scheduled message retrieval +\d+ messages?/);
	const again = await descendantsOf(second.child.pid);
	second.child.kill('SIGINT');
	expect([await second.ended, second.output()]).toEqual([0, expect.stringMatching(/Stopping\n$/)]);
	expect(await running(again)).toEqual([]);
}, 480_000);

test('Ctrl-C while n8n starts leaves nothing running either', async () => {
	const sample = start(...(await newOptions()));
	await sample.says(/Starting n8n/);
	const started = await descendantsOf(sample.child.pid);
	sample.child.kill('SIGINT');
	expect([await sample.ended, await running(started)]).toEqual([130, []]);
}, 60_000);

test('names the command that installs Redis where there is none', async () => {
	const { PATH, ...environment } = process.env;
	expect(PATH).toBeTruthy();
	const sample = startIn(environment, '--once', ...(await newOptions()));
	expect([await sample.ended, sample.output()]).toEqual([
		1,
		expect.stringMatching(
			/Queue mode needs Redis, which this machine does not have\. Install it with: \S+ .*redis.*\n$/,
		),
	]);
}, 60_000);
