import fc from 'fast-check';
import { test } from 'vitest';
import { check, history } from './history.ts';

test('meetings, recordings and transcripts: nothing is missing and nothing comes twice, whatever happens', async () => {
	await fc.assert(fc.asyncProperty(history, check), { numRuns: 1000 });
});

test('what appears while a run takes a day is found by the next one', async () => {
	const quiet = {
		do: 'run',
		between: [],
		crash: undefined,
		crashBeforeSave: undefined,
		limit: undefined,
	} as const;
	await check({
		kind: 'transcripts',
		scope: 'account',
		behaviour: {
			filed: 0,
			filedBy: 'made',
			isToIncluded: false,
			order: 'any',
			isInSeconds: false,
			pageSize: 1,
			hasDate: true,
			showsDeleted: false,
		},
		late: 3_600_000,
		editWindow: 0,
		lookBack: 0,
		skew: 0,
		steps: [
			{
				...quiet,
				during: [{ at: 0, action: { do: 'hold', where: 0, hours: 0, late: 1, count: 1 } }],
			},
			{ ...quiet, during: [{ at: 2, action: { do: 'wait', milliseconds: 93_602_999 } }] },
		],
	});
});
