import type { RecordingRecord } from '../../world/meetings/artifacts.ts';
import { writeMoment } from '../../world/meetings/dates.ts';
import type { World } from '../../world/world.ts';

/** As a list shows it. @see https://developer.webex.com/docs/api/v1/recordings */
export function recordingView(recording: RecordingRecord, zone = 'UTC') {
	const { siteUrl, id } = recording;
	const page = `https://${siteUrl}/${siteUrl.split('.')[0]}`;
	return {
		id,
		...(recording.instanceId && { meetingId: recording.instanceId }),
		...(recording.occurrenceId && { scheduledMeetingId: recording.occurrenceId }),
		...(recording.seriesId && { meetingSeriesId: recording.seriesId }),
		topic: recording.topic,
		createTime: writeMoment(recording.createTime, zone),
		timeRecorded: writeMoment(recording.timeRecorded, zone),
		siteUrl,
		downloadUrl: `${page}/lsr.php?RCID=${id}`,
		playbackUrl: `${page}/ldr.php?RCID=${id}`,
		password: recording.password,
		format: recording.format,
		serviceType: recording.serviceType,
		durationSeconds: recording.durationSeconds,
		sizeBytes: recording.sizeBytes,
		shareToMe: false,
		integrationTags: [...recording.integrationTags],
		status: recording.status,
	};
}

/** For webhooks, with the host for their filters. */
export const recordingEvent = (recording: RecordingRecord, world: World) => ({
	...recordingView(recording),
	hostUserId: recording.hostId,
	hostEmail: world.people.get(recording.hostId)?.email,
});
