/** Fields of the operations that wait for what a meeting leaves behind. */

import { limitWaitTime } from '../fields/limit-wait-time.ts';
import { host, meeting, optionsOf } from './fields.ts';

export const waitFields = [
	{
		...meeting,
		description:
			'The meeting, while it runs or after its end, by its ID. Of a series, a number or a link, the newest one that began in the last year, or the first one to come.',
	},
	{
		...host,
		description:
			'For administrators and service apps: the person whose meeting it is, by email address. Webex then tells nothing by itself, so n8n only asks now and then.',
	},
] as const;

export const waitOptions = optionsOf([
	{
		...limitWaitTime,
		description:
			'When to stop waiting, two days when not set and 30 days at most: the workflow then continues with the items that came in, so a node after it sees that nothing was found',
	},
]);
