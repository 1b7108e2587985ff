import { operation } from '../../../src/engine/operation.ts';
import { simplifyMembership } from '../../../src/output/membership.ts';
import { simplify } from '../../fields/common.ts';
import { membershipId } from '../membership/fields.ts';

export const get = operation({
	name: 'Get',
	action: 'Get a team membership',
	description: 'Get one membership of a team by its ID',
	fields: [membershipId, simplify],
	simplify: simplifyMembership,
	run: (webex, { membershipId }) => webex.teamMemberships.get({ membershipId }),
});
