import { operation } from '../../../src/engine/operation.ts';
import { simplifyRecording } from '../../../src/meetings/records-shape.ts';
import { filled } from '../../../src/meetings/values.ts';
import { host, includeSecrets, simplify } from '../fields.ts';
import { recordingId } from '../records.ts';

export const get = operation({
	name: 'Get',
	action: 'Get a recording',
	description:
		'Get a recording. Its password, and links that lead to its files without a sign-in for 3 hours, come with "Include Secrets".',
	fields: [recordingId, host, simplify, includeSecrets],
	hidesSecrets: true,
	simplify: simplifyRecording,
	run: (webex, { recordingId, hostEmail }, { zone }) =>
		webex.recordings.get({ recordingId, timezone: zone, ...filled({ hostEmail }) }),
});
