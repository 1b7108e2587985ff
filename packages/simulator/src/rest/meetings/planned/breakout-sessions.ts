import type {
	DeleteMeetingBreakoutSessions,
	ListMeetingBreakoutSessions,
	MeetingBreakoutSession,
	UpdateMeetingBreakoutSessions,
} from '@webex-nodes/client';
import { writeMoment } from '../../../world/meetings/dates.ts';
import type { BreakoutSessionRecord } from '../../../world/meetings/series.ts';
import type { World } from '../../../world/world.ts';
import type { Call, Leaving } from '../../endpoint.ts';
import { existingInstance, isInstanceId } from '../access.ts';
import { invalid } from '../checks.ts';
import { hosted, peopleOf, savePeople } from './hosted.ts';

type Draft = Partial<UpdateMeetingBreakoutSessions['items'][number]> & { readonly name: string };

export function listBreakoutSessions(
	{ meetingId, hostEmail }: ListMeetingBreakoutSessions,
	call: Call,
): MeetingBreakoutSession[] {
	if (!isInstanceId(meetingId)) {
		const { breakoutSessions = [] } = peopleOf(hosted(meetingId, hostEmail, call));
		return breakoutSessions.map(shown);
	}
	const { seriesId, start, end } = existingInstance(meetingId, call);
	const { breakoutSessions = [] } = peopleOf(hosted(seriesId, hostEmail, call));
	if (end === undefined) return breakoutSessions.map(shown);
	const times = { startTime: writeMoment(start, 'UTC'), endTime: writeMoment(end, 'UTC') };
	return breakoutSessions.map(({ id, name }) => ({ id, name, ...times }));
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
