#!/usr/bin/env node
import { parseArgs } from 'node:util';
import { createSimulator, createTraffic, type SeedName, type Simulator, seeds } from './index.ts';

const usage = `Usage: webex-simulator [options]

  --port PORT                the port to listen on, on this machine only (4040)
  --seed NAME                the people and rooms at the start: ${Object.keys(seeds).join(', ')} (demo)
  --token-lifetime SECONDS   life of an integration's access token (1209600, 14 days)
  --redirect-uri ADDRESS     an address to which the integration may send people back; may be repeated
  --allowed-host NAME        a host name to which it answers besides 127.0.0.1, localhost and [::1];
                             may be repeated
  --chatter SECONDS          time between two messages that arrive by themselves (off)
  --traffic RATE             messages per second; some of them are edited or deleted (off)
  --help                     this text
`;

interface Options {
	readonly port: number;
	readonly seed: SeedName;
	readonly tokenLifetime: number;
	readonly redirectUris: readonly string[];
	readonly allowedHosts: readonly string[];
	readonly chatter: number;
	/** Per second. */
	readonly traffic: number;
}

/** A sentence for the person who typed the command. */
class UsageError extends Error {}

function readOptions(argv: readonly string[]): Options | undefined {
	const { values } = parseArgs({
		args: [...argv],
		options: {
			port: { type: 'string', default: '4040' },
			seed: { type: 'string', default: 'demo' },
			'token-lifetime': { type: 'string', default: '1209600' },
			'redirect-uri': { type: 'string', multiple: true },
			'allowed-host': { type: 'string', multiple: true, default: [] },
			chatter: { type: 'string', default: '0' },
			traffic: { type: 'string', default: '0' },
			help: { type: 'boolean', default: false },
		},
	});
	if (values.help) return undefined;
	return {
		port: wholeNumber('port', values.port, 65_535),
		seed: seedName(values.seed),
		tokenLifetime: wholeNumber('token-lifetime', values['token-lifetime'], 10 ** 8),
		redirectUris: values['redirect-uri'] ?? [
			'http://127.0.0.1:5678/rest/oauth2-credential/callback',
			'http://localhost:5678/rest/oauth2-credential/callback',
		],
		allowedHosts: values['allowed-host'],
		chatter: wholeNumber('chatter', values.chatter, 86_400),
		traffic: wholeNumber('traffic', values.traffic, 1000),
	};
}

function wholeNumber(name: string, value: string, max: number): number {
	if (/^\d+$/.test(value) && Number(value) <= max) return Number(value);
	throw new UsageError(`--${name}: expected a whole number up to ${max}, got "${value}".`);
}

function seedName(value: string): SeedName {
	if (isSeedName(value)) return value;
	throw new UsageError(`--seed: expected ${Object.keys(seeds).join(', ')}, got "${value}".`);
}

const isSeedName = (value: string): value is SeedName => Object.hasOwn(seeds, value);

function describe(simulator: Simulator, url: string): string {
	const { integration } = simulator;
	return `Webex simulator

  Rooms, live      ${url}
  REST API         ${url}/v1
  Meetings XML     ${url}/WBXService/XMLService, site ${simulator.meetingsXml.siteName}
  Authorize page   ${url}/v1/authorize
  Token endpoint   ${url}/v1/access_token
  Client ID        ${integration.clientId}
  Client secret    ${integration.clientSecret}
  Personal token   ${simulator.personalToken}
  Bot token        ${simulator.botToken}

Nothing here is real: these values work on this simulator only. Ctrl-C stops it.
`;
}

async function main(argv: readonly string[]): Promise<void> {
	const options = readOptions(argv);
	if (!options) {
		process.stdout.write(usage);
		return;
	}
	const simulator = createSimulator(options);
	const { url, close } = await simulator.listen(options.port);
	process.stdout.write(describe(simulator, url));
	simulator.chatter.set(options.chatter);
	const traffic = createTraffic(simulator.world, { bursts: 0.1, edits: 0.05, deletes: 0.02 });
	const endTraffic = options.traffic ? traffic.start(options.traffic) : undefined;
	const stop = async () => {
		endTraffic?.();
		await close();
	};
	process.once('SIGINT', stop);
	process.once('SIGTERM', stop);
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
