import { operation } from '../../../src/engine/operation.ts';
import { simplifyMembership } from '../../../src/output/membership.ts';
import { simplify } from '../../fields/common.ts';
import { wholePerson } from '../../fields/person.ts';
import { wholeTeam } from '../../fields/team.ts';
import { isModerator } from '../membership/fields.ts';
import { findTeamMembership } from './find.ts';

export const update = operation({
	name: 'Update',
	action: 'Update a team membership',
	description: 'Make a member of a team a moderator, or no longer one',
	fields: [wholeTeam, wholePerson, isModerator, simplify],
	simplify: simplifyMembership,
	run: async (webex, { isModerator, ...who }) => {
		const { id } = await findTeamMembership(webex, who);
		return await webex.teamMemberships.update({ membershipId: id, isModerator });
	},
});
