import { type IExecuteFunctions, type IWebhookFunctions, sleep } from 'n8n-workflow';

interface Evaluator {
	readonly expression?: {
		readonly withIsolate?: (work: () => Promise<void>) => Promise<void>;
	};
}

const maxAttempts = 5;
const pause = 1000; // ms

/**
 * n8n reads the credential of an execution only while it evaluates expressions for it, which is over when the
 * execution waits. Versions without an evaluator of their own read it at any time. When n8n has just used it, it may
 * take it away from the work, which is then done again.
 */
export async function evaluating(
	context: IExecuteFunctions | IWebhookFunctions,
	work: () => Promise<void>,
): Promise<void> {
	const { workflow } = context as { readonly workflow?: Evaluator };
	const { expression } = workflow ?? {};
	const attempt = async () =>
		expression?.withIsolate ? await expression.withIsolate(work) : await work();
	for (let left = maxAttempts - 1; left > 0; left -= 1) {
		const isDone = await attempt().then(
			() => true,
			(error: unknown) => {
				if (!isTakenAway(error)) throw error;
				return false;
			},
		);
		if (isDone) return;
		await sleep(pause);
	}
	await attempt();
}

const isTakenAway = (error: unknown) => String(error).includes('No bridge acquired');
