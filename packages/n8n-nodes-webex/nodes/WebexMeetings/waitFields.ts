/** Fields of the operations that wait for what a meeting leaves behind. */

import { limitWaitTime } from '../fields/limit-wait-time.ts';
import { host, meeting, optionsOf } from './fields.ts';

export const waitFields = [
	{
		...meeting,
		description:
			'The meeting, while it runs or after its end, by its ID. Of a series, a number or a link: the last one that began within a year. If there was none: the first one that begins.',
	},
	{
		...host,
		description:
			'For administrators and service apps: the person whose meeting it is, by email address. The account of the credential if empty. Webex does not call n8n for these, so n8n looks from time to time.',
	},
] as const;

export const waitOptions = optionsOf([
	{
		...limitWaitTime,
		description:
			'When to stop waiting, at most after 30 days, and without this option after two: the workflow then continues with the items that came in, so a node after it sees that nothing was found',
	},
]);
