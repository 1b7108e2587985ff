import { createSimulator, type Simulator, type SimulatorOptions } from '@webex-nodes/simulator';
import { openDataFolder, type Secrets } from './data-folder.ts';
import { type Credential, N8nApi, type StoredWorkflow, type WorkflowFile } from './n8n/api.ts';
import { connectCredential } from './n8n/connect.ts';
import { requireFreePort, type Server, startServer } from './n8n/server.ts';
import { importWorkflows } from './workflows.ts';

export interface SampleOptions {
	readonly port: number;
	readonly dataFolder: string;
	readonly reset?: boolean;
	readonly workflows: readonly WorkflowFile[];
	/** Hears what is going on. */
	readonly progress?: (line: string) => void;
	/** More environment variables for n8n. */
	readonly environment?: Readonly<Record<string, string>>;
	/** Gives up while n8n starts. */
	readonly signal?: AbortSignal;
}

export interface RunningN8n {
	readonly n8n: N8nApi;
	readonly server: Server;
	readonly secrets: Secrets;
	readonly stop: () => Promise<void>;
}

export interface Sample extends RunningN8n {
	readonly simulator: Simulator;
	readonly simulatorUrl: string;
	/** Of messages and rooms. */
	readonly credential: Credential;
	readonly meetingsCredential: Credential;
	readonly workflows: readonly StoredWorkflow[];
}

export const callbackPath = '/rest/oauth2-credential/callback';

/** n8n with an owner who is logged in. */
export async function startN8n(options: Omit<SampleOptions, 'workflows'>): Promise<RunningN8n> {
	const { progress = () => {} } = options;
	const secrets = await openDataFolder(options.dataFolder, options);
	progress('Starting n8n (10 to 25 seconds)');
	const server = await startServer({ ...options, encryptionKey: secrets.encryptionKey });
	try {
		const n8n = new N8nApi(server.url);
		await server.during(n8n.logIn(secrets.login));
		return { n8n, server, secrets, stop: server.stop };
	} catch (error) {
		await server.stop();
		throw error;
	}
}

/** The simulator and n8n, connected, with the workflows imported and nothing active yet. */
export async function startSample(
	options: SampleOptions & {
		readonly simulatorPort: number;
		readonly simulator?: SimulatorOptions;
	},
): Promise<Sample> {
	const { progress = () => {}, simulatorPort } = options;
	progress('Starting the simulated Webex');
	if (simulatorPort) await requireFreePort(simulatorPort);
	const simulator = createSimulator({
		...options.simulator,
		redirectUris: [`http://127.0.0.1:${options.port}${callbackPath}`],
	});
	const { url: simulatorUrl, close } = await simulator.listen(simulatorPort);
	const running = await startN8n(options).catch(async (error: unknown) => {
		await close();
		throw error;
	});
	const stop = async () => {
		await running.stop();
		await close();
	};
	const { n8n, server } = running;
	const setUp = async () => {
		progress('Connecting the Webex credentials through OAuth2');
		const { credential, meetingsCredential } = await saveCredentials(n8n, {
			clientId: simulator.integration.clientId,
			clientSecret: simulator.integration.clientSecret,
			environment: 'custom',
			// So that every operation of the node Webex Rooms can be tried by hand.
			scopePreset: 'messagesAndTeams',
			baseUrl: `${simulatorUrl}/v1`,
			xmlUrl: `${simulatorUrl}/WBXService/XMLService`,
		});
		const credentials = [credential, meetingsCredential];
		for (const { id } of credentials) await connectCredential(n8n, id);
		progress('Importing the workflows');
		const workflows = await importWorkflows(n8n, credentials, options.workflows);
		return { credential, meetingsCredential, workflows };
	};
	try {
		return { ...running, simulator, simulatorUrl, ...(await server.during(setUp())), stop };
	} catch (error) {
		await stop();
		throw error;
	}
}

/** Two for one integration: messages need few scopes, the Meetings XML API knows only the largest. */
export async function saveCredentials(
	n8n: N8nApi,
	data: object,
): Promise<{ readonly credential: Credential; readonly meetingsCredential: Credential }> {
	const type = 'webexOAuth2Api';
	return {
		credential: await n8n.saveCredential({ name: 'Webex account', type, data }),
		meetingsCredential: await n8n.saveCredential({
			name: 'Webex meetings account',
			type,
			data: { ...data, scopePreset: 'meetingsXml' },
		}),
	};
}
