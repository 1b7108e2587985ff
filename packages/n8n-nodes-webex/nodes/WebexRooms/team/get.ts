import { operation } from '../../../src/engine/operation.ts';
import { team } from '../../fields/team.ts';

export const get = operation({
	name: 'Get',
	action: 'Get a team',
	description: 'Get one team',
	fields: [team],
	run: (webex, { teamId }) => webex.teams.get({ teamId }),
});
