import { operation } from '../../../src/engine/operation.ts';
import { meetingIdOf, namesOf } from '../../../src/meetings/find.ts';
import { meeting } from '../fields.ts';

export const getControls = operation({
	name: 'Get Controls',
	action: 'Get whether a meeting is locked or recorded',
	description: 'Get whether a meeting that runs is locked or recorded',
	fields: [meeting],
	run: async (webex, { meetingKey }) => {
		const meetingId = await meetingIdOf(webex, meetingKey);
		return {
			...namesOf(meetingKey, meetingId),
			...(await webex.meetingControls.get({ meetingId })),
		};
	},
});
