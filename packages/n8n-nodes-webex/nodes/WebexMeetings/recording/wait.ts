import { operation } from '../../../src/engine/operation.ts';
import { simplifyRecording } from '../../../src/meetings/records-shape.ts';
import { waitFor } from '../../../src/wait/records/wait-for.ts';
import { includeSecrets, simplify } from '../fields.ts';
import { waitFields, waitOptions } from '../waitFields.ts';

export const wait = operation({
	name: 'Wait for Recording',
	action: 'Wait for a recording',
	description:
		'Continue when a recording of a meeting is there, up to a day after its end; n8n waits meanwhile and runs nothing',
	notice:
		'Waits once, for the first item that comes in. Webex tells n8n of the recording; n8n also looks by itself, at least every ten minutes. Of several recordings it returns those that are there then.',
	fields: [...waitFields, simplify, includeSecrets, waitOptions],
	hidesSecrets: true,
	simplify: simplifyRecording,
	ask: (webex, values, context) => waitFor(webex, context, 'recording', values),
});
