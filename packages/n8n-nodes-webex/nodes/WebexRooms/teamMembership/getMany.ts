import { team } from '../../../src/locators/team.ts';
import { operation } from '../../../src/operation.ts';
import { limit, returnAll, simplify } from '../../fields.ts';
import { simplifyMembership } from '../membership/simplify.ts';

export const getMany = operation({
	name: 'Get Many',
	action: 'Get many team memberships',
	description: 'List the members of a team',
	fields: [team, returnAll, limit, simplify],
	simplify: simplifyMembership,
	run: (webex, { teamId, limit }) => webex.teamMemberships.list({ teamId }, { limit }),
});
