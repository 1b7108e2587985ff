import { momentOf } from 'n8n-nodes-webex/src/engine/times.ts';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { createHarness, type Harness } from '../src/harness.ts';
import { operationsOf } from '../src/one-node.ts';

const now = () => Date.parse('2026-03-04T12:00:00Z');

let harness: Harness;
beforeEach(async () => {
	harness = await createHarness({ now, scope: 'spark:all meeting:preferences_read' });
});
afterEach(async () => {
	vi.unstubAllEnvs();
	await harness.close();
});

const { json } = operationsOf('webexMeetingsXml', () => harness);
const zones = ['Europe/Berlin', 'America/Los_Angeles', 'Asia/Tokyo'] as const;

async function lastDayOf(until: string, timezone: string): Promise<unknown> {
	const series = { start: '2026-03-09T09:00:00', repeat: 'daily', ends: 'until', until };
	const [item] = await json('meeting', 'create', { topic: 'Dispatch', ...series }, { timezone });
	const { sessions } = harness.simulator.meetingsXml.site;
	return sessions.get(String(item?.['meetingKey']))?.repeat?.expirationDate;
}

/** Minutes that clocks in Berlin are ahead at a date: an hour more from 2026-03-29T01:00:00 on, in UTC. */
async function offsetOfBerlin(date: string, timezone: string): Promise<unknown> {
	const found = await json('site', 'getTimeZones', { date }, { timezone });
	return found.find(({ timeZone }) => timeZone === 'Europe/Berlin')?.['offsetMinutes'];
}

describe.each(zones)('in a workflow of %s', (timezone) => {
	test.each(zones)('on a server of %s a series includes the day of "Until"', async (server) => {
		vi.stubEnv('TZ', server);
		expect(await lastDayOf('2026-03-12T00:00:00', timezone)).toBe('2026-03-12T23:59:59');
	});

	test.each([
		['2026-03-12', '2026-03-12T23:59:59'],
		['2026-03-12T23:30:00', '2026-03-12T23:59:59'],
		['12/03/2026', '2026-12-03T23:59:59'],
		// Clocks in Los Angeles skip this time.
		['2027-03-14T02:30:00', '2027-03-14T23:59:59'],
	])('"Until" takes the day of %s as it stands', async (until, expected) => {
		expect(await lastDayOf(until, timezone)).toBe(expected);
	});

	test('Get Time Zones asks for the offsets at the time that was entered', async () => {
		expect([
			await offsetOfBerlin('2026-03-29T00:30:00', timezone),
			await offsetOfBerlin('2026-03-29T01:30:00', timezone),
		]).toEqual([60, 120]);
	});
});

test.each([
	'2026-03-28T16:30:00Z',
	'2026-03-28T17:30:00+01:00',
	'={{ DateTime.fromISO("2026-03-29T01:30:00") }}',
	'={{ new Date("2026-03-28T16:30:00Z") }}',
])("the moment %s is taken by the clock of the workflow's zone", async (date) => {
	expect(await offsetOfBerlin(date, 'Asia/Tokyo')).toBe(120);
});

test.each([
	['3/28/2026 5:30 PM +01:00', '2026-03-28T16:30:00.000Z'],
	['Start: Sat Mar 28 2026 17:30:00 GMT+0100', '2026-03-28T16:30:00.000Z'],
	['3/28/2026 5:3:30 PM +0100', '2026-03-28T16:03:30.000Z'],
	['3/28/2026 9:30 AM PDT (Pacific (US) Time)', '2026-03-28T16:30:00.000Z'],
])('the zone that %s has counts', (text, moment) => {
	expect(momentOf(text, 'Asia/Tokyo')).toBe(moment);
});
