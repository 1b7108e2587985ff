import { WebexInputError } from '@webex-nodes/http';
import { WAIT_INDEFINITELY } from 'n8n-workflow';

/** With the names that n8n's own nodes use. */
export interface Limit {
	readonly limitType?: 'afterTimeInterval' | 'atSpecifiedTime' | undefined;
	readonly resumeAmount?: number | undefined;
	readonly resumeUnit?: 'days' | 'hours' | 'minutes' | undefined;
	/** ISO 8601. */
	readonly maxDateAndTime?: string | undefined;
}

const minute = 60_000;
const units = { minutes: minute, hours: 60 * minute, days: 24 * 60 * minute } as const;

/** When to stop waiting; `undefined` for never. Refuses more than `maxDays`. */
export function limitOf(
	limit: Limit | undefined,
	maxDays = Number.POSITIVE_INFINITY,
): Date | undefined {
	if (!limit) return undefined;
	const date = dateOf(limit);
	if (date.getTime() <= Date.now() + maxDays * units.days) return date;
	const field = limit.limitType === 'atSpecifiedTime' ? 'Max Date and Time' : 'Amount';
	throw new WebexInputError(
		field,
		`expected a time within ${maxDays} days, got ${date.toISOString()}`,
	);
}

function dateOf(limit: Limit): Date {
	const { limitType = 'afterTimeInterval', resumeAmount = 1, resumeUnit = 'hours' } = limit;
	if (limitType === 'afterTimeInterval') {
		const until = Date.now() + resumeAmount * units[resumeUnit];
		if (until < WAIT_INDEFINITELY.getTime()) return new Date(until);
		throw new WebexInputError('Amount', 'expected a time that ends before the year 3000');
	}
	const until = Date.parse(limit.maxDateAndTime ?? '');
	if (until > Date.now()) return new Date(until);
	throw new WebexInputError(
		'Max Date and Time',
		`expected a time in the future, got ${limit.maxDateAndTime || 'nothing'}`,
	);
}
