import { parseArgs } from 'node:util';
import { WebexInputError } from '@webex-nodes/http';

export const commands = {
	login: 'sign in, and keep the token encrypted',
	token: 'print an access token that works now',
	refresh: 'get a new access token now',
	whoami: 'print whose token it is',
	status: 'print how long the login lasts, without asking Webex',
	revoke: 'end the grant at Webex, and log out',
	logout: 'forget the login on this machine',
	list: 'print the names of the profiles',
} as const;

export type CommandName = keyof typeof commands;

/** For `parseArgs`, and for the help. An option that names a command belongs to that command only. */
const options = {
	profile: { type: 'string', value: 'name', help: 'which login to use ("default")' },
	json: { type: 'boolean', help: 'print one JSON document, also when the command fails' },
	help: { type: 'boolean', short: 'h', help: 'print this help' },
	version: { type: 'boolean', help: 'print the version' },
	device: { type: 'boolean', command: 'login', help: 'for a machine without a browser' },
	'meetings-xml': {
		type: 'string',
		command: 'login',
		value: 'site',
		help: 'for an integration of the old Webex Meetings portal, at this site',
	},
	scopes: {
		type: 'string',
		command: 'login',
		value: 'list',
		help: 'separated by spaces ("spark:people_read spark:rooms_read spark:messages_read")',
	},
	'base-url': {
		type: 'string',
		command: 'login',
		value: 'address',
		help: 'of the REST API, or of the OAuth endpoints of the old portal',
	},
	port: {
		type: 'string',
		command: 'login',
		value: 'number',
		help: 'that the browser comes back to (8123)',
	},
	timeout: {
		type: 'string',
		command: 'login',
		value: 'seconds',
		help: 'how long to wait for the person (300)',
	},
	endpoint: {
		type: 'string',
		command: 'revoke',
		value: 'address',
		help: 'where tokens are revoked, if Cisco publishes no address for the environment',
	},
} as const;

type Values = ReturnType<typeof parse>['values'];

export type Arguments = Values & { readonly command: CommandName | 'help' | 'version' };

/** @throws WebexInputError that names what cannot be used. */
export function readArguments(given: readonly string[]): Arguments {
	const { values, positionals } = parse(given);
	const [command, ...rest] = positionals;
	if (values.help || command === 'help') return { ...values, command: 'help' };
	if (values.version) return { ...values, command: 'version' };
	if (!isCommand(command)) {
		throw usage('command', `expected one of ${Object.keys(commands).join(', ')}`);
	}
	if (rest.length > 0) throw usage('command', `expected one, got ${positionals.join(' ')}`);
	for (const [name, option] of Object.entries(options)) {
		if ('command' in option && option.command !== command && Object.hasOwn(values, name)) {
			throw usage(`--${name}`, `belongs to "webex-auth ${option.command}"`);
		}
	}
	return { ...values, command };
}

function parse(given: readonly string[]) {
	try {
		return parseArgs({ args: [...given], options, allowPositionals: true });
	} catch (error) {
		// The sentences of Node.js name the option.
		if (error instanceof TypeError) throw usage('option', error.message);
		throw error;
	}
}

const isCommand = (name: string | undefined): name is CommandName =>
	name !== undefined && Object.hasOwn(commands, name);

const usage = (field: string, expected: string) =>
	new WebexInputError(field, `${expected}; "webex-auth --help" explains`);

const row = (left: string, right: string) => `  ${left.padEnd(24)} ${right}`;

const optionRows = (command: string | undefined): string =>
	Object.entries(options)
		.filter(([, option]) => ('command' in option ? option.command : undefined) === command)
		.map(([name, option]) =>
			row(`--${name}${'value' in option ? ` <${option.value}>` : ''}`, option.help),
		)
		.join('\n');

export const helpText = `webex-auth <command> [options]

Get a Webex access token, and keep it fresh.

Commands:
${Object.entries(commands)
	.map(([name, help]) => row(name, help))
	.join('\n')}

Options:
${optionRows(undefined)}

Options of login:
${optionRows('login')}

Options of revoke:
${optionRows('revoke')}

Exit codes: 0 done, 1 failed, 2 wrong usage, 3 log in (again), 4 Webex could not be reached,
  5 the person did not consent, 6 Webex refused the scopes, 130 stopped.

Environment:
  WEBEX_CLIENT_ID, WEBEX_CLIENT_SECRET   of the integration, instead of typing them
  WEBEX_AUTH_HOME                        the folder of the profiles
  WEBEX_AUTH_KEY                         32 bytes in base64 that encrypt them, instead of a key file

Examples:
  webex-auth login --scopes "spark:rooms_read spark:messages_read"
  webex-auth login --device --profile server
  curl -H "Authorization: Bearer $(webex-auth token)" https://webexapis.com/v1/rooms`;
