import type { IDataObject, INodeParameters } from 'n8n-workflow';
import type { Harness } from '../harness.ts';
import { byId } from '../one-node.ts';
import { createTrigger } from '../triggers.ts';
import { openWaitingRoom } from '../waiting.ts';
import type { OperationClass } from './classes.ts';
import {
	firstRoom,
	lostOrTwice,
	ownerOf,
	passwordOf,
	plannedSince,
	sentTo,
	text,
	webExId,
	writtenIn,
	xmlService,
} from './props.ts';

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
	/** Faults after which n8n itself goes on waiting for 5 minutes, so that it is not asked again. */
	readonly hangsOn?: readonly string[];
	readonly prepare: (harness: Harness) => Promise<NodeWork>;
}

/** What is one run of a node. */
interface OneRun {
	readonly node: Parameters<Harness['run']>[0]['node'];
	readonly parameters: INodeParameters;
	/** Such as the files of the items. */
	readonly more?: object;
	/** How many items there are; one when left out. */
	readonly count?: number;
	readonly effects?: () => number;
}

const oneRun =
	(given: (harness: Harness) => OneRun) =>
	async (harness: Harness): Promise<NodeWork> => {
		const { node, parameters, more, count = 1, effects } = given(harness);
		const run = async (): Promise<NodeEnd> => {
			const { json, error } = await harness.run({ node, parameters, ...more });
			return { json, ...(error && { error }) };
		};
		return { run, count, ...(effects && { effects }) };
	};

const rooms = (harness: Harness): OneRun => ({
	node: 'webexRooms',
	parameters: { resource: 'room', operation: 'getMany' },
	count: harness.simulator.world.rooms.size,
});

const sending = (harness: Harness, more: INodeParameters = {}): OneRun => {
	const roomId = firstRoom(harness);
	const parameters = {
		resource: 'message',
		operation: 'send',
		roomId: byId(roomId),
		content: text,
	};
	return {
		node: 'webexMessages',
		parameters: { ...parameters, ...more },
		effects: sentTo(harness, roomId),
	};
};

const overXml = (operation: INodeParameters): Pick<OneRun, 'node' | 'parameters'> => ({
	node: 'webexMeetingsXml',
	parameters: { siteName: 'fernhill', ...operation },
});
const users = ({ simulator }: Harness, more: INodeParameters = {}): OneRun => ({
	...overXml({ resource: 'user', operation: 'getMany', returnAll: true, ...more }),
	count: simulator.meetingsXml.site.users.size,
});

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
		prepare: oneRun(rooms),
	},
	{
		name: 'get',
		title: 'Rooms: Get',
		at: { at: '/v1/rooms/' },
		isRepeatable: true,
		prepare: oneRun((harness) => ({
			node: 'webexRooms',
			parameters: { resource: 'room', operation: 'get', roomId: byId(firstRoom(harness)) },
		})),
	},
	{
		name: 'write',
		title: 'Messages: Send',
		at: { at: '/v1/messages', method: 'POST' },
		isRepeatable: false,
		prepare: oneRun(sending),
	},
	{
		name: 'upload',
		title: 'Messages: Send, with a file',
		at: { at: '/v1/messages', method: 'POST' },
		isRepeatable: false,
		prepare: oneRun((harness) => {
			const data = Buffer.from('a;b\n1;2\n').toString('base64');
			const files = [{ data: { data, mimeType: 'text/csv', fileName: 'gate.csv' } }];
			return { ...sending(harness, { options: { binaryFields: 'data' } }), more: { files } };
		}),
	},
	{
		name: 'xml-list',
		title: 'Meetings XML: User, Get Many',
		at: xmlService,
		isRepeatable: true,
		prepare: oneRun(users),
	},
	{
		name: 'xml-get',
		title: 'Meetings XML: User, Get',
		at: xmlService,
		isRepeatable: true,
		prepare: oneRun(() => overXml({ resource: 'user', operation: 'get', user: byId(webExId) })),
	},
	{
		name: 'xml-write',
		title: 'Meetings XML: Meeting, Create',
		// It reads the time zones of the site before.
		at: { ...xmlService, skip: 1 },
		isRepeatable: false,
		prepare: oneRun((harness) => ({
			...overXml({ resource: 'meeting', operation: 'create', topic: text }),
			effects: plannedSince(harness),
		})),
	},
	{
		name: 'xml-session',
		title: 'Meetings XML: sign in with a password, before a list',
		at: xmlService,
		isRepeatable: true,
		// A password that is refused is not sent again: the account would be locked.
		passes: { '401': 'none' },
		prepare: async (harness) => {
			const { stored } = harness.credential;
			const password = passwordOf(harness);
			harness.credential.stored = { ...stored, siteName: 'fernhill', webExId, password };
			const authentication = 'meetingsPassword';
			return await oneRun((each) => users(each, { authentication }))(harness);
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
			const { id } = world.addFile({
				roomId,
				name: 'gate.csv',
				contentType: 'text/csv',
				bytes: new TextEncoder().encode('a;b\n1;2\n'),
			});
			const { id: messageId } = world.addMessage({
				roomId,
				personId: ownerOf(harness).owner.id,
				files: [`${harness.url}/v1/contents/${id}`],
			});
			return await oneRun(() => ({
				node: 'webexMessages',
				parameters: { resource: 'message', operation: 'downloadFiles', messageId },
			}))(harness);
		},
	},
	{
		name: 'token',
		title: "n8n's renewal of the token, before a list",
		at: { at: '/v1/access_token' },
		isRepeatable: true,
		// It says that the grant is gone; of a 429, n8n does not tell how long Webex asks to wait.
		passes: { '401': 'none', '429-hour': 'all' },
		hangsOn: ['silent'],
		prepare: async (harness) => {
			harness.simulator.tokens.expireAccessTokens();
			const work = await oneRun(rooms)(harness);
			return {
				...work,
				lostOrDoubled: async () => ((await work.run()).error ? ['the grant is lost'] : []),
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
			const written = writtenIn(harness, firstRoom(harness));
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
					return lostOrTwice(written, came);
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
