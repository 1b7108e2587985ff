import { team } from '../../../src/locators/team.ts';
import { operation } from '../../../src/operation.ts';

export const get = operation({
	name: 'Get',
	action: 'Get a team',
	description: 'Get one team',
	fields: [team],
	run: (webex, { teamId }) => webex.teams.get({ teamId }),
});
