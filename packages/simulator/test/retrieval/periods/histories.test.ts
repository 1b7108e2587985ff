import fc from 'fast-check';
import { test } from 'vitest';
import type { BackendOptions } from './backend.ts';
import { check, type History, history } from './history.ts';
import { Lists } from './server.ts';
import { Simulated } from './simulated.ts';

const onLists = async (given: History) =>
	await check(given, (options: BackendOptions) => new Lists(options));
const onSimulator = async (given: History) =>
	await check(given, (options: BackendOptions) => new Simulated(options));

/** In milliseconds: some seconds of work, which take minutes where others work too. */
const longest = 300_000;

test(
	'meetings, recordings and transcripts: nothing is missing and nothing comes twice, whatever happens',
	async () => {
		await fc.assert(fc.asyncProperty(history, onLists), { numRuns: 1000 });
	},
	longest,
);

test(
	'on the simulator too',
	async () => {
		await fc.assert(fc.asyncProperty(history, onSimulator), { numRuns: 150 });
	},
	longest,
);

const hour = 3600_000; // ms
const day = 24 * hour;

const quiet = {
	do: 'run',
	during: [],
	between: [],
	crash: undefined,
	crashBeforeSave: undefined,
	limit: undefined,
} as const;
const hold = { do: 'hold', where: 0, hours: 0, late: 0, count: 1 } as const;
const refusedOnce = { at: 0, how: 403 } as const;
const wait = (milliseconds: number) => ({ do: 'wait' as const, milliseconds });

const behaviour: History['behaviour'] = {
	filed: 0,
	filedBy: 'made',
	isToIncluded: false,
	order: 'any',
	isInSeconds: false,
	pageSize: 1,
	hasDate: true,
	showsDeleted: false,
	periods: '30 days',
	ofMeeting: 'period',
};

/** What random histories have found, in their shortest form. */
const found: Readonly<Record<string, Partial<History> & Pick<History, 'kind' | 'steps'>>> = {
	'what appears while a run takes a day': {
		kind: 'transcripts',
		late: hour,
		steps: [
			{ ...quiet, during: [{ at: 0, action: { ...hold, late: 1 } }] },
			{ ...quiet, during: [{ at: 2, action: wait(26 * hour + 2999) }] },
		],
	},
	'what appears while the machine sleeps after a batch': {
		kind: 'meetings',
		steps: [
			quiet,
			hold,
			{ ...quiet, between: [{ at: 0, actions: [hold, wait(25 * hour), hold] }] },
		],
	},
	'a transcript of a long meeting, after Webex did not say once which sites there are': {
		kind: 'transcripts',
		steps: [
			{ ...quiet, during: [{ at: 0, action: hold }] },
			{ ...quiet, during: [{ at: 0, action: hold }], crash: refusedOnce },
			{ ...hold, hours: 24 },
			hold,
		],
	},
	'what a run had begun, when Webex does not say in the next one which sites there are': {
		kind: 'transcripts',
		lookBack: 100 * day,
		steps: [
			{ ...hold, count: 6 },
			wait(40 * day),
			hold,
			{ ...quiet, limit: 2 },
			{ ...quiet, crash: refusedOnce },
			quiet,
		],
	},
	'what is on other sites, when only a later run learns of them': {
		kind: 'recordings',
		scope: 'organization',
		steps: [
			{ ...quiet, crash: refusedOnce },
			{ ...hold, where: 1 },
			{ ...quiet, crash: refusedOnce },
			wait(10 * day),
			{ ...quiet, crash: refusedOnce },
			hold,
			quiet,
		],
	},
	'a page that begins after what was deleted': {
		kind: 'recordings',
		scope: 'organization',
		lookBack: 100 * day,
		steps: [
			{ ...hold, count: 3 },
			{ ...quiet, during: [{ at: 3, action: { do: 'delete', which: 0 } }] },
		],
	},
};

test.each(Object.keys(found))('%s: is not missing, and comes once', async (name) => {
	const shortest = { scope: 'account' as const, behaviour, late: 0, editWindow: 0, lookBack: 0 };
	const given = { ...shortest, skew: 0, ...(found[name] as (typeof found)[string]) };
	for (const hasDate of [true, false]) {
		const either = { ...given, behaviour: { ...behaviour, hasDate } };
		await onLists(either);
		await onSimulator(either);
	}
});
