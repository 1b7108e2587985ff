import type { Meeting } from '@webex-nodes/client';
import { writeMoment } from '../../world/meetings/dates.ts';
import type { InstanceRecord } from '../../world/meetings/instances.ts';
import { type Occurrence, occurrencesOf } from '../../world/meetings/occurrences.ts';
import type { MeetingFields, MeetingRecord } from '../../world/meetings/series.ts';
import type { World } from '../../world/world.ts';
import type { Target } from './access.ts';
import { peopleOf } from './planned/hosted.ts';
import { interpretationOf } from './planned/interpreters.ts';
import { registrationOf } from './planned/registration.ts';

/** Webex has no published number: some clients open the meeting this long before its start. */
const readyBefore = 15 * 60_000; // ms

export interface Viewer {
	readonly personId: string;
	/** Of the client that asks. */
	readonly clientId: string;
	/** Of the dates. */
	readonly zone: string;
}

/** @see https://developer.webex.com/docs/meetings#meeting-states */
export function seriesView(meeting: MeetingRecord, world: World, viewer: Viewer): Meeting {
	return {
		...view(meeting, meeting.fields, world, viewer),
		...planView({ meeting }),
		id: meeting.id,
		meetingType: 'meetingSeries',
		state: stateOfSeries(meeting, world),
		...(meeting.fields.recurrence && { recurrence: meeting.fields.recurrence }),
	};
}

export function occurrenceView(
	meeting: MeetingRecord,
	{ id, isModified, fields }: Occurrence,
	world: World,
	viewer: Viewer,
): Meeting {
	const instances = world.meetings.instances
		.of(meeting.id)
		.filter(({ occurrenceId }) => occurrenceId === id);
	const last = instances.at(-1);
	const key = id.slice(meeting.id.length + 1);
	return {
		...view(meeting, fields, world, viewer),
		...planView({ meeting, occurrence: { id, isModified, fields }, key }),
		id,
		meetingType: 'scheduledMeeting',
		meetingSeriesId: meeting.id,
		state: stateOfOccurrence(fields, instances, world),
		isModified,
		...(last ? presenceOf(last, world) : { hostDidJoin: false, attendeeDidJoin: false }),
	};
}

/** What has operations of its own. */
function planView(target: Target): Partial<Meeting> {
	const { interpreters, breakoutSessions } = peopleOf(target);
	const interpretation = interpretationOf(interpreters);
	const id = target.occurrence?.id ?? target.meeting.id;
	const href = `/v1/meetings/${id}/breakoutSessions`;
	return {
		...(interpretation && { simultaneousInterpretation: interpretation }),
		...(breakoutSessions && {
			enabledBreakoutSessions: true,
			links: [{ rel: 'breakoutSessions', href, method: 'GET' }],
		}),
	};
}

/** An instance that has ended lacks what one joins it with. */
export function instanceView(instance: InstanceRecord, world: World, viewer: Viewer): Meeting {
	const { id, seriesId, occurrenceId, hostId, siteUrl, scheduledType, state } = instance;
	const { zone } = viewer;
	const host = world.people.get(hostId);
	const series = world.meetings.series.get(seriesId);
	const { agenda, password } = series?.fields ?? {};
	return {
		id,
		meetingSeriesId: seriesId,
		...(occurrenceId && { scheduledMeetingId: occurrenceId }),
		...(state !== 'ended' && {
			meetingNumber: instance.meetingNumber,
			...(password && { password, phoneAndVideoSystemPassword: digitsOf(password) }),
			...presenceOf(instance, world),
		}),
		title: instance.title,
		...(agenda && { agenda }),
		meetingType: 'meeting',
		state,
		timezone: zone,
		start: writeMoment(instance.start, zone),
		...(instance.end !== undefined && { end: writeMoment(instance.end, zone) }),
		hostUserId: hostId,
		...(host && { hostDisplayName: host.displayName, hostEmail: host.email }),
		siteUrl,
		...(series && { webLink: webLinkOf(series) }),
		...(series?.roomId && { roomId: series.roomId }),
		scheduledType,
		...(state === 'ended' && leftBehind(instance, world)),
	};
}

/** Whether somebody has come; who has left again counts too. */
function presenceOf({ id }: InstanceRecord, { meetings }: World) {
	const came = meetings.participants.of(id);
	return { hostDidJoin: came.some(({ isHost }) => isHost), attendeeDidJoin: came.length > 0 };
}

/** What the filters of a list ask for; a recording counts also when it was deleted. */
function leftBehind({ id, seriesId }: InstanceRecord, { meetings }: World) {
	const { registration, registrants = [] } = meetings.series.get(seriesId) ?? {};
	return {
		hasChat: meetings.chats.of(id).length > 0,
		hasRecording: meetings.recordings.of(id).length > 0,
		hasTranscription: meetings.transcripts.of(id).some(isAvailable),
		hasSummary: meetings.summaries.of(id).some(isAvailable),
		hasClosedCaption: meetings.captions.of(id).length > 0,
		hasPolls: meetings.polls.of(id).length > 0,
		hasQA: meetings.questions.of(id).length > 0,
		hasSlido: false,
		hasRegistration: registration !== undefined,
		hasRegistrants: registrants.length > 0,
		hasPostEventSurvey: false,
	};
}

const isAvailable = ({ status }: { readonly status: string }) => status === 'available';

const stateOfSeries = (meeting: MeetingRecord, { now, meetings }: World): string => {
	if (meetings.runningOf(meeting.id)?.state === 'inProgress') return 'inProgress';
	for (const { fields } of occurrencesOf(meeting)) if (fields.end > now()) return 'active';
	return 'expired';
};

/** One that took place has ended, also when its time is not over. */
function stateOfOccurrence(
	{ start, end }: MeetingFields,
	instances: readonly InstanceRecord[],
	{ now }: World,
): string {
	if (instances.some(({ state }) => state !== 'ended')) return 'ready';
	// People may meet days before the time of an occurrence; then it still takes place.
	if (instances.some((instance) => instance.start >= start - readyBefore)) return 'ended';
	if (now() >= end) return 'missed';
	return now() >= start - readyBefore ? 'ready' : 'scheduled';
}

function view(
	meeting: MeetingRecord,
	fields: MeetingFields,
	world: World,
	{ personId, clientId, zone }: Viewer,
) {
	const { meetingNumber, siteUrl, hostId, roomId, registration } = meeting;
	const { title, agenda, password, start, end, trackingCodes, settings } = fields;
	const host = world.people.get(hostId);
	const tags = meeting.integrationTags[clientId];
	return {
		meetingNumber,
		title,
		...(agenda && { agenda }),
		password,
		phoneAndVideoSystemPassword: digitsOf(password),
		timezone: zone,
		start: writeMoment(start, zone),
		end: writeMoment(end, zone),
		hostUserId: hostId,
		...(host && { hostDisplayName: host.displayName, hostEmail: host.email }),
		...(personId === hostId && { hostKey: meeting.hostKey }),
		siteUrl,
		webLink: webLinkOf(meeting),
		...(registration && {
			registerLink: `https://${siteUrl}/weblink/register/r${meeting.id}`,
			registration: registrationOf(meeting),
		}),
		sipAddress: `${meetingNumber}@${siteUrl}`,
		dialInIpAddress: '192.0.2.100',
		...(roomId && { roomId }),
		scheduledType: meeting.scheduledType,
		...defaults,
		...settings,
		telephony: {
			accessCode: meetingNumber,
			callInNumbers: [{ label: 'US Toll', callInNumber: '+1-555-0100', tollType: 'toll' }],
			links: [
				{
					rel: 'globalCallinNumbers',
					href: `/v1/meetings/${meeting.id}/globalCallinNumbers`,
					method: 'GET',
				},
			],
		},
		...(tags && { integrationTags: [...tags] }),
		...(trackingCodes && { trackingCodes: trackingCodes.map((code) => ({ ...code })) }),
	};
}

export const webLinkOf = ({ siteUrl, id }: MeetingRecord) =>
	`https://${siteUrl}/${siteUrl.split('.')[0]}/j.php?MTID=m${id}`;

/** Of a setting that was left out. */
const defaults = {
	enabledAutoRecordMeeting: false,
	allowAnyUserToBeCoHost: false,
	enabledJoinBeforeHost: false,
	enableConnectAudioBeforeHost: false,
	joinBeforeHostMinutes: 0,
	excludePassword: false,
	publicMeeting: false,
	reminderTime: 15,
	unlockedMeetingJoinSecurity: 'allowJoin' as const,
	sessionTypeId: 3,
	enableAutomaticLock: false,
	allowFirstUserToBeCoHost: false,
	allowAuthenticatedDevices: false,
	enabledBreakoutSessions: false,
};

/** As on the keys of a telephone; always 8. */
function digitsOf(password: string): string {
	const keys = '22233344455566677778889999';
	const digits = [...password.toLowerCase()].map((letter) =>
		/[a-z]/.test(letter)
			? (keys[letter.charCodeAt(0) - 97] ?? '0')
			: /\d/.test(letter)
				? letter
				: '0',
	);
	return digits.join('').padEnd(8, '0').slice(0, 8);
}
