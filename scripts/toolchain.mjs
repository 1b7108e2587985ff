// Gets what a fresh machine lacks, and nothing when all is there. Plain JavaScript, for any Node from 20 on.
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = dirname(dirname(fileURLToPath(import.meta.url)));
const tools = join(root, '.tools');
const n8nFolder = join(root, 'apps', 'sample', 'n8n');
const isWindows = process.platform === 'win32';

const read = (path) => readFileSync(join(root, path), 'utf8');
const pinnedNode = read('.node-version').trim();
const pinnedPnpm = JSON.parse(read('package.json')).packageManager.split('@')[1];

export const say = (line) => process.stdout.write(`${line}\n`);

/** A sentence for the person at the terminal. */
export class SetupError extends Error {}

/**
 * Makes the machine ready: Node and pnpm, the packages, n8n where it is asked for, the built nodes.
 * Gives the environment that commands run in.
 */
export async function prepare({ n8n = false, build = false } = {}) {
	const env = await prepareTools();
	await install(root, 'Installing the packages', env);
	if (n8n) await install(n8nFolder, 'Installing n8n (2 GB, some minutes the first time)', env);
	if (build) await buildNodes(env);
	return env;
}

async function prepareTools() {
	const [ownMajor] = process.versions.node.split('.');
	// A newer Node would do for the code, but n8n's native modules are built for this one.
	const ownNodeFits = ownMajor === pinnedNode.split('.')[0];
	// Always the pinned pnpm: the form of the lock file follows its version.
	const wanted = [`pnpm@${pinnedPnpm}`, ...(ownNodeFits ? [] : [`node@${pinnedNode}`])];
	const stamp = join(tools, 'installed.json');
	if (readStamp(stamp) !== wanted.join(' ')) {
		say(`Getting ${wanted.join(' and ')} from npm`);
		mkdirSync(tools, { recursive: true });
		const manifest = { private: true, allowScripts: { node: true, pnpm: true } };
		writeFileSync(join(tools, 'package.json'), JSON.stringify(manifest));
		await npm(['install', '--no-save', '--no-package-lock', '--no-audit', '--no-fund', ...wanted]);
		writeStamp(stamp, wanted.join(' '));
	}
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
		TURBO_TELEMETRY_DISABLED: '1',
		TURBO_NO_UPDATE_NOTIFIER: '1',
		DO_NOT_TRACK: '1',
	};
}

/** Native modules are compiled against the headers beside this Node where there are any, instead of fetched ones. */
function nodeHeaders() {
	const prefix = dirname(dirname(process.execPath));
	const has = existsSync(join(prefix, 'include', 'node', 'node_api.h'));
	return has && !process.env.npm_config_nodedir ? { npm_config_nodedir: prefix } : {};
}

async function install(folder, announcement, env) {
	const stamp = join(folder, 'node_modules', '.installed.json');
	const wanted = hash(manifestsOf(folder).map((path) => readFileSync(path)));
	if (readStamp(stamp) === wanted) return;
	say(announcement);
	await run('pnpm', ['install', '--frozen-lockfile', '--reporter=append-only'], {
		cwd: folder,
		// pnpm asks before it replaces a folder of another version; nobody may be there to answer.
		env: { ...env, CI: 'true' },
		quiet: true,
		progress: /^Progress:.*$|^Downloading .*$|sqlite3 install:/m,
	});
	writeStamp(stamp, wanted);
}

function manifestsOf(folder) {
	const own = ['pnpm-lock.yaml', 'pnpm-workspace.yaml', 'package.json'];
	const members = ['packages', 'apps'].flatMap((parent) =>
		existsSync(join(folder, parent))
			? readdirSync(join(folder, parent)).map((name) => join(parent, name, 'package.json'))
			: [],
	);
	return [...own, ...members].map((path) => join(folder, path)).filter((path) => existsSync(path));
}

async function buildNodes(env) {
	const stamp = join(tools, 'built.json');
	const built = join(root, 'packages', 'n8n-nodes-webex', 'dist');
	const sources = ['http', 'auth', 'client', 'n8n-nodes-webex'].flatMap((name) =>
		filesBelow(join(root, 'packages', name)),
	);
	const wanted = hash(
		sources.map((path) => `${path} ${statSync(path).size} ${statSync(path).mtimeMs}`),
	);
	if (existsSync(built) && readStamp(stamp) === wanted) return;
	say('Building the nodes');
	await run('turbo', ['run', 'build', '--filter=n8n-nodes-webex'], { env, quiet: true });
	writeStamp(stamp, wanted);
}

function filesBelow(folder) {
	return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
		if (/^(dist|node_modules|\..*)$/.test(entry.name)) return [];
		const path = join(folder, entry.name);
		return entry.isDirectory() ? filesBelow(path) : [path];
	});
}

/**
 * Runs a command of the workspace. With `quiet`, its output is shown only when it fails, but for its progress;
 * with `watch`, what it prints is shown to that function too.
 */
export function run(
	command,
	args,
	{ env, cwd = root, quiet = false, progress, watch, allowFailure = false } = {},
) {
	const child = spawn(command, args, {
		cwd,
		env,
		stdio: quiet || watch ? ['ignore', 'pipe', 'pipe'] : 'inherit',
		shell: isWindows,
	});
	if (watch) {
		for (const [stream, own] of [
			[child.stdout, process.stdout],
			[child.stderr, process.stderr],
		]) {
			stream.on('data', (chunk) => {
				watch(String(chunk));
				own.write(chunk);
			});
		}
		return settle(child, { name: `${command} ${args[0] ?? ''}`, allowFailure, keepOutput: false });
	}
	return settle(child, { name: `${command} ${args[0] ?? ''}`, progress, allowFailure });
}

function npm(args) {
	// The npm that started this script, wherever it is.
	const script = process.env.npm_execpath;
	const [command, first] = script?.endsWith('.js') ? [process.execPath, [script]] : ['npm', []];
	const child = spawn(command, [...first, ...args], {
		cwd: tools,
		stdio: ['ignore', 'pipe', 'pipe'],
		shell: isWindows && command === 'npm',
	});
	return settle(child, { name: 'npm install' });
}

const heartbeat = 10_000; // ms

function settle(child, { name, progress, allowFailure = false, keepOutput = true }) {
	const output = [];
	let last = '';
	const keep = (chunk) => {
		if (keepOutput) output.push(chunk);
		last = (progress && String(chunk).match(progress)?.[0]) || last;
	};
	child.stdout?.on('data', keep);
	child.stderr?.on('data', keep);
	const started = Date.now();
	const beat =
		progress &&
		setInterval(() => {
			const doing = last.includes('sqlite3') ? 'compiling SQLite' : last.replace('Progress: ', '');
			say(`  ${Math.round((Date.now() - started) / 1000)} s  ${doing}`);
		}, heartbeat);
	// Ctrl-C reaches the child too: it ends in order, and then this process does.
	const wait = () => {};
	const pass = (signal) => child.kill(signal);
	process.on('SIGINT', wait);
	process.on('SIGTERM', pass);
	return new Promise((resolve, reject) => {
		child.once('error', (error) =>
			reject(new SetupError(`${name} could not start: ${error.message}`)),
		);
		child.once('close', (code) => {
			clearInterval(beat);
			process.off('SIGINT', wait);
			process.off('SIGTERM', pass);
			if (code === 0 || allowFailure) return resolve(code ?? 1);
			process.stderr.write(Buffer.concat(output));
			reject(new SetupError(`"${name.trim()}" failed; what it said stands above.`));
		});
	});
}

const hash = (parts) => {
	const sum = createHash('sha256');
	for (const part of parts) sum.update(part);
	return sum.digest('hex');
};

function readStamp(path) {
	return existsSync(path) ? JSON.parse(readFileSync(path, 'utf8')).for : undefined;
}

function writeStamp(path, value) {
	mkdirSync(dirname(path), { recursive: true });
	writeFileSync(path, JSON.stringify({ for: value }));
}

/** Runs a script of this folder and turns what went wrong into a sentence. */
export async function main(script) {
	try {
		process.exitCode = await script(process.argv.slice(2));
	} catch (error) {
		process.stderr.write(`${error instanceof SetupError ? error.message : error.stack}\n`);
		process.exitCode = 1;
	}
}
