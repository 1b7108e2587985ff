import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import type { HttpResponse, Transport } from '@webex-nodes/http';
import { expect, test } from 'vitest';
import type { OnKeep } from '../../list.ts';
import { createRestClient } from './client.ts';

const base = 'https://webexapis.com/v1';

interface Answer {
	readonly ids: readonly string[];
	readonly next?: string;
}

/** Answers by the path and query of the request, and records them. */
function recorded(answers: Readonly<Record<string, Answer | HttpResponse>>, onKeep?: OnKeep) {
	const asked: string[] = [];
	const transport: Transport = async ({ url }) => {
		const path = url.slice(base.length);
		asked.push(path);
		const answer = answers[path];
		if (!answer) throw new Error(`Nothing is recorded for ${path}`);
		return 'status' in answer ? answer : page(answer);
	};
	return { asked, webex: createRestClient({ transport, onKeep }) };
}

const page = ({ ids, next }: Answer): HttpResponse => ({
	status: 200,
	headers: next ? { link: `<${next}>; rel="next"` } : {},
	body: new TextEncoder().encode(JSON.stringify({ items: ids.map((id) => ({ id })) })),
});

const ids = (items: readonly { id: string }[]) => items.map(({ id }) => id);

const twoPages = {
	'/rooms?max=1000': { ids: ['a', 'b'], next: `${base}/rooms?cursor=2` },
	'/rooms?cursor=2': { ids: ['c'] },
};

test('a listing is awaitable', async () => {
	const { webex } = recorded(twoPages);
	expect(ids(await webex.rooms.list())).toEqual(['a', 'b', 'c']);
});

test('a listing is iterable, and leaving the loop stops the requests', async () => {
	const { webex, asked } = recorded(twoPages);
	for await (const { id } of webex.rooms.list()) if (id === 'b') break;
	expect(asked).toEqual(['/rooms?max=1000']);
});

test('an awaited listing tells of each page, and ends when that is refused', async () => {
	const kept: number[] = [];
	const { webex, asked } = recorded(twoPages, (items) => {
		kept.push(items.length);
		if (kept.length > 1) throw new Error('Too much');
	});
	for await (const _ of webex.rooms.list()) expect(kept).toEqual([]);
	await expect(webex.rooms.list()).rejects.toThrow('Too much');
	expect(kept).toEqual([2, 1]);
	asked.length = 0;
	await expect(webex.requestList({ path: '/rooms?max=1000' })).rejects.toThrow('Too much');
	// The second page was not asked for.
	expect([kept, asked]).toEqual([[2, 1, 2], ['/rooms?max=1000']]);
});

test('a listing starts anew each time it is used', async () => {
	const { webex, asked } = recorded(twoPages);
	const rooms = webex.rooms.list();
	await rooms;
	await rooms;
	expect(asked.length).toBe(4);
});

test('"limit" is a total: requests stop when it has come, and never ask for more', async () => {
	const { webex, asked } = recorded({
		'/rooms?max=2': { ids: ['a', 'b'], next: `${base}/rooms?max=2&cursor=2` },
		'/rooms?max=2&cursor=2': { ids: ['c', 'd'], next: `${base}/rooms?max=2&cursor=3` },
		'/rooms?max=3': { ids: ['a', 'b', 'c'], next: `${base}/rooms?max=3&cursor=2` },
	});
	const small = ids(await webex.rooms.list({}, { limit: 3, pageSize: 2 }));
	const exact = ids(await webex.rooms.list({}, { limit: 3 }));
	expect({ small, exact, asked }).toEqual({
		small: ['a', 'b', 'c'],
		exact: ['a', 'b', 'c'],
		asked: ['/rooms?max=2', '/rooms?max=2&cursor=2', '/rooms?max=3'],
	});
});

test('asks for the largest page that is allowed, which is smaller with mentions', async () => {
	const { webex, asked } = recorded({
		'/messages?roomId=r&max=1000': { ids: [] },
		'/messages?roomId=r&mentionedPeople=me&max=100': { ids: [] },
	});
	await webex.messages.list({ roomId: 'r' }, { pageSize: 5000 });
	await webex.messages.list({ roomId: 'r', mentionedPeople: 'me' });
	expect(asked.length).toBe(2);
});

test('passes over empty pages', async () => {
	const { webex } = recorded({
		'/rooms?max=1000': { ids: [], next: `${base}/rooms?cursor=2` },
		'/rooms?cursor=2': { ids: [], next: `${base}/rooms?cursor=3` },
		'/rooms?cursor=3': { ids: ['a'] },
	});
	expect(ids(await webex.rooms.list())).toEqual(['a']);
});

test('follows a next link as it is given, valueless parameters and relative form included', async () => {
	const { webex, asked } = recorded({
		'/rooms?max=1000': { ids: ['a'], next: `${base}/rooms?before&after=Y2lz` },
		'/rooms?before&after=Y2lz': { ids: ['b'], next: '/v1/rooms?cursor=%2Fx%2b' },
		'/rooms?cursor=%2Fx%2b': { ids: ['c'] },
	});
	await webex.rooms.list();
	expect(asked.slice(1)).toEqual(['/rooms?before&after=Y2lz', '/rooms?cursor=%2Fx%2b']);
});

test('puts back a filter that a next link has lost, and touches nothing else', async () => {
	const { webex, asked } = recorded({
		'/messages?roomId=r&mentionedPeople=me&before=2026-01-01&max=100': {
			ids: ['a'],
			next: `${base}/messages?roomId=r&beforeMessage=a&max=100`,
		},
		'/messages?roomId=r&beforeMessage=a&max=100&mentionedPeople=me': { ids: ['b'] },
	});
	await webex.messages.list({ roomId: 'r', mentionedPeople: 'me', before: '2026-01-01' });
	expect(asked[1]).toBe('/messages?roomId=r&beforeMessage=a&max=100&mentionedPeople=me');
});

test.each([
	['https://evil.example/v1/rooms?cursor=2', /evil\.example, another host than webexapis\.com/],
	['http://webexapis.com/v1/rooms?cursor=2', /another host/],
	[`${base}/rooms?max=1000`, /was read before/],
	['http://[', /cannot be read/],
])('does not follow a next link to %s', async (next, message) => {
	const { webex, asked } = recorded({ '/rooms?max=1000': { ids: ['a'], next } });
	const error = await webex.rooms.list().then(
		() => undefined,
		(reason: unknown) => reason,
	);
	expect([(error as Error).name, (error as Error).message, asked.length]).toEqual([
		'WebexPageError',
		expect.stringMatching(message),
		1,
	]);
});

test('gives pages with their next link, and continues from one', async () => {
	const { webex } = recorded(twoPages);
	const [first] = [await webex.rooms.list().pages().next()];
	const from = first.value?.next ?? '';
	expect([from, ids(await webex.rooms.list({}, { from }))]).toEqual([
		`${base}/rooms?cursor=2`,
		['c'],
	]);
});

test.each([0, -1, 1.5, Number.NaN])('refuses %d as a limit', async (limit) => {
	await expect(recorded({}).webex.rooms.list({}, { limit })).rejects.toThrow(
		'limit: expected a whole number from 1',
	);
});

test('says so when the answer is not a list', async () => {
	const answer = { status: 200, headers: {}, body: new TextEncoder().encode('{"rooms":[]}') };
	await expect(recorded({ '/rooms?max=1000': answer }).webex.rooms.list()).rejects.toThrow(
		'webexapis.com sent an answer of an unexpected form instead of a list',
	);
});

test('a next link whose max got lost asks for pages of the same size', async () => {
	const { webex, asked } = recorded({
		'/rooms?max=2': { ids: ['a', 'b'], next: `${base}/rooms?before&max=null&cursor=2` },
		'/rooms?before&max=2&cursor=2': { ids: ['c'] },
	});
	expect(ids(await webex.rooms.list({}, { pageSize: 2 }))).toEqual(['a', 'b', 'c']);
	expect(asked).toHaveLength(2);
});

test('a list that names no next page is read by its offset, until a page is not full', async () => {
	const chats = '/meetings/postMeetingChats?meetingId=m_I_1&max=2';
	const { webex, asked } = recorded({
		[chats]: { ids: ['a', 'b'] },
		[`${chats}&offset=2`]: { ids: ['c', 'd'] },
		[`${chats}&offset=4`]: { ids: [] },
	});
	const all = webex.meetingChats.list({ meetingId: 'm_I_1' }, { pageSize: 2 });
	expect(ids(await all)).toEqual(['a', 'b', 'c', 'd']);
	expect(asked).toEqual([chats, `${chats}&offset=2`, `${chats}&offset=4`]);
});

test('the bytes of an answer are not held for as long as its page is in use', async () => {
	setFlagsFromString('--expose-gc');
	const collect = runInNewContext('gc') as () => void;
	const bodies: WeakRef<Uint8Array>[] = [];
	const transport: Transport = async ({ url }) => {
		const answer = page({
			ids: ['a'],
			next: url.includes('cursor') ? '' : `${base}/rooms?cursor=2`,
		});
		bodies.push(new WeakRef(answer.body));
		return answer;
	};
	const held: number[] = [];
	for await (const { items } of createRestClient({ transport }).rooms.list().pages()) {
		// What a WeakRef was made of lives until the turn ends.
		await new Promise((resolve) => setImmediate(resolve));
		collect();
		held.push(items.length, bodies.filter((body) => body.deref()).length);
	}
	expect(held).toEqual([1, 0, 1, 0]);
});
