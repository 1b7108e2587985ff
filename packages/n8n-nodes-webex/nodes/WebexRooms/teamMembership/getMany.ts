import { operation } from '../../../src/engine/operation.ts';
import { simplifyMembership } from '../../../src/output/membership.ts';
import { limit, returnAll, simplify } from '../../fields/common.ts';
import { team } from '../../fields/team.ts';

export const getMany = operation({
	name: 'Get Many',
	action: 'Get many team memberships',
	description: 'List the members of a team',
	fields: [team, returnAll, limit, simplify],
	simplify: simplifyMembership,
	run: (webex, { teamId, limit }) => webex.teamMemberships.list({ teamId }, { limit }),
});
