import { access, mkdir, readFile, rm, symlink } from 'node:fs/promises';
import { createServer } from 'node:net';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import { UserFacingError } from '../errors.ts';
import { type EnvironmentOptions, filesFolder, n8nEnvironment } from './environment.ts';
import { type Program, startProgram } from './program.ts';

export interface ServerOptions extends EnvironmentOptions {
	/** For a person. */
	readonly name?: string;
	/** Of n8n, such as "worker". */
	readonly command?: readonly string[];
	readonly appendToLog?: boolean;
	/** The folder of this app that it is installed in: "n8n" when left out. */
	readonly installation?: Installation | undefined;
	/** Whether it has the nodes of this repository, which must be built; true when left out. */
	readonly hasWebexNodes?: boolean;
	/** Stops the start. */
	readonly signal?: AbortSignal | undefined;
}

export interface Server extends Program {
	readonly url: string;
}

/** The n8n of the sample, the oldest that is promised, or the newest there is. */
export type Installation = 'n8n' | 'oldest' | 'newest';

const folderOf = (installation: Installation) =>
	new URL(`../../${installation}/node_modules/n8n/`, import.meta.url);
const nodesPackage = dirname(fileURLToPath(import.meta.resolve('n8n-nodes-webex/package.json')));

/** Where the editor is. */
export const editorUrl = (port: number): string => `http://127.0.0.1:${port}`;

/** Starts n8n, with the built nodes unless told otherwise. */
export async function startServer(options: ServerOptions): Promise<Server> {
	const { port, dataFolder, name = 'n8n', command = ['start'], hasWebexNodes = true } = options;
	const program = await requireInstalled(options.installation);
	await requireFreePort(port);
	await requireFreePort(port + 1);
	await mkdir(join(dataFolder, filesFolder), { recursive: true });
	if (hasWebexNodes) await linkNodes(dataFolder);
	const url = editorUrl(port);
	const started = await startProgram({
		...options,
		name,
		command: [program, ...command],
		cwd: dataFolder,
		env: n8nEnvironment(options),
		logFile: join(dataFolder, 'n8n.log'),
		isReady: async () =>
			await fetch(`${url}/healthz/readiness`).then(
				({ ok }) => ok,
				() => false,
			),
	});
	return { ...started, url };
}

/** Of the n8n that is installed. */
export async function n8nVersion(installation: Installation = 'n8n'): Promise<string> {
	await requireInstalled(installation);
	const manifest = await readFile(new URL('package.json', folderOf(installation)), 'utf8');
	return z.object({ version: z.string() }).parse(JSON.parse(manifest)).version;
}

/** Resolves to the path of its program. */
async function requireInstalled(installation: Installation = 'n8n'): Promise<string> {
	const program = fileURLToPath(new URL('bin/n8n', folderOf(installation)));
	await access(program).catch(() => {
		const command = installation === 'n8n' ? 'npm start' : `npm run test:${installation}`;
		throw new UserFacingError(
			`n8n is not installed yet: run "${command}" in the top folder, which installs it first.`,
		);
	});
	return program;
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
