import { operation } from '../../../src/engine/operation.ts';
import { admit as admitAll, findPresent, shownPerson } from '../../../src/meetings/participants.ts';
import { heldMeeting, participants } from '../records.ts';

export const admit = operation({
	name: 'Admit',
	action: 'Admit participants',
	description: 'Let people in who wait in the lobby of a meeting that runs',
	fields: [
		heldMeeting,
		{ ...participants, description: `${participants.description}; everybody who waits if empty` },
	],
	run: async (webex, { meetingKey, participants }) => {
		const isWanted = (state: string | undefined) => state === 'lobby';
		const people = await findPresent(webex, { meetingKey, participants, isWanted });
		await admitAll(webex, people);
		return people.map((person) => ({ ...shownPerson(person), admitted: true }));
	},
});
