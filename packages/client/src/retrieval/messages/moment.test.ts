import fc from 'fast-check';
import { expect, test } from 'vitest';
import { momentOf } from './moment.ts';

const changed = fc.record({
	text: fc.constantFrom('', ':', 'T', '.', '9', ' ', '+'),
	at: fc.nat(24),
});

test('reads what Date.parse reads, whatever was read before', () => {
	const times = fc.array(
		fc.oneof(
			fc.date({ noInvalidDate: true }).map((date) => date.toISOString()),
			fc.integer({ min: 0, max: 3 * 86_400_000 }).map((time) => new Date(time).toISOString()),
			fc.constantFrom(
				'',
				'none',
				'1970-01-01',
				'1970-01-01T24:00:00.000Z',
				'2026-02-30T00:00:00.000Z',
			),
			fc.tuple(fc.integer({ min: 0, max: 86_400_000 }), changed).map(([time, { text, at }]) => {
				const whole = new Date(time).toISOString();
				return whole.slice(0, at) + text + whole.slice(at + 1);
			}),
		),
		{ maxLength: 8 },
	);
	fc.assert(
		fc.property(times, (texts) => {
			expect(texts.map(momentOf)).toEqual(texts.map((text) => Date.parse(text)));
		}),
		{ numRuns: 2000 },
	);
});
