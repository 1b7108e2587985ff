import { operation } from '../../../src/engine/operation.ts';
import { wholeTeam } from '../../fields/team.ts';

export const deleteTeam = operation({
	name: 'Delete',
	action: 'Delete a team',
	description: 'Delete a team with all its rooms (spaces)',
	fields: [wholeTeam],
	run: async (webex, { teamId }) => {
		await webex.teams.delete({ teamId });
		return { teamId, deleted: true };
	},
});
