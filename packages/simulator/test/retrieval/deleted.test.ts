import { bearer, personalToken } from '@webex-nodes/auth';
import { backfillMessages, createRestClient, type Message } from '@webex-nodes/client';
import { fetchTransport } from '@webex-nodes/http';
import { expect, test } from 'vitest';
import { noon } from '../fixture.ts';
import { begin } from './begin.ts';

const count = 20;
const pageSize = 3;
const day = 24 * 3600_000; // ms

/** A thread whose replies mention the reader, some milliseconds apart; each that a next page starts after is deleted. */
function thread(step: number) {
	const { simulator, world, owner, room, write } = begin();
	const { id: roomId } = room('One');
	const { id: parentId } = write(roomId, 'Parent', { created: noon - 1 });
	const replies = Array.from({ length: count }, (_, index) =>
		write(roomId, `Number ${index}`, {
			created: noon + index * step,
			parentId,
			mentionedPeople: [owner.id],
		}),
	);
	const kept = new Set<string>();
	const deleted = new Set<string>();
	const transport = fetchTransport(async (request) => {
		const named = new URL(request.url).searchParams.get('beforeMessage');
		const message = replies.find(({ id }) => id === named && !kept.has(id));
		if (message) {
			world.deleteMessage(message.id);
			deleted.add(message.id);
		}
		return await simulator.request(request);
	});
	const signed = bearer(personalToken(simulator.personalToken), { hosts: ['simulator.test'] });
	const webex = createRestClient({
		baseUrl: 'https://simulator.test/v1',
		transport: signed(transport),
	});
	return { webex, roomId, parentId, replies, kept, deleted };
}

type Thread = ReturnType<typeof thread>;

const lists: Readonly<Record<string, (given: Thread) => Promise<readonly Message[]>>> = {
	'a list': async ({ webex, roomId }) => await webex.messages.list({ roomId }, { pageSize }),
	'replies of a thread': async ({ webex, roomId, parentId }) =>
		await webex.messages.list({ roomId, parentId }, { pageSize }),
	mentions: async ({ webex, roomId }) =>
		await webex.messages.list({ roomId, mentionedPeople: 'me' }, { pageSize }),
	'a back-fill': async ({ webex, roomId }) => {
		const options = { rooms: { ids: [roomId] }, from: noon - 1, to: noon + day, pageSize };
		const found: Message[] = [];
		for await (const { messages } of backfillMessages(webex, options)) found.push(...messages);
		return found;
	},
};

/** Milliseconds: all at one moment, one after the other, far apart. */
const steps = [0, 1, 60_000];

test.each(Object.keys(lists))(
	'%s goes on when what the next page starts after is deleted, each time',
	async (name) => {
		for (const step of steps) {
			const given = thread(step);
			const found = (await lists[name]?.(given))?.map(({ id }) => id) ?? [];
			const { replies, deleted } = given;
			const ids = replies.map(({ id }) => id);
			expect(deleted.size).toBeGreaterThan(3);
			const missing = ids.filter((id) => !deleted.has(id) && !found.includes(id));
			expect([missing, new Set(found).size]).toEqual([[], found.length]);
			const places = found.filter((id) => ids.includes(id)).map((id) => ids.indexOf(id));
			expect(places).toEqual(places.toSorted((one, other) => other - one));
		}
	},
);

test('a limit counts each message once, and ends the requests', async () => {
	const limit = 7;
	for (const step of steps) {
		const { webex, roomId, replies } = thread(step);
		const found = await webex.messages.list({ roomId }, { limit, pageSize });
		const newest = replies.slice(-limit).reverse();
		expect(found.map(({ id }) => id)).toEqual(newest.map(({ id }) => id));
	}
});

/** From before a message that the caller names, and that stays. */
function before(step: number) {
	const given = thread(step);
	const { webex, roomId, replies, kept } = given;
	const { id: beforeMessage = '' } = replies.at(-2) ?? {};
	kept.add(beforeMessage);
	return { ...given, list: webex.messages.list({ roomId, beforeMessage }, { pageSize }) };
}

test('nothing newer than the message that the caller names comes when the list goes on', async () => {
	const { list, replies, deleted } = before(1);
	const found = new Set((await list).map(({ id }) => id));
	const older = replies.slice(0, -2).filter(({ id }) => !deleted.has(id));
	expect(deleted.size).toBeGreaterThan(3);
	expect(older.filter(({ id }) => !found.has(id))).toEqual([]);
	expect(replies.slice(-2).filter(({ id }) => found.has(id))).toEqual([]);
});

test('where its moment does not tell what is older, the list ends with an error', async () => {
	await expect(before(0).list).rejects.toMatchObject({ status: 404 });
});
