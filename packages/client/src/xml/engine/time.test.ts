import { WebexInputError } from '@webex-nodes/http';
import fc from 'fast-check';
import { DateTime } from 'luxon';
import { describe, expect, test } from 'vitest';
import { readTime, writeTime } from './time.ts';
import { ianaOf, utc, zoneOfIana, zoneOfLabel, zones } from './zones.ts';

const anyZone = fc.constantFrom(...zones.map(([id]) => id));
const anyMoment = fc
	.integer({ min: Date.UTC(2010, 0, 1) / 1000, max: Date.UTC(2037, 0, 1) / 1000 })
	.map((seconds) => new Date(seconds * 1000).toISOString());

/** How another library writes a moment on the wire. */
const byLuxon = (moment: string, zone: string) =>
	DateTime.fromISO(moment, { zone: ianaOf(zone) ?? 'invalid' }).toFormat('MM/dd/yyyy HH:mm:ss');

describe('moments', () => {
	test('are written as another library writes them, and read back equal, in every zone', () => {
		fc.assert(
			fc.property(anyMoment, anyZone, (moment, zone) => {
				let wire: string;
				try {
					wire = writeTime(moment, zone, 'startDate');
				} catch (error) {
					// Only the second of two equal times of a clock.
					expect(WebexInputError.is(error)).toBe(true);
					const earlier = DateTime.fromISO(moment).minus({ hours: 3 });
					const hours = [1, 2, 3, 4, 5, 6].map((half) =>
						byLuxon(earlier.plus({ minutes: 30 * (half - 1) }).toISO() ?? '', zone),
					);
					expect(hours).toContain(byLuxon(moment, zone));
					return;
				}
				expect(wire).toBe(byLuxon(moment, zone));
				expect(readTime(wire, zone)).toBe(moment);
			}),
			{ numRuns: 3000 },
		);
	});

	test.each([
		['before the clock springs forward', '2026-03-08T09:59:59Z', '03/08/2026 01:59:59'],
		['when it springs forward', '2026-03-08T10:00:00Z', '03/08/2026 03:00:00'],
		['in the hour before it falls back', '2026-11-01T08:30:00Z', '11/01/2026 01:30:00'],
		['after it fell back', '2026-11-01T10:00:00Z', '11/01/2026 02:00:00'],
	])('%s', (_, moment, wire) => {
		expect(writeTime(moment, '4', 'startDate')).toBe(wire);
		expect(readTime(wire, '4')).toBe(new Date(moment).toISOString());
	});

	test('the second 01:30 of a night cannot be sent in that zone, but in UTC', () => {
		const second = '2026-11-01T09:30:00Z';
		expect(() => writeTime(second, '4', 'startDate')).toThrow(
			'startDate: 2026-11-01T09:30:00Z is the second of two equal times of a clock in America/Los_Angeles, and Webex would take the first: choose another time, or time zone 20 (UTC)',
		);
		expect(writeTime(second, utc, 'startDate')).toBe('11/01/2026 09:30:00');
	});

	test('a time that clocks skip is refused when sent, and read as much later', () => {
		expect(() => writeTime('2026-03-08T02:30:00', '4', 'startDate')).toThrow(
			'2026-03-08T02:30:00 does not exist in America/Los_Angeles, where clocks skip it',
		);
		expect(readTime('03/08/2026 02:30:00', '4')).toBe('2026-03-08T10:30:00.000Z');
	});

	test('offsets other than UTC name the same moment', () => {
		expect(writeTime('2026-06-01T12:00:00+05:30', utc, 'f')).toBe('06/01/2026 06:30:00');
		expect(writeTime('2026-06-01T12:00:00-0330', utc, 'f')).toBe('06/01/2026 15:30:00');
		expect(writeTime('2026-06-01T12:00:00.123Z', '25', 'f')).toBe('06/01/2026 14:00:00');
	});
});

describe('times without a zone', () => {
	test('are meant in the zone beside them, and go out as they are', () => {
		expect(writeTime('2026-06-01T12:00', '25', 'f')).toBe('06/01/2026 12:00:00');
		expect(writeTime('2026-06-01', undefined, 'f')).toBe('06/01/2026 00:00:00');
	});

	test('are read without an offset when no zone is known', () => {
		expect(readTime('06/01/2026 12:00:00', undefined)).toBe('2026-06-01T12:00:00');
		expect(readTime('6/1/2026 2:05:00', '-1')).toBe('2026-06-01T02:05:00');
		expect(readTime('06/01/2026', undefined)).toBe('2026-06-01T00:00:00');
	});

	test('a moment without a zone to write it in is refused', () => {
		expect(() => writeTime('2026-06-01T12:00:00Z', '-1', 'f')).toThrow('needs a time zone');
	});
});

describe('what is no time', () => {
	test.each([
		'tomorrow',
		'2026-13-01',
		'2026-02-30T10:00:00Z',
		'2026-01-01T25:00:00Z',
		'01/02/2026',
		'',
	])('"%s" is refused when sent', (value) => {
		expect(() => writeTime(value, utc, 'startDate')).toThrow(
			`startDate: expected a date and time such as 2026-01-31T09:00:00Z, got "${value}"`,
		);
	});

	test.each(['soon', '02/30/2026 10:00:00', '2026-01-01T10:00:00Z'])(
		'"%s" is read as it is',
		(text) => {
			expect(readTime(text, utc)).toBe(text);
		},
	);
});

describe('zones', () => {
	test('every zone of the table exists, with a number of its own', () => {
		expect(new Set(zones.map(([id]) => id)).size).toBe(zones.length);
		for (const [, , iana] of zones) expect(DateTime.local({ zone: iana }).isValid).toBe(true);
	});

	test('UTC is 20, and not 21, where it is summer', () => {
		expect([zoneOfIana('UTC'), zoneOfIana('Etc/UTC'), zoneOfIana('GMT')]).toEqual([utc, utc, utc]);
		expect(writeTime('2026-07-01T12:00:00Z', '21', 'f')).toBe('07/01/2026 13:00:00');
	});

	test('an IANA zone has its number, an unknown one none', () => {
		expect([zoneOfIana('America/New_York'), zoneOfIana('Europe/Zurich')]).toEqual([
			'11',
			undefined,
		]);
	});

	test.each([
		['Asia/Calcutta', '41'],
		['Asia/Kolkata', '41'],
		['America/Nuuk', '138'],
		['Asia/Yangon', '152'],
		['America/Indiana/Indianapolis', '12'],
		['US/Pacific', '4'],
		['Europe/Prague', '24'],
		['Nowhere/Here', undefined],
	])('the zone "%s", by each of its names', (iana, id) => {
		expect(zoneOfIana(iana)).toBe(id);
	});

	test.each([
		['GMT-08:00, Pacific (San Jose)', '4'],
		['GMT-07:00, Pacific (San Francisco)', '4'],
		['GMT+00:00, Greenwich (Casablanca)', '20'],
		['GMT+01:00, Europe (Berlin)', '25'],
		['GMT+04:00, Arabian (Abu Dhabi, Muscat)', '36'],
		['GMT+01:00, Morocco (Casablanca)', '136'],
		['nonsense', undefined],
		['GMT+00:00, () Europe (Berlin', '25'],
		['(Berlin)', '25'],
		['GMT+00:00, Nowhere (constructor)', undefined],
		['GMT+00:00, Nowhere (__proto__)', undefined],
	])('the label "%s"', (label, id) => {
		expect(zoneOfLabel(label)).toBe(id);
	});

	test.each([' ', ',', ', ', '(', '()', ', ()'])(
		'a label of many "%s" comes to its end',
		(part) => {
			expect(zoneOfLabel(`,${part.repeat(100_000)}`)).toBeUndefined();
		},
	);
});
