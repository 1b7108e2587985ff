import { operation } from '../../../src/engine/operation.ts';
import { personOf } from '../../../src/locators/person.ts';
import { simplifyMembership } from '../../../src/output/membership.ts';
import { simplify } from '../../fields/common.ts';
import { person } from '../../fields/person.ts';
import { room } from '../../fields/room.ts';
import { isModerator } from './fields.ts';

export const add = operation({
	name: 'Add',
	action: 'Add a person to a room (space)',
	description: 'Make a person a member of a room (space)',
	fields: [room, person, isModerator, simplify],
	simplify: simplifyMembership,
	run: (webex, { roomId, person, isModerator }) =>
		webex.memberships.create({ roomId, ...personOf(person), isModerator }),
});
