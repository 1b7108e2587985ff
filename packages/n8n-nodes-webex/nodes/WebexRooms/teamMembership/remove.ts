import { operation } from '../../../src/engine/operation.ts';
import { wholePerson } from '../../fields/person.ts';
import { wholeTeam } from '../../fields/team.ts';
import { findTeamMembership } from './find.ts';

export const remove = operation({
	name: 'Remove',
	action: 'Remove a person from a team',
	description: 'End the membership of a person in a team',
	fields: [wholeTeam, wholePerson],
	run: async (webex, who) => {
		const { id } = await findTeamMembership(webex, who);
		await webex.teamMemberships.delete({ membershipId: id });
		return { membershipId: id, removed: true };
	},
});
