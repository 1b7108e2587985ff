// Runs tasks of the workspace by name; "--n8n" gets n8n first.

import { summarise } from './summary.mjs';
import { runTasks } from './tasks.mjs';
import { main, prepare, say } from './toolchain.mjs';

await main(async (args) => {
	const names = args.filter((argument) => !argument.startsWith('--'));
	const env = await prepare({ n8n: args.includes('--n8n') });
	const failed = await runTasks(names, env);
	if (
		names.some((name) =>
			['corpus', 'soak', 'test:editor', 'test:endurance', 'verify'].includes(name),
		)
	)
		summarise(names, failed);
	else if (failed.length > 0) say(`Failed: ${failed.join(', ')}`);
	return failed.length > 0 ? 1 : 0;
});
