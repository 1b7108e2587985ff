import type { WorkflowFile } from '../src/n8n/api.ts';
import { nodesOf } from './node.ts';

/** As the editor fills it in when somebody adds the option. */
const defaultKey = '={{ $execution.id }}-{{ $nodeId }}-{{ $runIndex }}-{{ $itemIndex }}';

const node = nodesOf('3c1f8a52-7e94-4d06-a2b5-90d7e4f6c81');

const send = (id: number, name: string, more: object = {}) =>
	node(
		id,
		name,
		'n8n-nodes-webex.webexMessages',
		{
			resource: 'message',
			operation: 'send',
			roomId: { __rl: true, mode: 'id', value: "={{ $('Call').first().json.body.roomId }}" },
			content: `={{ $('Call').first().json.body.words }}: ${name}`,
			options: { sendOnceKey: defaultKey },
		},
		{ credentials: { webexOAuth2Api: { id: 'webex', name: 'Webex account' } }, ...more },
	);

const to = (name: string) => [{ node: name, type: 'main', index: 0 }];

/** Sends in a node, and in a second node once for each round of a loop over two items. */
export const sendOnce: WorkflowFile = {
	name: 'Send Once',
	nodes: [
		node(
			1,
			'Call',
			'n8n-nodes-base.webhook',
			{ path: 'send-once', httpMethod: 'POST' },
			{ typeVersion: 2, webhookId: '9e27b4d0-15c8-4f3a-8d61-c0a7e5b2f394' },
		),
		node(2, 'Items', 'n8n-nodes-base.splitOut', { fieldToSplitOut: 'body.items' }),
		send(3, 'First'),
		node(4, 'Loop', 'n8n-nodes-base.splitInBatches', { batchSize: 1 }, { typeVersion: 3 }),
		send(5, 'Round', { retryOnFail: true, maxTries: 2, waitBetweenTries: 100 }),
		send(6, 'Last'),
	],
	connections: {
		Call: { main: [to('Items')] },
		Items: { main: [to('First')] },
		First: { main: [to('Loop')] },
		Loop: { main: [to('Last'), to('Round')] },
		Round: { main: [to('Loop')] },
	},
	settings: { executionOrder: 'v1' },
};
