import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { inspect } from 'node:util';
import { explainFolder } from './data-folder.ts';
import { UserFacingError } from './errors.ts';
import { runLive } from './live.ts';
import { runOnce } from './once.ts';
import { readOptions, usage } from './options.ts';
import { say } from './report.ts';
import { runContinuously } from './watch.ts';

const sampleFolder = fileURLToPath(new URL('..', import.meta.url));
const environmentFile = fileURLToPath(new URL('../../../.env', import.meta.url));

async function main(): Promise<number> {
	const options = readOptions(process.argv.slice(2), sampleFolder);
	if (!options) {
		say(usage);
		return 0;
	}
	const stopping = new AbortController();
	for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
		process.on(signal, () => stopping.abort());
	}
	const { signal } = stopping;
	try {
		if (options.once) return (await runOnce(options, signal)) ? 0 : 1;
		if (options.live) {
			if (existsSync(environmentFile)) process.loadEnvFile(environmentFile);
			await runLive(options, process.env, signal);
		} else {
			await runContinuously(options, signal);
		}
		return 0;
	} catch (error) {
		if (signal.aborted) return 130;
		throw explainFolder(options.dataFolder, error);
	}
}

main().then(
	(code) => {
		process.exitCode = code;
	},
	(error: unknown) => {
		const text = error instanceof UserFacingError ? error.message : inspect(error);
		process.stderr.write(`${text}\n`);
		process.exitCode = 1;
	},
);
