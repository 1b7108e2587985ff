import { operation } from '../../../src/engine/operation.ts';
import { heldIdOf } from '../../../src/meetings/held.ts';
import { joinQuestions } from '../../../src/meetings/joined.ts';
import { host, limit, returnAll } from '../fields.ts';
import { heldMeeting } from '../records.ts';

export const getMany = operation({
	name: 'Get Many',
	action: 'Get many questions and answers',
	description: 'List the questions of a meeting with all their answers',
	notice: 'In organizations for which Cisco has turned it on; not for questions of Slido.',
	fields: [
		heldMeeting,
		returnAll,
		limit,
		{ ...host, description: 'Whose meetings are searched; the account of the credential if empty' },
	],
	run: async (webex, { meetingKey, hostEmail, limit }) => {
		const meetingId = await heldIdOf(webex, meetingKey, { hostEmail, mayRun: true });
		return joinQuestions(await webex.meetingQuestions.list({ meetingId })).slice(0, limit);
	},
});
