import { person, personOf } from '../../../src/locators/person.ts';
import { room } from '../../../src/locators/room.ts';
import { operation } from '../../../src/operation.ts';
import { simplify } from '../../fields.ts';
import { isModerator } from './fields.ts';
import { simplifyMembership } from './simplify.ts';

export const add = operation({
	name: 'Add',
	action: 'Add a person to a room',
	description: 'Make a person a member of a room (space)',
	fields: [room, person, isModerator, simplify],
	simplify: simplifyMembership,
	run: (webex, { roomId, person, isModerator }) =>
		webex.memberships.create({ roomId, ...personOf(person), isModerator }),
});
