import type { Membership, RestClient } from '@webex-nodes/client';
import { ignoring } from '@webex-nodes/http';
import type { IDataObject } from 'n8n-workflow';
import { simplifyMembership } from '../../../src/output/membership.ts';
import type { PollEvent } from '../../../src/poll/event.ts';
import { selectionOf } from '../../../src/retrieval/rooms.ts';

/** By room ID, then by membership ID: moderator or not, and who it is. */
type Known = Record<string, Record<string, readonly [boolean, string, string, string]>>;

const sampleSize = 5;

/** Who joined, left, or became moderator in the chosen rooms. The first poll only looks. */
export const membershipChanges: PollEvent = async ({
	client,
	values,
	memory,
	isTest,
	deadline,
}) => {
	const { ids = [] } = selectionOf([values]);
	const before = (memory.read()?.['members'] ?? {}) as Known;
	const after: Known = {};
	const items: IDataObject[] = [];
	const show = (kind: string, member: Membership) => ({
		kind,
		...(values.simplify ? simplifyMembership(member) : { ...member }),
		...(kind === 'deleted' && { roomId: member.roomId }),
	});
	for (const roomId of ids) {
		const known = before[roomId];
		const members = Date.now() > deadline ? undefined : await membersOf(client, roomId);
		if (!members) {
			// Not reached in time, or not to be seen: what is known stays as it is.
			if (known) after[roomId] = known;
			continue;
		}
		after[roomId] = Object.fromEntries(
			members.map((member) => [
				member.id,
				[
					member.isModerator ?? false,
					member.personId,
					member.personEmail ?? '',
					member.personDisplayName ?? '',
				],
			]),
		);
		if (isTest) {
			items.push(...members.slice(0, sampleSize).map((member) => show('created', member)));
			continue;
		}
		if (!known) continue;
		for (const member of members) {
			const [wasModerator] = known[member.id] ?? [];
			if (wasModerator === undefined) items.push(show('created', member));
			else if (wasModerator !== (member.isModerator ?? false)) items.push(show('updated', member));
		}
		const present = new Set(members.map(({ id }) => id));
		for (const [id, [isModerator, personId, personEmail, personDisplayName]] of Object.entries(
			known,
		)) {
			if (present.has(id)) continue;
			const member = { id, roomId, personId, personEmail, personDisplayName, isModerator };
			items.push(show('deleted', member as Membership));
		}
	}
	return { items, keep: () => memory.write({ members: after }) };
};

/** `undefined` for a room that the account is not in. */
async function membersOf(
	client: RestClient,
	roomId: string,
): Promise<readonly Membership[] | undefined> {
	return await client.memberships.list({ roomId }).then((members) => members, ignoring(404));
}
