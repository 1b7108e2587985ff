import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type {
	IDataObject,
	INodeExecutionData,
	INodeParameters,
	IWebhookData,
	IWorkflowExecuteAdditionalData,
} from 'n8n-workflow';
import type { Harness } from './harness.ts';
import { isSignedAddress, WebhookContext } from './n8n.ts';
import { checkPreview } from './previews.ts';

interface Waiting {
	state: 'cancelled' | 'finished' | 'running' | 'waiting';
	/** What the workflow goes on with. */
	items: INodeExecutionData[];
	until: Date | undefined;
	run: Awaited<ReturnType<Harness['run']>> | undefined;
}

/** The part of n8n that lets executions wait and goes on with them, over HTTP, as its own sources do it. */
export interface WaitingRoom {
	readonly url: string;
	/** Runs "Send and Wait for Response"; n8n needs `storing` milliseconds until it waits for the answer. */
	readonly ask: (
		parameters: INodeParameters,
		items?: readonly IDataObject[],
		storing?: number,
	) => Promise<{ readonly execution: Waiting; readonly run: NonNullable<Waiting['run']> }>;
	readonly close: () => Promise<void>;
}

export async function openWaitingRoom(harness: () => Harness): Promise<WaitingRoom> {
	const executions = new Map<string, Waiting>();
	const server = createServer(async (request, response) => {
		const url = new URL(request.url ?? '', address());
		const chunks: Buffer[] = [];
		for await (const chunk of request) chunks.push(chunk as Buffer);
		const [, , executionId = ''] = url.pathname.split('/');
		const execution = executions.get(executionId);
		const answer = (status: number, body: string) => response.writeHead(status).end(body);
		if (!execution) return answer(404, 'The execution does not exist.');
		if (!isSignedAddress(url)) return answer(401, 'Invalid token');
		if (execution.state === 'running') return answer(409, 'The execution is running already.');
		if (execution.state === 'cancelled') return answer(409, 'The execution finished with error.');
		if (execution.state === 'finished') return answer(200, 'No action required');
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
		const outgoing = {
			status: (status: number) => {
				response.statusCode = status;
				return outgoing;
			},
			json: (value: object) => response.end(JSON.stringify(value)),
			send: (text: string) => response.end(text),
			setHeader: (name: string, value: string) => response.setHeader(name, value),
		};
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
		const type = harness().nodeType('webexMessages');
		const result = await type.webhook?.call(context as never);
		if (result?.workflowData) {
			// In the database this is one step: the second one is refused.
			if (execution.state !== 'waiting') return answer(409, 'Already resuming');
			execution.state = 'finished';
			execution.items = result.workflowData[0] ?? [];
			const { parameters } = node;
			checkPreview(
				'webexMessages',
				parameters,
				execution.items.map(({ json }) => json),
			);
		}
		if (!result?.noWebhookResponse) response.end(result?.webhookResponse ?? 'Workflow was started');
	});
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
	const { port } = server.address() as AddressInfo;
	const address = () => `http://127.0.0.1:${port}`;
	return {
		url: address(),
		ask: async (parameters, items = [{}], storing = 0) => {
			const executionId = String(executions.size + 1);
			const execution: Waiting = { state: 'running', items: [], until: undefined, run: undefined };
			executions.set(executionId, execution);
			const run = await harness().run({
				node: 'webexMessages',
				parameters: { resource: 'message', operation: 'sendAndWait', ...parameters },
				items,
				mode: 'trigger',
				waiting: { url: address(), executionId },
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
