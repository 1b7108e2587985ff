import type { EndMeeting, MeetingControl, UpdateMeetingControl } from '@webex-nodes/client';
import { Failure, missingScope } from '../../../failure.ts';
import { malformed } from '../../../input.ts';
import type { InstanceRecord } from '../../../world/meetings/instances.ts';
import { peopleOfInstance } from '../../../world/meetings/people.ts';
import { lockMeeting, recordMeeting } from '../../../world/meetings/recording.ts';
import { endMeeting as endInstance } from '../../../world/meetings/running.ts';
import type { Call } from '../../endpoint.ts';
import { existing, existingInstance, isInstanceId } from '../access.ts';
import { isOfficer } from '../roles.ts';
import { isHostOrCoHost } from './hosted.ts';

const notInProgress = () => new Failure(400, malformed, {}, ['The meeting is not in progress.']);

/**
 * The instance that runs, of a series, of an occurrence, or by its own ID; for host, co-hosts and compliance officers.
 * @throws Failure 404, 403, and 400 when it does not run.
 */
function runningOf(meetingId: string, call: Call): InstanceRecord {
	const { meetings } = call.world;
	const instance = isInstanceId(meetingId)
		? existingInstance(meetingId, call)
		: runningIn(meetingId, call);
	const { hostId, seriesId } = instance;
	const { invitees } = peopleOfInstance(instance, meetings.series.get(seriesId));
	if (!isHostOrCoHost({ hostId, invitees }, call.caller) && !isOfficer(call)) {
		throw new Failure(403, missingScope);
	}
	if (instance.state !== 'inProgress') throw notInProgress();
	return instance;
}

function runningIn(meetingId: string, call: Call): InstanceRecord {
	const { meeting, occurrence } = existing(meetingId, call);
	const running = call.world.meetings.runningOf(meeting.id);
	const isMeant = !occurrence || running?.occurrenceId === occurrence.id;
	if (!running || !isMeant) throw notInProgress();
	return running;
}

export function endMeeting({ meetingId }: EndMeeting, call: Call): undefined {
	endInstance(call.world, runningOf(meetingId, call).id, { by: call.caller.id });
	return undefined;
}

export const getControl = ({ meetingId }: { readonly meetingId: string }, call: Call) =>
	shown(runningOf(meetingId, call));

/** Pausing means nothing while nothing is recorded. */
export function updateControl(
	{ meetingId, locked, recordingStarted, recordingPaused }: UpdateMeetingControl,
	call: Call,
): MeetingControl {
	const { world } = call;
	const before = runningOf(meetingId, call);
	if (locked !== undefined) lockMeeting(world, before.id, locked);
	if (recordingStarted === false) recordMeeting(world, before.id, 'off');
	else if (recordingStarted || before.recording !== 'off') {
		const isPaused = recordingPaused ?? before.recording === 'paused';
		recordMeeting(world, before.id, 'on');
		if (isPaused) recordMeeting(world, before.id, 'paused');
	}
	return shown(runningOf(meetingId, call));
}

const shown = ({ isLocked, recording }: InstanceRecord): MeetingControl => ({
	locked: isLocked,
	recordingStarted: recording !== 'off',
	recordingPaused: recording === 'paused',
});
