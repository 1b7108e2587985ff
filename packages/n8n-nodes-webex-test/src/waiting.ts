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
	/** Runs "Send and Wait for Response". */
	readonly ask: (
		parameters: INodeParameters,
		items?: readonly IDataObject[],
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
		const isForm = request.headers['content-type']?.includes('urlencoded');
		const body = isForm ? formOf(rawBody.toString()) : {};
		const { workflow, data } = execution.run?.execution ?? {};
		const node = workflow?.getNode('Node');
		if (!workflow || !node || !data) return answer(500, 'Nothing waits');
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
			// In the database this is one step: whoever comes second is refused.
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
		ask: async (parameters, items = [{}]) => {
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
			execution.state = execution.until ? 'waiting' : 'finished';
			return { execution, run };
		},
		close: async () => {
			server.closeAllConnections();
			await new Promise((resolve) => server.close(resolve));
		},
	};
}

/** A field that comes several times is a list. */
function formOf(text: string): Record<string, string | string[]> {
	const fields: Record<string, string | string[]> = {};
	for (const name of new Set(new URLSearchParams(text).keys())) {
		const values = new URLSearchParams(text).getAll(name);
		fields[name] = values.length > 1 ? values : (values[0] ?? '');
	}
	return fields;
}
