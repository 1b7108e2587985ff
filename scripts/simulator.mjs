// npm run simulator: a Webex of one's own.
import { main, prepare, run } from './toolchain.mjs';

await main(async (args) => {
	const env = await prepare();
	return await run('node', ['packages/simulator/src/main.ts', ...args], {
		env,
		allowFailure: true,
	});
});
