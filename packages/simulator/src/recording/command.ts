import { parseArgs } from 'node:util';
import { readExchanges } from './exchange.ts';
import { startRecording } from './record.ts';
import { replayOnSimulator } from './replay-simulator.ts';

export const recordingUsage = `Usage: webex-simulator record --to ADDRESS --file FILE [--port PORT]
       webex-simulator replay --file FILE

  record   passes requests on to a real Webex, such as https://webexapis.com, and writes a line for each exchange to
           FILE, which must not exist: tokens, names, addresses, texts, IDs and files are replaced
  replay   sends the requests of FILE to a simulator, and lists where its answers differ
`;

/** Writes lines for a person. @throws Error with a sentence for them. */
export async function runRecording(
	argv: readonly string[],
	write: (text: string) => void,
): Promise<{ readonly exitCode: number; readonly stop?: () => Promise<void> }> {
	const [command, ...args] = argv;
	const { values } = parseArgs({
		args,
		options: {
			to: { type: 'string' },
			file: { type: 'string' },
			port: { type: 'string', default: '4041' },
			help: { type: 'boolean', default: false },
		},
	});
	if (values.help) {
		write(recordingUsage);
		return { exitCode: 0 };
	}
	if (!values.file) throw new Error('--file is missing.');
	if (command === 'replay') return await replay(values.file, write);
	if (!values.to || !URL.canParse(values.to)) throw new Error('--to: expected an address.');
	const port = Number(values.port);
	if (!Number.isInteger(port) || port < 0 || port > 65_535) {
		throw new Error('--port: expected a whole number up to 65535.');
	}
	const { url, close } = await startRecording({ to: values.to, file: values.file, port });
	write(
		`Recorder\n\n  REST API   ${url}/v1\n  Sends to   ${values.to}\n  Writes     ${values.file}\n\nCtrl-C stops it.\n`,
	);
	return { exitCode: 0, stop: close };
}

async function replay(file: string, write: (text: string) => void) {
	const { compared, leftOut, differences } = await replayOnSimulator(readExchanges(file));
	for (const { line, request, at, recorded, found } of differences) {
		write(`line ${line}, ${request}: ${at} was ${recorded}, is ${found}\n`);
	}
	write(`${compared} compared, ${leftOut.length} left out, ${differences.length} differences\n`);
	return { exitCode: differences.length > 0 ? 1 : 0 };
}
