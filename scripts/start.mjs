// npm start: the sample app, a real n8n on the simulator.
import { main, prepare, run } from './toolchain.mjs';

await main(async (args) => {
	const isQuestion = args.includes('--help');
	const env = await prepare({ n8n: !isQuestion, build: !isQuestion });
	return await run('node', ['apps/sample/src/main.ts', ...args], { env, allowFailure: true });
});
