import { join } from 'node:path';

/** In the data folder, where n8n runs: what workflows write. */
export const filesFolder = '.n8n-files';

export interface EnvironmentOptions {
	readonly port: number;
	/** n8n stores all of its data in it. */
	readonly dataFolder: string;
	readonly encryptionKey: string;
	/** More environment variables. */
	readonly environment?: Readonly<Record<string, string>>;
}

/** Modules that the sample does not need; one of them calls the internet. */
const disabledModules =
	'mcp-registry,insights,mcp,chat-hub,agents,agent-evals,instance-ai,quick-connect,workflow-builder';

/** An n8n that listens on the loopback address only, and calls nothing on the internet. */
export function n8nEnvironment({
	port,
	dataFolder,
	encryptionKey,
	environment,
}: EnvironmentOptions): Record<string, string | undefined> {
	const url = `http://127.0.0.1:${port}`;
	// Settings of another n8n of the person, and of a test runner, must not reach this one.
	const inherited = Object.entries(process.env).filter(
		([name]) =>
			!/^(N8N_|DB_|EXECUTIONS_|QUEUE_|OFFLOAD_|WEBHOOK_URL|NODE_OPTIONS|VITEST)/.test(name),
	);
	return {
		...Object.fromEntries(inherited),
		NODE_ENV: 'production',
		N8N_USER_FOLDER: dataFolder,
		// As in a container of n8n, where it may write files into this folder of its home.
		N8N_RESTRICT_FILE_ACCESS_TO: join(dataFolder, filesFolder),
		N8N_PORT: String(port),
		N8N_LISTEN_ADDRESS: '127.0.0.1',
		N8N_HOST: '127.0.0.1',
		N8N_PROTOCOL: 'http',
		N8N_EDITOR_BASE_URL: url,
		N8N_WEBHOOK_URL: `${url}/`,
		N8N_SECURE_COOKIE: 'false',
		N8N_ENCRYPTION_KEY: encryptionKey,
		N8N_DIAGNOSTICS_ENABLED: 'false',
		N8N_VERSION_NOTIFICATIONS_ENABLED: 'false',
		N8N_VERSION_NOTIFICATIONS_WHATS_NEW_ENABLED: 'false',
		N8N_TEMPLATES_ENABLED: 'false',
		N8N_PERSONALIZATION_ENABLED: 'false',
		N8N_HIRING_BANNER_ENABLED: 'false',
		N8N_COMMUNITY_PACKAGES_ENABLED: 'true',
		N8N_UNVERIFIED_PACKAGES_ENABLED: 'true',
		N8N_VERIFIED_PACKAGES_ENABLED: 'false',
		N8N_ENFORCE_SETTINGS_FILE_PERMISSIONS: 'false',
		N8N_RUNNERS_BROKER_PORT: String(port + 1),
		N8N_DISABLED_MODULES: disabledModules,
		GENERIC_TIMEZONE: 'UTC',
		...environment,
	};
}
