import type { Membership, RestClient } from '@webex-nodes/client';
import { WebexInputError } from '@webex-nodes/http';
import { personOf } from '../../../src/locators/person.ts';

/** The membership that a person chose: by its ID, or by the person in the room. */
export async function findMembership(
	webex: RestClient,
	{
		membershipId,
		roomId = '',
		person = '',
	}: {
		readonly membershipId?: string | undefined;
		readonly roomId?: string | undefined;
		readonly person?: string | undefined;
	},
): Promise<Membership> {
	if (membershipId) return await webex.memberships.get({ membershipId });
	for await (const found of webex.memberships.list({ roomId, ...personOf(person) })) return found;
	throw new WebexInputError('Person', `${person} is not in the room`);
}
