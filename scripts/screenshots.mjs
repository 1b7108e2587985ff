// npm run screenshots: the pictures of the README; with "-- --forms", of every form of the nodes.
import { main, prepare, run } from './toolchain.mjs';

await main(async (args) => {
	const env = await prepare({ n8n: true });
	await run(
		'turbo',
		['run', 'build', '--filter=@webex-nodes/sample^...', '--output-logs=errors-only'],
		{ env, announcement: 'Building the packages' },
	);
	return await run('node', ['apps/sample/editor/screenshots.ts', ...args], {
		env,
		allowFailure: true,
	});
});
