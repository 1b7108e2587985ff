import { hasStatus } from '@webex-nodes/http';
import type { Page } from '../../list.ts';
import type { RestClient } from '../../rest/engine/client.ts';
import type { ListMeetings } from '../../rest/meetings/find-meetings.schema.ts';
import type { MeetingParticipant } from '../../rest/meetings/meeting-participants.schema.ts';
import type { Meeting } from '../../rest/meetings/meetings.schema.ts';
import type { MeetingPlace } from './places.ts';
import { longestMeeting, type PeriodFacts } from './source.ts';
import { versionOf } from './version.ts';

const hour = 3600_000; // ms

/** A meeting that took place. */
export interface HeldMeeting extends Meeting {
	/** Those who were there, when they were asked for. */
	readonly participants?: readonly MeetingParticipant[];
	/** Why Webex does not show who was there: host and administrators only. */
	readonly participantsRefused?: string;
}

/**
 * Meetings that have ended, by their end. Webex does not say whether it files them under their start or their end. It
 * shows them some 15 minutes after the end. For administrators of the organisation the same list has everybody's.
 * @see https://developer.webex.com/docs/api/v1/meetings/list-meetings
 */
export const heldMeetingFacts: PeriodFacts<HeldMeeting> = {
	name: 'meetings',
	late: 12 * hour,
	length: 0,
	reach: longestMeeting,
	days: 7,
	sites: {},
	idOf: ({ id }) => id,
	timeOf: ({ end, start }) => end ?? start,
	versionOf: (meeting) =>
		versionOf(meeting.title, meeting.start, meeting.end, meeting.hostEmail, ...facts(meeting)),
	list: (client, place, period, signal) => listHeld(client, place, period, signal),
};

/** What becomes true when there is a recording, a transcript, and so on. */
const facts = (meeting: Meeting) =>
	[
		'hasChat',
		'hasClosedCaption',
		'hasPolls',
		'hasQA',
		'hasRecording',
		'hasSlido',
		'hasSummary',
		'hasTranscription',
	].map((name) => meeting[name] ?? false);

export const listHeld = (
	client: RestClient,
	{ hostEmail, siteUrl }: MeetingPlace,
	query: Pick<ListMeetings, 'from' | 'hasTranscription' | 'to'>,
	signal: AbortSignal,
): AsyncGenerator<Page<Meeting>> =>
	client.meetings
		.list(
			{
				meetingType: 'meeting',
				state: 'ended',
				...query,
				...(hostEmail && { hostEmail }),
				...(siteUrl && { siteUrl }),
			},
			{ signal },
		)
		.pages();

/** A meeting with its participants; without them where the account may not see them. */
export async function withParticipants(
	client: RestClient,
	meeting: HeldMeeting,
	{ hostEmail }: MeetingPlace,
	signal: AbortSignal,
): Promise<HeldMeeting> {
	const query = { meetingId: meeting.id, ...(hostEmail && { hostEmail }) };
	return await client.meetingParticipants.list(query, { signal }).then(
		(participants) => ({ ...meeting, participants }),
		(error: unknown) => {
			if (!hasStatus(error, 403, 404)) throw error;
			return { ...meeting, participantsRefused: error.reason };
		},
	);
}
