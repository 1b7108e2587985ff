import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { run, say } from './toolchain.mjs';

/** Tasks that turbo does not know. */
const own = {
	format: ['biome', ['check', '--error-on-warnings', '.']],
	boundaries: ['turbo', ['boundaries']],
	changesets: ['node', ['scripts/changesets.mjs']],
	deploy: ['node', ['scripts/deploy.mjs']],
	docs: ['node', ['scripts/docs.mjs']],
	expressions: ['node', ['scripts/expressions.mjs']],
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

/** Every token of the simulator contains this, and no output may contain a token. */
const token = /[\w-]{20,}_PF84_[\w-]+/;

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
	if (output.hasToken()) {
		say('A token was printed: see above for "_PF84_".');
		failed.push(`${title} (a token in its output)`);
	}
	const seconds = ((Date.now() - started) / 1000).toFixed(1);
	say(`── ${title}: ${failed.length === 0 ? 'passed' : 'failed'} in ${seconds} s`);
	return failed;
}

function watchOutput() {
	let tail = '';
	let isTokenPrinted = false;
	return {
		add: (text) => {
			isTokenPrinted ||= token.test(tail + text);
			// A token, and the last lines of turbo, may come in pieces.
			tail = (tail + text).slice(-5000);
		},
		hasToken: () => isTokenPrinted,
		/** Such as "@webex-nodes/http#test", from the last lines of turbo. */
		failedTasks: () => /^Failed: +(.+)$/m.exec(tail)?.[1].split(', '),
	};
}
