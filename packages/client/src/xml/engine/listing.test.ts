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
