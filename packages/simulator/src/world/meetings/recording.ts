import type { World } from '../world.ts';
import type { InstanceRecord } from './instances.ts';
import { schedule } from './pending.ts';
import { MeetingRefusal } from './refusal.ts';

/**
 * Starts, pauses or stops the recording of a meeting that runs; what was recorded appears some time after it is stopped.
 * @throws MeetingRefusal when the meeting does not run.
 */
export function recordMeeting(
	world: World,
	instanceId: string,
	recording: InstanceRecord['recording'],
	{ at = world.now() }: { readonly at?: number } = {},
): InstanceRecord {
	const { instances } = world.meetings;
	const before = instances.get(instanceId);
	if (before?.state !== 'inProgress') throw new MeetingRefusal('This meeting does not run.');
	if (before.recording === recording) return before;
	const { recordingSince, recordingStart = at, ...rest } = before;
	const recordedBefore = before.recordedBefore + (at - (recordingSince ?? at));
	const firstRecorded = before.firstRecorded ?? at;
	if (recording === 'on') {
		const since = { recordingStart, recordingSince: at };
		return instances.set({ ...rest, recording, ...since, recordedBefore, firstRecorded });
	}
	if (recording === 'paused') {
		return instances.set({ ...rest, recording, recordingStart, recordedBefore, firstRecorded });
	}
	const stopped = { instanceId, start: recordingStart, duration: recordedBefore };
	schedule(world, { ...stopped, kind: 'recording', at });
	return instances.set({ ...rest, recording, recordedBefore: 0 });
}

/** @throws MeetingRefusal when the meeting does not run. */
export function lockMeeting(world: World, instanceId: string, isLocked: boolean): InstanceRecord {
	const { instances } = world.meetings;
	const before = instances.get(instanceId);
	if (before?.state !== 'inProgress') throw new MeetingRefusal('This meeting does not run.');
	return instances.set({ ...before, isLocked });
}
