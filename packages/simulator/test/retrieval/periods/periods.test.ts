import {
	createRestClient,
	type PeriodRetrieval,
	type RetrievalCursor,
	retrieveHeldMeetings,
	retrieveRecordings,
	retrieveTranscripts,
} from '@webex-nodes/client';
import { expect, test } from 'vitest';
import type { Behaviour, Item } from './backend.ts';
import { hosts, Lists, sites } from './server.ts';

const hour = 3600_000; // ms
const day = 24 * hour;
const now = Date.parse('2026-11-22T12:00:00.000Z');

function begin(behaviour: Partial<Behaviour> = {}) {
	const lists = new Lists({
		behaviour: {
			filedBy: 'made',
			isToIncluded: false,
			order: 'newest',
			isInSeconds: false,
			pageSize: 100,
			hasDate: true,
			showsDeleted: false,
			periods: 'any',
			ofMeeting: 'anyTime',
			...behaviour,
		},
		now: () => now,
	});
	const asked: URL[] = [];
	const webex = createRestClient({
		transport: async (request) => {
			const answer = await lists.transport(request);
			asked.push(new URL(request.url));
			return answer;
		},
	});
	const add = (id: string, made: number, more: Partial<Item> = {}) =>
		lists.items.set(id, {
			id,
			host: hosts[0] ?? '',
			site: sites[0] ?? '',
			begin: made,
			end: made,
			made,
			visibleAt: made,
			topic: id,
			isDeleted: false,
			...more,
		});
	return { lists, webex, asked, add };
}

async function collect(
	retrieval: PeriodRetrieval<{ id: string }>,
): Promise<[string[], RetrievalCursor]> {
	const ids: string[] = [];
	for await (const { changes } of retrieval) {
		ids.push(...changes.map((change) => (change.kind === 'deleted' ? change.key : change.item.id)));
	}
	return [ids, JSON.parse(JSON.stringify(retrieval.cursor()))];
}

const account = { scope: { of: 'account' as const }, start: now - 100 * day };

test('what is deleted while pages are read hides nothing else', async () => {
	const { lists, webex, asked, add } = begin({ pageSize: 2 });
	for (let index = 0; index < 4; index++) add(`00000${index}`, now - 20 * day + index);
	const { transport } = lists;
	let isDone = false;
	Object.assign(lists, {
		transport: async (request: Parameters<typeof transport>[0]) => {
			const answer = await transport(request);
			const item = lists.items.get('000003');
			// The first page had it: the item after it moves to that page, which was read.
			if (!isDone && item && new TextDecoder().decode(answer.body).includes('000003')) {
				isDone = true;
				lists.items.set('000003', { ...item, isDeleted: true });
			}
			return answer;
		},
	});
	const [ids] = await collect(retrieveRecordings(webex, { ...account, start: now - 25 * day }));
	expect([ids, isDone]).toEqual([['000000', '000001', '000002', '000003'], true]);
	expect(asked.length).toBeGreaterThan(2);
});

test('a run that ends at its limit leaves what is filed later and is older', async () => {
	const { webex, add } = begin({ filedBy: 'begin' });
	const seam = account.start - 49 * hour + 30 * day;
	add('000001', seam + 20 * hour, { begin: seam - hour });
	add('000002', seam + hour);
	const options = { ...account, late: 0, limit: 1 };
	const [first, cursor] = await collect(retrieveRecordings(webex, options));
	const [second, next] = await collect(retrieveRecordings(webex, { ...options, cursor }));
	const [third] = await collect(retrieveRecordings(webex, { ...options, cursor: next }));
	expect([first, second, third]).toEqual([['000001'], ['000002'], []]);
});

test('a quiet run is one request, and its cursor forgets what is older than the horizon', async () => {
	const { webex, asked, add } = begin();
	for (let index = 0; index < 40; index++) add(String(index).padStart(6, '0'), now - index * day);
	const [ids, cursor] = await collect(retrieveRecordings(webex, account));
	const before = asked.length;
	const [none] = await collect(retrieveRecordings(webex, { ...account, cursor }));
	expect([ids.length, none, asked.length - before]).toEqual([40, [], 1]);
	expect(Object.keys(cursor.rooms['account']?.seen ?? {}).length).toBeLessThan(3);
});

test('more than Webex lists at once is read in shorter windows', async () => {
	const { webex, add } = begin({ filedBy: 'end' });
	for (let index = 0; index < 12_000; index++) {
		add(String(index).padStart(6, '0'), now - day - index * 10_000);
	}
	const [ids] = await collect(retrieveHeldMeetings(webex, { ...account, start: now - 6 * day }));
	expect(new Set(ids).size).toBe(12_000);
}, 60_000);

test('transcripts of a host are found by the meetings of the host', async () => {
	const { webex, asked, add } = begin({ filedBy: 'begin' });
	add('000001', now - hour);
	add('000002', now - hour, { host: hosts[1] ?? '' });
	const scope = { of: 'hosts' as const, hosts: [hosts[0] ?? ''] };
	const [ids] = await collect(retrieveTranscripts(webex, { ...account, start: now - day, scope }));
	expect(ids).toEqual(['000001']);
	const lists = asked.filter(({ pathname }) => pathname.endsWith('/meetingTranscripts'));
	expect(lists.every(({ searchParams }) => searchParams.has('meetingId'))).toBe(true);
});

test('the cursor of another source is refused', async () => {
	const { webex } = begin();
	const [, cursor] = await collect(retrieveRecordings(webex, account));
	expect(() => retrieveTranscripts(webex, { ...account, cursor })).toThrow('cursor');
});

test('a host that is refused is named, and comes with a later run', async () => {
	const { lists, webex, add } = begin();
	for (const [index, host] of hosts.entries()) add(`00000${index}`, now - hour, { host });
	lists.refused.set(hosts[1] ?? '', 403);
	const options = { ...account, scope: { of: 'hosts' as const, hosts } };
	const refused = retrieveRecordings(webex, options);
	const [ids, cursor] = await collect(refused);
	expect([ids, refused.unreadable().map(({ placeId }) => placeId)]).toEqual([
		['000000'],
		[hosts[1]],
	]);
	lists.refused.clear();
	expect((await collect(retrieveRecordings(webex, { ...options, cursor })))[0]).toEqual(['000001']);
});
