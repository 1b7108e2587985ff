// npm run interop: programs that others wrote judge the simulator.
import { summarise } from './summary.mjs';
import { main, prepare, run } from './toolchain.mjs';

await main(async (args) => {
	const env = await prepare({ n8n: true, programs: true });
	const code = await run('node', ['apps/interop/src/main.ts', ...args], {
		env,
		allowFailure: true,
	});
	if (!args.includes('--help')) summarise(['interop'], code === 0 ? [] : ['interop']);
	return code;
});
