import type { IDataObject, INodeParameters } from 'n8n-workflow';
import type { Harness } from '../harness.ts';
import { byId } from '../one-node.ts';
import { createTrigger } from '../triggers.ts';
import { openWaitingRoom } from '../waiting.ts';
import type { OperationClass } from './classes.ts';

/** What came of it in n8n. */
interface NodeEnd {
	readonly error?: { readonly message: string; readonly description?: string | null | undefined };
	readonly json: readonly IDataObject[];
}

interface NodeWork {
	readonly run: () => Promise<NodeEnd>;
	readonly effects?: () => number;
	/** How many items there are. */
	readonly count: number;
	/** What is missing or came twice, when everything is well again. */
	readonly lostOrDoubled?: () => Promise<readonly string[]>;
	readonly end?: () => Promise<void>;
}

export interface NodeClass
	extends Pick<OperationClass, 'at' | 'isRepeatable' | 'name' | 'passes' | 'title'> {
	/** Faults that are not tried here. */
	readonly without?: readonly string[];
	readonly prepare: (harness: Harness) => Promise<NodeWork>;
}

const text = 'The gate is fixed';
const firstRoom = ({ simulator }: Harness) => [...simulator.world.rooms.keys()][0] ?? '';
const countOf = (harness: Harness, roomId: string) => () =>
	harness.simulator.world.messagesOf(roomId).filter((message) => message.text === text).length;

const running =
	(
		harness: Harness,
		node: Parameters<Harness['run']>[0]['node'],
		parameters: INodeParameters,
		more: object = {},
	) =>
	async (): Promise<NodeEnd> => {
		const { json, error } = await harness.run({ node, parameters, ...more });
		return { json, ...(error && { error }) };
	};

const thrown = async (work: () => Promise<readonly IDataObject[]>): Promise<NodeEnd> =>
	await work().then(
		(json) => ({ json }),
		(error: Error & { description?: string }) => ({ json: [], error }),
	);

export const nodeClasses: readonly NodeClass[] = [
	{
		name: 'list',
		title: 'Rooms: Get Many',
		at: { at: '/v1/rooms', method: 'GET' },
		isRepeatable: true,
		prepare: async (harness) => ({
			run: running(harness, 'webexRooms', { resource: 'room', operation: 'getMany' }),
			count: harness.simulator.world.rooms.size,
		}),
	},
	{
		name: 'get',
		title: 'Rooms: Get',
		at: { at: '/v1/rooms/' },
		isRepeatable: true,
		prepare: async (harness) => ({
			run: running(harness, 'webexRooms', {
				resource: 'room',
				operation: 'get',
				roomId: byId(firstRoom(harness)),
			}),
			count: 1,
		}),
	},
	{
		name: 'write',
		title: 'Messages: Send',
		at: { at: '/v1/messages', method: 'POST' },
		isRepeatable: false,
		prepare: async (harness) => {
			const roomId = firstRoom(harness);
			return {
				run: running(harness, 'webexMessages', {
					resource: 'message',
					operation: 'send',
					roomId: byId(roomId),
					content: text,
				}),
				effects: countOf(harness, roomId),
				count: 1,
			};
		},
	},
	{
		name: 'upload',
		title: 'Messages: Send, with a file',
		at: { at: '/v1/messages', method: 'POST' },
		isRepeatable: false,
		prepare: async (harness) => {
			const roomId = firstRoom(harness);
			const data = Buffer.from('a;b\n1;2\n').toString('base64');
			return {
				run: running(
					harness,
					'webexMessages',
					{
						...{ resource: 'message', operation: 'send', roomId: byId(roomId), content: text },
						options: { binaryFields: 'data' },
					},
					{ files: [{ data: { data, mimeType: 'text/csv', fileName: 'gate.csv' } }] },
				),
				effects: countOf(harness, roomId),
				count: 1,
			};
		},
	},
	{
		name: 'download',
		title: 'Messages: Download Files',
		at: { at: '/v1/contents/', method: 'GET' },
		isRepeatable: true,
		// A file is read once: what came has gone on.
		passes: { 'cut-connection': 'none' },
		prepare: async (harness) => {
			const { world } = harness.simulator;
			const roomId = firstRoom(harness);
			const [owner] = world.people.values();
			const { id } = world.addFile({
				roomId,
				name: 'gate.csv',
				contentType: 'text/csv',
				bytes: new TextEncoder().encode('a;b\n1;2\n'),
			});
			const { id: messageId } = world.addMessage({
				roomId,
				personId: owner?.id ?? '',
				files: [`${harness.url}/v1/contents/${id}`],
			});
			return {
				run: running(harness, 'webexMessages', {
					...{ resource: 'message', operation: 'downloadFiles', messageId },
				}),
				count: 1,
			};
		},
	},
	{
		name: 'token',
		title: "n8n's renewal of the token, before a list",
		at: { at: '/v1/access_token' },
		isRepeatable: true,
		// It says that the grant is gone; of a 429, n8n does not tell how long Webex asks to wait.
		passes: { '401': 'none', '429-hour': 'all' },
		// n8n waits 5 minutes for its own renewal, which nobody can stop; the node does not: see time-limits.test.ts.
		without: ['silent'],
		prepare: async (harness) => {
			harness.simulator.tokens.expireAccessTokens();
			const run = running(harness, 'webexRooms', { resource: 'room', operation: 'getMany' });
			return {
				run,
				count: harness.simulator.world.rooms.size,
				lostOrDoubled: async () => ((await run()).error ? ['the grant is lost'] : []),
			};
		},
	},
	{
		name: 'webhook',
		title: 'Trigger: register the webhook',
		at: { at: '/v1/webhooks', method: 'POST' },
		isRepeatable: false,
		prepare: async (harness) => {
			const trigger = createTrigger(harness, 'webexTrigger', {
				event: 'messages.created',
				options: {},
				filters: {},
			});
			const { webhooks } = harness.simulator.world;
			return {
				run: async () =>
					await thrown(async () => {
						await trigger.activate();
						return [{}];
					}),
				effects: () => webhooks.size,
				count: 1,
				// Activated again, as a person does who reads the error.
				lostOrDoubled: async () => {
					await trigger.activate();
					return webhooks.size === 1 ? [] : [`${webhooks.size} webhooks`];
				},
			};
		},
	},
	{
		name: 'poll',
		title: 'Poll trigger: New Message',
		at: { at: '/v1/messages?', method: 'GET' },
		isRepeatable: true,
		prepare: async (harness) => {
			const trigger = createTrigger(harness, 'webexPollTrigger', { options: {}, event: 'message' });
			await trigger.poll();
			const { world } = harness.simulator;
			const [, other] = world.people.values();
			const written = Array.from(
				{ length: 3 },
				() => world.addMessage({ roomId: firstRoom(harness), personId: other?.id ?? '', text }).id,
			);
			const came: string[] = [];
			const poll = async () => {
				const items = (await trigger.poll()).map(({ json }) => json);
				came.push(...items.map(({ id }) => String(id)));
				return items;
			};
			return {
				run: async () => await thrown(poll),
				count: 3,
				lostOrDoubled: async () => {
					await poll();
					const lost = written.filter((id) => !came.includes(id));
					const twice = came.filter((id, index) => came.indexOf(id) !== index);
					return [...lost.map((id) => `lost ${id}`), ...twice.map((id) => `twice ${id}`)];
				},
			};
		},
	},
	{
		name: 'wait',
		title: 'Send and Wait for Response: send the question',
		at: { at: '/v1/messages', method: 'POST' },
		isRepeatable: false,
		prepare: async (harness) => {
			const room = await openWaitingRoom(() => harness);
			const roomId = firstRoom(harness);
			const { world } = harness.simulator;
			const before = world.messagesOf(roomId).length;
			return {
				run: async () => {
					const { run } = await room.ask({
						roomId: byId(roomId),
						message: text,
						approvalOptions: { values: { approvalType: 'double' } },
					});
					return { json: run.json, ...(run.error && { error: run.error }) };
				},
				effects: () => world.messagesOf(roomId).length - before,
				count: 1,
				end: async () => await room.close(),
			};
		},
	},
];
