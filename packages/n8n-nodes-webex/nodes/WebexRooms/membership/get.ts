import { operation } from '../../../src/engine/operation.ts';
import { simplifyMembership } from '../../../src/output/membership.ts';
import { simplify } from '../../fields/common.ts';
import { person } from '../../fields/person.ts';
import { room } from '../../fields/room.ts';
import { membershipId, selectBy } from './fields.ts';
import { findMembership } from './find.ts';

export const get = operation({
	name: 'Get',
	action: 'Get a membership',
	description: 'Get the membership of one person in a room (space)',
	fields: [
		selectBy,
		{ ...membershipId, displayOptions: { show: { selectBy: ['id'] } } },
		{ ...room, displayOptions: { show: { selectBy: ['person'] } } },
		{ ...person, displayOptions: { show: { selectBy: ['person'] } } },
		simplify,
	],
	simplify: simplifyMembership,
	run: (webex, values) => findMembership(webex, values),
});
