import { parseArgs } from 'node:util';
import { UsageError } from '../cli/usage-error.ts';
import { readExchanges } from './exchange.ts';
import { startRecording } from './record.ts';
import { replayOnSimulator } from './replay-simulator.ts';

const recordingUsage = `Usage: webex-simulator record --to ADDRESS --file FILE [--port PORT]
       webex-simulator replay --file FILE

  record   passes requests on to a real Webex, such as https://webexapis.com, and writes a line for each exchange to
           FILE, which must not exist: tokens, names, addresses, texts, IDs and files are replaced
  replay   sends the requests of FILE to a simulator, and lists where its answers differ
`;

export const isRecording = ([command]: readonly string[]): boolean =>
	command === 'record' || command === 'replay';

/** @throws UsageError for options that do not fit, or the system's error. */
export async function runRecording([command, ...args]: readonly string[]): Promise<void> {
	const { values } = parseArgs({
		args,
		options: {
			to: { type: 'string' },
			file: { type: 'string' },
			port: { type: 'string', default: '4041' },
			help: { type: 'boolean', default: false },
		},
	});
	const { to, file, port, help } = values;
	if (help) process.stdout.write(recordingUsage);
	else if (!file) throw new UsageError('--file is missing.');
	else if (command === 'replay') await replay(file);
	else await record(readAddress(to), file, readPort(port));
}

async function record(to: string, file: string, port: number): Promise<void> {
	const { url, close } = await startRecording({ to, file, port }).catch(
		(error: NodeJS.ErrnoException) => {
			if (error.code !== 'EEXIST') throw error;
			throw new UsageError(`--file: ${file} exists already; choose a new name.`);
		},
	);
	process.once('SIGINT', close);
	process.once('SIGTERM', close);
	process.stdout.write(`Webex recorder

  REST API   ${url}/v1
  Sends to   ${to}
  Writes     ${file}

Ctrl-C stops it.
`);
}

async function replay(file: string): Promise<void> {
	const { compared, leftOut, differences } = await replayOnSimulator(readExchanges(file));
	for (const { line, request, at, recorded, found } of differences) {
		process.stdout.write(`line ${line}, ${request}: ${at} was ${recorded}, is ${found}\n`);
	}
	process.stdout.write(
		`${compared} compared, ${leftOut.length} left out, ${differences.length} differences\n`,
	);
	if (differences.length > 0) process.exitCode = 1;
}

function readAddress(text = ''): string {
	if (URL.canParse(text) && /^https?:/.test(text)) return new URL(text).origin;
	throw new UsageError(`--to: expected an address such as https://webexapis.com, got "${text}".`);
}

function readPort(text: string): number {
	if (/^\d+$/.test(text) && Number(text) <= 65_535) return Number(text);
	throw new UsageError(`--port: expected a whole number up to 65535, got "${text}".`);
}
