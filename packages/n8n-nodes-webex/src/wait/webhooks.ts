import type { IWebhookDescription } from 'n8n-workflow';

/** One resume address to look and to answer, in the form that n8n expects from nodes that wait. */
const answerWebhook = {
	name: 'default',
	responseMode: 'onReceived',
	responseData: '',
	path: '={{ $nodeId }}',
	restartWebhook: true,
	isFullPath: true,
} as const;

export const answerWebhooks: IWebhookDescription[] = [
	{ ...answerWebhook, httpMethod: 'GET' },
	{ ...answerWebhook, httpMethod: 'POST' },
];
