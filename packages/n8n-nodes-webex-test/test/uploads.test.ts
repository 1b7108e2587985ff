import { createHash } from 'node:crypto';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import type { BinaryDataService } from 'n8n-core';
import type { IBinaryData } from 'n8n-workflow';
import { afterEach, beforeAll, expect, test } from 'vitest';
import { createHarness, type Harness } from '../src/harness.ts';
import { openBinaryData } from '../src/n8n.ts';
import { byId } from '../src/one-node.ts';
import { withServiceApp } from '../src/service-app.ts';

const size = 16 * 1024 * 1024;
const content = Buffer.alloc(size, 'Sphinx of black quartz, judge my vow.\n');
const digestOf = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');
const digest = digestOf(content);

let storage: BinaryDataService;
let stored: IBinaryData;
beforeAll(async () => {
	storage = await openBinaryData();
	const location = { type: 'execution', workflowId: 'w', executionId: '7' } as const;
	const facts = { data: '', mimeType: 'text/plain', fileName: 'vow.txt' };
	stored = await storage.store(location, content, facts);
});

let harness: Harness | undefined;
let server: Server | undefined;
afterEach(async () => {
	server?.closeAllConnections();
	server?.close();
	await harness?.close();
});

interface Came {
	readonly length: number;
	readonly announced: number;
	/** Of the file in the form. */
	readonly digest: string;
}

/** Takes messages, and hands all other requests to the simulator. `refuse` answers some of them otherwise. */
async function open(
	given: Harness,
	refuse: (count: number, request: IncomingMessage) => number = () => 200,
) {
	harness = given;
	const came: Came[] = [];
	let highest = 0;
	let isWatched = false;
	const take = async (request: IncomingMessage, response: ServerResponse) => {
		const file = createHash('sha256');
		let length = 0;
		let left = size;
		let samples = 0;
		let wasOpened = false;
		for await (const piece of request as AsyncIterable<Buffer>) {
			length += piece.length;
			const start = wasOpened ? 0 : piece.indexOf('Sphinx');
			if (start < 0) continue;
			wasOpened = true;
			const part = piece.subarray(start, start + left);
			left -= part.length;
			file.update(part);
			if (isWatched && length >= (size / 4) * (samples + 1)) {
				samples += 1;
				highest = Math.max(highest, held());
			}
		}
		const announced = Number(request.headers['content-length']);
		came.push({ length, announced, digest: file.digest('hex') });
		const status = refuse(came.length, request);
		if (status === 0) return response.destroy();
		response.writeHead(status, { 'content-type': 'application/json', 'retry-after': '1' });
		const message = { id: 'm', roomId: 'r', roomType: 'group', created: '' };
		response.end(JSON.stringify(status === 200 ? message : { message: 'refused' }));
	};
	server = createServer((request, response) => {
		if (request.url === '/v1/messages') {
			// Of one that breaks off in the middle, nothing came.
			take(request, response).catch(() => response.destroy());
			return;
		}
		const { method = 'GET', url = '', headers } = request;
		request.toArray().then(async (pieces) => {
			const body = Buffer.concat(pieces);
			const answer = await given.simulator.request(
				new Request(given.url + url, {
					...{ method, headers: headers as Record<string, string> },
					...(body.length > 0 && { body }),
				}),
			);
			response.writeHead(answer.status, Object.fromEntries(answer.headers));
			response.end(Buffer.from(await answer.arrayBuffer()));
		});
	});
	await new Promise<void>((resolve) => server?.listen(0, '127.0.0.1', resolve));
	const { port } = server.address() as AddressInfo;
	given.credential.stored = {
		...given.credential.stored,
		baseUrl: `http://127.0.0.1:${port}/v1`,
	};
	const watch = () => {
		isWatched = true;
	};
	return { came, watch, highest: () => highest };
}

const send = async (rooms = 1, authentication = 'oAuth2') =>
	await (harness as Harness).run({
		node: 'webexMessages',
		parameters: {
			...{ authentication, resource: 'message', operation: 'send', content: '' },
			...{ roomId: byId('={{ $json.id }}'), options: { binaryFields: 'data' } },
		},
		items: [...(harness?.simulator.world.rooms.keys() ?? [])].slice(0, rooms).map((id) => ({ id })),
		files: Array.from({ length: rooms }, () => ({ data: stored })),
	});

const whole = { length: expect.any(Number), announced: expect.any(Number), digest };

setFlagsFromString('--expose-gc');
const collect = runInNewContext('gc') as () => void;

/** Bytes that somebody still needs. */
function held(): number {
	collect();
	// What the first pass found unused is given back while the second one waits for it.
	collect();
	const { arrayBuffers, heapUsed } = process.memoryUsage();
	return arrayBuffers + heapUsed;
}

test('a stored file is read while it is sent, to several rooms at the same time', async () => {
	const { came, watch, highest } = await open(await createHarness());
	// What is loaded once is not counted.
	await send(1);
	came.length = 0;
	watch();
	const before = held();
	const { error, json } = await send(4);
	expect([error, json.length, came]).toEqual([undefined, 4, [whole, whole, whole, whole]]);
	for (const { length, announced } of came) expect(length).toBe(announced);
	expect(highest()).toBeGreaterThan(0);
	expect(highest() - before).toBeLessThan(1.5 * size);
});

test.each([
	['a refusal for the rate', 429],
	['a scan that is not over', 423],
])('%s: it is read anew', async (_, status) => {
	const { came } = await open(await createHarness(), (count) => (count === 1 ? status : 200));
	const { error } = await send();
	expect([error, came]).toEqual([undefined, [whole, whole]]);
});

test('a lost answer: it is not sent again, and the error says so', async () => {
	const { came } = await open(await createHarness(), () => 0);
	const { error } = await send();
	expect([came.length, `${error?.message} ${error?.description}`]).toEqual([
		1,
		expect.stringMatching(/may have been/),
	]);
});

test('a token that expired: n8n renews it, and the file is sent again whole', async () => {
	const { came } = await open(await createHarness(), (count) => (count === 1 ? 401 : 200));
	const { error } = await send();
	expect([error, came, harness?.simulator.tokens.refreshes]).toEqual([
		undefined,
		[whole, whole],
		1,
	]);
});

test('a token of a service app that expired: the file is sent again with the new one', async () => {
	const given = await withServiceApp();
	const tokens: unknown[] = [];
	const { came } = await open(given, (count, { headers }) => {
		tokens.push(headers.authorization);
		return count === 1 ? 401 : 200;
	});
	const { error } = await send(1, 'serviceApp');
	expect([error, came, new Set(tokens).size]).toEqual([undefined, [whole, whole], 2]);
});

test('a file that is shorter than n8n says is not sent, and nothing hangs', async () => {
	const { came } = await open(await createHarness());
	const getStream = storage.getAsStream;
	storage.getAsStream = async (...values) =>
		(await getStream.apply(storage, values)).take(100) as never;
	const { error } = await send();
	storage.getAsStream = getStream;
	expect(came).toEqual([]);
	expect(error?.message).toMatch(
		/^The file was not sent: vow\.txt has only \d+ of the 16777216 bytes/,
	);
});
