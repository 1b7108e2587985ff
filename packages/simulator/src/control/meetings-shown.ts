import type { InstanceRecord } from '../world/meetings/instances.ts';
import { currentOf } from '../world/meetings/occurrences.ts';
import { peopleOfOccurrence } from '../world/meetings/people.ts';
import type { MeetingRecord } from '../world/meetings/series.ts';
import type { World } from '../world/world.ts';
import type {
	ControlMeetings,
	HeldMeeting,
	RunningMeeting,
	UpcomingMeeting,
} from './meeting-answers.ts';

/** Of the meetings to come and of those that were held, each. */
const maxShown = 50;

/** What people see of the meetings of the world. */
export function meetingsOf(world: World): ControlMeetings {
	const { meetings } = world;
	const instances = meetings.instances.values();
	return {
		people: [...world.people.values()]
			.filter(({ type }) => type === 'person')
			.map(({ id, displayName }) => ({ id, name: displayName })),
		running: instances
			.filter(({ state }) => state !== 'ended')
			.map((instance) => runningMeeting(instance, world)),
		upcoming: [...meetings.series.values()]
			.filter(({ id }) => !meetings.runningOf(id))
			.flatMap((meeting) => upcomingMeeting(meeting, world))
			.toSorted((one, other) => one.start.localeCompare(other.start))
			.slice(0, maxShown),
		held: instances
			.filter(({ state }) => state === 'ended')
			.toSorted((one, other) => (other.end ?? 0) - (one.end ?? 0))
			.slice(0, maxShown)
			.map((instance) => heldMeeting(instance, world)),
	};
}

/** None when the last occurrence is over; an ad hoc meeting is started by those who are in its room. */
function upcomingMeeting(meeting: MeetingRecord, world: World): UpcomingMeeting[] {
	const occurrence = currentOf(meeting, world.now());
	if (!occurrence || meeting.isAdhoc || occurrence.fields.end <= world.now()) return [];
	return [
		{
			id: meeting.id,
			title: occurrence.fields.title,
			meetingNumber: meeting.meetingNumber,
			host: nameOf(meeting.hostId, world),
			start: world.time(occurrence.fields.start),
			invitees: peopleOfOccurrence(meeting, occurrence.id).invitees.length,
		},
	];
}

const common = (instance: InstanceRecord, world: World) => ({
	id: instance.seriesId,
	instanceId: instance.id,
	title: instance.title,
	meetingNumber: instance.meetingNumber,
	host: nameOf(instance.hostId, world),
	start: world.time(instance.start),
});

const runningMeeting = (instance: InstanceRecord, world: World): RunningMeeting => ({
	...common(instance, world),
	isOpen: instance.state === 'inProgress',
	isLocked: instance.isLocked,
	recording: instance.recording,
	participants: world.meetings.participants
		.of(instance.id)
		.filter(({ state }) => state !== 'end')
		.map(({ id, personId, displayName, isHost, state, breakoutSessionsAttended }) => ({
			id,
			...(personId && { personId }),
			name: displayName,
			isHost,
			waits: state === 'lobby',
			...(state === 'breakoutSession' && { session: breakoutSessionsAttended?.at(-1)?.name ?? '' }),
		})),
});

function heldMeeting(instance: InstanceRecord, world: World): HeldMeeting {
	const { meetings } = world;
	const { id, end = instance.start } = instance;
	const came = meetings.participants.of(id).filter(({ hasOnlyWaited = false }) => !hasOnlyWaited);
	const count = (records: readonly { readonly status: string }[]) =>
		records.filter(({ status }) => status === 'available').length;
	return {
		...common(instance, world),
		end: world.time(end),
		people: new Set(came.map(({ email }) => email)).size,
		recordings: count(meetings.recordings.of(id)),
		transcripts: count(meetings.transcripts.of(id)),
		summaries: count(meetings.summaries.of(id)),
		pending: meetings.pending.filter(({ instanceId }) => instanceId === id).length,
	};
}

const nameOf = (personId: string, world: World) =>
	world.people.get(personId)?.displayName ?? 'Somebody of the site';
