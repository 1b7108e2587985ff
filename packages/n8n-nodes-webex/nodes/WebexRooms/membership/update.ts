import { operation } from '../../../src/engine/operation.ts';
import { simplifyMembership } from '../../../src/output/membership.ts';
import { simplify } from '../../fields/common.ts';
import { wholePerson } from '../../fields/person.ts';
import { wholeRoom } from '../../fields/room.ts';
import { isModerator, membershipId, selectBy } from './fields.ts';
import { findMembership } from './find.ts';

export const update = operation({
	name: 'Update',
	action: 'Update a membership',
	description: 'Make a member of a room (space) a moderator, or no longer one; hide a direct room',
	fields: [
		selectBy,
		{ ...membershipId, displayOptions: { show: { selectBy: ['id'] } } },
		{ ...wholeRoom, displayOptions: { show: { selectBy: ['person'] } } },
		{ ...wholePerson, displayOptions: { show: { selectBy: ['person'] } } },
		isModerator,
		simplify,
		{
			displayName: 'Options',
			name: 'options',
			type: 'collection',
			placeholder: 'Add Option',
			default: {},
			options: [
				{
					displayName: 'Hide Room',
					name: 'isRoomHidden',
					type: 'boolean',
					default: true,
					description: 'Whether a direct room (space) is hidden in the app until the next message',
				},
			],
		},
	],
	simplify: simplifyMembership,
	run: async (webex, { isModerator, options, membershipId, ...who }) => {
		// Webex wants both each time.
		const { id, isRoomHidden = false } = await findMembership(webex, { membershipId, ...who });
		const changes = { isModerator, isRoomHidden, ...options };
		return await webex.memberships.update({ membershipId: id, ...changes });
	},
});
