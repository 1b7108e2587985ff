import { parseArgs } from 'node:util';
import type { RateLimit } from '../control/rates.ts';
import { seeds } from '../seeds/index.ts';
import { readSwitches } from './switches.ts';
import { UsageError } from './usage-error.ts';

const usage = `Usage: webex-simulator [options]
       webex-simulator record|replay --help

  --port PORT                the port to listen on, on this machine only (4040)
  --host ADDRESS             the address to listen on (127.0.0.1); others can then reach every account
  --allowed-host NAME        a host name to which it answers besides 127.0.0.1, localhost and [::1];
                             may be repeated
  --https                    speak HTTPS, with a certificate that is made at the start
  --certificate FILE         HTTPS with a certificate of your own (PEM); needs --key
  --key FILE                 its private key (PEM)
  --json                     print addresses and credentials as one line of JSON

  --seed NAME|FILE           the people and rooms at the start: ${Object.keys(seeds).join(', ')} (demo),
                             or those of a JSON file
  --snapshot FILE            load the state from this file when it exists; save it there at the end,
                             and on SIGUSR2
  --random-seed NUMBER       another number makes other IDs and tokens (2024)
  --chatter SECONDS          time between two messages that arrive by themselves (off)
  --traffic RATE             messages per second, of which some are edited or deleted; and meetings
                             that are scheduled, run, are recorded and end (off)

  --redirect-uri ADDRESS     an address to which the integration may send people back; may be repeated
  --scopes LIST              what the integration may ask for, separated by spaces or commas
  --service-app-scopes LIST  what the service app may do, separated by spaces or commas
  --token-lifetime SECONDS   life of an integration's access token (1209600, 14 days)
  --meetings-token-lifetime SECONDS
                             the same for old Webex Meetings integrations (7200)
  --ticket-lifetime SECONDS  life of a session ticket of the XML API (5400)

  --switch NAME=VALUE        what Webex does where its documentation says nothing; may be repeated
  --faults FILE              failures on purpose, in YAML or JSON (see the README)
  --rate REQUESTS/SECONDS    an account may call an endpoint so often; then 429 (off)
  --rate REQUESTS/SECONDS/BURST
                             the same as a bucket, which holds BURST requests and fills evenly
  --webhook-delay MS         each delivery of a webhook takes at least this time (0)
  --webhook-jitter MS        and at most this much longer (0)
  --webhook-duplicates PART  the part of events that are delivered twice, 0 to 1 (0)

  --help                     this text; --help switches lists the switches
`;

const manyTexts = { type: 'string', multiple: true, default: [] as string[] } as const;
const text = { type: 'string' } as const;
const flag = { type: 'boolean', default: false } as const;

const definitions = {
	port: { ...text, default: '4040' },
	host: { ...text, default: '127.0.0.1' },
	'allowed-host': manyTexts,
	https: flag,
	certificate: text,
	key: text,
	json: flag,
	seed: text,
	snapshot: text,
	'random-seed': { ...text, default: '2024' },
	chatter: { ...text, default: '0' },
	traffic: { ...text, default: '0' },
	'redirect-uri': { type: 'string', multiple: true },
	scopes: text,
	'service-app-scopes': text,
	'token-lifetime': { ...text, default: '1209600' },
	'meetings-token-lifetime': { ...text, default: '7200' },
	'ticket-lifetime': { ...text, default: '5400' },
	switch: manyTexts,
	faults: text,
	rate: text,
	'webhook-delay': { ...text, default: '0' },
	'webhook-jitter': { ...text, default: '0' },
	'webhook-duplicates': { ...text, default: '0' },
	help: flag,
} as const;

export type Options = ReturnType<typeof read>;

/**
 * Reads the command line; a text is what the person asked to be printed instead of a start.
 * @throws UsageError, or the error of `parseArgs`.
 */
export function readOptions(argv: readonly string[], help: string): Options | string {
	const { values, positionals } = parseArgs({
		args: [...argv],
		options: definitions,
		allowPositionals: true,
	});
	const [topic, ...others] = positionals;
	if (values.help && topic === 'switches' && others.length === 0) return help;
	if (topic !== undefined) throw new UsageError(`Unexpected argument "${topic}".`);
	return values.help ? usage : read(values);
}

type Values = ReturnType<typeof parseArgs<{ readonly options: typeof definitions }>>['values'];

const maxLifetime = 10 ** 8; // s
const longestDelay = 600_000; // ms

function read(values: Values) {
	const whole = (name: keyof Values, max: number) =>
		wholeNumber(name, String(values[name] ?? ''), max);
	const { certificate, key } = values;
	if ((certificate === undefined) !== (key === undefined)) {
		throw new UsageError('--certificate and --key: expected both, got one of them.');
	}
	return {
		port: whole('port', 65_535),
		host: values.host,
		allowedHosts: values['allowed-host'],
		isHttps: values.https || certificate !== undefined,
		ownCertificate:
			certificate !== undefined && key !== undefined ? { certificate, key } : undefined,
		isJson: values.json,
		seed: values.seed,
		snapshot: values.snapshot,
		randomSeed: whole('random-seed', 2 ** 31),
		chatter: whole('chatter', 86_400),
		/** Per second. */
		traffic: whole('traffic', 1000),
		/** Given on the command line, so they replace those of a snapshot. */
		redirectUris: values['redirect-uri']?.map(address),
		scopes: scopesOf('scopes', values.scopes),
		serviceAppScopes: scopesOf('service-app-scopes', values['service-app-scopes']),
		tokenLifetime: whole('token-lifetime', maxLifetime),
		meetingsTokenLifetime: whole('meetings-token-lifetime', maxLifetime),
		ticketLifetime: whole('ticket-lifetime', maxLifetime),
		switches: readSwitches(values.switch),
		faults: values.faults,
		rate: values.rate === undefined ? undefined : rateLimit(values.rate),
		weather: {
			delay: whole('webhook-delay', longestDelay),
			jitter: whole('webhook-jitter', longestDelay),
			duplicates: probability('webhook-duplicates', values['webhook-duplicates']),
		},
	};
}

function wholeNumber(name: string, value: string, max: number): number {
	if (/^\d+$/.test(value) && Number(value) <= max) return Number(value);
	throw new UsageError(`--${name}: expected a whole number up to ${max}, got "${value}".`);
}

function probability(name: string, value: string): number {
	if (/^(0(\.\d+)?|1(\.0+)?)$/.test(value)) return Number(value);
	throw new UsageError(`--${name}: expected a number from 0 to 1, got "${value}".`);
}

function rateLimit(value: string): RateLimit {
	const [, requests, seconds, burst] =
		/^([1-9]\d*)\/([1-9]\d*)(?:\/([1-9]\d*))?$/.exec(value) ?? [];
	if (requests && seconds) {
		return {
			requests: Number(requests),
			seconds: Number(seconds),
			...(burst && { burst: Number(burst) }),
		};
	}
	throw new UsageError(
		`--rate: expected REQUESTS/SECONDS or REQUESTS/SECONDS/BURST, such as 50/10, got "${value}".`,
	);
}

function address(value: string): string {
	if (URL.canParse(value)) return value;
	throw new UsageError(`--redirect-uri: expected an address, got "${value}".`);
}

function scopesOf(name: string, value: string | undefined): readonly string[] | undefined {
	const scopes = value?.split(/[\s,]+/).filter(Boolean);
	if (scopes?.length !== 0) return scopes;
	throw new UsageError(`--${name}: expected names separated by spaces or commas, got none.`);
}
