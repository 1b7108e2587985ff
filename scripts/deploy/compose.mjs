import { join } from 'node:path';
import { DCLinter } from 'dclint';
import { root } from '../toolchain.mjs';
import { differences, example, read, readYaml, settings } from './files.mjs';

const path = 'deploy/compose.yaml';

/** The order of keys is by meaning here; and the proxy is there to be reached. */
const rulesThatAreOff = [
	'no-unbound-port-interfaces',
	'require-quotes-in-ports',
	'service-keys-order',
	'services-alphabetical-order',
	'top-level-properties-order',
];

/** Everything else a process of n8n has from "x-n8n". */
const own = ['command', 'depends_on', 'deploy'];

export function composeProblems() {
	const [{ 'x-n8n': common, services, networks }] = readYaml(path);
	const isN8n = ({ build }) => build !== undefined;
	const n8n = Object.entries(services).filter(([, service]) => isN8n(service));
	return [
		...lint(),
		...differences(
			path,
			{ n8n: n8n.map(([name]) => name).sort() },
			{ n8n: ['main', 'webhook', 'worker'] },
		),
		...differences(`${path}: x-n8n`, common, {
			env_file: ['n8n.env', '.env'],
			stop_grace_period: `${Number(settings().N8N_GRACEFUL_SHUTDOWN_TIMEOUT) + 30}s`,
			pull_policy: 'build',
		}),
		...n8n.flatMap(([name, service]) => {
			const keys = Object.keys(service).filter((key) => !own.includes(key));
			const expected = Object.fromEntries(keys.map((key) => [key, common[key]]));
			return differences(`${path}: ${name}`, service, { ...common, ...expected });
		}),
		...Object.entries(services).flatMap(([name, service]) => serviceProblems(name, service)),
		...differences(`${path}: postgres`, services.postgres.environment, {
			POSTGRES_DB: settings().DB_POSTGRESDB_DATABASE,
			POSTGRES_USER: settings().DB_POSTGRESDB_USER,
		}),
		...['postgres', 'redis'].flatMap((name) =>
			differences(`${path}: ${name}`, services[name], { networks: ['back'] }),
		),
		...differences(`${path}: networks.back`, networks.back, { internal: true }),
		...differences(
			path,
			{
				hosts: Object.keys(services)
					.filter((name) => ['postgres', 'redis'].includes(name))
					.sort(),
			},
			{ hosts: [settings().DB_POSTGRESDB_HOST, settings().QUEUE_BULL_REDIS_HOST].sort() },
		),
		...variables()
			.filter((name) => !(name in example()))
			.map((name) => `${path} reads ${name}, which .env.example does not have`),
	];
}

function lint() {
	const rules = Object.fromEntries(rulesThatAreOff.map((rule) => [rule, 0]));
	const linter = new DCLinter({ rules, quiet: false, debug: false, exclude: [] });
	return linter
		.lintFiles([join(root, path)], false)
		.flatMap(({ messages }) => messages)
		.map(({ line, rule, message }) => `${path}:${line}: ${message} (${rule})`);
}

function serviceProblems(name, { image, healthcheck, restart, ports, depends_on = {} }) {
	const isPinned = /:\d+\.\d+/.test(image) || image === 'n8n-webex:local';
	return [
		...(isPinned ? [] : [`${path}: ${name} has no exact version`]),
		...(healthcheck?.test ? [] : [`${path}: ${name} has no health check`]),
		...(restart === 'unless-stopped' ? [] : [`${path}: ${name} does not start again by itself`]),
		...(ports === undefined || name === 'proxy'
			? []
			: [`${path}: ${name} can be reached from outside`]),
		...Object.entries(depends_on).flatMap(([other, dependency]) =>
			differences(`${path}: ${name} depends on ${other}`, dependency, {
				condition: 'service_healthy',
			}),
		),
	];
}

const variables = () =>
	['deploy/compose.yaml', 'deploy/Caddyfile'].flatMap((file) =>
		[...read(file).matchAll(/(?:\$\{|\{\$)([A-Z0-9_]+)/g)].map(([, name]) => name),
	);
