import { operation } from '../../../src/engine/operation.ts';
import { simplifyTranscript } from '../../../src/meetings/records-shape.ts';
import { waitFor } from '../../../src/wait/records/wait-for.ts';
import { simplify } from '../fields.ts';
import { waitFields, waitOptions } from '../waitFields.ts';

export const wait = operation({
	name: 'Wait for Transcript',
	action: 'Wait for a transcript',
	description:
		'Continue when the transcript of a meeting is there; n8n waits meanwhile and runs nothing',
	notice:
		'Waits once, for the first item that comes in. Webex tells n8n of the transcript; n8n also looks by itself, at least every ten minutes.',
	fields: [...waitFields, simplify, waitOptions],
	simplify: simplifyTranscript,
	ask: (webex, values, context) => waitFor(webex, context, 'transcript', values),
});
