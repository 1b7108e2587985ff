import { operation } from '../../../src/engine/operation.ts';
import { moveRecordings } from '../../../src/meetings/recordings.ts';
import { host, optionsOf, site } from '../fields.ts';
import { recordingIds } from '../records.ts';

export const restore = operation({
	name: 'Restore',
	action: 'Restore recordings',
	description: 'Take recordings out of the recycle bin',
	fields: [recordingIds, host, optionsOf([site])],
	run: async (webex, { recordingIds, hostEmail, options: { siteUrl } }) => {
		await moveRecordings(webex, 'restore', { recordingIds, hostEmail, siteUrl });
		return recordingIds.map((recordingId) => ({ recordingId, restored: true }));
	},
});
