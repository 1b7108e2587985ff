import { type HeldMeeting, retrieveHeldMeetings } from '@webex-nodes/client';
import { operation } from '../../../src/engine/operation.ts';
import { simplifyMeeting } from '../../../src/meetings/shape.ts';
import { newInMeetings } from '../../../src/retrieval/new-in-meetings.ts';
import { simplifyChanged } from '../../../src/retrieval/periods.ts';
import { includeSecrets } from '../fields.ts';
import { newFields } from '../newFields.ts';

export const getNew = operation({
	name: 'Get New Since Last Run',
	action: 'Get meetings that ended since last run',
	description:
		'Get every meeting that has ended since the last run of the active workflow, once. Webex shows one about 15 minutes after its end.',
	notice:
		'Put this after a Schedule Trigger. A run by hand shows a sample and changes nothing; the active workflow goes on where its last run ended.',
	fields: [
		...newFields,
		{
			displayName: 'Include Participants',
			name: 'withParticipants',
			type: 'boolean',
			default: false,
			description: 'Whether to return who was there: one request more for each meeting',
		},
		includeSecrets,
	],
	hidesSecrets: true,
	simplify: simplifyChanged<HeldMeeting>(({ participants, ...meeting }) => ({
		...simplifyMeeting(meeting),
		...(participants && { participants: participants.map((person) => ({ ...person })) }),
	})),
	once: async (webex, [first], memory) => {
		const { withParticipants = false, ...given } = first ?? { of: 'account', lookBackHours: 24 };
		return await newInMeetings<HeldMeeting>(webex, given, memory, {
			name: 'meetings',
			retrieve: (client, options) =>
				retrieveHeldMeetings(client, { ...options, participants: withParticipants }),
		});
	},
});
