import { randomUUID } from 'node:crypto';
import { createSimulator, type Simulator, type SimulatorOptions } from '@webex-nodes/simulator';
import type {
	IBinaryKeyData,
	IDataObject,
	IExecuteData,
	IExecuteFunctions,
	INode,
	INodeExecutionData,
	INodeParameters,
	INodeType,
	INodeTypes,
	IRun,
	IRunExecutionData,
	IWorkflowBase,
	IWorkflowExecuteAdditionalData,
	NodeApiError,
	Workflow as WorkflowType,
} from 'n8n-workflow';
import { OneCredential } from './credentials.ts';
import { DataTables } from './data-tables.ts';
import { forbiddenIn, leaksIn, markHostKeys, secretsOf, takePrinted } from './leaks.ts';
import {
	createRunExecutionData,
	ExecutionLifecycleHooks,
	Workflow,
	WorkflowExecute,
} from './n8n.ts';
import { loadAfresh, loadPackage } from './package.ts';
import { checkPreview } from './previews.ts';
import { callNode, itemsNode } from './test-nodes.ts';

interface Run {
	/** What the node gave. */
	readonly items: INodeExecutionData[];
	readonly json: IDataObject[];
	readonly error: NodeApiError | undefined;
	/** What the editor says beside the output. */
	readonly hints: readonly string[];
	/** The execution, to go on with when it waits. */
	readonly execution: { readonly workflow: WorkflowType; readonly data: IRunExecutionData };
}

interface RunOptions {
	readonly node:
		| 'call'
		| 'webex'
		| 'webexMeetings'
		| 'webexMeetingsXml'
		| 'webexMessages'
		| 'webexRooms';
	readonly parameters: INodeParameters;
	/** What comes into the node; one empty item when left out. */
	readonly items?: readonly IDataObject[];
	/** The files of each item. */
	readonly files?: readonly IBinaryKeyData[];
	readonly continueOnFail?: boolean;
	readonly timezone?: string;
	/** By hand, or by the trigger of an active workflow, where n8n keeps the static data. */
	readonly mode?: 'manual' | 'trigger';
	/** As when the next execution begins before n8n has saved the static data of this one. */
	readonly isUnsaved?: boolean;
	/** In queue mode: n8n gives workers no static data, and keeps what they write. */
	readonly onWorker?: boolean;
	/** The process dies when the node has returned: n8n has stored nothing but the beginning. */
	readonly isKilled?: boolean;
	/** A person stops the execution when the node has returned: n8n stores what it had at the beginning. */
	readonly isStopped?: boolean;
	/** The execution waits after the node, so it does not end. */
	readonly waits?: boolean;
	/** Of the node; its ID stays. */
	readonly name?: string;
	/** Where n8n is reached, and the number of the execution there. */
	readonly waiting?: { readonly url: string; readonly executionId: string };
	/** Its output is not compared with the preview, which has what tests of the operation itself have seen. */
	readonly withoutPreview?: boolean;
	/** The node as another process of n8n has loaded it. */
	readonly nodeType?: INodeType;
	/** Its time is measured: what it gave is neither searched for secrets nor compared with what the editor shows. */
	readonly isMeasured?: boolean;
}

/** What n8n stores of a workflow. */
interface Stored {
	readonly id: string;
	staticData: IDataObject;
	readonly additionalData: (workflowId: string) => IWorkflowExecuteAdditionalData;
	readonly executions: Map<string, IRunExecutionData>;
}

export interface Harness {
	readonly simulator: Simulator;
	readonly credential: OneCredential;
	/** The simulator's address, without a slash at the end. */
	readonly url: string;
	readonly run: (options: RunOptions) => Promise<Run>;
	/** Another process of the same n8n. */
	readonly anotherProcess: () => Promise<Pick<Harness, 'run'>>;
	/** What the node stored in the workflow. */
	readonly stored: Stored;
	/** Runs something in the context of a node, in n8n-core. */
	readonly call: (work: (context: IExecuteFunctions) => Promise<IDataObject>) => Promise<Run>;
	readonly nodeType: (name: string) => INodeType;
	readonly nodeTypes: INodeTypes;
	readonly additionalData: (workflowId: string) => IWorkflowExecuteAdditionalData;
	/** Of the project, for all workflows. */
	readonly dataTables: DataTables;
	/** Small workflows that n8n's clock goes on with later: here they are only kept. */
	readonly alarms: readonly IWorkflowBase[];
	/** What n8n stored of executions, by their ID. */
	readonly executions: Map<string, IRunExecutionData>;
	readonly close: () => Promise<void>;
}

const redirectUri = 'http://127.0.0.1:5678/rest/oauth2-credential/callback';

/** The built nodes in n8n-core, with a credential that was authorised at a simulator of their own. */
export async function createHarness({
	scope = 'spark:people_read spark:rooms_read spark:messages_read spark:messages_write',
	...options
}: SimulatorOptions & { readonly scope?: string } = {}): Promise<Harness> {
	const loader = await loadPackage();
	const simulator = createSimulator({ redirectUris: [redirectUri], ...options });
	markHostKeys(simulator.world);
	const { url, close } = await simulator.listen();
	const nodeType = (name: string) => loader.getNode(name).type as INodeType;
	const nodeTypes: INodeTypes = {
		getByName: (type) => typeByName(type),
		getByNameAndVersion: (type) => typeByName(type),
		getKnownTypes: () => ({}),
	};
	const typeByName = (type: string): INodeType =>
		type === 'test.items'
			? itemsNode
			: type === 'n8n-nodes-webex.call'
				? callNode(() => work)
				: nodeType(type.replace('n8n-nodes-webex.', ''));
	const typesWith = ({ node, nodeType: own }: RunOptions): INodeTypes => ({
		...nodeTypes,
		getByNameAndVersion: (type) =>
			own && type === `n8n-nodes-webex.${node}` ? own : typeByName(type),
	});
	let work: Parameters<Harness['call']>[0] = async () => ({});
	const dataTables = new DataTables();
	const alarms: IWorkflowBase[] = [];
	const executions = new Map<string, IRunExecutionData>();
	const credential = new OneCredential(loader, nodeTypes, {
		environment: 'custom',
		baseUrl: `${url}/v1`,
		xmlUrl: `${url}/WBXService/XMLService`,
		clientId: simulator.integration.clientId,
		clientSecret: simulator.integration.clientSecret,
		oauthTokenData: await authorise(simulator, url, scope),
	});
	const stored: Stored = {
		id: randomUUID(),
		staticData: {},
		executions,
		additionalData: (workflowId) => ({
			...additionalData(credential, workflowId),
			executeWorkflow: async ({ code }, _, { doNotWaitToFinish = false }) => {
				if (!code) throw new Error('Only workflows that a node made itself run here');
				if (!code.nodes.some(({ type }) => type === 'n8n-nodes-base.wait')) {
					return await dataTables.run(code);
				}
				if (doNotWaitToFinish) alarms.push(code);
				return { executionId: '0', data: [null] };
			},
			getRunExecutionData: async (id) => structuredClone(executions.get(id)),
		}),
	};
	return {
		simulator,
		credential,
		url,
		nodeType,
		nodeTypes,
		additionalData: stored.additionalData,
		dataTables,
		alarms,
		executions,
		close,
		stored,
		anotherProcess: async () => {
			const other = await loadAfresh();
			const typesOf = (run: RunOptions) =>
				typesWith({ ...run, nodeType: other.getNode(run.node).type as INodeType });
			return { run: (run) => runNode(typesOf(run), credential, run, stored) };
		},
		run: (run) => runNode(typesWith(run), credential, run, stored),
		call: (given) => {
			work = given;
			return runNode(nodeTypes, credential, { node: 'call', parameters: {} }, stored);
		},
	};
}

const credentialTypes = [
	'webexMeetingsXmlApi',
	'webexMeetingsXmlOAuth2Api',
	'webexOAuth2Api',
	'webexServiceAppApi',
	'webexTokenApi',
];

/** A node may choose any of them. */
export const credentialsFor = ({ id }: OneCredential) =>
	Object.fromEntries(credentialTypes.map((type) => [type, { id, name: 'Webex account' }]));

async function authorise(simulator: Simulator, url: string, scope: string) {
	const { clientId, clientSecret } = simulator.integration;
	const [owner] = simulator.world.people.values();
	const consent = await simulator.request(
		new Request(`${url}/v1/authorize`, {
			method: 'POST',
			body: new URLSearchParams({
				response_type: 'code',
				client_id: clientId,
				redirect_uri: redirectUri,
				scope,
				person: owner?.id ?? '',
				decision: 'accept',
			}),
		}),
	);
	const code = new URL(consent.headers.get('location') ?? '').searchParams.get('code') ?? '';
	const answer = await simulator.request(
		new Request(`${url}/v1/access_token`, {
			method: 'POST',
			body: new URLSearchParams({
				grant_type: 'authorization_code',
				client_id: clientId,
				client_secret: clientSecret,
				redirect_uri: redirectUri,
				code,
			}),
		}),
	);
	return (await answer.json()) as Record<string, string>;
}

let executionNumber = 1000;

const stackEntry = (node: INode): IExecuteData => ({ node, data: { main: [[]] }, source: null });

async function runNode(
	nodeTypes: INodeTypes,
	credentialsHelper: OneCredential,
	{
		node,
		parameters,
		items = [{}],
		files = [],
		continueOnFail = false,
		timezone = 'UTC',
		mode = 'manual',
		name = 'Node',
		isUnsaved = false,
		onWorker = false,
		isKilled = false,
		isStopped = false,
		waits = false,
		withoutPreview = false,
		waiting,
		isMeasured = false,
	}: RunOptions,
	stored: Stored,
): Promise<Run> {
	const workflow = new Workflow({
		id: stored.id,
		active: mode === 'trigger',
		nodeTypes,
		staticData: onWorker ? {} : structuredClone(stored.staticData),
		settings: { timezone, executionOrder: 'v1' },
		nodes: [
			{
				id: 'one',
				name: 'Items',
				type: 'test.items',
				typeVersion: 1,
				position: [0, 0],
				parameters: { items: JSON.stringify(items), files: JSON.stringify(files) },
			},
			{
				id: 'two',
				name,
				type: `n8n-nodes-webex.${node}`,
				typeVersion: 1,
				position: [200, 0],
				parameters,
				...(continueOnFail && { onError: 'continueRegularOutput' as const }),
				credentials: credentialsFor(credentialsHelper),
			},
		],
		connections: { Items: { main: [[{ node: name, type: 'main', index: 0 }]] } },
	});
	const startNode = workflow.getNode('Items');
	executionNumber += 1;
	const executionId = waiting?.executionId ?? String(executionNumber);
	const shared = stored.additionalData(stored.id);
	// An execution that does not end does not tell the node so.
	if (shared.hooks && (isKilled || waits)) shared.hooks.addHandler = () => {};
	const execute = new WorkflowExecute(
		{
			...shared,
			executionId,
			...(waiting && { webhookWaitingBaseUrl: `${waiting.url}/webhook-waiting` }),
		},
		mode,
	);
	if (isStopped) {
		const controller: AbortController = Reflect.get(execute, 'abortController');
		shared.hooks?.addHandler('nodeExecuteAfter', (ran) => {
			if (ran === name) controller.abort();
		});
	}
	const begun = createRunExecutionData({
		executionData: { nodeExecutionStack: startNode ? [stackEntry(startNode)] : [] },
	});
	takePrinted();
	const result: IRun = await execute.run({ workflow, ...(startNode && { startNode }) });
	// Whatever a test is about: what n8n stores and prints holds nothing of the credential.
	const secrets = [
		...secretsOf(credentialsHelper.stored, ...credentialsHelper.saved),
		...forbiddenIn(parameters),
	];
	const kept = { ...result.data, staticData: workflow.staticData, printed: takePrinted() };
	const leaks = isMeasured ? [] : leaksIn(kept, secrets);
	if (leaks.length > 0) throw new Error(`A secret is in ${leaks.join(', ')}`);
	// n8n saves it also when the workflow failed, but not after a run by hand.
	const isChanged = workflow.staticData['__dataChanged'] === true;
	if (mode === 'trigger' && !isUnsaved && !isKilled && (isChanged || !onWorker)) {
		stored.staticData = JSON.parse(JSON.stringify(workflow.staticData)) as IDataObject;
	}
	stored.executions.set(executionId, isKilled || isStopped ? begun : result.data);
	if (waits) result.data.waitTill = new Date(Date.now() + 3600_000);
	const { resultData } = result.data;
	const { data, hints = [] } = resultData.runData[name]?.at(-1) ?? {};
	const output = data?.['main']?.[0] ?? [];
	const json = output.map(({ json }) => json);
	// What comes out of a wait is what it waits for, not what went in.
	const isAsking = parameters['operation'] === 'sendAndWait' || result.data.waitTill !== undefined;
	const isCompared =
		node !== 'call' && !continueOnFail && !isAsking && !isMeasured && !withoutPreview;
	if (isCompared) checkPreview(node, parameters, json);
	return {
		items: output,
		json,
		error: resultData.error as NodeApiError | undefined,
		hints: hints.map(({ message }) => message),
		execution: { workflow, data: result.data },
	};
}

function additionalData(
	credentialsHelper: OneCredential,
	workflowId: string,
): IWorkflowExecuteAdditionalData {
	const base = 'http://127.0.0.1:5678';
	return {
		credentialsHelper,
		hooks: new ExecutionLifecycleHooks('manual', '1', {
			id: workflowId,
			name: 'Test',
			active: false,
			isArchived: false,
			nodes: [],
			connections: {},
			createdAt: new Date(0),
			updatedAt: new Date(0),
		} as never),
		currentNodeExecutionIndex: 0,
		executionId: '1',
		restApiUrl: `${base}/rest`,
		instanceBaseUrl: base,
		formBaseUrl: base,
		formWaitingBaseUrl: base,
		formTestBaseUrl: base,
		webhookBaseUrl: base,
		webhookWaitingBaseUrl: base,
		webhookTestBaseUrl: base,
		mcpBaseUrl: base,
		mcpTestBaseUrl: base,
		variables: {},
		externalSecretsProxy: { getSecret: () => undefined } as never,
		logAiEvent: () => {},
		executeWorkflow: refuse,
		getRunExecutionData: refuse,
		getRuntimeCredential: refuse,
		startRunnerTask: refuse,
	};
}

async function refuse(): Promise<never> {
	throw new Error('Not part of these tests');
}
