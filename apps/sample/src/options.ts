import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { UserFacingError } from './errors.ts';

export const usage = `Usage: npm start -- [options]

Starts a real n8n with the Webex nodes, connects a Webex credential, and runs the sample workflows.

  --once                  run each workflow once, print a table, stop
  --live                  use the real Webex instead of the simulator
  --queue                 n8n's queue mode, on Redis and PostgreSQL: main, workers, a webhook processor
  --workers NUMBER        of the queue mode (2)
  --port PORT             where the editor listens; the next port is used too (5678)
  --simulator-port PORT   where the simulated Webex listens (4040)
  --data DIR              where n8n keeps its data (apps/sample/.data)
  --reset                 start with empty data
  --token-lifetime SECONDS
                          life of the simulator's access tokens (60)
  --help                  this text

For --live, WEBEX_CLIENT_ID and WEBEX_CLIENT_SECRET of an integration are read from the file .env in the top folder,
or asked for; those of a service app, for the recordings of the organisation, from WEBEX_SERVICE_APP_CLIENT_ID,
WEBEX_SERVICE_APP_CLIENT_SECRET and WEBEX_SERVICE_APP_REFRESH_TOKEN. --queue needs redis-server and PostgreSQL on this machine, and starts its own. Ctrl-C stops everything.
`;

export interface Options {
	readonly once: boolean;
	readonly live: boolean;
	/** Of queue mode; absent when n8n runs in one process. */
	readonly queue?: { readonly workers: number };
	readonly port: number;
	readonly simulatorPort: number;
	readonly dataFolder: string;
	readonly reset: boolean;
	/** In seconds. */
	readonly tokenLifetime: number;
}

/** Each takes some 500 MB of memory. */
const maxWorkers = 20;

/** `undefined` when the person asks for help. */
export function readOptions(argv: readonly string[], sampleFolder: string): Options | undefined {
	const { values } = parse(argv);
	if (values.help) return undefined;
	if (values.once && values.live) {
		throw new UserFacingError('--once runs on the simulator: leave out --live or --once.');
	}
	if (values.queue && values.live) {
		// Webex delivers webhooks to addresses that the internet reaches, which the webhook processors do not have.
		throw new UserFacingError('--queue runs on the simulator: leave out --live or --queue.');
	}
	if (values.workers !== undefined && !values.queue) {
		throw new UserFacingError(
			'--workers belongs to queue mode: add --queue, or leave out --workers.',
		);
	}
	const folder = values.data
		? // npm changes to the top folder; INIT_CWD is the folder of the person.
			resolve(process.env['INIT_CWD'] ?? '.', values.data)
		: join(sampleFolder, '.data');
	return {
		once: values.once,
		live: values.live,
		...(values.queue && {
			queue: { workers: readNumber('workers', values.workers ?? '2', 1, maxWorkers) },
		}),
		port: readPort('port', values.port),
		simulatorPort: readPort('simulator-port', values['simulator-port']),
		dataFolder: join(folder, values.live ? 'live' : values.queue ? 'queue' : 'simulator'),
		reset: values.reset,
		tokenLifetime: readNumber('token-lifetime', values['token-lifetime'], 1, 10 ** 8),
	};
}

function parse(argv: readonly string[]) {
	try {
		return parseArgs({
			args: [...argv],
			options: {
				once: { type: 'boolean', default: false },
				live: { type: 'boolean', default: false },
				queue: { type: 'boolean', default: false },
				workers: { type: 'string' },
				port: { type: 'string', default: '5678' },
				'simulator-port': { type: 'string', default: '4040' },
				data: { type: 'string' },
				reset: { type: 'boolean', default: false },
				'token-lifetime': { type: 'string', default: '60' },
				help: { type: 'boolean', default: false },
			},
		});
	} catch (error) {
		throw new UserFacingError(
			`${error instanceof Error ? error.message : error} "npm start -- --help" lists the options.`,
		);
	}
}

const readPort = (name: string, value: string) => readNumber(name, value, 1024, 65_534);

function readNumber(name: string, value: string, min: number, max: number): number {
	const number = Number(value);
	if (/^\d+$/.test(value) && number >= min && number <= max) return number;
	throw new UserFacingError(
		`--${name}: expected a whole number from ${min} to ${max}, got "${value}".`,
	);
}
