#!/usr/bin/env node
import { readOptions } from './cli/options.ts';
import { run } from './cli/run.ts';
import { switchesHelp } from './cli/switches.ts';
import { UsageError } from './cli/usage-error.ts';
import { isRecording, runRecording } from './recording/command.ts';

async function main(argv: readonly string[]): Promise<void> {
	if (isRecording(argv)) return await runRecording(argv);
	const options = readOptions(argv, switchesHelp);
	if (typeof options === 'string') process.stdout.write(options);
	else await run(options);
}

main(process.argv.slice(2)).catch((error: NodeJS.ErrnoException) => {
	const isUsage = error instanceof UsageError || error.code?.startsWith('ERR_PARSE_ARGS');
	const sentence =
		error.code === 'EADDRINUSE'
			? 'The port is in use by another program: stop it, or choose another one with --port.'
			: isUsage
				? `${error.message} See --help.`
				: `The simulator could not start: ${error.message}`;
	process.stderr.write(`${sentence}\n`);
	process.exitCode = isUsage ? 2 : 1;
});
