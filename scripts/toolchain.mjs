// Installs what a new machine lacks: Node, pnpm, the packages, n8n. Plain JavaScript, for Node 20 and later.
import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';

export const root = dirname(dirname(fileURLToPath(import.meta.url)));
const tools = join(root, '.tools');
const n8nFolder = join(root, 'apps', 'sample', 'n8n');
const oldestFolder = join(root, 'apps', 'sample', 'oldest');
const programsFolder = join(root, 'apps', 'interop', 'programs');
const peersFolder = join(root, 'apps', 'bench', 'peers');
const siteFolder = join(root, 'apps', 'docs', 'generator');
const isWindows = process.platform === 'win32';

const read = (path) => readFileSync(join(root, path), 'utf8');
const pinnedNode = read('.node-version').trim();
const pinnedPnpm = JSON.parse(read('package.json')).packageManager.split('@')[1];

export const say = (line) => process.stdout.write(`${line}\n`);

/** Its message is a sentence for the person at the terminal; the stack is not shown. */
export class SetupError extends Error {}

/**
 * Makes the machine ready: Node and pnpm, the packages, and on request n8n, the oldest n8n that is promised, the
 * programs of others, the peers of the benchmarks, the generator of the site, and the built nodes.
 * Returns the environment for commands of the workspace.
 */
export async function prepare({
	n8n = false,
	oldest = false,
	programs = false,
	peers = false,
	site = false,
	build = false,
} = {}) {
	const env = await prepareTools();
	await install(root, 'Installing the packages', env);
	if (n8n) await installN8n(env);
	if (oldest) await install(oldestFolder, 'Installing the oldest n8n (2 GB)', env);
	if (programs) await install(programsFolder, 'Installing the programs of others (500 MB)', env);
	if (peers) await install(peersFolder, 'Installing the peers of the benchmarks (60 MB)', env);
	if (site) await install(siteFolder, 'Installing the generator of the site (140 MB)', env);
	if (build) await buildNodes(env);
	return env;
}

export async function installN8n(env) {
	await install(n8nFolder, 'Installing n8n (2 GB, some minutes the first time)', env);
}

async function prepareTools() {
	const [ownMajor] = process.versions.node.split('.');
	// The code runs on a newer Node too, but the native modules of n8n are built for this one.
	const ownNodeFits = ownMajor === pinnedNode.split('.')[0];
	// Always the pinned pnpm, because the format of the lock file depends on its version.
	await installTools({ pnpm: pinnedPnpm, ...(!ownNodeFits && { node: pinnedNode }) });
	const folders = [
		...(ownNodeFits ? [dirname(process.execPath)] : [join(tools, 'node_modules', 'node', 'bin')]),
		join(tools, 'node_modules', '.bin'),
		join(root, 'node_modules', '.bin'),
	];
	const path = [...folders, process.env.PATH ?? process.env.Path ?? ''].join(delimiter);
	return {
		...process.env,
		PATH: path,
		...nodeHeaders(),
		// Programs that start often, such as n8n and those of the tests, need not compile their code each time.
		NODE_COMPILE_CACHE: join(tools, 'compile-cache'),
		TURBO_TELEMETRY_DISABLED: '1',
		TURBO_NO_UPDATE_NOTIFIER: '1',
		DO_NOT_TRACK: '1',
	};
}

/** Adds tools to those that are installed already, which a command that runs at the same time may need. */
async function installTools(required) {
	// npm has no quick check of its own. Written last, so that an installation that was stopped is repeated.
	const record = join(tools, 'versions.json');
	const installed = existsSync(record) ? JSON.parse(readFileSync(record, 'utf8')) : {};
	const missing = Object.entries(required).filter(([name, version]) => installed[name] !== version);
	if (missing.length === 0) return;
	say(`Getting ${missing.map(([name, version]) => `${name}@${version}`).join(' and ')} from npm`);
	const dependencies = { ...installed, ...required };
	mkdirSync(tools, { recursive: true });
	writeFileSync(
		join(tools, 'package.json'),
		JSON.stringify({ private: true, allowScripts: { node: true, pnpm: true }, dependencies }),
	);
	await npm(['install', '--no-package-lock', '--no-audit', '--no-fund']);
	writeFileSync(record, JSON.stringify(dependencies));
}

/** Native modules are compiled with the headers of this Node when it has them, so that none are downloaded. */
function nodeHeaders() {
	const prefix = dirname(dirname(process.execPath));
	const has = existsSync(join(prefix, 'include', 'node', 'node_api.h'));
	return has && !process.env.npm_config_nodedir ? { npm_config_nodedir: prefix } : {};
}

/** pnpm itself sees within a fraction of a second that nothing is missing. */
async function install(folder, announcement, env) {
	await run('pnpm', ['install', '--reporter=append-only'], {
		cwd: folder,
		// Installs exactly what the lock file names, and replaces a folder of another version without a question.
		env: { ...env, CI: 'true' },
		announcement,
		progress: /^Progress:.*$|^Downloading .*$|sqlite3 install:/m,
	});
}

async function buildNodes(env) {
	const args = ['run', 'build', '--filter=n8n-nodes-webex', '--output-logs=errors-only'];
	await run('turbo', args, { env, announcement: 'Building the nodes' });
}

/**
 * Runs a command of the workspace and returns its exit code. With `announcement`, which is printed when the command
 * takes longer than a moment, its output is shown only when it fails. `watch` gets its output instead of the terminal.
 */
export function run(
	command,
	args,
	{ env, cwd = root, announcement, progress, watch, allowFailure = false } = {},
) {
	const child = spawn(...commandLine(command, args), {
		cwd,
		env,
		stdio: announcement || watch ? ['ignore', 'pipe', 'pipe'] : 'inherit',
		shell: isWindows,
	});
	if (watch) {
		for (const stream of [child.stdout, child.stderr]) stream.setEncoding('utf8').on('data', watch);
	}
	const name = `${command} ${args[0] ?? ''}`;
	return settle(child, { name, announcement, progress, allowFailure, keepOutput: !watch });
}

/**
 * What to start. The commands of packages are scripts on Windows, which only a shell starts, and a shell reads one line:
 * whatever has a blank or a sign of its own is put between quotes.
 */
export function commandLine(command, args, hasShell = isWindows) {
	if (!hasShell) return [command, args];
	const quoted = [command, ...args].map((part) =>
		/^[\w@:.,=/\\-]+$/.test(part) ? part : `"${part.replaceAll('"', '""')}"`,
	);
	return [quoted.join(' '), []];
}

function npm(args) {
	// The npm that started this script.
	const script = process.env.npm_execpath;
	const [command, first] = script?.endsWith('.js') ? [process.execPath, [script]] : ['npm', []];
	const shell = isWindows && command === 'npm';
	const child = spawn(...commandLine(command, [...first, ...args], shell), {
		cwd: tools,
		stdio: ['ignore', 'pipe', 'pipe'],
		shell,
	});
	return settle(child, { name: 'npm install' });
}

const moment = 1500; // ms
const heartbeat = 10_000; // ms

function settle(child, { name, announcement, progress, allowFailure = false, keepOutput = true }) {
	const output = [];
	let last = '';
	const keep = (chunk) => {
		if (keepOutput) output.push(chunk);
		last = (progress && String(chunk).match(progress)?.[0]) || last;
	};
	child.stdout?.on('data', keep);
	child.stderr?.on('data', keep);
	const started = Date.now();
	const announce = announcement && setTimeout(() => say(announcement), moment);
	const beat =
		progress &&
		setInterval(() => {
			const doing = last.includes('sqlite3') ? 'compiling SQLite' : last.replace('Progress: ', '');
			say(`  ${Math.round((Date.now() - started) / 1000)} s  ${doing}`);
		}, heartbeat);
	// Ctrl-C reaches the child too: it ends first, and then this process does.
	const wait = () => {};
	const pass = (signal) => child.kill(signal);
	process.on('SIGINT', wait);
	process.on('SIGTERM', pass);
	return new Promise((resolve, reject) => {
		child.once('error', (error) =>
			reject(new SetupError(`${name} could not start: ${error.message}`)),
		);
		child.once('close', (code) => {
			clearTimeout(announce);
			clearInterval(beat);
			process.off('SIGINT', wait);
			process.off('SIGTERM', pass);
			if (code === 0 || allowFailure) return resolve(code ?? 1);
			process.stderr.write(Buffer.concat(output));
			reject(new SetupError(`"${name.trim()}" failed; its output is above.`));
		});
	});
}

/** Reads the arguments of a script; a wrong one ends it with a sentence. */
export function readOptions(args, config) {
	try {
		return parseArgs({ args, ...config });
	} catch (error) {
		throw new SetupError(error.message);
	}
}

/** Runs a script of this folder and prints a sentence when it fails. */
export async function main(script) {
	try {
		process.exitCode = await script(process.argv.slice(2));
	} catch (error) {
		process.stderr.write(`${error instanceof SetupError ? error.message : error.stack}\n`);
		process.exitCode = 1;
	}
}
