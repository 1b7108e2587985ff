import { person, personOf } from '../../../src/locators/person.ts';
import { team } from '../../../src/locators/team.ts';
import { operation } from '../../../src/operation.ts';
import { simplify } from '../../fields.ts';
import { isModerator } from '../membership/fields.ts';
import { simplifyMembership } from '../membership/simplify.ts';

export const add = operation({
	name: 'Add',
	action: 'Add a person to a team',
	description: 'Make a person a member of a team and of its General room (space)',
	fields: [team, person, isModerator, simplify],
	simplify: simplifyMembership,
	run: (webex, { teamId, person, isModerator }) =>
		webex.teamMemberships.create({ teamId, ...personOf(person), isModerator }),
});
