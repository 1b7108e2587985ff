import type { HttpRequest, Transport } from '@webex-nodes/http';
import { expect, test } from 'vitest';
import { methodOf } from './method.ts';
import { get, type ListOptions } from './operation.ts';

const day = 24 * 3600_000; // ms

interface Item {
	readonly id?: string;
	readonly at: number;
}

/** A list by time that refuses periods of more than 30 days. Webex does not say for sure which ends it includes. */
function listed(items: readonly Item[], isIncluded: { from: boolean; to: boolean }) {
	const sent: HttpRequest[] = [];
	const server: Transport = async (request) => {
		sent.push(request);
		const url = new URL(request.url);
		const [from, to] = ['from', 'to'].map((name) => Date.parse(url.searchParams.get(name) ?? ''));
		const size = Number(url.searchParams.get('max'));
		const skip = Number(url.searchParams.get('skip') ?? 0);
		if (from === undefined || to === undefined || to - from > 30 * day) {
			return { status: 400, headers: {}, body: new TextEncoder().encode('{"message":"too long"}') };
		}
		const found = items
			.filter(
				({ at }) =>
					(isIncluded.from ? at >= from : at > from) && (isIncluded.to ? at <= to : at < to),
			)
			.sort((one, other) => other.at - one.at);
		url.searchParams.set('skip', String(skip + size));
		const link = found.length > skip + size ? { link: `<${url}>; rel="next"` } : {};
		const body = JSON.stringify({ items: found.slice(skip, skip + size) });
		return { status: 200, headers: { ...link }, body: new TextEncoder().encode(body) };
	};
	const operation = get('/recordings', { headers: ['timezone'] }).many<
		{ readonly from?: string; readonly to?: string },
		Item
	>({ maxPageSize: 3, window: { days: 30 } });
	const list = methodOf(operation, { transport: server, baseUrl: 'https://webexapis.com/v1' });
	const read = async (from: unknown, to: unknown, options: ListOptions = {}): Promise<Item[]> =>
		(await (list({ from, to }, options) as PromiseLike<Item[]>)) as Item[];
	return { sent, read };
}

const start = Date.parse('2026-01-01T00:00:00.250Z');
const iso = (moment: number) => new Date(moment).toISOString();

/** Items everywhere, at the seams between windows too, and a millisecond beside them. */
const items = [...Array(95).keys()].flatMap((index) =>
	[-1, 0, 1].map((offset) => ({
		id: `${index}/${offset}`,
		at: start + index * day + offset + (index % 2) * 500,
	})),
);

test.each([
	['both ends included', { from: true, to: true }],
	['the end left out', { from: true, to: false }],
	['the beginning left out', { from: false, to: true }],
	['both left out', { from: false, to: false }],
])('a long period is read whole and without doubles: %s', async (_, isIncluded) => {
	const { read } = listed(items, isIncluded);
	const from = start - day;
	const to = start + 95 * day;
	const found = await read(iso(from), iso(to));
	expect(found.map(({ id }) => id)).toHaveLength(items.length);
	expect(new Set(found.map(({ id }) => id)).size).toBe(items.length);
	expect(found.map(({ at }) => at)).toEqual(items.map(({ at }) => at).sort((a, b) => b - a));
});

test('the oldest window first, when asked', async () => {
	const { read, sent } = listed(items, { from: true, to: false });
	const found = await read(iso(start), iso(start + 70 * day), { order: 'oldestFirst' });
	expect(new Set(found.map(({ id }) => id)).size).toBe(found.length);
	const windows = [...new Set(sent.map(({ url }) => new URL(url).searchParams.get('from')))];
	expect(windows).toEqual([...windows].sort());
	expect(windows[0]).toBe(iso(start));
});

test('lines of a report have no ID, and come once too', async () => {
	const lines = items.map(({ at }) => ({ at }));
	const { read } = listed(lines, { from: true, to: true });
	expect(await read(iso(start - day), iso(start + 95 * day))).toHaveLength(lines.length);
});

test('a limit ends the requests, across windows', async () => {
	const { read, sent } = listed(items, { from: true, to: false });
	expect(await read(iso(start), iso(start + 95 * day), { limit: 5 })).toHaveLength(5);
	expect(sent).toHaveLength(2);
	expect(await read(iso(start), iso(start + 95 * day), { limit: 150 })).toHaveLength(150);
});

test('goes on at the next link of an earlier page, in the window that it names', async () => {
	const { read, sent } = listed(items, { from: true, to: false });
	const all = await read(iso(start), iso(start + 95 * day));
	const second = sent[1]?.url ?? '';
	const rest = await read(iso(start), iso(start + 95 * day), { from: second });
	expect(rest.map(({ id }) => id)).toEqual(all.slice(3).map(({ id }) => id));
});

test('a short period and one that Webex chooses are one request', async () => {
	const { read, sent } = listed(items, { from: true, to: false });
	await read(iso(start), iso(start + day / 2));
	await read(undefined, undefined);
	expect(sent.map(({ url }) => new URL(url).searchParams.get('to'))).toEqual([
		iso(start + day / 2),
		null,
	]);
});

test('a period without its end goes on until now, where Webex would take 7 days only', async () => {
	const { read, sent } = listed(items, { from: true, to: false });
	const before = Date.now();
	await read(iso(before - 70 * day), undefined);
	const ends = sent.map(({ url }) => Date.parse(new URL(url).searchParams.get('to') ?? ''));
	expect(Math.max(...ends)).toBeGreaterThanOrEqual(before);
	expect(sent).toHaveLength(3);
});

test.each(['2026-01-01T00:00:00', 'yesterday', '01/31/2026', ''])(
	'%j names no moment',
	async (from) => {
		const { read } = listed(items, { from: true, to: false });
		await expect(read(from, iso(start + 95 * day))).rejects.toMatchObject({
			name: 'WebexInputError',
			field: 'from',
		});
	},
);

test('the zone of the dates is always sent', async () => {
	const { read, sent } = listed(items, { from: true, to: false });
	await read(iso(start), iso(start + day));
	expect(sent[0]?.headers['timezone']).toBe('UTC');
});
