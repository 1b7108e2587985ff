import { operation } from '../../../src/engine/operation.ts';
import { findPresent, shownPerson } from '../../../src/meetings/participants.ts';
import { heldMeeting, participants } from '../records.ts';

const notice =
	'For the host and co-hosts of a meeting that runs. Where everybody uses the Webex app, Webex may answer with success and do nothing.';

/** What is done to people who are in a meeting. */
const control = (
	facts: { readonly name: string; readonly action: string; readonly description: string },
	change: { readonly muted?: true; readonly expel?: true },
	done: object,
) =>
	operation({
		...facts,
		notice,
		fields: [heldMeeting, { ...participants, required: true }],
		run: async (webex, { meetingKey, participants }) => {
			const isWanted = (state: string | undefined) => state !== 'end';
			const people = await findPresent(webex, { meetingKey, participants, isWanted });
			for (const { id } of people) {
				await webex.meetingParticipants.update({ participantId: id, ...change });
			}
			return people.map((person) => ({ ...shownPerson(person), ...done }));
		},
	});

export const mute = control(
	{
		name: 'Mute',
		action: 'Mute participants',
		description: 'Switch off the microphones of people',
	},
	{ muted: true },
	{ muted: true },
);

export const expel = control(
	{ name: 'Expel', action: 'Expel participants', description: 'Remove people from the meeting' },
	{ expel: true },
	{ expelled: true },
);
