// Webex's lists of rooms and messages from memory, in a process of its own. It does nothing else, so that it is as fast
// as a server on this machine can be, and the same for every contender.
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout } from 'node:timers/promises';
import { answerFile, takeFile } from './files.ts';
import {
	createRooms,
	firstOf,
	indexOf,
	lastIdOf,
	pageOf,
	peopleId,
	type Room,
	type World,
	withPost,
} from './world.ts';

/** What is set for each case. */
export interface Setting extends World {
	/** Of each answer, in milliseconds. */
	readonly latency?: number;
	/** Of the answers about messages of the first room, in milliseconds. */
	readonly late?: number;
	/** The size of every file, in bytes. */
	readonly file?: number;
}

let rooms: Room[] = [];
let setting: Setting = { rooms: 0, messages: 0 };
const count = { requests: 0, bytes: 0 };

interface Answer {
	readonly body: Buffer;
	/** The parameters of the next page. */
	readonly next?: Readonly<Record<string, string>>;
	/** In milliseconds, beside the latency. */
	readonly late?: number;
}

const person = {
	id: peopleId,
	type: 'person',
	displayName: 'Jonas Lindqvist',
	emails: ['jonas@fernhill.example'],
};

const json = (value: unknown): Buffer => Buffer.from(JSON.stringify(value));

function summaryOf({ id, times }: Room, index: number) {
	return {
		id,
		title: `Room ${index}`,
		type: 'group',
		isLocked: false,
		lastActivity: new Date(times[0] ?? 0).toISOString(),
		created: new Date(times.at(-1) ?? 0).toISOString(),
		creatorId: peopleId,
	};
}

function listRooms(query: URLSearchParams): Answer {
	const max = Math.min(1000, Number(query.get('max') ?? 100));
	const from = Number(query.get('from') ?? 0);
	const all = rooms.map(summaryOf);
	if (query.get('sortBy') === 'lastactivity') {
		all.sort((one, other) => (one.lastActivity < other.lastActivity ? 1 : -1));
	}
	const end = from + max;
	return {
		body: json({ items: all.slice(from, end) }),
		...(end < all.length && { next: { from: String(end) } }),
	};
}

function listMessages(query: URLSearchParams): Answer | undefined {
	const index = rooms.findIndex(({ id }) => id === query.get('roomId'));
	const room = rooms[index];
	if (!room) return;
	const max = Math.min(1000, Number(query.get('max') ?? 50));
	const before = Date.parse(query.get('before') ?? '9999-12-31');
	const after = query.get('beforeMessage');
	const { times } = room;
	const oldEnough = firstOf(times.length, (age) => (times[age] ?? 0) < before);
	const age = Math.max(oldEnough, after ? times.length - indexOf(after) : 0);
	const end = age + max;
	const last = end < times.length ? lastIdOf(room, end) : undefined;
	return {
		body: pageOf(room, age, max),
		...(last && { next: { beforeMessage: last } }),
		...(index === 0 && setting.late && { late: setting.late }),
	};
}

function answerTo({ pathname, searchParams }: URL): Answer | undefined {
	if (pathname === '/v1/messages') return listMessages(searchParams);
	if (pathname === '/v1/rooms') return listRooms(searchParams);
	if (pathname === '/v1/people/me') return { body: json(person) };
	// Asked for by ID, and everybody is the same person.
	if (pathname === '/v1/people') return { body: json({ items: [person] }) };
	const index = rooms.findIndex(({ id }) => pathname === `/v1/rooms/${id}`);
	const room = rooms[index];
	return room && { body: json(summaryOf(room, index)) };
}

async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
	const url = new URL(request.url ?? '', `http://${request.headers.host}`);
	if (url.pathname.startsWith('/control/')) return await control(url, request, response);
	count.requests += 1;
	if (url.pathname.startsWith('/v1/contents/'))
		return await answerFile(response, setting.file ?? 0);
	if (request.method === 'POST') return await takeFile(request, response);
	const found = answerTo(url);
	const wait = (setting.latency ?? 0) + (found?.late ?? 0);
	if (wait > 0) await setTimeout(wait);
	if (!found) return void response.writeHead(404).end('{"message":"Not found"}');
	const { body, next } = found;
	for (const [name, value] of Object.entries(next ?? {})) url.searchParams.set(name, value);
	count.bytes += body.length;
	response.writeHead(200, {
		'content-type': 'application/json',
		'content-length': body.length,
		...(next && { link: `<${url.href}>; rel="next"` }),
	});
	response.end(body);
}

/** What is not Webex: a new world, one more message in a room, the number of requests since the last time. */
async function control(
	{ pathname, searchParams }: URL,
	request: IncomingMessage,
	response: ServerResponse,
): Promise<void> {
	if (pathname === '/control/world') {
		let text = '';
		for await (const piece of request) text += piece;
		setting = JSON.parse(text) as Setting;
		rooms = [];
		rooms = createRooms(setting);
	}
	if (pathname === '/control/post') {
		const index = Number(searchParams.get('room'));
		const room = rooms[index];
		if (room) rooms[index] = withPost(room, index);
	}
	response.end(JSON.stringify(count));
	Object.assign(count, { requests: 0, bytes: 0 });
}

const server = createServer((request, response) => {
	answer(request, response).catch((error: Error) => {
		process.stderr.write(`${error.stack}\n`);
		response.destroy();
	});
});
server.keepAliveTimeout = 60_000;
server.listen(0, '127.0.0.1', () => {
	process.send?.(`http://127.0.0.1:${(server.address() as AddressInfo).port}`);
});
process.on('disconnect', () => process.exit());
