import { operation } from '../../../src/engine/operation.ts';
import { meetingIdOf, namesOf } from '../../../src/meetings/find.ts';
import { filled } from '../../../src/meetings/values.ts';
import { meeting, optionsOf } from '../fields.ts';

export const end = operation({
	name: 'End',
	action: 'End a meeting',
	description: 'End a meeting that runs, for everybody in it; for its host and co-hosts',
	fields: [
		meeting,
		optionsOf([
			{
				displayName: 'Reason',
				name: 'reason',
				type: 'string',
				default: '',
				placeholder: 'e.g. Maintenance',
			},
		]),
	],
	run: async (webex, { meetingKey, options: { reason } }) => {
		const meetingId = await meetingIdOf(webex, meetingKey);
		await webex.meetings.end({ meetingId, ...filled({ reason }) });
		return { ...namesOf(meetingKey, meetingId), ended: true };
	},
});
