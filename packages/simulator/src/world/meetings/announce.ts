import { participantEvent } from '../../rest/meetings/participant-view.ts';
import { recordingEvent } from '../../rest/meetings/recording-view.ts';
import { transcriptEvent } from '../../rest/meetings/transcript-view.ts';
import { instanceView, occurrenceView, seriesView, type Viewer } from '../../rest/meetings/view.ts';
import type { World } from '../world.ts';
import type { RecordingRecord, TranscriptRecord } from './artifacts.ts';
import type { InstanceRecord, ParticipantRecord } from './instances.ts';
import type { Occurrence } from './occurrences.ts';
import type { MeetingRecord } from './series.ts';

// Events carry what REST shows, so this is the only file of the world that knows how REST shows it.

/** As the host reads it, with the dates of the meeting's own zone. */
const hostViewer = (hostId: string, zone: string): Viewer => ({
	personId: hostId,
	clientId: '',
	zone,
});

/** A definition, or one occurrence of it, was created, changed or deleted. */
export function announceSeries(
	world: World,
	event: 'created' | 'deleted' | 'updated',
	changed: { readonly meeting: MeetingRecord; readonly occurrence?: Occurrence | undefined },
	actorId: string,
): void {
	const { meeting, occurrence } = changed;
	const viewer = hostViewer(meeting.hostId, meeting.fields.timezone);
	const data = occurrence
		? occurrenceView(meeting, occurrence, world, viewer)
		: seriesView(meeting, world, viewer);
	world.emit({ resource: 'meetings', event, actorId, data });
}

export function announceInstance(
	world: World,
	event: 'ended' | 'started',
	instance: InstanceRecord,
	actorId: string,
): void {
	const data = instanceView(instance, world, hostViewer(instance.hostId, instance.timezone));
	// Ended instances have no number in REST, but webhooks are filtered by it.
	const { meetingNumber } = instance;
	world.emit({ resource: 'meetings', event, actorId, data: { ...data, meetingNumber } });
}

export const announceParticipant = (
	world: World,
	event: 'joined' | 'left',
	participant: ParticipantRecord,
): void =>
	world.emit({
		resource: 'meetingParticipants',
		event,
		actorId: participant.personId ?? '',
		data: participantEvent(participant, world),
	});

export const announceRecording = (
	world: World,
	event: 'created' | 'deleted' | 'updated',
	recording: RecordingRecord,
	actorId: string = recording.hostId,
): void =>
	world.emit({ resource: 'recordings', event, actorId, data: recordingEvent(recording, world) });

export function announceTranscript(world: World, transcript: TranscriptRecord): void {
	const data = transcriptEvent(transcript, world);
	world.emit({ resource: 'meetingTranscripts', event: 'created', actorId: data.hostUserId, data });
}
