import { type IWebhookFunctions, sleep } from 'n8n-workflow';

/** After this many milliseconds without a reply n8n has failed. */
const longestReply = 600_000;

/** n8n replies to the call after it has continued the execution, or with a failure when it could not. */
export async function isTaken(context: IWebhookFunctions): Promise<boolean> {
	const response = context.getResponseObject();
	const hasReplied = () => response.headersSent || response.writableEnded;
	const end = Date.now() + longestReply;
	for (let pause = 10; !hasReplied() && Date.now() < end; pause = Math.min(pause * 2, 500)) {
		await sleep(pause);
	}
	return hasReplied() && response.statusCode < 400;
}
