import { createSimulator, type Simulator, type SimulatorOptions } from '@webex-nodes/simulator';
import { saveCredentials, serviceAppScopes } from './credentials.ts';
import { type DataFolder, openDataFolder, type Secrets } from './data-folder.ts';
import { type Credential, N8nApi, type StoredWorkflow, type WorkflowFile } from './n8n/api.ts';
import { connectCredential } from './n8n/connect.ts';
import {
	editorUrl,
	type Installation,
	requireFreePort,
	type Server,
	startServer,
} from './n8n/server.ts';
import { importWorkflows } from './workflows.ts';

export interface N8nOptions {
	readonly port: number;
	readonly dataFolder: string;
	readonly reset?: boolean;
	/** Which n8n: that of the sample when left out. */
	readonly installation?: Installation;
	/** Is called with a sentence about each step. */
	readonly progress?: (line: string) => void;
	/** More environment variables for n8n. */
	readonly environment?: Readonly<Record<string, string>>;
	/** Stops the start. */
	readonly signal?: AbortSignal;
}

export interface SampleOptions extends N8nOptions {
	readonly simulatorPort: number;
	readonly simulator?: SimulatorOptions;
	readonly workflows: readonly WorkflowFile[];
}

/** In one process, or in several. */
export interface RunningN8n {
	readonly n8n: N8nApi;
	readonly secrets: Secrets;
	/** The names of the processes that ran an execution. */
	readonly ranBy?: (executionId: string) => Promise<readonly string[]>;
	/** Waits for work that needs n8n. When n8n ends meanwhile, rejects with that error, not with the error of the work. */
	readonly during: <Result>(work: Promise<Result>) => Promise<Result>;
	readonly stop: () => Promise<void>;
}

/** In one process. */
export interface RunningServer extends RunningN8n {
	readonly server: Server;
}

/** What belongs to n8n when it runs on the simulator. */
export interface Connected {
	readonly simulator: Simulator;
	readonly simulatorUrl: string;
	/** Of messages and rooms. */
	readonly credential: Credential;
	/** Of meetings over the XML API. */
	readonly meetingsXmlCredential: Credential;
	readonly workflows: readonly StoredWorkflow[];
}

export type Sample = RunningServer & Connected;

export const callbackPath = '/rest/oauth2-credential/callback';

/** Locks the data folder and starts n8n on it, with an owner who is logged in. */
export async function startN8n(options: N8nOptions): Promise<RunningServer> {
	return await startOn(await openFolder(options), options);
}

/** Locks the data folder of an n8n. */
export async function openFolder({ dataFolder, port, reset }: N8nOptions): Promise<DataFolder> {
	return await openDataFolder(dataFolder, { url: editorUrl(port), reset });
}

/** Starts n8n on a folder that is locked, and unlocks it when n8n has ended. */
export async function startOn(folder: DataFolder, options: N8nOptions): Promise<RunningServer> {
	await using opened = new AsyncDisposableStack();
	opened.use(folder);
	const { progress = () => {} } = options;
	const { secrets } = folder;
	progress('Starting n8n (10 to 25 seconds)');
	const server = await startServer({ ...options, encryptionKey: secrets.encryptionKey });
	opened.defer(server.stop);
	const n8n = new N8nApi(server.url);
	await server.during(n8n.logIn(secrets.login));
	const running = opened.move();
	const stop = async () => await running.disposeAsync();
	return { n8n, server: { ...server, stop }, secrets, during: server.during, stop };
}

/** Starts the simulator and n8n, connects them, and imports the workflows; none of them is active yet. */
export async function startSample(options: SampleOptions): Promise<Sample> {
	return await startWith(startOn, options);
}

/** The same with another way to start n8n. */
export async function startWith<Options extends SampleOptions, Running extends RunningN8n>(
	start: (folder: DataFolder, options: Options) => Promise<Running>,
	options: Options,
): Promise<Running & Connected> {
	await using opened = new AsyncDisposableStack();
	const { progress = () => {}, simulatorPort, port } = options;
	// First: when another "npm start" has the folder, that explains more than a port that it uses too.
	const folder = opened.use(await openFolder(options));
	progress('Starting the simulated Webex');
	if (simulatorPort) await requireFreePort(simulatorPort);
	const simulator = createSimulator({
		serviceAppScopes,
		...options.simulator,
		redirectUris: [editorUrl(port) + callbackPath],
	});
	const { url: simulatorUrl, close } = await simulator.listen(simulatorPort);
	opened.defer(close);
	const running = await start(folder, options);
	opened.defer(running.stop);
	const { n8n } = running;
	const setUp = async () => {
		progress('Connecting the Webex credentials through OAuth2');
		const { oauth, all } = await saveCredentials(n8n, {
			place: {
				environment: 'custom',
				baseUrl: `${simulatorUrl}/v1`,
				xmlUrl: `${simulatorUrl}/WBXService/XMLService`,
			},
			integration: simulator.integration,
			serviceApp: authorisedServiceApp(simulator),
			botToken: simulator.botToken,
		});
		for (const { id } of Object.values(oauth)) await connectCredential(n8n, id);
		progress('Importing the workflows');
		const workflows = await importWorkflows(n8n, all, options.workflows);
		return {
			credential: oauth.messages,
			meetingsXmlCredential: oauth.meetingsXml,
			workflows,
		};
	};
	const ready = await running.during(setUp());
	const started = opened.move();
	const stop = async () => await started.disposeAsync();
	return { ...running, ...ready, simulator, simulatorUrl, stop };
}

/** What the developer portal shows when an administrator has authorised the service app. */
function authorisedServiceApp({ serviceApp, tokens, world }: Simulator) {
	const account = world.findPersonByEmail(`${serviceApp.name}@webex.bot`);
	if (!account) throw new Error('The service app of the simulator has no account.');
	const { refresh_token: refreshToken = '' } = tokens.grant(
		serviceApp,
		account.id,
		serviceApp.scopes,
	);
	return { ...serviceApp, refreshToken };
}
