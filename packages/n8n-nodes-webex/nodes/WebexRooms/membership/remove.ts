import { operation } from '../../../src/engine/operation.ts';
import { wholePerson } from '../../fields/person.ts';
import { wholeRoom } from '../../fields/room.ts';
import { membershipId, selectBy } from './fields.ts';
import { findMembership } from './find.ts';

export const remove = operation({
	name: 'Remove',
	action: 'Remove a person from a room (space)',
	description: 'End the membership of a person in a room (space)',
	fields: [
		selectBy,
		{ ...membershipId, displayOptions: { show: { selectBy: ['id'] } } },
		{ ...wholeRoom, displayOptions: { show: { selectBy: ['person'] } } },
		{ ...wholePerson, displayOptions: { show: { selectBy: ['person'] } } },
	],
	run: async (webex, { membershipId, ...who }) => {
		const id = membershipId ?? (await findMembership(webex, who)).id;
		await webex.memberships.delete({ membershipId: id });
		return { membershipId: id, removed: true };
	},
});
