import { once } from 'node:events';
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';

/** An account with more messages than a simulator in memory could hold: each page is made when it is asked for. */
export interface LargeAccount {
	/** As the credential takes it. */
	readonly baseUrl: string;
	readonly roomIds: readonly string[];
	/** All messages, in the order of their time. */
	readonly messageIds: () => Iterable<string>;
	/** Pages of messages that were asked for. */
	readonly pages: () => number;
	readonly close: () => Promise<void>;
}

interface LargeAccountOptions {
	/** How many messages are in each room. */
	readonly rooms: readonly number[];
	/** When the first message was written, in milliseconds since the epoch; one follows each second, room after room. */
	readonly start: number;
}

const step = 1000; // ms
const text = 'The release went out to all regions, and the dashboards are green. '.repeat(2);

const idOf = (type: string, number: number) => {
	const uuid = `${number.toString(16).padStart(8, '0')}-1111-4111-8111-111111111111`;
	return Buffer.from(`ciscospark://us/${type}/${uuid}`).toString('base64url');
};

const numberIn = (id: string) =>
	Number.parseInt(Buffer.from(id, 'base64url').toString().split('/').at(-1)?.slice(0, 8) ?? '', 16);

/** Lists the newest first, as Webex does. */
export async function openLargeAccount({
	rooms,
	start,
}: LargeAccountOptions): Promise<LargeAccount> {
	const roomIds = rooms.map((_, index) => idOf('ROOM', index));
	const firstOf = rooms.map((_, index) => rooms.slice(0, index).reduce((sum, n) => sum + n, 0));
	const total = rooms.reduce((sum, count) => sum + count, 0);
	const timeOf = (number: number) => new Date(start + number * step).toISOString();
	const message = (room: number, number: number) => ({
		id: idOf('MESSAGE', number),
		roomId: roomIds[room],
		roomType: 'group',
		text: `${number} ${text}`,
		personId: idOf('PEOPLE', number % 97),
		personEmail: `person${number % 97}@fernhill.example`,
		created: timeOf(number),
	});
	const room = (index: number) => ({
		id: roomIds[index],
		title: `Room ${index}`,
		type: 'group',
		isLocked: false,
		created: new Date(start).toISOString(),
		lastActivity: timeOf((firstOf[index] ?? 0) + (rooms[index] ?? 0) - 1),
	});
	/** Numbers of messages from one before the other, at most as many as asked for. */
	const rangeOf = (index: number, query: URLSearchParams) => {
		const first = firstOf[index] ?? 0;
		const beforeMessage = query.get('beforeMessage');
		const before = query.get('before');
		const end = Math.min(
			first + (rooms[index] ?? 0),
			beforeMessage === null ? Number.POSITIVE_INFINITY : numberIn(beforeMessage),
			before === null
				? Number.POSITIVE_INFINITY
				: Math.max(first, Math.ceil((Date.parse(before) - start) / step)),
		);
		return { first, end, from: Math.max(first, end - Number(query.get('max') ?? 50)) };
	};
	let pages = 0;
	const messages = (url: URL) => {
		pages += 1;
		const index = roomIds.indexOf(url.searchParams.get('roomId') ?? '');
		const { first, end, from } = rangeOf(index, url.searchParams);
		const items = Array.from({ length: end - from }, (_, back) => message(index, end - 1 - back));
		const next = new URL(url);
		next.searchParams.set('beforeMessage', idOf('MESSAGE', from));
		return { body: { items }, next: from > first ? next : undefined };
	};
	const answers: readonly (readonly [
		RegExp,
		(url: URL) => { body: object; next?: URL | undefined },
	])[] = [
		[/^\/v1\/messages$/, messages],
		[
			/^\/v1\/rooms$/,
			(url) => ({
				// The room with the newest message first.
				body: {
					items: rooms
						.map((_, index) => room(index))
						.reverse()
						.slice(0, Number(url.searchParams.get('max') ?? 100)),
				},
			}),
		],
		[
			/^\/v1\/rooms\/[^/]+$/,
			(url) => ({ body: room(roomIds.indexOf(url.pathname.split('/').at(-1) ?? '')) }),
		],
		[
			/^\/v1\/people\/me$/,
			() => ({ body: { id: idOf('PEOPLE', 1), type: 'person', emails: [], orgId: '' } }),
		],
	];
	const answer = ({ url: path, headers }: IncomingMessage) => {
		const url = new URL(path ?? '', `http://${headers.host}`);
		const [, found] = answers.find(([pattern]) => pattern.test(url.pathname)) ?? [];
		return found?.(url);
	};
	const server = createServer((request, response) => {
		const found = answer(request);
		response.writeHead(found ? 200 : 404, {
			'content-type': 'application/json',
			...(found?.next && { link: `<${found.next.href}>; rel="next"` }),
		});
		response.end(JSON.stringify(found?.body ?? { message: `No ${request.url} here` }));
	});
	server.listen(0, '127.0.0.1');
	await once(server, 'listening');
	return {
		baseUrl: `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1`,
		roomIds,
		messageIds: function* () {
			for (let number = 0; number < total; number++) yield idOf('MESSAGE', number);
		},
		pages: () => pages,
		close: async () => {
			server.closeAllConnections();
			server.close();
			await once(server, 'close');
		},
	};
}
