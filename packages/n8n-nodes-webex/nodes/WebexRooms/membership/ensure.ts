import { type RestClient, sameId } from '@webex-nodes/client';
import { hasStatus, type WebexApiError, WebexInputError } from '@webex-nodes/http';
import { reasonOf } from '../../../src/engine/named.ts';
import { operation } from '../../../src/engine/operation.ts';
import { personOf } from '../../../src/locators/person.ts';
import { readAll } from '../../../src/n8n/bound.ts';
import { named, peopleInto } from '../../fields/people.ts';
import { room } from '../../fields/room.ts';

export const ensure = operation({
	name: 'Ensure Members',
	action: 'Ensure the members of a room (space)',
	description:
		'Add those people to a room (space) who are missing, and return what happened to each; nobody is ever removed, so that a schedule can repeat it',
	fields: [
		room,
		{
			displayName: 'People',
			name: 'people',
			type: 'string',
			...named,
			isOneByOne: true,
			default: '',
			placeholder: 'e.g. nathan@example.com, lena@example.com',
			description:
				'Email addresses, whole names or IDs, separated by commas, or an expression that returns a list. A name with a comma goes into "Chosen People".',
		},
		peopleInto('people'),
	],
	run: async (webex, { roomId, people }, item) => {
		if (people.length === 0)
			throw new WebexInputError('People', 'is empty: choose or enter at least one person');
		await item.inTurn([roomId]);
		const members = await readAll(webex.memberships.list({ roomId }));
		const results = [];
		for (const each of new Set(people)) {
			const unknown = reasonOf(each);
			if (unknown !== undefined) {
				results.push({ roomId, person: String(each), status: 'failed', reason: unknown });
				continue;
			}
			const isThere = members.some(
				({ personEmail, personId }) =>
					personEmail?.toLowerCase() === each.toLowerCase() || sameId(personId, each),
			);
			results.push({
				roomId,
				person: each,
				...(isThere ? { status: 'present' } : await addOne(webex, roomId, each)),
			});
		}
		return results;
	},
});

/** A person who cannot be added does not keep the others out: each has a result. */
async function addOne(webex: RestClient, roomId: string, person: string) {
	const added = await webex.memberships.create({ roomId, ...personOf(person) }).catch(refusal);
	if (!(added instanceof Error)) return { status: 'added', membershipId: added.id };
	// Somebody else was faster.
	if (added.status === 409) return { status: 'present' };
	const { reason, trackingId } = added;
	return { status: 'failed', reason, ...(trackingId && { trackingId }) };
}

function refusal(error: unknown): WebexApiError {
	if (hasStatus(error, 400, 404, 409)) return error;
	throw error;
}
