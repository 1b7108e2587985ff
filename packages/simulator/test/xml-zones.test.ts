import { zones } from '@webex-nodes/client';
import { describe, expect, test } from 'vitest';
import { both } from './both-fixture.ts';

/** Webex has withdrawn these, and takes them as the others. */
const withdrawn: Readonly<Record<string, string>> = { 24: '23', 27: '26' };
const dates = ['2026-12-15', '2027-07-15'];
const nine = (date: string) => `${date} 09:00:00`;

/** What clocks in the zone show, as the machine's own tables have it. */
const clockIn = (zone: string, moment: string | undefined) =>
	new Date(moment ?? '').toLocaleString('sv-SE', { timeZone: zone });

/** Whole minutes that clocks in the zone are ahead at midnight of UTC. */
const aheadOf = (zone: string, date: string) => {
	const midnight = `${date}T00:00:00Z`;
	const local = Date.parse(`${clockIn(zone, midnight).replace(' ', 'T')}Z`);
	return (local - Date.parse(midnight)) / 60_000;
};

describe.each(zones)('zone %s, %s', (id, place, iana) => {
	const read = withdrawn[id] ?? id;
	const zone = zones.find(([each]) => each === read)?.[2] ?? '';

	test('nine in the morning of XML is nine in the morning of REST, in winter and in summer', async () => {
		const { rest, xml, world } = both();
		for (const date of dates) {
			const { meetingkey: meetingKey, meetingUUID: meetingId = '' } = await xml.meetings.create({
				metaData: { confName: 'Zone' },
				accessControl: { meetingPassword: 'Fern12345' },
				schedule: { startDate: `${date}T09:00:00`, timeZoneID: id, duration: 30 },
			});
			const seen = await rest.meetings.get({ meetingId });
			expect(clockIn(zone, seen.start)).toBe(nine(date));
			expect(world.meetings.series.get(meetingId)?.fields.timezone).toBe(
				id === '20' ? 'UTC' : zone,
			);
			const shown = await rest.meetings.get({ meetingId, timezone: zone });
			expect(shown.start).toContain(`${date}T09:00:00`);
			const [listed] = await xml.meetings.list({ meetingKey });
			expect(listed?.timeZoneID).toBe(read);
			expect(clockIn(zone, listed?.startDate)).toBe(nine(date));
			// This one has no number, only a label.
			const { schedule } = await xml.sessions.get({ sessionKey: meetingKey });
			expect(clockIn(zone, schedule?.startDate)).toBe(nine(date));
		}
	});

	test('a zone of REST has its number in XML, and is the same when it comes back', async () => {
		const { rest, xml } = both();
		const [date = ''] = dates;
		const { id: meetingId, meetingNumber: meetingKey = '' } = await rest.meetings.create({
			title: 'Zone',
			start: `${date}T09:00:00`,
			end: `${date}T09:30:00`,
			timezone: iana,
		});
		expect(await xml.meetings.list({ meetingKey })).toMatchObject([{ timeZoneID: read }]);
		await xml.meetings.update({ meetingKey, metaData: { confName: 'Renamed' } });
		const after = await rest.meetings.patch({ meetingId, agenda: 'Dates of the own zone' });
		expect(after).toMatchObject({ title: 'Renamed', timezone: iana });
		expect(clockIn(iana, after.start)).toBe(nine(date));
	});

	test('the site lists it, with the minutes that it is ahead, daylight saving included', async () => {
		const { xml } = both();
		for (const date of dates) {
			const [listed] = await xml.sites.timeZones({ timeZoneID: [id], date });
			expect(listed).toMatchObject({ timeZoneID: read, gmtOffset: aheadOf(zone, date) });
			if (id === read) expect(listed?.shortName).toBe(place);
		}
	});
});

test('a number that no zone has is refused', async () => {
	const { xml } = both();
	const meeting = {
		metaData: { confName: 'Zone' },
		schedule: { startDate: '2026-12-15T09:00:00', timeZoneID: '99', duration: 30 },
	};
	await expect(xml.meetings.create(meeting)).rejects.toThrow('there is no time zone 99');
});

test.each([
	['Europe/Zurich', '22'],
	['America/Toronto', '11'],
	['Pacific/Chatham', '20'],
])(
	'%s has no number: XML shows %s, whose clocks are the same, or else UTC',
	async (timezone, id) => {
		const { rest, xml } = both();
		const { id: meetingId, meetingNumber: meetingKey = '' } = await rest.meetings.create({
			title: 'Zone',
			start: '2026-12-15T09:00:00',
			end: '2026-12-15T09:30:00',
			timezone,
		});
		const [listed] = await xml.meetings.list({ meetingKey });
		expect(listed).toMatchObject({ timeZoneID: id });
		expect(clockIn(timezone, listed?.startDate)).toBe(nine('2026-12-15'));
		await xml.meetings.update({ meetingKey, metaData: { confName: 'Renamed' } });
		expect(await rest.meetings.patch({ meetingId, agenda: 'x' })).toMatchObject({ timezone });
		await xml.meetings.update({ meetingKey, schedule: { timeZoneID: '49' } });
		expect(await rest.meetings.patch({ meetingId, agenda: 'y' })).toMatchObject({
			timezone: 'Asia/Tokyo',
		});
	},
);

test('another site keeps the place of zone 20', async () => {
	const { rest, xml } = both({ switches: { xmlUtc: 'Atlantic/Reykjavik' } });
	const { meetingUUID: meetingId = '' } = await xml.meetings.create({
		metaData: { confName: 'Zone' },
		schedule: { startDate: '2026-12-15T09:00:00Z', timeZoneID: '20', duration: 30 },
	});
	const { timezone, start } = await rest.meetings.patch({ meetingId, agenda: 'x' });
	expect([timezone, start]).toEqual(['Atlantic/Reykjavik', '2026-12-15T09:00:00Z']);
});
