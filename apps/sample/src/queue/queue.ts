import { createHash } from 'node:crypto';
import { mkdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { parseEnv } from 'node:util';
import type { DataFolder } from '../data-folder.ts';
import { N8nApi } from '../n8n/api.ts';
import { duringRun } from '../n8n/program.ts';
import { editorUrl, startServer } from '../n8n/server.ts';
import type { N8nOptions, RunningN8n } from '../sample.ts';
import { findBinaries } from './binaries.ts';
import { freePort } from './ports.ts';
import { createPostgres, type Postgres } from './postgres.ts';
import { startProxy, type WebhookProxy } from './proxy.ts';
import { workersOf } from './ran-by.ts';
import { createRedis, type Redis } from './redis.ts';
import { Service } from './service.ts';

export interface QueueOptions extends N8nOptions {
	readonly workers: number;
	readonly webhookProcessors: number;
	/** Environment variables of one process, by its name, at each start. */
	readonly environmentOf?: (process: string) => Readonly<Record<string, string>>;
}

/** n8n in queue mode: main starts executions, workers run them, and webhook processors take requests from outside. */
export interface RunningQueue extends RunningN8n {
	readonly main: Service;
	readonly workers: readonly Service[];
	readonly webhookProcessors: readonly Service[];
	readonly redis: Redis;
	readonly postgres: Postgres;
	/** The address of webhooks: sends requests to the webhook processors and main in turn. */
	readonly proxy: WebhookProxy;
	/** The names of the workers that started an execution: several, when it was started again. */
	readonly ranBy: (executionId: string) => Promise<readonly string[]>;
}

/** Starts n8n in queue mode on a folder that is locked, and unlocks it when everything has ended. */
export async function startQueueOn(
	folder: DataFolder,
	options: QueueOptions,
): Promise<RunningQueue> {
	await using opened = new AsyncDisposableStack();
	opened.use(folder);
	const { port, dataFolder, progress = () => {}, signal } = options;
	const { secrets } = folder;
	const binaries = await findBinaries();

	progress('Starting Redis and PostgreSQL');
	// Programs of other users of the machine reach the ports too.
	const password = createHash('sha256').update(`storage ${secrets.encryptionKey}`).digest('hex');
	const storage = (name: string) => ({ folder: join(dataFolder, name), password, signal });
	const redis = await createRedis(binaries.redisServer, storage('redis'));
	const postgres = await createPostgres(binaries.postgresFolder, storage('postgres'));
	opened.defer(async () => await stopAll([redis, postgres]));
	await startAll([redis, postgres]);

	const main = { name: 'main', port, command: ['start'] };
	const workers = await numbered('worker', options.workers, ['worker', '--concurrency=5']);
	const webhooks = await numbered('webhook', options.webhookProcessors, ['webhook']);
	const isMainOff = options.environment?.['N8N_DISABLE_PRODUCTION_MAIN_PROCESS'] === 'true';
	const proxy = await startProxy({ main, webhooks: isMainOff ? webhooks : [...webhooks, main] });
	opened.defer(proxy.close);
	const environment = {
		N8N_EDITOR_BASE_URL: editorUrl(port),
		N8N_WEBHOOK_URL: `${proxy.url}/`,
		...(await queueSettings(redis, postgres, password)),
		...options.environment,
	};
	/** Each has a folder of its own, as on machines of their own: they share Redis, PostgreSQL and the key. */
	const service = ({ name, port, command }: Role) => {
		const own = join(dataFolder, name);
		const launch = async (stopping: AbortSignal) => {
			await mkdir(own, { recursive: true });
			return await startServer({
				...{ name, port, command, dataFolder: own },
				// Where a worker answers whether it is ready.
				environment: {
					...environment,
					QUEUE_HEALTH_CHECK_PORT: String(port),
					...options.environmentOf?.(name),
				},
				encryptionKey: secrets.encryptionKey,
				appendToLog: true,
				signal: stopping,
			});
		};
		return new Service({ name, logFile: join(own, 'n8n.log'), launch, signal });
	};
	const running = {
		main: service(main),
		workers: workers.map(service),
		webhookProcessors: webhooks.map(service),
	};
	const processes = [running.main, ...running.workers, ...running.webhookProcessors];
	progress(`Starting n8n: ${processes.map(({ name }) => name).join(', ')} (20 to 60 seconds)`);
	opened.defer(async () => await stopAll(processes));
	// At the same time: n8n lets one of them prepare the database, and the others wait for it.
	await startAll(processes);

	const crashed = Promise.race([redis, postgres, ...processes].map((one) => one.crashed));
	crashed.catch(() => {});
	const during = async <Result>(work: Promise<Result>) => await duringRun(crashed, work);
	const n8n = new N8nApi(editorUrl(port));
	await during(n8n.logIn(secrets.login));
	const ranBy = async (executionId: string) => await workersOf(running.workers, executionId);
	const started = opened.move();
	const stop = async () => await started.disposeAsync();
	return { ...running, n8n, secrets, redis, postgres, proxy, ranBy, during, stop };
}

interface Role {
	readonly name: string;
	readonly port: number;
	/** Of n8n. */
	readonly command: readonly string[];
}

async function numbered(role: string, count: number, command: readonly string[]): Promise<Role[]> {
	const roles: Role[] = [];
	for (let number = 1; number <= count; number++) {
		// The task broker of n8n takes the next port.
		roles.push({ name: `${role}-${number}`, port: await freePort(2), command });
	}
	return roles;
}

async function startAll(services: readonly Service[]): Promise<void> {
	// What an earlier run wrote is of no use any more.
	for (const { logFile } of services) await rm(logFile, { force: true });
	await Promise.all(services.map((service) => service.start()));
}

async function stopAll(services: readonly Service[]): Promise<void> {
	await Promise.all(services.map((service) => service.stop()));
}

/** The settings of the deployments, so that what runs there is what is tested. */
const deployment = new URL('../../../../deploy/n8n.env', import.meta.url);

/** @see https://docs.n8n.io/hosting/scaling/queue-mode/ */
const queueSettings = async (redis: Redis, { database }: Postgres, password: string) => ({
	...parseEnv(await readFile(deployment, 'utf8')),
	QUEUE_BULL_REDIS_HOST: '127.0.0.1',
	QUEUE_BULL_REDIS_PORT: String(redis.port),
	QUEUE_BULL_REDIS_PASSWORD: password,
	N8N_WORKER_SERVER_ADDRESS: '127.0.0.1',
	DB_POSTGRESDB_HOST: database.host,
	DB_POSTGRESDB_PORT: String(database.port),
	DB_POSTGRESDB_DATABASE: database.name,
	DB_POSTGRESDB_USER: database.user,
	DB_POSTGRESDB_PASSWORD: database.password,
});
