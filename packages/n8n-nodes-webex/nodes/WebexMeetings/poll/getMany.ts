import { operation } from '../../../src/engine/operation.ts';
import { heldIdOf } from '../../../src/meetings/held.ts';
import { joinPolls } from '../../../src/meetings/joined.ts';
import { host, limit, returnAll } from '../fields.ts';
import { heldMeeting } from '../records.ts';

export const getMany = operation({
	name: 'Get Many',
	action: 'Get many polls',
	description: 'List the polls of a meeting with their questions',
	notice: 'In organizations for which Cisco has turned it on; not for polls of Slido.',
	fields: [
		heldMeeting,
		{
			displayName: 'Include Answers',
			name: 'answers',
			type: 'boolean',
			default: true,
			description: 'Whether to return who answered what',
		},
		returnAll,
		limit,
		{ ...host, description: 'Whose meetings are searched; the account of the credential if empty' },
	],
	run: async (webex, { meetingKey, hostEmail, answers, limit }) => {
		const meetingId = await heldIdOf(webex, meetingKey, { hostEmail, mayRun: true });
		if (!answers) return await webex.meetingPolls.list({ meetingId }, { limit });
		return joinPolls(await webex.meetingPolls.results({ meetingId })).slice(0, limit);
	},
});
