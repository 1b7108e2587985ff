import type {
	DeleteMeetingBreakoutSessions,
	ListMeetingBreakoutSessions,
	MeetingBreakoutSession,
	UpdateMeetingBreakoutSessions,
} from '@webex-nodes/client';
import { breakoutSessionsAt } from '../../../world/meetings/breakouts.ts';
import { writeMoment } from '../../../world/meetings/dates.ts';
import type { InstanceRecord } from '../../../world/meetings/instances.ts';
import type { BreakoutSessionRecord } from '../../../world/meetings/series.ts';
import type { World } from '../../../world/world.ts';
import type { Call, Leaving } from '../../endpoint.ts';
import { existingInstance, isInstanceId } from '../access.ts';
import { invalid } from '../checks.ts';
import { hosted, peopleOf, savePeople } from './hosted.ts';

const largest = 100;

type Draft = Partial<UpdateMeetingBreakoutSessions['items'][number]> & { readonly name: string };

export function listBreakoutSessions(
	{ meetingId, hostEmail }: ListMeetingBreakoutSessions,
	call: Call,
): MeetingBreakoutSession[] {
	if (!isInstanceId(meetingId)) {
		const { breakoutSessions = [] } = peopleOf(hosted(meetingId, hostEmail, call));
		return breakoutSessions.map(shown);
	}
	const instance = existingInstance(meetingId, call);
	hosted(instance.seriesId, hostEmail, call);
	return instance.end === undefined ? heldNow(instance, call) : heldIn(instance, call);
}

/** Those in which somebody is. */
function heldNow(instance: InstanceRecord, { world }: Call): MeetingBreakoutSession[] {
	const inside = world.meetings.participants.of(instance.id);
	return breakoutSessionsAt(instance, world)
		.filter(({ id }) => inside.some(({ breakoutSessionId }) => breakoutSessionId === id))
		.map(shown);
}

/** Those in which somebody was, from the first who came to the last who left. */
function heldIn(instance: InstanceRecord, { world }: Call): MeetingBreakoutSession[] {
	const stays = world.meetings.participants
		.of(instance.id)
		.flatMap(({ breakoutSessionsAttended = [] }) => breakoutSessionsAttended)
		.toSorted((one, other) => one.joined - other.joined);
	const ids = [...new Set(stays.map(({ id }) => id))];
	return ids.map((id) => {
		const own = stays.filter((stay) => stay.id === id);
		const [begin, end] = [
			Math.min(...own.map(({ joined }) => joined)),
			Math.max(...own.map(({ joined, left = joined }) => left)),
		];
		return {
			id,
			name: own.at(-1)?.name ?? '',
			startTime: writeMoment(begin, 'UTC'),
			endTime: writeMoment(end, 'UTC'),
		};
	});
}

/** In place of all others. */
export function updateBreakoutSessions(
	{ meetingId, hostEmail, items = [] }: Leaving<UpdateMeetingBreakoutSessions, 'items'>,
	call: Call,
): { items: MeetingBreakoutSession[] } {
	const target = hosted(meetingId, hostEmail, call);
	const breakoutSessions = breakoutSessionsOf(items, call.world);
	savePeople(target, { breakoutSessions }, call);
	return { items: breakoutSessions.map(shown) };
}

export function deleteBreakoutSessions(
	{ meetingId, hostEmail }: DeleteMeetingBreakoutSessions,
	call: Call,
): undefined {
	savePeople(hosted(meetingId, hostEmail, call), { breakoutSessions: undefined }, call);
	return undefined;
}

/** As they are stored. @throws Failure 400 when somebody is in two of them. */
export function breakoutSessionsOf(
	drafts: readonly Draft[],
	{ meetings }: World,
): readonly BreakoutSessionRecord[] {
	if (drafts.length > largest) {
		throw invalid(`The maximum number of breakout sessions is ${largest}.`);
	}
	const people = drafts.flatMap(({ invitees = [] }) =>
		invitees.map((email) => email.toLowerCase()),
	);
	if (new Set(people).size < people.length) {
		throw invalid('One invitee cannot be assigned to more than one breakout session.');
	}
	return drafts.map(({ name, invitees = [] }) => ({ id: meetings.newId(), name, invitees }));
}

const shown = ({ invitees, ...session }: BreakoutSessionRecord): MeetingBreakoutSession => ({
	...session,
	invitees: [...invitees],
});
