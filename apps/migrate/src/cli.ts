import { readFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { migrateFiles } from './local.ts';
import { migrateInstance } from './n8n.ts';
import { N8nFailure } from './n8n-api.ts';
import { exitCode, type Outcome, textOf } from './report.ts';

const help = `Moves n8n workflows from the node Webex Meetings XML to Webex Meetings.

  webex-migrate [options] workflow.json ...
  webex-migrate [options] --url https://n8n.example

  --write               writes the changes; without it, only says what it would do
  --json                prints the result as JSON
  --url ADDRESS         reads the workflows of a running n8n by its public API
  --api-key-file FILE   a file with the key of that API; or the environment variable N8N_API_KEY
  --originals FOLDER    where the originals of a running n8n are kept; the current folder when left out
  --help

Beside a file its original is kept as workflow.json.bak. It ends with 0 when nothing is left to do,
with 1 when a person has something to do, and with 2 when it was called in a wrong way.
`;

/** What the program needs from its surroundings. */
export interface Surroundings {
	readonly environment: Readonly<Record<string, string | undefined>>;
	readonly print: (text: string) => void;
	readonly complain: (text: string) => void;
}

class Misuse extends Error {}

/** Runs the program; returns its exit code: 0, 1 or 2. */
export async function run(args: readonly string[], surroundings: Surroundings): Promise<number> {
	try {
		const { values, positionals } = parse(args);
		if (values.help) {
			surroundings.print(help);
			return 0;
		}
		const outcomes = await migrate(values, positionals, surroundings);
		const report = values.json ? JSON.stringify(outcomes, null, '\t') : textOf(outcomes);
		surroundings.print(`${report}\n`);
		return exitCode(outcomes);
	} catch (error) {
		if (error instanceof Misuse) {
			surroundings.complain(`${error.message}\n\n${help}`);
			return 2;
		}
		if (error instanceof N8nFailure) {
			surroundings.complain(`${error.message}\n`);
			return 1;
		}
		throw error;
	}
}

function parse(args: readonly string[]) {
	try {
		return parseArgs({
			args: [...args],
			allowPositionals: true,
			options: {
				write: { type: 'boolean', default: false },
				json: { type: 'boolean', default: false },
				help: { type: 'boolean', default: false },
				url: { type: 'string' },
				'api-key-file': { type: 'string' },
				originals: { type: 'string', default: '.' },
			},
		});
	} catch (error) {
		throw new Misuse((error as Error).message);
	}
}

type Options = ReturnType<typeof parse>['values'];

async function migrate(
	{ write, url, originals: folder, ...options }: Options,
	files: readonly string[],
	{ environment }: Surroundings,
): Promise<Outcome[]> {
	if (!url && files.length === 0) throw new Misuse('Name a file, or an n8n with --url.');
	if (!url) return await migrateFiles(files, { write });
	if (files.length > 0) throw new Misuse('Name files or an n8n, not both.');
	if (!/^https?:/i.test(url) || !URL.canParse(url)) {
		throw new Misuse(`--url ${url} is not an address such as https://n8n.example`);
	}
	const apiKey = await keyFrom(options['api-key-file'], environment);
	return await migrateInstance({ url, apiKey }, { write, folder });
}

async function keyFrom(
	file: string | undefined,
	environment: Surroundings['environment'],
): Promise<string> {
	const unreadable = (error: Error): never => {
		throw new Misuse(`--api-key-file: ${error.message}`);
	};
	const key = file ? await readFile(file, 'utf8').catch(unreadable) : environment['N8N_API_KEY'];
	if (key?.trim()) return key.trim();
	throw new Misuse('Give the key of the API with --api-key-file, or as N8N_API_KEY.');
}
