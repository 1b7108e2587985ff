import { run, say } from './toolchain.mjs';

/** Tasks that turbo does not know. */
const own = {
	format: ['biome', ['check', '--error-on-warnings', '.']],
	boundaries: ['turbo', ['boundaries']],
	changesets: ['node', ['scripts/changesets.mjs']],
	docs: ['node', ['scripts/docs.mjs']],
	knip: ['knip', []],
};

/** Every token of the simulator contains this, and no output may contain a token. */
const token = /[\w-]{20,}_PF84_[\w-]+/;

/** Runs each task, also after one has failed. Returns the names of those that failed. */
export async function runTasks(names, env) {
	const failed = [];
	for (const name of names) {
		const started = Date.now();
		say(`\n── ${name}`);
		const [command, args] = own[name] ?? [
			'turbo',
			['run', name, '--ui=stream', '--log-order=grouped', '--concurrency=2', '--continue'],
		];
		let tail = '';
		let isTokenPrinted = false;
		const watch = (text) => {
			isTokenPrinted ||= token.test(tail + text);
			// A token may come in two pieces of output.
			tail = (tail + text).slice(-400);
		};
		const ended = await run(command, args, { env, watch, allowFailure: true });
		if (isTokenPrinted) say('A token was printed: see above for "_PF84_".');
		const code = isTokenPrinted ? 1 : ended;
		const seconds = ((Date.now() - started) / 1000).toFixed(1);
		say(`── ${name}: ${code === 0 ? 'passed' : 'failed'} in ${seconds} s`);
		if (code !== 0) failed.push(name);
	}
	return failed;
}
