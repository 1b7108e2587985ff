// npm run simulator: only the simulated Webex.
import { main, prepare, run } from './toolchain.mjs';

await main(async (args) => {
	const env = await prepare();
	// The types of the page's script are taken out by Node, which calls that experimental.
	const program = ['--disable-warning=ExperimentalWarning', 'packages/simulator/src/main.ts'];
	return await run('node', [...program, ...args], {
		env,
		allowFailure: true,
	});
});
