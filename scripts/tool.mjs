// Runs a tool of the workspace, such as biome or changeset.
import { main, prepare, run } from './toolchain.mjs';

await main(async ([command, ...args]) => {
	const env = await prepare();
	return await run(command, args, { env, allowFailure: true });
});
