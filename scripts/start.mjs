// npm start: the sample app, a real n8n on the simulator.
import { main, prepare, run } from './toolchain.mjs';

await main(async (args) => {
	const isQuestion = args.includes('--help');
	const env = await prepare({ n8n: !isQuestion, build: !isQuestion });
	// The types of the script of the simulator's page are taken out by Node, which calls that experimental.
	const program = ['--disable-warning=ExperimentalWarning', 'apps/sample/src/main.ts'];
	return await run('node', [...program, ...args], { env, allowFailure: true });
});
