import type {
	INodeExecutionData,
	IWebhookData,
	IWorkflowExecuteAdditionalData,
	WorkflowExecuteMode,
} from 'n8n-workflow';
import type { Harness } from '../src/harness.ts';
import { leaksIn } from '../src/leaks.ts';
import { WebhookContext } from '../src/n8n.ts';
import type { FuzzedRequest } from './request.ts';
import { promise, promiseReadable } from './target.ts';

export interface Waiting {
	readonly node: 'webexMeetings' | 'webexMessages';
	readonly run: Awaited<ReturnType<Harness['run']>>;
	readonly executionId: string;
}

interface Called {
	readonly status: number;
	/** What n8n goes on with. */
	readonly items: readonly INodeExecutionData[] | undefined;
}

/**
 * Calls the webhook of a node that waits, as n8n does at the resume address whose signature it has checked. What the
 * execution goes on with is refused by n8n, unless it is taken: so the question stays open for the next input.
 */
export async function callWaiting(
	harness: Harness,
	{ node: name, run, executionId }: Waiting,
	{ method, query, headers, body, words }: FuzzedRequest,
	secrets: readonly string[],
): Promise<Called> {
	const { workflow, data } = run.execution;
	const node = workflow.getNode('Node');
	if (!node) throw new Error('The execution has no such node');
	const said: unknown[] = [];
	const shown = new Map<string, string>();
	const response = {
		statusCode: 200,
		headersSent: false,
		setHeader: (header: string, value: string) => shown.set(header.toLowerCase(), value),
		status: (status: number) => {
			response.statusCode = status;
			return response;
		},
		json: (value: unknown) => said.push(value),
		send: (value: unknown) => said.push(value),
	};
	const additionalData = {
		...harness.additionalData(workflow.id),
		webhookWaitingBaseUrl: `${harness.url}/webhook-waiting`,
		executionId,
		httpRequest: {
			method,
			headers,
			query,
			body: bodyOf(words, body),
			rawBody: words.has('bodiless') ? undefined : Buffer.from(body),
		},
		httpResponse: response,
	} as unknown as IWorkflowExecuteAdditionalData;
	const context = new WebhookContext(
		workflow,
		node,
		additionalData,
		'trigger' satisfies WorkflowExecuteMode,
		{ webhookDescription: { name: 'default' } } as IWebhookData,
		[],
		data,
	);
	const result = await harness.nodeType(name).webhook?.call(context as never);
	const { statusCode: status } = response;
	const items = result?.workflowData?.[0];
	// n8n stores the answer, and replies; or it could not.
	response.statusCode = items && words.has('taken') ? 200 : 500;
	response.headersSent = true;
	promise(!items || result?.noWebhookResponse !== true, 'it goes on, and answered by itself');
	promise(items !== undefined || said.length === 1, `it answered ${said.length} times`);
	const page = result?.webhookResponse as unknown;
	if (page !== undefined) said.push(page);
	for (const each of said) {
		promiseReadable(each);
		const isPage = typeof each === 'string';
		promise(!isPage || /sandbox/.test(shown.get('content-security-policy') ?? ''), 'no policy');
		promise(!isPage || !/<script|\bon\w+=|javascript:/i.test(each), 'a page that runs something');
	}
	promise(leaksIn([said, items], secrets).length === 0, 'a secret is in the answer');
	const size = JSON.stringify([said, items ?? null]).length;
	promise(size <= 8 * body.length + 50_000, `${size} characters come of it`);
	return { status, items };
}

/** As n8n reads a form or JSON; anything else has no fields. */
function bodyOf(words: ReadonlySet<string>, body: string): object {
	if (words.has('form')) return { data: Object.fromEntries(new URLSearchParams(body)), files: {} };
	if (words.has('urlencoded')) return Object.fromEntries(new URLSearchParams(body));
	try {
		const parsed: unknown = JSON.parse(body);
		return typeof parsed === 'object' && parsed !== null ? parsed : {};
	} catch {
		return {};
	}
}
