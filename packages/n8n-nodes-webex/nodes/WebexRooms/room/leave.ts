import { WebexApiError, WebexInputError } from '@webex-nodes/http';
import { operation } from '../../../src/engine/operation.ts';
import { wholeRoom } from '../../fields/room.ts';

export const leave = operation({
	name: 'Leave',
	action: 'Leave a room (space)',
	description: 'End the membership of the account itself in a room (space), which stays for others',
	fields: [wholeRoom],
	run: async (webex, { roomId }) => {
		const { id: personId } = await webex.people.me();
		const [own] = await webex.memberships.list({ roomId, personId }).then(
			(found) => found,
			(error: unknown) => {
				// Webex shows the members of a room only to them.
				if (isHidden(error)) return [];
				throw error;
			},
		);
		if (!own) throw new WebexInputError('Room', 'the account is not in this room (space)');
		await webex.memberships.delete({ membershipId: own.id });
		return { roomId, left: true };
	},
});

/** Not so where only the credential lacks a scope. */
const isHidden = (error: unknown): boolean =>
	WebexApiError.is(error) &&
	(error.status === 404 || (error.status === 403 && !/required scopes/i.test(error.reason)));
