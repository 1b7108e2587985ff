import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type {
	IDataObject,
	INodeExecutionData,
	INodeParameters,
	INodeType,
	IWebhookData,
	IWorkflowExecuteAdditionalData,
} from 'n8n-workflow';
import type { Harness } from './harness.ts';
import { forbiddenIn, searched } from './leaks.ts';
import { isSignedAddress, WebhookContext } from './n8n.ts';
import { loadAfresh } from './package.ts';
import { checkPreview } from './previews.ts';

interface Waiting {
	state: 'cancelled' | 'elsewhere' | 'finished' | 'running' | 'waiting';
	/** What the workflow goes on with. */
	items: INodeExecutionData[];
	until: Date | undefined;
	run: Awaited<ReturnType<Harness['run']>> | undefined;
}

/** The part of n8n that lets executions wait and goes on with them, over HTTP, as its own sources do it. */
export interface WaitingRoom {
	readonly url: string;
	/** Runs the operation that waits; n8n needs `storing` milliseconds until it waits for the answer. */
	readonly ask: (
		parameters: INodeParameters,
		items?: readonly IDataObject[],
		storing?: number,
		more?: AskOptions,
	) => Promise<{ readonly execution: Waiting; readonly run: NonNullable<Waiting['run']> }>;
	/** How this n8n behaves; a test may change it at any time. */
	readonly behaviour: Behaviour;
	/** The methods of all calls so far. */
	readonly calls: readonly string[];
	readonly close: () => Promise<void>;
}

interface AskOptions {
	/** The process that runs the node, the first one when left out. */
	readonly process?: number;
	/** This execution asks once more, as in a loop. */
	readonly execution?: Waiting;
}

interface Behaviour {
	/** The process that serves a call, the first one unless a test changes it. */
	serves: (method: string) => number;
	/** Whether it signs with the same secret as the process that asks. */
	isSameSecret: boolean;
	/** Whether it has the executions of the process that asks. */
	isSameDatabase: boolean;
	/** Whether it replies at all. */
	isReachable: boolean;
	/** How many of the next answers it cannot store. */
	failures: number;
}

/** An operation that waits. */
interface Waits {
	readonly node: 'webexMeetings' | 'webexMessages';
	readonly operation: string;
}

/** Each process of n8n has loaded the node for itself; they share the executions. */
export async function openWaitingRoom(
	harness: () => Harness,
	processes = 1,
	waits: Waits = { node: 'webexMessages', operation: 'sendAndWait' },
): Promise<WaitingRoom> {
	const executions = new Map<string, Waiting>();
	const behaviour: Behaviour = {
		serves: () => 0,
		isSameSecret: true,
		isSameDatabase: true,
		isReachable: true,
		failures: 0,
	};
	const calls: string[] = [];
	const others: INodeType[] = [];
	while (others.length < processes - 1) {
		const loader = await loadAfresh();
		others.push(loader.getNode(waits.node).type as INodeType);
	}
	const nodeOf = (process: number) => others[process - 1] ?? harness().nodeType(waits.node);
	const server = createServer(async (request, response) => {
		const url = new URL(request.url ?? '', address());
		const chunks: Buffer[] = [];
		for await (const chunk of request) chunks.push(chunk as Buffer);
		const [, , executionId = ''] = url.pathname.split('/');
		const execution = executions.get(executionId);
		const answer = (status: number, body: string) => response.writeHead(status).end(body);
		const named = `The execution "${executionId}"`;
		const refuse = (status: number, message: string) =>
			answer(status, JSON.stringify({ code: status, message }));
		calls.push(request.method ?? '');
		if (!behaviour.isReachable) return response.destroy();
		if (!execution || !behaviour.isSameDatabase) return refuse(404, `${named} does not exist.`);
		// While a node runs, n8n has stored the token of its execution already.
		const token = execution.run?.execution.data.resumeToken;
		const isToken = token === undefined || url.searchParams.get('signature') === token;
		const isQuestion = waits.operation === 'sendAndWait';
		if (!behaviour.isSameSecret || !(isQuestion ? isSignedAddress(url) : isToken)) {
			return isQuestion
				? answer(401, '<title>Invalid Form Link</title>')
				: answer(401, JSON.stringify({ error: 'Invalid token' }));
		}
		if (execution.state === 'running') return refuse(409, `${named} is running already.`);
		if (execution.state === 'cancelled') return refuse(409, `${named} has finished with error.`);
		if (execution.state === 'finished') {
			return isQuestion
				? answer(200, '<h1>No action required</h1>')
				: refuse(409, `The execution "${executionId} has finished already.`);
		}
		// It has gone on, and waits at a later node.
		if (execution.state === 'elsewhere') {
			return isQuestion
				? answer(200, '<h1>No action required</h1>')
				: refuse(
						404,
						`The workflow for execution "${executionId}" does not contain a waiting webhook with a matching path/method.`,
					);
		}
		const rawBody = Buffer.concat(chunks);
		const { workflow, data } = execution.run?.execution ?? {};
		const node = workflow?.getNode('Node');
		if (!workflow || !node || !data) return answer(500, 'Nothing waits');
		const contentType = request.headers['content-type'] ?? '';
		const { operation, responseType } = node.parameters;
		const isSpecial = operation === 'sendAndWait' && responseType === 'customForm';
		if (request.method === 'POST' && isSpecial && !contentType.startsWith('multipart/')) {
			return answer(415, 'Expected multipart/form-data');
		}
		const body = await bodyOf(rawBody, contentType);
		const said: string[] = [];
		// As Express extends it.
		const outgoing = Object.assign(response, {
			status: (status: number) => {
				response.statusCode = status;
				return outgoing;
			},
			json: (value: object) => outgoing.send(JSON.stringify(value)),
			send: (text: string) => {
				said.push(text);
				return response.end(text);
			},
		});
		const additionalData = {
			...harness().additionalData(workflow.id),
			webhookWaitingBaseUrl: `${address()}/webhook-waiting`,
			executionId,
			httpRequest: {
				method: request.method,
				headers: request.headers,
				query: Object.fromEntries(url.searchParams),
				body,
				rawBody,
			},
			httpResponse: outgoing,
		} as unknown as IWorkflowExecuteAdditionalData;
		const webhook = { webhookDescription: { name: 'default' } } as IWebhookData;
		const context = new WebhookContext(
			workflow,
			node,
			additionalData,
			'trigger',
			webhook,
			[],
			data,
		);
		const type = nodeOf(behaviour.serves(request.method ?? ''));
		const { credential, simulator } = harness();
		const result = await searched({
			credential: () => [credential.stored, ...credential.saved],
			forbidden: () => [
				...forbiddenIn(node.parameters),
				...[...simulator.world.webhooks.values()].flatMap(({ secret }) => secret ?? []),
			],
			said: () => said,
			work: async () => await type.webhook?.call(context as never),
		});
		if (result?.workflowData) {
			// In the database this is one step: the second one is refused. The reply comes afterwards.
			const isRefused = execution.state !== 'waiting' || behaviour.failures > 0;
			behaviour.failures = Math.max(0, behaviour.failures - 1);
			if (isRefused) return refuse(500, 'There was a problem executing the workflow');
			execution.state = 'finished';
			execution.items = result.workflowData[0] ?? [];
			const { parameters } = node;
			checkPreview(
				waits.node,
				parameters,
				execution.items.map(({ json }) => json),
			);
		}
		if (!result?.noWebhookResponse) response.end(result?.webhookResponse ?? 'Workflow was started');
	});
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
	const { port } = server.address() as AddressInfo;
	const address = () => `http://127.0.0.1:${port}`;
	const newExecution = (): Waiting => {
		const execution: Waiting = { state: 'running', items: [], until: undefined, run: undefined };
		executions.set(String(executions.size + 1), execution);
		return execution;
	};
	const idOf = (execution: Waiting) =>
		[...executions].find(([, known]) => known === execution)?.[0] ?? '';
	return {
		url: address(),
		behaviour,
		calls,
		ask: async (
			parameters,
			items = [{}],
			storing = 0,
			{ process = 0, execution: earlier } = {},
		) => {
			const execution = earlier ?? newExecution();
			execution.state = 'running';
			execution.run = undefined;
			const executionId = idOf(execution);
			const run = await harness().run({
				node: waits.node,
				parameters: { resource: 'message', operation: waits.operation, ...parameters },
				items,
				mode: 'trigger',
				waiting: { url: address(), executionId },
				nodeType: nodeOf(process),
			});
			execution.run = run;
			execution.until = run.execution.data.waitTill;
			if (storing > 0) setTimeout(() => (execution.state = 'waiting'), storing).unref();
			else execution.state = execution.until ? 'waiting' : 'finished';
			return { execution, run };
		},
		close: async () => {
			server.closeAllConnections();
			await new Promise((resolve) => server.close(resolve));
		},
	};
}

/** n8n puts the fields of a multipart form into `data`, and those of other forms beside each other. */
async function bodyOf(rawBody: Buffer, contentType: string): Promise<IDataObject> {
	if (!/^multipart\/|urlencoded/.test(contentType)) return {};
	const headers = { 'content-type': contentType };
	const fields = fieldsOf(await new Response(new Uint8Array(rawBody), { headers }).formData());
	return contentType.startsWith('multipart/') ? { data: fields, files: {} } : fields;
}

/** A field that comes several times is a list. */
function fieldsOf(form: FormData): Record<string, string | string[]> {
	const fields: Record<string, string | string[]> = {};
	for (const name of new Set(form.keys())) {
		const [first = '', ...others] = form.getAll(name).map(String);
		fields[name] = others.length > 0 ? [first, ...others] : first;
	}
	return fields;
}
