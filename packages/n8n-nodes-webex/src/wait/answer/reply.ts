import type { IWebhookFunctions, IWebhookResponseData } from 'n8n-workflow';

/** Requests are repeated for a short time only, because a person or Webex waits for the reply. */
export const patience = { attempts: 4, maxWait: 10_000 };

/** To a program; n8n does not continue the workflow. */
export function reply(
	context: IWebhookFunctions,
	status: number,
	message: string,
): IWebhookResponseData {
	context.getResponseObject().status(status).json({ message });
	return { noWebhookResponse: true };
}

/** To a browser; n8n does not continue the workflow. */
export function show(
	context: IWebhookFunctions,
	status: number,
	html: string,
): IWebhookResponseData {
	protect(context);
	context.getResponseObject().status(status).send(html);
	return { noWebhookResponse: true };
}

/**
 * The page runs no scripts, loads nothing, cannot be shown inside of another page, and does not pass its address on.
 * n8n replaces the policy of the page that comes with an answer, so old and new headers forbid frames.
 */
export function protect(context: IWebhookFunctions): void {
	const response = context.getResponseObject();
	const headers = {
		'Content-Type': 'text/html; charset=utf-8',
		'Content-Security-Policy':
			"sandbox allow-forms; default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; frame-ancestors 'none'",
		'X-Frame-Options': 'DENY',
		'X-Content-Type-Options': 'nosniff',
		'Cache-Control': 'no-store',
		'Referrer-Policy': 'no-referrer',
		'X-Robots-Tag': 'noindex, nofollow',
	};
	for (const [name, value] of Object.entries(headers)) response.setHeader(name, value);
}
