import { operation } from '../../../src/engine/operation.ts';
import { heldIdOf } from '../../../src/meetings/held.ts';
import { simplifyChat } from '../../../src/meetings/records-shape.ts';
import { host, limit, returnAll, simplify } from '../fields.ts';
import { endedMeeting } from '../records.ts';

export const getMany = operation({
	name: 'Get Many',
	action: 'Get many chat messages',
	description: 'List what people wrote in the chat of a meeting',
	notice: 'For compliance officers, in organizations for which Cisco has turned it on.',
	fields: [
		endedMeeting,
		returnAll,
		limit,
		{ ...host, description: 'Whose meetings are searched; the account of the credential if empty' },
		simplify,
	],
	simplify: simplifyChat,
	run: async (webex, { meetingKey, hostEmail, limit }) => {
		const meetingId = await heldIdOf(webex, meetingKey, { hostEmail });
		return await webex.meetingChats.list({ meetingId }, { limit });
	},
});
