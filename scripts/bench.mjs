// npm run bench: measures this project against what cannot be done better, and what others use.
import { main, prepare, run } from './toolchain.mjs';

await main(async (args) => {
	const env = await prepare({ peers: true });
	// What is measured as it is published.
	await run(
		'turbo',
		['run', 'build', '--filter=@webex-nodes/bench^...', '--output-logs=errors-only'],
		{
			env,
			announcement: 'Building the packages',
		},
	);
	return await run('node', ['apps/bench/src/main.ts', ...args], { env, allowFailure: true });
});
