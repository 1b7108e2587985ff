import type { World } from '../world.ts';
import { announceRecording } from './announce.ts';
import type { RecordingAccessRecord, RecordingRecord } from './artifacts.ts';

type Changes = Partial<Omit<RecordingRecord, 'id' | 'instanceId'>>;

function changed(world: World, recording: RecordingRecord, changes: Changes): RecordingRecord {
	return world.meetings.recordings.set({ ...recording, ...changes });
}

/** A new name, other people to share it with, and so on; the host is notified. */
export function changeRecording(
	world: World,
	recording: RecordingRecord,
	changes: Changes,
	actorId: string,
): RecordingRecord {
	const after = changed(world, recording, changes);
	announceRecording(world, 'updated', after, actorId);
	return after;
}

/** Into the recycle bin; nothing changes when it is not available. */
export function deleteRecording(world: World, recording: RecordingRecord, actorId: string): void {
	if (recording.status !== 'available') return;
	const after = changed(world, recording, { status: 'deleted', deleted: world.now() });
	announceRecording(world, 'deleted', after, actorId);
}

/** Out of the recycle bin. */
export function restoreRecording(
	world: World,
	{ deleted: _deleted, ...recording }: RecordingRecord,
	actorId: string,
): RecordingRecord {
	const after = world.meetings.recordings.set({ ...recording, status: 'available' });
	announceRecording(world, 'updated', after, actorId);
	return after;
}

/** From the recycle bin for good; only administrators still see that it was there. */
export const purgeRecording = (world: World, recording: RecordingRecord): RecordingRecord =>
	changed(world, recording, { status: 'purged' });

/** Somebody plays or downloads it; reports count that. */
export function accessRecording(
	world: World,
	{ id }: RecordingRecord,
	access: Pick<RecordingAccessRecord, 'displayName' | 'email'> & Partial<RecordingAccessRecord>,
): RecordingAccessRecord {
	return world.meetings.accesses.set({
		at: world.now(),
		viewed: false,
		downloaded: false,
		...access,
		id: world.meetings.newUuid(),
		recordingId: id,
	});
}
