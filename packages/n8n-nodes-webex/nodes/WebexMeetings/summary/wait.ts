import { operation } from '../../../src/engine/operation.ts';
import { simplifySummary } from '../../../src/meetings/records-shape.ts';
import { waitFor } from '../../../src/wait/records/wait-for.ts';
import { simplify } from '../fields.ts';
import { waitFields, waitOptions } from '../waitFields.ts';

export const wait = operation({
	name: 'Wait for Summary',
	action: 'Wait for a summary',
	description:
		'Continue when the summary of a meeting is there; n8n waits meanwhile and runs nothing',
	notice:
		'Waits once, for the first item that comes in. Webex tells nothing of summaries, so n8n looks by itself: when the transcript appears, and at least every ten minutes.',
	fields: [...waitFields, simplify, waitOptions],
	simplify: simplifySummary,
	ask: (webex, values, context) => waitFor(webex, context, 'summary', values),
});
