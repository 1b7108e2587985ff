import { deviceRequest, pollDevice, readDevice } from '@webex-nodes/auth';
import { type RetrievalCursor, retrieveMessages } from '@webex-nodes/client';
import type { FaultCase } from './cases.ts';
import {
	firstRoom,
	lostOrTwice,
	ownerOf,
	plannedSince,
	sentTo,
	text,
	webExId,
	writtenIn,
	xmlService,
} from './props.ts';
import type { Stage } from './stage.ts';

/** An operation that is ready to be called. */
interface Work {
	readonly run: (signal: AbortSignal) => Promise<unknown>;
	/** Whether the result is all that there is. */
	readonly isComplete: (result: unknown) => boolean;
	/** How often it had its effect at Webex. */
	readonly effects?: () => number;
	/** When everything is well again: what is missing or came twice in the end. */
	readonly lostOrDoubled?: () => Promise<readonly string[]>;
}

/** Operations that a fault strikes in the same way. */
export interface OperationClass {
	readonly name: string;
	readonly title: string;
	/** The requests that fail. */
	readonly at: { readonly at: string; readonly method?: string; readonly skip?: number };
	/** Whether it may be sent twice. */
	readonly isRepeatable: boolean;
	/** Faults that end otherwise than in other classes. */
	readonly passes?: Readonly<Record<string, FaultCase['passes']>>;
	/** What nobody can notice, with the reason. */
	readonly unnoticed?: Readonly<Record<string, string>>;
	/** What it asks for belongs to all callers, so that one of them ends its own waiting only. */
	readonly isShared?: boolean;
	/** Whether there are meetings. */
	readonly hasMeetings?: boolean;
	/** Requests that may be under way at the same time; one when left out. */
	readonly atOnce?: number;
	readonly isDownload?: boolean;
	/** n8n does it itself, so that no node shows its errors. */
	readonly isLibraryOnly?: boolean;
	readonly prepare: (stage: Stage) => Promise<Work>;
}

const bytes = new Uint8Array(5000).map((_, index) => index % 251);
const isTruthy = (result: unknown) => Boolean(result);
const hasLength = (length: number) => (result: unknown) =>
	Array.isArray(result) && result.length === length;
async function bytesOf(stream: AsyncIterable<Uint8Array>): Promise<Buffer> {
	const pieces: Uint8Array[] = [];
	for await (const piece of stream) pieces.push(piece);
	return Buffer.concat(pieces);
}
const isWholeFile = (result: unknown) => Buffer.from(bytes).equals(result as Buffer);

export const classes: readonly OperationClass[] = [
	{
		name: 'list',
		title: 'List: the second page of rooms',
		at: { at: '/v1/rooms', method: 'GET', skip: 1 },
		isRepeatable: true,
		prepare: async ({ webex, simulator }) => ({
			run: async (signal) => await webex.rooms.list({}, { pageSize: 2, signal }),
			isComplete: hasLength(simulator.world.rooms.size),
		}),
	},
	{
		name: 'get',
		title: 'Get: one room',
		at: { at: '/v1/rooms/' },
		isRepeatable: true,
		prepare: async (stage) => ({
			run: async (signal) => await stage.webex.rooms.get({ roomId: firstRoom(stage) }, { signal }),
			isComplete: isTruthy,
		}),
	},
	{
		name: 'write',
		title: 'Write: send a message',
		at: { at: '/v1/messages', method: 'POST' },
		isRepeatable: false,
		prepare: async (stage) => {
			const roomId = firstRoom(stage);
			return {
				run: async (signal) => await stage.webex.messages.create({ roomId, text }, { signal }),
				isComplete: isTruthy,
				effects: sentTo(stage, roomId),
			};
		},
	},
	{
		name: 'change',
		title: 'Change: the title of a room (PUT)',
		at: { at: '/v1/rooms/', method: 'PUT' },
		isRepeatable: true,
		prepare: async (stage) => {
			const roomId = firstRoom(stage);
			return {
				run: async (signal) => await stage.webex.rooms.update({ roomId, title: text }, { signal }),
				isComplete: isTruthy,
				effects: () => Number(stage.simulator.world.rooms.get(roomId)?.title === text),
			};
		},
	},
	{
		name: 'delete',
		title: 'Delete: a message',
		at: { at: '/v1/messages/', method: 'DELETE' },
		isRepeatable: true,
		// A 204 has no body that could stop.
		passes: { stops: 'all', drops: 'all' },
		prepare: async (stage) => {
			const { webex, simulator } = stage;
			const personId = ownerOf(stage).owner.id;
			const roomId = [...simulator.world.rooms.keys()].find((id) =>
				simulator.world.isMember(id, personId),
			);
			const given = { roomId: roomId ?? '', personId, text };
			const { id: messageId } = simulator.world.addMessage(given);
			return {
				run: async (signal) => await webex.messages.delete({ messageId }, { signal }),
				isComplete: () => true,
				effects: () => Number(simulator.world.message(messageId) === undefined),
			};
		},
	},
	{
		name: 'upload',
		title: 'Upload: a message with a file',
		at: { at: '/v1/messages', method: 'POST' },
		isRepeatable: false,
		prepare: async (stage) => {
			const roomId = firstRoom(stage);
			const file = { fileName: 'gate.bin', contentType: 'application/octet-stream', bytes };
			return {
				run: async (signal) =>
					await stage.webex.messages.create({ roomId, text, files: [file] }, { signal }),
				isComplete: isTruthy,
				effects: sentTo(stage, roomId),
			};
		},
	},
	{
		name: 'download',
		title: 'Download: the file of a message',
		at: { at: '/v1/contents/', method: 'GET' },
		isRepeatable: true,
		isDownload: true,
		// A file is read once: what came has gone on.
		passes: { cut: 'none', 'cut-connection': 'none' },
		prepare: async (stage) => {
			const { webex, simulator } = stage;
			const { id } = simulator.world.addFile({
				roomId: firstRoom(stage),
				name: 'gate.bin',
				contentType: 'application/octet-stream',
				bytes,
			});
			return {
				run: async (signal) => await bytesOf((await webex.contents.open(id, { signal })).stream),
				isComplete: isWholeFile,
			};
		},
	},
	{
		name: 'recording',
		title: 'Recording: a file at an address with a ticket',
		at: { at: '/nbr/' },
		isRepeatable: true,
		isDownload: true,
		hasMeetings: true,
		// The address has its own ticket: there is no token to renew.
		passes: { '401': 'none', cut: 'all', 'cut-connection': 'none', type: 'all' },
		unnoticed: {
			cut: 'the answer tells no length',
			type: 'a transcript may be plain text',
		},
		prepare: async (stage) => {
			const { webex, simulator } = stage;
			const { owner } = ownerOf(stage);
			const recordings = simulator.world.meetings.recordings.values();
			const { id: recordingId = '' } = recordings.find(({ hostId }) => hostId === owner.id) ?? {};
			const { temporaryDirectDownloadLinks: links } = await webex.recordings.get({ recordingId });
			// The smallest of its files.
			const address = links?.transcriptDownloadLink ?? '';
			const whole = await (await simulator.request(new Request(address))).arrayBuffer();
			return {
				run: async (signal) =>
					await bytesOf((await webex.downloads.open(address, { signal })).stream),
				isComplete: (result) => Buffer.from(whole).equals(result as Buffer),
			};
		},
	},
	{
		name: 'token',
		title: 'Token: refresh an access token',
		at: { at: '/v1/access_token' },
		isRepeatable: true,
		isLibraryOnly: true,
		isShared: true,
		// It says that the grant is gone.
		passes: { '401': 'none' },
		prepare: async ({ tokens, webex, simulator }) => {
			simulator.tokens.expireAccessTokens();
			tokens.refuse(await tokens.get());
			return {
				run: async (signal) => await tokens.get({ signal }),
				isComplete: isTruthy,
				// The grant still works.
				lostOrDoubled: async () => ((await webex.people.me()).id ? [] : ['the grant is lost']),
			};
		},
	},
	{
		name: 'sign-in',
		title: 'Wait: until a person has signed in on another device',
		at: { at: '/v1/device/token' },
		isRepeatable: true,
		isLibraryOnly: true,
		// A code gives one token, and the answer that held it was lost.
		passes: {
			'401': 'none',
			'502-processed': 'none',
			'reset-processed': 'none',
			cut: 'none',
			'cut-connection': 'none',
		},
		prepare: async (stage) => {
			const { integration, unsigned, now, sleep, simulator } = stage;
			const { clientId, environment } = integration;
			const request = deviceRequest({
				clientId,
				scopes: ['spark:people_read'],
				...(environment && { environment }),
			});
			const device = readDevice(request, await unsigned(request), now());
			await simulator.request(
				new Request(device.verificationUri, {
					method: 'POST',
					body: new URLSearchParams({
						userCode: device.userCode,
						person: ownerOf(stage).owner.id,
						decision: 'accept',
					}),
				}),
			);
			return {
				run: async (signal) =>
					await pollDevice({ integration, device, transport: unsigned, sleep, now, signal }),
				isComplete: isTruthy,
			};
		},
	},
	{
		name: 'ticket',
		title: 'Ticket: sign in to the Meetings XML API',
		at: xmlService,
		isRepeatable: true,
		isShared: true,
		// A password that is refused is not sent again: the account would be locked.
		passes: { '401': 'none' },
		prepare: async ({ xml, simulator }) => {
			const { size } = simulator.meetingsXml.site.users;
			return {
				run: async (signal) => await xml.users.list({}, { pageSize: 500, signal }),
				isComplete: hasLength(size),
			};
		},
	},
	{
		name: 'xml-list',
		title: 'XML list: the second page of users',
		at: { ...xmlService, skip: 1 },
		isRepeatable: true,
		prepare: async ({ xml, simulator }) => {
			await xml.users.get({ webExId });
			const { size } = simulator.meetingsXml.site.users;
			return {
				run: async (signal) => await xml.users.list({}, { pageSize: 3, signal }),
				isComplete: hasLength(size),
			};
		},
	},
	{
		name: 'xml-write',
		title: 'XML write: schedule a meeting',
		at: xmlService,
		isRepeatable: false,
		prepare: async (stage) => {
			const { xml } = stage;
			await xml.users.get({ webExId });
			const meeting = {
				metaData: { confName: text },
				accessControl: { meetingPassword: 'Fern12345' },
				schedule: { startDate: '2027-03-05T17:00:00.000Z', timeZoneID: '4', duration: 45 },
			};
			return {
				run: async (signal) => await xml.meetings.create(meeting, { signal }),
				isComplete: isTruthy,
				effects: plannedSince(stage),
			};
		},
	},
	{
		name: 'webhook',
		title: 'Webhook: register one',
		at: { at: '/v1/webhooks', method: 'POST' },
		isRepeatable: false,
		prepare: async ({ webex, simulator }) => ({
			run: async (signal) =>
				await webex.webhooks.create(
					{
						name: text,
						targetUrl: 'https://n8n.example/webhook',
						resource: 'messages',
						event: 'created',
						secret: 'AAAABBBBCCCCDDDD',
					},
					{ signal },
				),
			isComplete: isTruthy,
			effects: () => simulator.world.webhooks.size,
		}),
	},
	{
		name: 'poll',
		title: 'Poll: new messages since the last run, the second room',
		at: { at: '/v1/messages?', method: 'GET', skip: 1 },
		isRepeatable: true,
		atOnce: 8,
		prepare: preparePoll,
	},
];

/** What a schedule does: the cursor of a run that failed is the one of its last batch. */
async function preparePoll(stage: Stage): Promise<Work> {
	const { webex, simulator } = stage;
	const { world } = simulator;
	const { owner } = ownerOf(stage);
	const start = Date.now() - 1;
	let cursor: RetrievalCursor | undefined;
	const came: string[] = [];
	const retrieve = async (signal?: AbortSignal) => {
		const retrieval = retrieveMessages(webex, {
			start,
			pageSize: 2,
			...(cursor && { cursor }),
			...(signal && { signal }),
		});
		for await (const { changes } of retrieval) {
			came.push(...changes.flatMap((change) => ('message' in change ? change.message.id : [])));
			cursor = retrieval.cursor();
		}
		cursor = retrieval.cursor();
	};
	await retrieve();
	came.length = 0;
	const rooms = [...world.rooms.values()].filter(({ id }) => world.isMember(id, owner.id));
	const written = rooms.slice(0, 2).flatMap(({ id }) => writtenIn(stage, id));
	return {
		run: async (signal) => {
			await retrieve(signal);
			return [...came];
		},
		isComplete: (result) => (result as string[]).length === written.length,
		lostOrDoubled: async () => {
			await retrieve();
			return lostOrTwice(written, came);
		},
	};
}
