import type { TranscriptRecord } from '../../world/meetings/artifacts.ts';
import { writeMoment } from '../../world/meetings/dates.ts';
import type { World } from '../../world/world.ts';

/** @see https://developer.webex.com/docs/api/v1/meeting-transcripts */
export function transcriptView(
	{ id, instanceId, start, status }: TranscriptRecord,
	world: World,
	{ origin = 'https://webexapis.com', zone = 'UTC' } = {},
) {
	const instance = world.meetings.instances.get(instanceId);
	const download = `${origin}/v1/meetingTranscripts/${id}/download`;
	return {
		id,
		siteUrl: instance?.siteUrl ?? '',
		startTime: writeMoment(start, zone),
		meetingTopic: instance?.title ?? '',
		meetingId: instanceId,
		...(instance?.occurrenceId && { scheduledMeetingId: instance.occurrenceId }),
		meetingSeriesId: instance?.seriesId ?? '',
		hostUserId: instance?.hostId ?? '',
		vttDownloadLink: `${download}?format=vtt`,
		txtDownloadLink: `${download}?format=txt`,
		status,
	};
}

/** For webhooks, with the host for their filters. */
export function transcriptEvent(transcript: TranscriptRecord, world: World) {
	const shown = transcriptView(transcript, world);
	return { ...shown, hostEmail: world.people.get(shown.hostUserId)?.email };
}
