import { execFile } from 'node:child_process';
import { access, mkdir, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { promisify } from 'node:util';
import { readIfExists, writeWhole } from '../files.ts';
import { type Program, startProgram } from '../n8n/program.ts';
import { freePort } from './ports.ts';
import type { StorageOptions } from './redis.ts';
import { Service } from './service.ts';

interface Database {
	readonly host: string;
	readonly port: number;
	readonly name: string;
	readonly user: string;
	readonly password: string;
}

export type Postgres = Service & {
	readonly database: Database;
	/** The rows of a SELECT. */
	readonly query: (select: string) => Promise<readonly unknown[]>;
};

const run = promisify(execFile);

const isRoot = process.getuid?.() === 0;

/**
 * PostgreSQL refuses to run as root, so the user that its packages create runs it. Like root, it may enter every folder:
 * the data folder may be in one that others cannot enter, such as root's home or a folder for temporary files.
 */
const asUser: readonly string[] = isRoot
	? [
			'setpriv',
			...['--reuid=postgres', '--regid=postgres', '--init-groups'],
			...['--inh-caps=+dac_override', '--ambient-caps=+dac_override'],
		]
	: [];

/** A PostgreSQL of our own, which is not started yet. */
export async function createPostgres(
	programs: string,
	{ folder, password, signal }: StorageOptions,
): Promise<Postgres> {
	const port = await freePort();
	// The database that `initdb` creates.
	const database = { host: '127.0.0.1', port, name: 'postgres', user: 'n8n', password };
	const logFile = join(folder, 'postgres.log');
	const data = join(folder, 'data');
	const start = async (stopping: AbortSignal) =>
		await startProgram({
			name: 'PostgreSQL',
			command: [
				...[...asUser, join(programs, 'postgres')],
				// Without a socket in the file system: its place differs between systems, and nothing uses it.
				...['-D', data, '-h', database.host, '-p', String(port), '-k', ''],
			],
			isBinary: true,
			cwd: folder,
			env: { ...process.env, LC_ALL: 'C' },
			logFile,
			appendToLog: true,
			// With SIGTERM it would wait until all clients have gone.
			endSignal: 'SIGINT',
			isReady: async () =>
				await run(join(programs, 'pg_isready'), ['-h', database.host, '-p', String(port)]).then(
					() => true,
					() => false,
				),
			signal: stopping,
		});
	const launch = async (stopping: AbortSignal) => {
		await mkdir(folder, { recursive: true });
		await initialise({ programs, data, user: database.user, password });
		return await retryWhileInUse(logFile, () => start(stopping));
	};
	const query = async (select: string) => {
		const { stdout } = await run(
			join(programs, 'psql'),
			[
				...['--no-psqlrc', '--quiet', '--no-align', '--tuples-only'],
				...['-h', database.host, '-p', String(port), '-U', database.user, '-d', database.name],
				...['-c', `SELECT coalesce(json_agg(found), '[]') FROM (${select}) AS found`],
			],
			{ env: { ...process.env, PGPASSWORD: password }, maxBuffer: 2 ** 28 },
		);
		const rows: readonly unknown[] = JSON.parse(stdout);
		return rows;
	};
	const service = new Service({ name: 'postgres', logFile, launch, signal });
	return Object.assign(service, { database, query });
}

/** Creates the folder of the data the first time: whole or not at all, because it may be interrupted. */
async function initialise(options: {
	readonly programs: string;
	readonly data: string;
	readonly user: string;
	readonly password: string;
}): Promise<void> {
	const { programs, data, user, password } = options;
	const exists = await access(data).then(
		() => true,
		() => false,
	);
	if (exists) return;
	const unfinished = `${data}.new`;
	const passwordFile = join(dirname(data), 'password');
	await rm(unfinished, { recursive: true, force: true });
	await mkdir(unfinished, { mode: 0o700 });
	await writeWhole(passwordFile, password);
	if (isRoot) await run('chown', ['postgres', unfinished]);
	const [command = '', ...args] = [...asUser, join(programs, 'initdb')];
	await run(command, [
		...[...args, '-D', unfinished, '-U', user, `--pwfile=${passwordFile}`],
		...['--auth=scram-sha-256', '--encoding=UTF8', '--no-locale', '--no-sync'],
	]);
	await rm(passwordFile);
	await rename(unfinished, data);
}

/** After kill -9 the processes of its connections need a moment to end. */
async function retryWhileInUse(
	logFile: string,
	start: () => Promise<Program>,
	attempts = 20,
): Promise<Program> {
	const before = (await readIfExists(logFile))?.length ?? 0;
	try {
		return await start();
	} catch (error) {
		const log = (await readIfExists(logFile)) ?? '';
		const isInUse = log.slice(before).includes('pre-existing shared memory block');
		if (attempts <= 1 || !isInUse) throw error;
	}
	await setTimeout(250);
	return await retryWhileInUse(logFile, start, attempts - 1);
}
