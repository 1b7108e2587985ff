// Runs tasks of the workspace by name; "--n8n" installs n8n first, "--oldest" the oldest that is promised.
import { summarise } from './summary.mjs';
import { runTasks } from './tasks.mjs';
import { main, prepare, readOptions, say } from './toolchain.mjs';

await main(async (args) => {
	const { values, positionals: names } = readOptions(args, {
		allowPositionals: true,
		options: {
			n8n: { type: 'boolean', default: false },
			oldest: { type: 'boolean', default: false },
		},
	});
	const env = await prepare(values);
	const failed = await runTasks(names, env);
	if (
		names.some((name) =>
			[
				'corpus',
				'soak',
				'test:editor',
				'test:endurance',
				'test:oldest',
				'test:page',
				'test:queue',
				'verify',
			].includes(name),
		)
	)
		summarise(names, failed);
	else if (names.includes('portable')) summarise(['test', 'verify'], failed);
	else if (failed.length > 0) say(`Failed: ${failed.join(', ')}`);
	return failed.length > 0 ? 1 : 0;
});
