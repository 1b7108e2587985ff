import type { IWebhookDescription } from 'n8n-workflow';

/** The same resume address for whoever looks and whoever answers, as n8n expects it of nodes that wait. */
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
