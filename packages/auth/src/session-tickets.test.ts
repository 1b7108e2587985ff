import { setTimeout as sleep } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { type SessionTicket, sessionTickets } from './session-tickets.ts';

function setUp(answer: Partial<SessionTicket> = {}) {
	let time = 0;
	let asked = 0;
	const tickets = sessionTickets({
		now: () => time,
		authenticate: async () => {
			asked += 1;
			await sleep(5);
			return { sessionTicket: `ticket ${asked}`, ...answer };
		},
	});
	return {
		tickets,
		asked: () => asked,
		pass: (seconds: number) => {
			time += seconds * 1000;
		},
	};
}

test('callers at once share one ticket', async () => {
	const { tickets, asked } = setUp();
	const given = await Promise.all(Array.from({ length: 100 }, () => tickets.get()));
	expect([new Set(given), asked()]).toEqual([new Set(['ticket 1']), 1]);
});

test.each([
	[{ timeToLive: 600 }, 539, 541],
	[{}, 5339, 5341],
])('renews a ticket with %o a minute before it ends', async (answer, before, after) => {
	const { tickets, pass } = setUp(answer);
	await tickets.get();
	pass(before);
	const first = await tickets.get();
	pass(after - before);
	expect([first, await tickets.get()]).toEqual(['ticket 1', 'ticket 2']);
});

test('renews once for callers that were refused with the same ticket', async () => {
	const { tickets, asked } = setUp();
	const given = await Promise.all(
		Array.from({ length: 20 }, async () => {
			tickets.refuse('ticket 1');
			return await tickets.get();
		}),
	);
	tickets.refuse('an older one');
	expect([new Set(given).size, asked(), await tickets.get()]).toEqual([1, 1, 'ticket 1']);
	tickets.refuse('ticket 1');
	expect(await tickets.get()).toBe('ticket 2');
});

test('a caller that gives up does not end the exchange for the others', async () => {
	const { tickets, asked } = setUp();
	const controller = new AbortController();
	const leaving = tickets.get({ signal: controller.signal });
	const staying = tickets.get();
	controller.abort(new Error('cancelled'));
	await expect(leaving).rejects.toThrow('cancelled');
	expect([await staying, asked()]).toEqual(['ticket 1', 1]);
});

test('callers that wait exchange again when the exchange was cancelled together with its caller', async () => {
	const controller = new AbortController();
	let asked = 0;
	const tickets = sessionTickets({
		authenticate: async () => {
			asked += 1;
			if (asked > 1) return { sessionTicket: 'ticket' };
			await sleep(1000, undefined, { signal: controller.signal });
			throw new Error('not reached');
		},
	});
	const { signal } = controller;
	const leaving = tickets.get({ signal });
	const staying = [tickets.get(), tickets.get()];
	controller.abort();
	await expect(leaving).rejects.toThrow('aborted');
	expect([await Promise.all(staying), asked]).toEqual([['ticket', 'ticket'], 2]);
});

test('an exchange that is always cancelled ends with that failure', async () => {
	let asked = 0;
	const tickets = sessionTickets({
		authenticate: async () => {
			asked += 1;
			throw new DOMException('The operation was aborted', 'AbortError');
		},
	});
	await expect(tickets.get()).rejects.toThrow('The operation was aborted');
	expect(asked).toBe(2);
});

test('tries again after a failure', async () => {
	let fail = true;
	const tickets = sessionTickets({
		authenticate: async () => {
			if (fail) throw new Error('busy');
			return { sessionTicket: 'ticket' };
		},
	});
	await expect(tickets.get()).rejects.toThrow('busy');
	fail = false;
	expect(await tickets.get()).toBe('ticket');
});
