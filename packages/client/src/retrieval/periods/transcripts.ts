import { WebexInputError } from '@webex-nodes/http';
import type { Page } from '../../list.ts';
import type { RestClient } from '../../rest/engine/client.ts';
import type { MeetingTranscript } from '../../rest/meetings/meeting-transcripts.schema.ts';
import { listHeld } from './held-meetings.ts';
import type { Period } from './list-window.ts';
import type { MeetingPlace } from './places.ts';
import { longestMeeting, type PeriodFacts } from './source.ts';
import { versionOf } from './version.ts';

const hour = 3600_000; // ms

/**
 * Transcripts, by their start: Webex shows no other time. It does not say whether it files them under their start or
 * under the time when they were made; both are later than the start.
 * @see https://developer.webex.com/docs/api/v1/meeting-transcripts/list-meeting-transcripts
 */
export const transcriptFacts: PeriodFacts<MeetingTranscript> = {
	name: 'transcripts',
	late: 24 * hour,
	length: longestMeeting,
	// Of a host they are found by their meetings, which begin earlier.
	reach: longestMeeting,
	days: 30,
	sites: { account: 'preferred', organization: 'required' },
	idOf: ({ id }) => id,
	timeOf: ({ startTime }) => startTime,
	versionOf: ({ meetingTopic, status }) => versionOf(meetingTopic, status),
	isGone: ({ status = 'available' }) => status !== 'available',
	list: (client, place, period, signal) => {
		const { of, hostEmail, siteUrl } = place;
		if (hostEmail !== undefined) return listOfHost(client, { ...place, hostEmail }, period, signal);
		if (of !== 'organization') {
			const query = { ...period, ...(siteUrl && { siteUrl }) };
			return client.meetingTranscripts.list(query, { signal }).pages();
		}
		if (siteUrl === undefined) throw new WebexInputError('sites', 'expected at least one');
		return client.meetingTranscripts.adminList({ ...period, siteUrl }, { signal }).pages();
	},
};

/** Webex takes a host only together with a meeting. */
async function* listOfHost(
	client: RestClient,
	place: MeetingPlace & { readonly hostEmail: string },
	period: Period,
	signal: AbortSignal,
): AsyncGenerator<Page<MeetingTranscript>> {
	const { hostEmail } = place;
	const meetings = listHeld(client, place, { ...period, hasTranscription: true }, signal);
	for await (const { items } of meetings) {
		for (const { id: meetingId, start } of items) {
			// Without dates, Webex may take the last 7 days.
			const from = start ?? period.from;
			const query = { meetingId, hostEmail, from, to: laterThan(period.to) };
			yield { items: await client.meetingTranscripts.list(query, { signal }) };
		}
	}
}

/** What began in a period may be filed under the time when it was made. */
const laterThan = (to: string) => new Date(Date.parse(to) + 7 * 24 * hour).toISOString();
