import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { findBinaries } from '../src/queue/binaries.ts';
import { createPostgres } from '../src/queue/postgres.ts';
import { retrieveThroughTrouble } from '../test/schedule.ts';

test('one process on PostgreSQL, killed in the middle: nothing is lost, nothing comes twice', async () => {
	const folder = await mkdtemp(join(tmpdir(), 'sample-postgres-'));
	const { postgresFolder } = await findBinaries();
	const postgres = await createPostgres(postgresFolder, { folder, password: 'only for this test' });
	await postgres.start();
	try {
		const { database } = postgres;
		const { written, returned, executions } = await retrieveThroughTrouble({
			duration: 20,
			restart: 'SIGKILL',
			environment: {
				DB_TYPE: 'postgresdb',
				DB_POSTGRESDB_HOST: database.host,
				DB_POSTGRESDB_PORT: String(database.port),
				DB_POSTGRESDB_DATABASE: database.name,
				DB_POSTGRESDB_USER: database.user,
				DB_POSTGRESDB_PASSWORD: database.password,
			},
		});
		process.stdout.write(
			`One process on PostgreSQL: ${written.size} written, ${returned.length} returned by ${executions} executions\n`,
		);
		expect(new Set(returned)).toEqual(written);
		// What the killed execution had is in no execution that n8n has stored.
		expect(returned).toHaveLength(written.size);
	} finally {
		await postgres.stop();
	}
}, 300_000);
