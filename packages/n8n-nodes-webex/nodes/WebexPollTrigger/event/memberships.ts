import type { Membership, RestClient } from '@webex-nodes/client';
import { hasStatus, WebexApiError } from '@webex-nodes/http';
import type { IDataObject } from 'n8n-workflow';
import { readAll } from '../../../src/n8n/bound.ts';
import { simplifyMembership } from '../../../src/output/membership.ts';
import { shaped } from '../../../src/output/shape.ts';
import type { PollEvent } from '../../../src/poll/event.ts';
import { selectionOf } from '../../../src/retrieval/rooms.ts';
import { begunByWebex } from '../../../src/retrieval/start.ts';

/** By membership ID: moderator or not, and who it is. */
type Members = Readonly<Record<string, readonly [boolean, string, string, string]>>;

/** What is remembered from poll to poll. */
interface Remembered {
	/** By room ID. */
	readonly members?: Readonly<Record<string, Members>>;
	/** Rooms that no poll could read yet, by ID: since when, by the clock of this machine. */
	readonly waiting?: Readonly<Record<string, number>>;
}

interface Change {
	readonly kind: 'created' | 'deleted' | 'updated';
	readonly member: Membership;
}

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
	const now = Date.now();
	const stored: Remembered | undefined = memory.read();
	const before = stored ?? { waiting: Object.fromEntries(ids.map((id) => [id, now])) };
	if (!stored) memory.write({ ...before });
	const members: Record<string, Members> = {};
	const waiting: Record<string, number> = {};
	const changes: Change[] = [];
	const refusals: WebexApiError[] = [];
	for (const roomId of ids) {
		const known = before.members?.[roomId];
		const since = before.waiting?.[roomId];
		const found = Date.now() > deadline ? undefined : await membersOf(client, roomId);
		if (!found || WebexApiError.is(found)) {
			// Not reached in time, or refused: what is known stays as it is.
			if (found) refusals.push(found);
			if (known) members[roomId] = known;
			else waiting[roomId] = since ?? now;
			continue;
		}
		members[roomId] = Object.fromEntries(found.map(rememberedOf));
		if (isTest) changes.push(...found.slice(0, sampleSize).map(created));
		else if (known) changes.push(...changesOf(known, found, roomId));
		else if (stored && since !== undefined) {
			const begun = begunByWebex(client, since);
			const isNew = ({ created = '' }: Membership) => Date.parse(created) >= begun;
			changes.push(...found.filter(isNew).map(created));
		}
	}
	const [first] = refusals;
	if (first && refusals.length === ids.length) throw first;
	const show = ({ kind, member }: Change): IDataObject =>
		shaped(values, { kind, ...member }, (changed) => ({
			kind,
			...simplifyMembership(changed),
			...(kind === 'deleted' && { roomId: member.roomId }),
		}));
	return {
		items: changes.map(show),
		keep: () => memory.write({ members, waiting }),
		warning: first && `${refusals.length} of the chosen rooms could not be read: ${first.message}`,
	};
};

const created = (member: Membership): Change => ({ kind: 'created', member });

const rememberedOf = (member: Membership) =>
	[
		member.id,
		[
			member.isModerator ?? false,
			member.personId,
			member.personEmail ?? '',
			member.personDisplayName ?? '',
		],
	] as const;

function changesOf(known: Members, found: readonly Membership[], roomId: string): Change[] {
	const changes = found.flatMap((member): Change[] => {
		const [wasModerator] = known[member.id] ?? [];
		if (wasModerator === undefined) return [created(member)];
		return wasModerator === (member.isModerator ?? false) ? [] : [{ kind: 'updated', member }];
	});
	const present = new Set(found.map(({ id }) => id));
	const gone = Object.entries(known).filter(([id]) => !present.has(id));
	return [
		...changes,
		...gone.map(([id, [isModerator, personId, personEmail, personDisplayName]]): Change => {
			const member = { id, roomId, personId, personEmail, personDisplayName, isModerator };
			return { kind: 'deleted', member };
		}),
	];
}

/** The refusal for a room that Webex does not show. */
async function membersOf(
	client: RestClient,
	roomId: string,
): Promise<readonly Membership[] | WebexApiError> {
	return await readAll(client.memberships.list({ roomId })).then(
		(members) => members,
		(error: unknown) => {
			if (hasStatus(error, 403, 404)) return error;
			throw error;
		},
	);
}
