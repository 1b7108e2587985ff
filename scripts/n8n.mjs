// A task of turbo: installs n8n for the sample app while other tasks run.
import { installN8n, main } from './toolchain.mjs';

await main(async () => {
	await installN8n(process.env);
	return 0;
});
