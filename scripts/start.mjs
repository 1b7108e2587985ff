// npm start: the sample app, a real n8n on the simulator.
import { main, prepare, readOptions, run } from './toolchain.mjs';

await main(async (args) => {
	// The sample itself checks all of its options.
	const options = { help: { type: 'boolean' }, queue: { type: 'boolean' } };
	const { values } = readOptions(args, { strict: false, options });
	if (values.queue && !values.help) {
		const check = ['apps/sample/src/queue/check.ts'];
		const code = await run('node', check, { env: await prepare(), allowFailure: true });
		if (code !== 0) return code;
	}
	const env = await prepare({ n8n: !values.help, build: !values.help });
	// Node removes the types from the script of the simulator's page, and warns that this is experimental.
	const program = ['--disable-warning=ExperimentalWarning', 'apps/sample/src/main.ts'];
	return await run('node', [...program, ...args], { env, allowFailure: true });
});
