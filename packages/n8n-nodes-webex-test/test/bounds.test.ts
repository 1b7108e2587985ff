import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Readable } from 'node:stream';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { createHarness, type Harness } from '../src/harness.ts';
import { openBinaryData } from '../src/n8n.ts';
import { byId, operationsOf } from '../src/one-node.ts';

/** As long as Webex takes: some 9,000 such messages are as much as a run may keep. */
const long = 'All regions are green. '.repeat(320);
const tooMany = 11_000;

let harness: Harness;
let roomId: string;
beforeEach(async () => {
	harness = await createHarness({ scope: 'spark:all', seed: 'empty' });
	const { world } = harness.simulator;
	const [owner] = world.people.values();
	const created = Date.now() - 48 * 3600_000;
	roomId = world.addRoom({ title: 'Operations', members: owner ? [owner] : [], created }).id;
});
afterEach(async () => await harness.close());

const messages = operationsOf('webexMessages', () => harness);
const rooms = operationsOf('webexRooms', () => harness);
const webex = operationsOf('webex', () => harness);
const xml = operationsOf('webexMeetingsXml', () => harness);

const write = (count: number) => {
	const { world } = harness.simulator;
	const [personId = ''] = world.people.keys();
	const begin = Date.now() - count * 1000;
	return Array.from(
		{ length: count },
		(_, index) =>
			world.addMessage({ roomId, personId, text: long, created: begin + index * 1000 }).id,
	);
};

/** Counts requests from now on. */
const countRequests = () => {
	let count = 0;
	harness.simulator.observe(() => {
		count += 1;
	});
	return () => count;
};

const tooLarge = /^This is more than one run can return: it ended at [\d,]+ items$/;

describe('a list that is larger than a run may keep ends in a sentence, page by page', () => {
	const yesterday = new Date(Date.now() - 24 * 3600_000).toISOString();
	const lists = [
		['Get Many', async () => await inRoom('getMany', { filters: {} })],
		[
			'Get Many after a time',
			async () => await inRoom('getMany', { filters: { after: yesterday } }),
		],
		['Search', async () => await inRoom('search', { query: 'green', rooms: 'one', filters: {} })],
		[
			'API Request',
			async () =>
				await webex.run('apiRequest', 'send', {
					path: '/messages',
					query: {
						parameter: [
							{ name: 'roomId', value: roomId },
							{ name: 'max', value: '1000' },
						],
					},
					readsPages: true,
					returnAll: true,
				}),
		],
	] as const;
	const inRoom = async (operation: string, parameters: object) =>
		await messages.run('message', operation, {
			roomId: byId(roomId),
			returnAll: true,
			...parameters,
		});

	test.each(lists)('%s', async (_, run) => {
		// All of them would be 15 requests.
		write(15_000);
		const requests = countRequests();
		const { error, json } = await run();
		expect(error?.message).toMatch(tooLarge);
		expect(error?.description).toContain('with a limit, a filter or a shorter period');
		expect(json).toEqual([]);
		// Whatever the pages are, the last one was not read.
		expect(requests()).toBeLessThan(12);
	});

	test('with a limit that is too high', async () => {
		write(tooMany);
		const { error } = await messages.run('message', 'getMany', {
			roomId: byId(roomId),
			limit: 1_000_000,
			filters: {},
		});
		expect(error?.message).toMatch(tooLarge);
	});

	test('rooms with a part of their title', async () => {
		const { world } = harness.simulator;
		const members = [...world.people.values()].slice(0, 1);
		for (let room = 0; room < tooMany; room++) world.addRoom({ title: long, members });
		const all = { returnAll: true, options: {} };
		for (const filters of [{}, { title: 'regions' }]) {
			const { error } = await rooms.run('room', 'getMany', { ...all, filters });
			expect(error?.message).toMatch(tooLarge);
		}
	});

	test('sessions over the XML API', async () => {
		await harness.close();
		harness = await createHarness({ scope: 'spark:all meeting:preferences_read' });
		const [{ meetingKey = '' } = {}] = await xml.json('meeting', 'create', { topic: 'One' });
		const { sessions } = harness.simulator.meetingsXml.site;
		const created = sessions.get(String(meetingKey));
		if (!created) throw new Error('It is not there');
		for (let key = 1; key <= 1500; key++) {
			sessions.trainings.set(String(key), {
				...created,
				service: 'TrainingCenter',
				key: String(key),
				topic: long.repeat(8),
			});
		}
		const { error } = await xml.run('session', 'getMany', { returnAll: true, filters: {} });
		expect(error?.message).toMatch(tooLarge);
	});
});

describe('items that come in count together', () => {
	const half = 6000;
	const items = [{ wanted: 1 }, { wanted: 2 }];
	const getAll = { filters: {}, returnAll: true };

	test('one of two lists is returned alone, and both together end in the sentence', async () => {
		write(half);
		const all = { ...getAll, roomId: byId(roomId) };
		expect((await messages.run('message', 'getMany', all)).json.length).toBe(half);
		const { error } = await messages.run('message', 'getMany', all, { items });
		expect(error?.message).toMatch(tooLarge);
	});

	test('no item is begun after it, and those that were done are returned', async () => {
		const [messageId = ''] = write(1);
		const text = long.repeat(10);
		harness.simulator.world.editMessage(messageId, { text });
		const many = Array.from({ length: 1500 }, () => ({}));
		const requests = countRequests();
		const { json } = await messages.run(
			'message',
			'get',
			{ messageId },
			{ items: many, continueOnFail: true },
		);
		const done = json.filter((item) => item['text'] === text).length;
		const refused = json.filter(({ error }) => tooLarge.test(String(error))).length;
		expect(json.length).toBe(many.length);
		expect(done).toBeGreaterThan(500);
		expect(refused).toBeGreaterThan(500);
		// Beside them, the names of the room and the person were read once.
		expect(requests()).toBeLessThan(many.length - refused + 20);
	});
});

describe('parts', () => {
	const parts = [
		['getNew', { lookBackHours: 24, options: { mostPerRun: 1_000_000 } }],
		['getHistory', { from: new Date(Date.now() - 24 * 3600_000).toISOString(), size: 1_000_000 }],
	] as const;

	test.each(parts)(
		'%s returns what n8n can hold, and the rest with the next run',
		async (operation, parameters) => {
			const written = write(tooMany);
			const next = async () =>
				await messages.run(
					'message',
					operation,
					{ ...parameters, simplify: false },
					{ mode: 'trigger' },
				);
			const first = await next();
			const second = await next();
			expect(first.error ?? second.error).toBeUndefined();
			expect(first.json.length).toBeGreaterThan(5000);
			expect(first.json.length).toBeLessThan(tooMany);
			const ids = [...first.json, ...second.json].map(({ id }) => id);
			expect(ids.toSorted()).toEqual(written.toSorted());
			if (operation === 'getNew') expect(first.hints[0]).toMatch(/^This run ended after \d+/);
		},
	);
});

describe('files, where n8n keeps them in memory', () => {
	const megabyte = 1024 * 1024;
	let close: (() => void) | undefined;
	beforeAll(async () => await openBinaryData('default'));
	afterAll(async () => await openBinaryData());
	afterEach(() => close?.());

	/** Sends each file with its size, or without. */
	async function serveFiles(size: number, isSizeKnown: boolean): Promise<void> {
		const server = createServer((_, response) => {
			response.writeHead(200, {
				'content-type': 'video/mp4',
				...(isSizeKnown && { 'content-length': size * megabyte }),
			});
			const pieces = Array.from({ length: size }, () => Buffer.alloc(megabyte));
			Readable.from(pieces).pipe(response);
		});
		await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
		const { port } = server.address() as AddressInfo;
		close = () => {
			server.closeAllConnections();
			server.close();
		};
		harness.credential.stored = {
			...harness.credential.stored,
			baseUrl: `http://127.0.0.1:${port}/v1`,
		};
	}

	const download = async (count: number) =>
		await messages.run('message', 'downloadFiles', {
			files: 'addresses',
			addresses: Array.from({ length: count }, (_, index) =>
				Buffer.from(`ciscospark://us/CONTENT/${index}`).toString('base64url'),
			).join(', '),
		});

	test.each([
		['a file', 60, 1, true],
		['a file that does not say its size', 60, 1, false],
		['several files', 20, 3, true],
		['several files that do not say their size', 20, 3, false],
	])('%s too large ends in the sentence', async (_, size, count, isSizeKnown) => {
		await serveFiles(size, isSizeKnown);
		expect((await download(count)).error?.message).toMatch(tooLarge);
	});

	test('what n8n can hold is returned', async () => {
		await serveFiles(20, true);
		const { items, error } = await download(2);
		expect(error).toBeUndefined();
		expect(
			items.map(({ binary }) => binary?.['data']?.bytes ?? binary?.['data']?.fileSize),
		).toEqual([20 * megabyte, 20 * megabyte]);
	});
});
