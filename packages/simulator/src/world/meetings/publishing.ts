import { secretPassword } from '../marked.ts';
import type { World } from '../world.ts';
import { announceRecording, announceTranscript } from './announce.ts';
import type { RecordingRecord, SummaryRecord, TranscriptRecord } from './artifacts.ts';
import type { InstanceRecord } from './instances.ts';
import { MeetingRefusal } from './refusal.ts';
import { actionItemsOf, notesOf, spoken } from './script.ts';

/** @throws MeetingRefusal when there is no such instance. */
export function instanceOf({ meetings }: World, instanceId: string): InstanceRecord {
	const found = meetings.instances.get(instanceId);
	if (!found) throw new MeetingRefusal(`There is no meeting instance with the ID ${instanceId}.`);
	return found;
}

const services: Readonly<Record<string, RecordingRecord['serviceType']>> = {
	webinar: 'EventCenter',
};

/** 12.5 MB for 45 minutes, which is little: nothing is to be seen. */
const bytesPerSecond = (12.5 * 2 ** 20) / (45 * 60);

/** A recording of the instance appears; its host is notified. */
export function publishRecording(
	world: World,
	instanceId: string,
	facts: Partial<Omit<RecordingRecord, 'id' | 'instanceId' | 'seriesId'>> = {},
): RecordingRecord {
	const { meetings } = world;
	const instance = instanceOf(world, instanceId);
	const { seriesId, occurrenceId, start, end = world.now() } = instance;
	const { durationSeconds = Math.round((end - start) / 1000) } = facts;
	const day = new Date(start).toISOString().slice(0, 10);
	const recording = meetings.recordings.set({
		id: meetings.newId(),
		number: meetings.newDigits(9),
		instanceId,
		seriesId,
		...(occurrenceId && { occurrenceId }),
		topic: `${instance.title}-${day}`,
		hostId: instance.hostId,
		createTime: world.now(),
		timeRecorded: start,
		siteUrl: instance.siteUrl,
		password: secretPassword('Rec', `${meetings.random.hex(5)}A`),
		format: 'MP4',
		serviceType: services[instance.scheduledType] ?? 'MeetingCenter',
		sizeBytes: Math.max(1024, Math.round(durationSeconds * bytesPerSecond)),
		status: 'available',
		sharedWith: [],
		integrationTags: [],
		...facts,
		durationSeconds,
	});
	announceRecording(world, 'created', recording);
	return recording;
}

/** A transcript of the instance appears; its host is notified. */
export function publishTranscript(
	world: World,
	instanceId: string,
	facts: Partial<Omit<TranscriptRecord, 'id' | 'instanceId'>> = {},
): TranscriptRecord {
	const { meetings } = world;
	const instance = instanceOf(world, instanceId);
	const transcript = meetings.transcripts.set({
		id: meetings.newId(),
		instanceId,
		start: instance.start,
		created: world.now(),
		status: 'available',
		snippets: facts.snippets ?? spoken(world, instance),
		...facts,
	});
	announceTranscript(world, transcript);
	return transcript;
}

/** The summary of an instance appears; Webex has no event for it. */
export function publishSummary(
	world: World,
	instanceId: string,
	facts: Partial<Omit<SummaryRecord, 'id' | 'instanceId'>> = {},
): SummaryRecord {
	const instance = instanceOf(world, instanceId);
	return world.meetings.summaries.set({
		id: world.meetings.newUuid(),
		instanceId,
		created: world.now(),
		status: 'available',
		notes: notesOf(world, instance),
		actionItems: actionItemsOf(world, instance),
		...facts,
	});
}
