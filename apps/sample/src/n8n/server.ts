import { access, mkdir, open, readFile, rm, symlink } from 'node:fs/promises';
import { createServer } from 'node:net';
import { dirname, join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { UserFacingError } from '../errors.ts';
import { startProcess } from './process.ts';

export interface ServerOptions {
	readonly port: number;
	/** n8n stores all of its data in it. */
	readonly dataFolder: string;
	readonly encryptionKey: string;
	/** More environment variables. */
	readonly environment?: Readonly<Record<string, string>>;
	/** Stops the start. */
	readonly signal?: AbortSignal;
}

export interface Server {
	readonly url: string;
	/** Of n8n, and of the group that it and its helpers are in. */
	readonly pid: number | undefined;
	readonly logFile: string;
	/** Rejects when n8n ends without being asked to. */
	readonly crashed: Promise<never>;
	/** Waits for work that needs n8n. When n8n ends meanwhile, rejects with that error, not with the error of the work. */
	readonly during: <Result>(work: Promise<Result>) => Promise<Result>;
	readonly stop: () => Promise<void>;
}

const program = fileURLToPath(new URL('../../n8n/node_modules/n8n/bin/n8n', import.meta.url));
const nodesPackage = dirname(fileURLToPath(import.meta.resolve('n8n-nodes-webex/package.json')));

/** Modules that the sample does not need; one of them calls the internet. */
const disabledModules =
	'mcp-registry,insights,mcp,chat-hub,agents,agent-evals,instance-ai,quick-connect,workflow-builder';

/** Where the editor is. */
export const editorUrl = (port: number): string => `http://127.0.0.1:${port}`;

/** Starts n8n with the built nodes. It listens on the loopback address only and calls nothing on the internet. */
export async function startServer(options: ServerOptions): Promise<Server> {
	const { port, dataFolder } = options;
	await requireInstalled();
	await requireFreePort(port);
	await requireFreePort(port + 1);
	await linkNodes(dataFolder);
	const url = editorUrl(port);
	const logFile = join(dataFolder, 'n8n.log');
	const log = (await open(logFile, 'w')).createWriteStream();
	const { pid, ended, end } = startProcess({
		command: [program, 'start'],
		cwd: dataFolder,
		env: environment(options, url),
		output: log,
	});

	let stopping = false;
	const endedByItself = ended.then(async (code) => {
		if (stopping) return await new Promise<never>(() => {});
		throw new UserFacingError(
			`n8n ended by itself (exit code ${code}). Its last lines were:\n${await lastLines(logFile)}\nThe whole log is ${logFile}. "npm start -- --reset" starts with empty data.`,
		);
	});
	const logFailed = new Promise<never>((_, reject) => log.once('error', reject));
	const crashed = Promise.race([endedByItself, logFailed]);
	// A caller handles it later; until then it must not end this process as an unhandled rejection.
	crashed.catch(() => {});
	const stop = async () => {
		stopping = true;
		await end();
		log.end();
	};
	try {
		await Promise.race([untilReady(url, options.signal), crashed]);
	} catch (error) {
		await stop();
		throw error;
	}
	const during = async <Result>(work: Promise<Result>): Promise<Result> => {
		try {
			return await Promise.race([work, crashed]);
		} catch (error) {
			// The work may fail because n8n has just ended, which is then the better explanation.
			await Promise.race([crashed, setTimeout(500)]);
			throw error;
		}
	};
	return { url, pid, logFile, crashed, during, stop };
}

async function requireInstalled(): Promise<void> {
	await access(program).catch(() => {
		throw new UserFacingError(
			'n8n is not installed yet: run "npm start" in the top folder, which installs it first.',
		);
	});
}

export async function requireFreePort(port: number): Promise<void> {
	await new Promise<void>((resolve, reject) => {
		const probe = createServer();
		probe.once('error', (error: NodeJS.ErrnoException) => {
			reject(
				error.code === 'EADDRINUSE'
					? new UserFacingError(
							`Port ${port} is in use by another program: stop it, or choose another one with --port or --simulator-port.`,
						)
					: error,
			);
		});
		probe.listen(port, '127.0.0.1', () => probe.close(() => resolve()));
	});
}

/** With this link the node types have the same names as after an installation from the registry. */
async function linkNodes(dataFolder: string): Promise<void> {
	const folder = join(dataFolder, '.n8n', 'nodes', 'node_modules');
	await mkdir(folder, { recursive: true });
	const link = join(folder, 'n8n-nodes-webex');
	await rm(link, { force: true });
	await symlink(nodesPackage, link, 'junction');
}

function environment({ port, dataFolder, encryptionKey, environment }: ServerOptions, url: string) {
	// Settings of another n8n of the person, and of a test runner, must not reach this one.
	const inherited = Object.entries(process.env).filter(
		([name]) => !/^(N8N_|DB_|EXECUTIONS_|QUEUE_|WEBHOOK_URL|NODE_OPTIONS|VITEST)/.test(name),
	);
	return {
		...Object.fromEntries(inherited),
		NODE_ENV: 'production',
		N8N_USER_FOLDER: dataFolder,
		N8N_PORT: String(port),
		N8N_LISTEN_ADDRESS: '127.0.0.1',
		N8N_HOST: '127.0.0.1',
		N8N_PROTOCOL: 'http',
		N8N_EDITOR_BASE_URL: url,
		N8N_WEBHOOK_URL: `${url}/`,
		N8N_SECURE_COOKIE: 'false',
		N8N_ENCRYPTION_KEY: encryptionKey,
		N8N_DIAGNOSTICS_ENABLED: 'false',
		N8N_VERSION_NOTIFICATIONS_ENABLED: 'false',
		N8N_VERSION_NOTIFICATIONS_WHATS_NEW_ENABLED: 'false',
		N8N_TEMPLATES_ENABLED: 'false',
		N8N_PERSONALIZATION_ENABLED: 'false',
		N8N_HIRING_BANNER_ENABLED: 'false',
		N8N_COMMUNITY_PACKAGES_ENABLED: 'true',
		N8N_UNVERIFIED_PACKAGES_ENABLED: 'true',
		N8N_VERIFIED_PACKAGES_ENABLED: 'false',
		N8N_ENFORCE_SETTINGS_FILE_PERMISSIONS: 'false',
		N8N_RUNNERS_BROKER_PORT: String(port + 1),
		N8N_DISABLED_MODULES: disabledModules,
		GENERIC_TIMEZONE: 'UTC',
		...environment,
	};
}

const startLimit = 180_000; // ms

async function untilReady(url: string, signal?: AbortSignal): Promise<void> {
	const deadline = Date.now() + startLimit;
	while (Date.now() < deadline) {
		signal?.throwIfAborted();
		const isReady = await fetch(`${url}/healthz/readiness`).then(
			({ ok }) => ok,
			() => false,
		);
		if (isReady) return;
		await setTimeout(250);
	}
	throw new UserFacingError(
		`n8n did not start within ${startLimit / 1000} seconds: is the machine very busy? Try again.`,
	);
}

async function lastLines(file: string): Promise<string> {
	const text = await readFile(file, 'utf8').catch(() => '');
	return text.trimEnd().split('\n').slice(-8).join('\n');
}
