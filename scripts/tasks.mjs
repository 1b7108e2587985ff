import { run, say } from './toolchain.mjs';

/** What is not a turbo task of the packages. */
const own = {
	format: ['biome', ['check', '--error-on-warnings', '.']],
	boundaries: ['turbo', ['boundaries']],
	knip: ['knip', []],
};

/** Runs each task, also after one has failed. Gives the names of those that failed. */
export async function runTasks(names, env) {
	const failed = [];
	for (const name of names) {
		const started = Date.now();
		say(`\n── ${name}`);
		const [command, args] = own[name] ?? [
			'turbo',
			['run', name, '--ui=stream', '--log-order=grouped', '--concurrency=2', '--continue'],
		];
		const code = await run(command, args, { env, allowFailure: true });
		const seconds = ((Date.now() - started) / 1000).toFixed(1);
		say(`── ${name}: ${code === 0 ? 'passed' : 'failed'} in ${seconds} s`);
		if (code !== 0) failed.push(name);
	}
	return failed;
}
