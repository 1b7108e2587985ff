import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { overlap, secretsIn } from './secrets/forms.mjs';
import { reportFolders } from './summary.mjs';
import { run, say } from './toolchain.mjs';

/** Tasks that turbo does not know. */
const own = {
	format: ['biome', ['check', '--error-on-warnings', '.']],
	boundaries: ['turbo', ['boundaries']],
	changesets: ['node', ['scripts/changesets.mjs']],
	deploy: ['node', ['scripts/deploy.mjs']],
	docs: ['node', ['scripts/docs.mjs']],
	knip: ['knip', []],
	workflows: ['node', ['scripts/workflows.mjs']],
	scripts: [
		'vitest',
		[
			'run',
			'--dir=scripts',
			'--reporter=default',
			'--reporter=json',
			'--outputFile.json=scripts/.report/test.json',
		],
	],
	/** Everything but the applications, which need n8n. */
	portable: [
		'turbo',
		[
			'run',
			...['typecheck', 'lint', 'build', 'test', 'verify'],
			...['--filter=./packages/*', '--filter=@webex-nodes/migrate'],
			...['--ui=stream', '--log-order=grouped', '--concurrency=3', '--continue'],
		],
	],
};

/**
 * Runs each step, also after one has failed, and returns the names of what failed. A step is a task, or a list of tasks
 * of turbo, which then runs what is ready without waiting for the end of a task in all packages.
 */
export async function runTasks(steps, env) {
	const temporary = openTemporary();
	try {
		const failed = [];
		for (const step of steps) {
			failed.push(...(await runStep([step].flat(), { ...env, ...temporary.env })));
		}
		failed.push(...(await searchForSecrets([temporary.folder, ...reportFolders()], env)));
		return failed;
	} finally {
		temporary.remove();
	}
}

/** A folder for temporary files: programs that a test kills leave theirs. */
function openTemporary() {
	const folder = mkdtempSync(join(tmpdir(), 'webex-nodes-'));
	// A database that may not run as root goes through it as another user.
	chmodSync(folder, 0o755);
	return {
		folder,
		env: { TMPDIR: folder, TMP: folder, TEMP: folder },
		remove: () => rmSync(folder, { recursive: true, force: true, maxRetries: 5 }),
	};
}

async function runStep(names, env) {
	const title = names.join(', ');
	const started = Date.now();
	say(`\n── ${title}`);
	const [command, args] = own[title] ?? [
		'turbo',
		['run', ...names, '--ui=stream', '--log-order=grouped', '--concurrency=3', '--continue'],
	];
	const output = watchOutput();
	const code = await run(command, args, { env, watch: output.add, allowFailure: true });
	const failed = code === 0 ? [] : (output.failedTasks() ?? [title]);
	const printed = output.secrets();
	if (printed.length > 0) failed.push(`${title} (in its output: ${printed.join(', ')})`);
	const seconds = ((Date.now() - started) / 1000).toFixed(1);
	say(`── ${title}: ${failed.length === 0 ? 'passed' : 'failed'} in ${seconds} s`);
	return failed;
}

/** What the tasks left behind; the pinned Node reads databases. */
async function searchForSecrets(folders, env) {
	const args = ['--disable-warning=ExperimentalWarning', 'scripts/secrets/search.mjs', ...folders];
	say('\n── secrets');
	const code = await run('node', args, { env, allowFailure: true });
	return code === 0 ? [] : ['secrets'];
}

function watchOutput() {
	let tail = '';
	const kinds = new Set();
	return {
		add: (text) => {
			for (const kind of secretsIn(tail.slice(-overlap) + text)) kinds.add(kind);
			// The last lines of turbo may come in pieces.
			tail = (tail + text).slice(-5000);
		},
		/** The kinds of secrets of the simulator that were printed. */
		secrets: () => [...kinds],
		/** Such as "@webex-nodes/http#test", from the last lines of turbo. */
		failedTasks: () => /^Failed: +(.+)$/m.exec(tail)?.[1].split(', '),
	};
}
