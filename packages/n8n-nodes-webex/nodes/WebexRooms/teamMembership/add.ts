import { operation } from '../../../src/engine/operation.ts';
import { personOf } from '../../../src/locators/person.ts';
import { simplifyMembership } from '../../../src/output/membership.ts';
import { simplify } from '../../fields/common.ts';
import { person } from '../../fields/person.ts';
import { team } from '../../fields/team.ts';
import { isModerator } from '../membership/fields.ts';

export const add = operation({
	name: 'Add',
	action: 'Add a person to a team',
	description: 'Make a person a member of a team and of its General room (space)',
	fields: [team, person, isModerator, simplify],
	simplify: simplifyMembership,
	run: (webex, { teamId, person, isModerator }) =>
		webex.teamMemberships.create({ teamId, ...personOf(person), isModerator }),
});
