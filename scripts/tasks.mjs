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
	expressions: ['node', ['scripts/expressions.mjs']],
	knip: ['knip', []],
	workflows: ['node', ['scripts/workflows.mjs']],
	scripts: [
		'vitest',
		[
			'run',
			'--dir=scripts',
			'--testTimeout=60000',
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
	return await runLanes([{ steps }], env);
}

/**
 * Runs lanes of steps side by side: the steps of a lane one after the other, with so many tasks of turbo at a time. What
 * the first lane prints is shown at once, whole lines of it; what a step of another one prints, when the step has ended.
 */
export async function runLanes(lanes, env) {
	const temporary = openTemporary();
	try {
		const failed = lanes.map(async ({ steps, concurrency = 3 }, index) => {
			const names = [];
			for (const step of steps) {
				const options = { env: { ...env, ...temporary.env }, concurrency, isHeld: index > 0 };
				names.push(...(await runStep([step].flat(), options)));
			}
			return names;
		});
		const names = (await Promise.all(failed)).flat();
		return [...names, ...(await searchForSecrets([temporary.folder, ...reportFolders()], env))];
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
		remove: () => removeFolder(folder),
	};
}

/** A program that has not ended yet may hold a file, or write one: no reason to forget what the tasks came to. */
function removeFolder(folder) {
	try {
		rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
	} catch (error) {
		say(`${folder} could not be removed: ${error.message}`);
	}
}

async function runStep(names, { env, concurrency, isHeld }) {
	const title = names.join(', ');
	const started = Date.now();
	const screen = openScreen(isHeld);
	screen.add(`\n── ${title}\n`);
	const options = [
		'--ui=stream',
		'--log-order=grouped',
		`--concurrency=${concurrency}`,
		'--continue',
	];
	const [command, args] = own[title] ?? ['turbo', ['run', ...names, ...options]];
	const output = watchOutput();
	const watch = (text) => {
		output.add(text);
		screen.add(text);
	};
	const code = await run(command, args, { env, watch, allowFailure: true });
	screen.end();
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

/** Whole lines, so that those of steps that run side by side do not meet in one; all at the end when they are held. */
function openScreen(isHeld) {
	let kept = '';
	const show = (length) => {
		process.stdout.write(kept.slice(0, length));
		kept = kept.slice(length);
	};
	return {
		add: (text) => {
			kept += text;
			if (!isHeld) show(kept.lastIndexOf('\n') + 1);
		},
		end: () => show(kept.length),
	};
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
