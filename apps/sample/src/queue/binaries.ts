import { execFile } from 'node:child_process';
import { access, constants, glob } from 'node:fs/promises';
import { delimiter, join } from 'node:path';
import { promisify } from 'node:util';
import { UserFacingError } from '../errors.ts';

export interface Binaries {
	readonly redisServer: string;
	/** Of PostgreSQL: `initdb`, `postgres` and others. */
	readonly postgresFolder: string;
}

/**
 * Finds Redis and PostgreSQL on this machine. No package of npm contains a Redis, so one has to be installed in any
 * case; the same command installs PostgreSQL, and nobody who does not try queue mode has to download them.
 */
export async function findBinaries(): Promise<Binaries> {
	const redisServer = await findRedis();
	const postgresFolder = await findPostgres();
	if (redisServer && postgresFolder) return { redisServer, postgresFolder };
	const missing = [...(redisServer ? [] : ['Redis']), ...(postgresFolder ? [] : ['PostgreSQL'])];
	throw new UserFacingError(
		`Queue mode needs ${missing.join(' and ')}, which this machine does not have. Install it with: ${installCommand}`,
	);
}

const installCommand =
	process.platform === 'darwin'
		? 'brew install redis postgresql'
		: 'apt-get install -y redis-server postgresql';

const searchPath = (process.env['PATH'] ?? '').split(delimiter).filter(Boolean);

async function findRedis(): Promise<string | undefined> {
	const folder = await firstWith(searchPath, ['redis-server']);
	return folder && join(folder, 'redis-server');
}

/** Debian and Homebrew install the programs of a server outside of the search path. */
async function findPostgres(): Promise<string | undefined> {
	const elsewhere = await Array.fromAsync(
		glob(['/usr/lib/postgresql/*/bin', '/{opt/homebrew,usr/local}/opt/postgresql*/bin']),
	);
	const newestFirst = elsewhere.toSorted((a, b) =>
		b.localeCompare(a, undefined, { numeric: true }),
	);
	const named = await promisify(execFile)('pg_config', ['--bindir']).then(
		({ stdout }) => [stdout.trim()],
		// It is installed with the headers only.
		() => [],
	);
	return await firstWith(
		[...searchPath, ...newestFirst, ...named],
		['initdb', 'postgres', 'pg_isready', 'psql'],
	);
}

async function firstWith(
	folders: readonly string[],
	programs: readonly string[],
): Promise<string | undefined> {
	for (const folder of folders) {
		const checks = programs.map((name) => access(join(folder, name), constants.X_OK));
		const results = await Promise.allSettled(checks);
		if (results.every(({ status }) => status === 'fulfilled')) return folder;
	}
	return undefined;
}
