import type { MeetingParticipant, RestClient } from '@webex-nodes/client';
import { WebexInputError } from '@webex-nodes/http';
import { heldIdOf } from './held.ts';
import { filled, inBatches } from './values.ts';

/** People of one request that admits. */
const maxAdmitted = 100;

interface Query {
	readonly meetingKey: string;
	readonly hostEmail: string;
	readonly limit?: number | undefined;
	readonly filters: {
		readonly emails?: readonly string[];
		readonly joinTimeFrom?: string;
		readonly joinTimeTo?: string;
	};
}

/** Of a meeting that runs: who is there. Of one that has ended: who was there. */
export async function listParticipants(
	webex: RestClient,
	{ meetingKey, hostEmail, limit, filters: { emails = [], ...times } }: Query,
	timezone: string,
): Promise<readonly MeetingParticipant[]> {
	const meetingId = await heldIdOf(webex, meetingKey, { hostEmail, mayRun: true });
	const query = { meetingId, timezone, ...times, ...filled({ hostEmail }) };
	return emails.length > 0
		? await webex.meetingParticipants.query({ ...query, emails: [...emails] }, { limit })
		: await webex.meetingParticipants.list(query, { limit });
}

type Person = Pick<MeetingParticipant, 'displayName' | 'email' | 'id'>;

interface Wanted {
	readonly meetingKey: string;
	/** Participant IDs or email addresses. */
	readonly participants: readonly string[];
	readonly isWanted: (state: string | undefined) => boolean;
}

const isEmail = (given: string) => given.includes('@');

/** The people who are named, by ID or by email address; everybody in that state when nobody is. */
export async function findPresent(
	webex: RestClient,
	{ meetingKey, participants, isWanted }: Wanted,
): Promise<readonly Person[]> {
	if (participants.length > 0 && !participants.some(isEmail)) {
		return participants.map((id) => ({ id }));
	}
	const meetingId = await heldIdOf(webex, meetingKey, { mayRun: true });
	const present = await webex.meetingParticipants.list({ meetingId });
	const wanted = present.filter(({ state }) => isWanted(state));
	if (participants.length === 0) return wanted;
	return participants.flatMap((given) => {
		if (!isEmail(given)) return [{ id: given }];
		const found = wanted.filter(({ email }) => email?.toLowerCase() === given.toLowerCase());
		if (found.length > 0) return found;
		throw new WebexInputError('Participants', `has ${given}, who is not there now`);
	});
}

export const shownPerson = ({ id, email, displayName }: Person) => ({
	participantId: id,
	...filled({ email, name: displayName }),
});

export async function admit(webex: RestClient, people: readonly Person[]): Promise<void> {
	for (const batch of inBatches(people, maxAdmitted)) {
		const items = batch.map(({ id }) => ({ participantId: id }));
		await webex.meetingParticipants.admit({ items });
	}
}
