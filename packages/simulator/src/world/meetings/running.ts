import type { World } from '../world.ts';
import { announceInstance, announceParticipant } from './announce.ts';
import { outOfBreakout } from './breakouts.ts';
import type { InstanceRecord, ParticipantRecord } from './instances.ts';
import { currentOf } from './occurrences.ts';
import { type Joiner, newParticipant, placeOf } from './participants.ts';
import { schedule } from './pending.ts';
import { peopleOfOccurrence } from './people.ts';
import { recordMeeting } from './recording.ts';
import { MeetingRefusal } from './refusal.ts';
import type { MeetingRecord } from './series.ts';

interface Moment {
	/** Milliseconds since the epoch; now when left out. */
	readonly at?: number;
}

/** @throws MeetingRefusal when there is no such series. */
function seriesOf({ meetings }: World, seriesId: string): MeetingRecord {
	const found = meetings.series.get(seriesId);
	if (!found) throw new MeetingRefusal(`There is no meeting with the ID ${seriesId}.`);
	return found;
}

/** @throws MeetingRefusal when there is no such instance, or it has ended. */
function runningInstance({ meetings }: World, instanceId: string): InstanceRecord {
	const found = meetings.instances.get(instanceId);
	if (!found || found.state === 'ended') throw new MeetingRefusal('This meeting does not run.');
	return found;
}

/**
 * The host joins, and the meeting runs; nothing changes when it runs already.
 * @param occurrenceId one occurrence of the series; the current or next one when left out.
 */
export function startMeeting(
	world: World,
	seriesId: string,
	options: Moment & { readonly occurrenceId?: string } = {},
): InstanceRecord {
	const series = seriesOf(world, seriesId);
	const running = world.meetings.runningOf(seriesId);
	if (running?.state === 'inProgress') return running;
	const { instanceId } = joinMeeting(world, seriesId, { personId: series.hostId }, options);
	return runningInstance(world, instanceId);
}

/**
 * Somebody joins, or waits in the lobby. The first one opens the meeting; without the host, or the permission to join
 * before, only its lobby.
 * @throws MeetingRefusal when the meeting does not let the person in.
 */
export function joinMeeting(
	world: World,
	seriesId: string,
	joiner: Joiner,
	options: Moment & { readonly occurrenceId?: string } = {},
): ParticipantRecord {
	const { at = world.now() } = options;
	const series = seriesOf(world, seriesId);
	const running = world.meetings.runningOf(seriesId);
	const occurrenceId = running ? running.occurrenceId : occurrenceAt(series, at, options);
	const { invitees } = peopleOfOccurrence(series, occurrenceId);
	const place = placeOf({ ...series, invitees }, joiner, world);
	const isOpen = place.isHost || place.isCoHost || place.mayOpen;
	let instance = running ?? newInstance(world, series, { ...options, at });
	if (instance.state === 'lobby' && isOpen) {
		instance = begin(world, instance, at, place.personId ?? '');
	}
	const waits = !place.isHost && !place.isCoHost && (instance.isLocked || place.needsAdmission);
	const participant = newParticipant(world, instance, {
		...place,
		at,
		state: waits || instance.state === 'lobby' ? 'lobby' : 'joined',
	});
	if (participant.state === 'joined') announceParticipant(world, 'joined', participant);
	return participant;
}

const occurrenceAt = (
	series: MeetingRecord,
	at: number,
	{ occurrenceId }: { readonly occurrenceId?: string },
): string | undefined => (series.isAdhoc ? undefined : currentOf(series, at, occurrenceId)?.id);

function newInstance(
	{ meetings }: World,
	series: MeetingRecord,
	{ at, occurrenceId }: { readonly at: number; readonly occurrenceId?: string },
): InstanceRecord {
	const occurrence = series.isAdhoc ? undefined : currentOf(series, at, occurrenceId);
	const number = meetings.newDigits(18);
	return meetings.instances.set({
		id: `${series.id}_I_${number}`,
		number,
		seriesId: series.id,
		...(occurrence && { occurrenceId: occurrence.id }),
		meetingNumber: series.meetingNumber,
		title: occurrence?.fields.title ?? series.fields.title,
		hostId: series.hostId,
		siteUrl: series.siteUrl,
		scheduledType: series.scheduledType,
		timezone: series.fields.timezone,
		isAdhoc: series.isAdhoc,
		state: 'lobby',
		start: at,
		isLocked: false,
		recording: 'off',
		recordedBefore: 0,
	});
}

/** The host is there: those who waited for the host come in. */
function begin(
	world: World,
	instance: InstanceRecord,
	at: number,
	actorId: string,
): InstanceRecord {
	const { meetings } = world;
	const begun = meetings.instances.set({ ...instance, state: 'inProgress', start: at });
	announceInstance(world, 'started', begun, actorId);
	const { enabledAutoRecordMeeting, unlockedMeetingJoinSecurity } =
		meetings.series.get(begun.seriesId)?.fields.settings ?? {};
	for (const { id, isInvitee } of meetings.participants.of(begun.id)) {
		if (isInvitee || unlockedMeetingJoinSecurity !== 'allowJoinWithLobby') {
			admitParticipant(world, id, { at });
		}
	}
	return enabledAutoRecordMeeting === true ? recordMeeting(world, begun.id, 'on', { at }) : begun;
}

/** From the lobby; others stay as they are. */
export function admitParticipant(
	world: World,
	participantId: string,
	{ at = world.now() }: Moment = {},
): void {
	const waiting = world.meetings.participants.get(participantId);
	if (waiting?.state !== 'lobby') return;
	const joined = world.meetings.participants.set({ ...waiting, state: 'joined', joined: at });
	announceParticipant(world, 'joined', joined);
}

/** Leaves, or is expelled; the last one who leaves ends the meeting. */
export function leaveMeeting(
	world: World,
	participantId: string,
	{ at = world.now() }: Moment = {},
): void {
	const { meetings } = world;
	const present = meetings.participants.get(participantId);
	if (!present || present.state === 'end') return;
	markLeft(world, present, at);
	const others = meetings.participants.of(present.instanceId);
	if (others.every(({ state }) => state === 'end')) endMeeting(world, present.instanceId, { at });
}

function markLeft(world: World, present: ParticipantRecord, at: number): void {
	const gone = world.meetings.participants.set({
		...outOfBreakout(present, at),
		state: 'end',
		left: at,
		...(present.state === 'lobby' && { hasOnlyWaited: true }),
		devices: present.devices.map((device) => ({ ...device, left: device.left ?? at })),
	});
	if (present.state !== 'lobby') announceParticipant(world, 'left', gone);
}

/** Everybody leaves; what was recorded appears later. Nothing changes when it has ended already. */
export function endMeeting(
	world: World,
	instanceId: string,
	{ at = world.now(), by }: Moment & { readonly by?: string } = {},
): void {
	const { meetings } = world;
	const running = meetings.instances.get(instanceId);
	if (!running || running.state === 'ended') return;
	if (running.recording !== 'off') recordMeeting(world, instanceId, 'off', { at });
	for (const participant of meetings.participants.of(instanceId)) {
		if (participant.state !== 'end') markLeft(world, participant, at);
	}
	const stopped = meetings.instances.get(instanceId) ?? running;
	const ended = meetings.instances.set({ ...stopped, state: 'ended', end: at });
	announceInstance(world, 'ended', ended, by ?? ended.hostId);
	if (ended.firstRecorded === undefined) return;
	const recorded = { instanceId, start: ended.firstRecorded, duration: at - ended.firstRecorded };
	schedule(world, { ...recorded, kind: 'transcript', at });
	schedule(world, { ...recorded, kind: 'summary', at });
}
