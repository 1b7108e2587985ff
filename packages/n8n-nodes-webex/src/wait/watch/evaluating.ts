import type { IExecuteFunctions, IWebhookFunctions } from 'n8n-workflow';

interface Evaluator {
	readonly expression?: {
		readonly withIsolate?: (work: () => Promise<void>) => Promise<void>;
	};
}

/**
 * n8n reads the credential of an execution only while it evaluates expressions for it, which is over when the
 * execution waits. Versions without an evaluator of their own read it at any time.
 */
export async function evaluating(
	context: IExecuteFunctions | IWebhookFunctions,
	work: () => Promise<void>,
): Promise<void> {
	const { workflow } = context as { readonly workflow?: Evaluator };
	const { expression } = workflow ?? {};
	if (expression?.withIsolate) await expression.withIsolate(work);
	else await work();
}
