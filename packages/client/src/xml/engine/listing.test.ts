import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import type { HttpRequest } from '@webex-nodes/http';
import { expect, test } from 'vitest';
import { answer } from '../../../test/xml/fixtures.ts';
import type { OnKeep } from '../../list.ts';
import { createXmlClient } from './client.ts';

const total = 50;

/** A site with 50 meetings; `onPage` is called with the number of the first record of each request. */
function connect(
	onPage: (start: number, request: HttpRequest) => void = () => undefined,
	onKeep?: OnKeep,
) {
	const starts: number[] = [];
	const webex = createXmlClient({
		onKeep,
		transport: async (request) => {
			const body = String(request.body);
			const start = Number(/<startFrom>(\d+)/.exec(body)?.[1]);
			const size = Number(/<maximumNum>(\d+)/.exec(body)?.[1]);
			starts.push(start);
			onPage(start, request);
			return { status: 200, headers: {}, body: new TextEncoder().encode(page(start, size)) };
		},
	});
	const list = webex.meetings.list({}, { pageSize: 15 });
	return { starts, list, pages: list.pages() };
}

function page(start: number, size: number): string {
	const returned = Math.max(0, Math.min(size, total - start + 1));
	const meetings = Array.from(
		{ length: returned },
		(_, index) => `<m:meeting><m:meetingKey>${start + index}</m:meetingKey></m:meeting>`,
	);
	return answer(
		`<serv:bodyContent xmlns:m="m"><m:matchingRecords><serv:total>${total}</serv:total><serv:returned>${returned}</serv:returned><serv:startFrom>${start}</serv:startFrom></m:matchingRecords>${meetings.join('')}</serv:bodyContent>`,
	);
}

test('from the second page on, the next one is under way while a page is worked on', async () => {
	const { starts, pages } = connect();
	const seen: number[][] = [];
	for await (const { items } of pages) {
		expect(items.length).toBeGreaterThan(0);
		seen.push([...starts]);
	}
	expect(seen).toEqual([
		[1],
		[1, 11, 21],
		[1, 11, 21, 31],
		[1, 11, 21, 31, 41],
		[1, 11, 21, 31, 41],
	]);
});

test('an awaited list tells of each page, and ends when that is refused', async () => {
	const kept: number[] = [];
	const { starts, list } = connect(undefined, (items) => {
		kept.push(items.length);
		throw new Error('Too much');
	});
	await expect(list).rejects.toThrow('Too much');
	expect([kept, starts]).toEqual([[15], [1]]);
});

test('who leaves stops the page that is under way', async () => {
	const signals = new Map<number, AbortSignal | undefined>();
	const { pages } = connect((start, { signal }) => signals.set(start, signal));
	let read = 0;
	for await (const { items } of pages) {
		read += items.length;
		if (read > 15) break;
	}
	expect([...signals.keys()]).toEqual([1, 11, 21]);
	expect(signals.get(21)?.aborted).toBe(true);
});

test('a page that fails while the one before is worked on fails in its turn', async () => {
	const { pages } = connect((start) => {
		if (start === 21) throw new Error('the connection broke');
	});
	const keys: string[] = [];
	const read = async () => {
		for await (const { items } of pages) {
			keys.push(...items.map(({ meetingKey }) => meetingKey));
			await Promise.resolve();
		}
	};
	await expect(read()).rejects.toThrow('the connection broke');
	expect(keys).toEqual(Array.from({ length: 25 }, (_, index) => String(index + 1)));
});

/** Bytes that tell when they are read as a document, by the prolog that each reading looks at. */
class ToldBytes extends Uint8Array {
	onRead = () => {};

	override subarray(begin?: number, end?: number): Uint8Array<ArrayBuffer> {
		if (end === 200) this.onRead();
		return new Uint8Array(this).subarray(begin, end);
	}
}

/**
 * A site that shows only some of its records, and says with `returned` how many: `shown` is asked for the number of a
 * record and the number of the request. Each answer comes when the one before has been
 * read and handed on.
 */
function siteOf(records: number, shown: (record: number, requests: number) => boolean) {
	const events: string[] = [];
	let requests = 0;
	let before: Promise<void> = Promise.resolve();
	const webex = createXmlClient({
		transport: async (request) => {
			const body = String(request.body);
			const start = Number(/<startFrom>(\d+)/.exec(body)?.[1]);
			const size = Number(/<maximumNum>(\d+)/.exec(body)?.[1]);
			requests += 1;
			events.push(`sent ${start}`);
			let release = () => {};
			const mine = new Promise<void>((resolve) => {
				release = () => void setImmediate(resolve);
			});
			request.signal?.addEventListener('abort', () => {
				events.push(`left ${start}`);
				release();
			});
			const number = requests;
			const earlier = before;
			before = mine;
			await earlier;
			request.signal?.throwIfAborted();
			const keys = Array.from({ length: size }, (_, index) => start + index).filter(
				(key) => key <= records && shown(key, number),
			);
			const document = answer(
				`<serv:bodyContent xmlns:m="m"><m:matchingRecords><serv:total>${records}</serv:total><serv:returned>${keys.length}</serv:returned><serv:startFrom>${start}</serv:startFrom></m:matchingRecords>${keys.map((key) => `<m:meeting><m:meetingKey>${key}</m:meetingKey></m:meeting>`).join('')}</serv:bodyContent>`,
			);
			const bytes = new ToldBytes(new TextEncoder().encode(document));
			bytes.onRead = () => {
				events.push(`read ${start}`);
				release();
			};
			return { status: 200, headers: {}, body: bytes };
		},
	});
	return { events, list: (options: object) => webex.meetings.list({}, options) };
}

test('the request for the next page is sent before a page is read', async () => {
	const { events, list } = siteOf(50, () => true);
	const meetings = await list({ pageSize: 15 });
	expect(meetings.map(({ meetingKey }) => Number(meetingKey))).toEqual(
		Array.from({ length: 50 }, (_, index) => index + 1),
	);
	expect(events.filter((event) => !event.startsWith('left'))).toEqual([
		...['sent 1', 'read 1', 'sent 11', 'sent 21', 'read 11', 'sent 31', 'read 21'],
		...['sent 41', 'read 31', 'read 41'],
	]);
});

test('pages that are not full: one guess is wrong, and left; nothing is lost or comes twice', async () => {
	// The second page has fewer records than asked for.
	const { events, list } = siteOf(60, (key, requests) => requests !== 2 || key < 24);
	const meetings = await list({ pageSize: 15 });
	expect(meetings.map(({ meetingKey }) => Number(meetingKey))).toEqual(
		Array.from({ length: 60 }, (_, index) => index + 1),
	);
	expect(events.slice(0, 6)).toEqual([
		...['sent 1', 'read 1', 'sent 11', 'sent 21', 'read 11', 'left 21'],
	]);
	expect(events[6]).toBe('sent 19');
	// After a wrong guess, a page is read before the next one is asked for.
	expect(events.slice(7, 10)).toEqual(['read 19', 'sent 29', 'read 29']);
});

test.each([15, 16, 25, 26, 27, 40])('a limit of %s asks for no more than that', async (limit) => {
	const { events, list } = siteOf(60, () => true);
	const meetings = await list({ pageSize: 15, limit });
	expect(meetings).toHaveLength(limit);
	const sent = events.filter((event) => event.startsWith('sent'));
	expect(sent).toHaveLength(limit <= 15 ? 1 : 1 + Math.ceil((limit - 15) / 10));
});

test('a program that has nothing else to wait for lists to the end', async () => {
	const program = new URL('../../../test/xml/list-without-sockets.ts', import.meta.url);
	const child = spawn(process.execPath, [fileURLToPath(program)], {
		stdio: ['ignore', 'pipe', 'inherit'],
	});
	const ended = once(child, 'close');
	const output = await text(child.stdout);
	const [code] = await ended;
	expect([code, output]).toEqual([0, '50']);
});
