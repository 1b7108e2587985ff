import { existsSync, globSync, readFileSync, realpathSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { root, SetupError } from '../toolchain.mjs';
import { differences, example, read, settings } from './files.mjs';

/** Without these, queue mode or a node of this project does not work as the guide says. */
const required = {
	EXECUTIONS_MODE: 'queue',
	OFFLOAD_MANUAL_EXECUTIONS_TO_WORKERS: 'true',
	DB_TYPE: 'postgresdb',
	// The port of the health checks in compose.yaml and process.yaml.
	QUEUE_HEALTH_CHECK_ACTIVE: 'true',
	QUEUE_HEALTH_CHECK_PORT: '5678',
	EXECUTIONS_DATA_SAVE_ON_SUCCESS: 'all',
	N8N_DEFAULT_BINARY_DATA_MODE: 'database',
	N8N_COMMUNITY_PACKAGES_ENABLED: 'true',
	// Named, also while it is the default: in n8n 3 it is not, and the nodes of the image would not load.
	N8N_UNVERIFIED_PACKAGES_ENABLED: 'true',
	N8N_VERIFIED_PACKAGES_ENABLED: 'false',
	N8N_REINSTALL_MISSING_PACKAGES: 'false',
	N8N_PROXY_HOPS: '1',
};

/** A person has to make them, so the example leaves them empty. */
const secrets = {
	N8N_ENCRYPTION_KEY: '',
	DB_POSTGRESDB_PASSWORD: '',
	QUEUE_BULL_REDIS_PASSWORD: '',
};

const addresses = ['N8N_HOST', 'N8N_EDITOR_BASE_URL', 'N8N_WEBHOOK_URL'];

/** Read by compose.yaml, not by n8n. */
const ofCompose = ['WORKER_REPLICAS', 'WORKER_CONCURRENCY', 'WEBHOOK_REPLICAS'];

const isSecret = (name) => /PASSWORD|SECRET|TOKEN|_KEY$/.test(name);

export function settingProblems() {
	const common = settings();
	const own = example();
	const known = namesOfN8n();
	return [
		...differences('deploy/n8n.env', common, required),
		...differences('deploy/.env.example', own, secrets),
		...addresses
			.filter((name) => !own[name]?.includes('n8n.example.com'))
			.map((name) => `deploy/.env.example: ${name} has no example`),
		...Object.keys(common)
			.filter((name) => isSecret(name) || name in own)
			.map((name) => `deploy/n8n.env: ${name} belongs into .env.example only`),
		...['deploy/n8n.env', 'deploy/.env.example'].flatMap((path) => [
			...namesIn(path)
				.filter((name) => !known.has(name) && !ofCompose.includes(name))
				.map((name) => `${path}: n8n has no setting ${name}`),
			...plainProblems(path),
		]),
	];
}

/** Also those that are commented out. */
const namesIn = (path) =>
	[...read(path).matchAll(/^(?:# )?([A-Z][A-Z0-9_]+)=/gm)].map(([, name]) => name);

/** Compose, kustomize and Node agree about plain values only. */
const plainProblems = (path) =>
	read(path)
		.split('\n')
		.filter(
			(line) => line !== '' && !line.startsWith('#') && !/^[A-Z][A-Z0-9_]*=[^\s"'#$]*$/.test(line),
		)
		.map((line) => `${path}: "${line}" is not a plain setting`);

/** From the code of n8n itself. */
function namesOfN8n() {
	const link = join(root, 'apps', 'sample', 'n8n', 'node_modules', 'n8n');
	if (!existsSync(link)) throw new SetupError('n8n is not installed yet: "npm test" does it.');
	const n8n = realpathSync(link);
	const resolve = createRequire(join(n8n, 'package.json')).resolve;
	const folder = (name) => dirname(resolve(`${name}/package.json`));
	const files = [
		...globSync('dist/**/*.js', { cwd: folder('@n8n/config') }).map((path) =>
			join(folder('@n8n/config'), path),
		),
		join(folder('n8n-core'), 'dist', 'binary-data', 'binary-data.config.js'),
		join(n8n, 'dist', 'workflow-runner.js'),
		join(n8n, 'dist', 'modules', 'community-packages', 'community-packages.config.js'),
	];
	const code = files.map((file) => readFileSync(file, 'utf8')).join('\n');
	const named = /(?:Env\)\(|process\.env\.)'?([A-Z][A-Z0-9_]+)/g;
	return new Set([...code.matchAll(named)].map(([, name]) => name));
}
