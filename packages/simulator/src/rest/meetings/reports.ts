import type { MeetingAttendance, MeetingUsage } from '@webex-nodes/client';
import type { ListMeetingAttendance, ListMeetingUsage } from '@webex-nodes/client/schemas';
import type { z } from 'zod';
import { writeMoment } from '../../world/meetings/dates.ts';
import type { InstanceRecord, ParticipantRecord } from '../../world/meetings/instances.ts';
import { peopleOfInstance } from '../../world/meetings/people.ts';
import type { Call } from '../endpoint.ts';
import { isShown } from './access.ts';
import { endedInstance } from './ended.ts';
import { adminScope } from './participants.ts';
import { isWithin, pastRange } from './past.ts';
import { accountFor, administers, isOfficer, requireAdministrator, requireScope } from './roles.ts';
import { viewerOf } from './viewer.ts';

const limits = { days: 30, kept: 90 };
const minute = 60_000; // ms

interface Period {
	readonly siteUrl: string;
	readonly from?: string | undefined;
	readonly to?: string | undefined;
}

/** Newest first. */
function heldOn({ siteUrl, ...period }: Period, zone: string, { world }: Call): InstanceRecord[] {
	const range = pastRange(period, { zone, now: world.now(), ...limits });
	return world.meetings.instances
		.values()
		.filter((each) => each.state === 'ended' && isShown(each, world))
		.filter((each) => each.siteUrl === siteUrl && isWithin(each.start, range))
		.toSorted((one, other) => other.start - one.start);
}

/** For administrators. @see https://developer.webex.com/docs/api/v1/meetings-summary-report/list-meeting-usage-reports */
export function listUsage(query: z.infer<typeof ListMeetingUsage>, call: Call): MeetingUsage[] {
	requireAdministrator(call, 'meeting:admin_config_read');
	const { zone } = viewerOf(call.caller, call, query.timezone);
	const { serviceType = 'MeetingCenter' } = query;
	return heldOn(query, zone, call)
		.filter((instance) => serviceOf(instance) === serviceType)
		.map((instance) => usageOf(instance, zone, call));
}

const serviceOf = ({ scheduledType }: InstanceRecord) =>
	scheduledType === 'webinar' ? 'EventCenter' : 'MeetingCenter';

function usageOf(instance: InstanceRecord, zone: string, { world }: Call): MeetingUsage {
	const { meetings } = world;
	const { id, seriesId, meetingNumber, title, start, end = start } = instance;
	const host = world.people.get(instance.hostId);
	const series = meetings.series.get(seriesId);
	const people = peopleOf(instance, world);
	const by = (isWanted: (device: ParticipantRecord['devices'][number]) => boolean) =>
		people.filter(({ devices }) => devices.some(isWanted));
	const voip = by(({ audioType }) => audioType === 'voip');
	const callIn = by(({ callType }) => callType === 'callIn');
	const callOut = by(({ callType }) => callType === 'callBack');
	return {
		meetingId: id,
		meetingNumber,
		meetingTitle: title,
		start: writeMoment(start, zone),
		end: writeMoment(end, zone),
		duration: Math.ceil((end - start) / minute),
		scheduledType: instance.scheduledType === 'webinar' ? 'webinar' : 'meeting',
		...(host && { hostDisplayName: host.displayName, hostEmail: host.email }),
		totalPeopleMinutes: minutesOf(people),
		totalCallInMinutes: minutesOf(callIn),
		totalCallOutDomestic: minutesOf(callOut),
		totalCallInTollFreeMinutes: 0,
		totalCallOutInternational: 0,
		totalVoipMinutes: minutesOf(voip),
		totalParticipants: people.length,
		totalParticipantsVoip: voip.length,
		totalParticipantsCallIn: callIn.length,
		totalParticipantsCallOut: callOut.length,
		peakAttendee: peakOf(people),
		totalRegistered: series?.registrants?.length ?? 0,
		totalInvitee: peopleOfInstance(instance, series).invitees.length,
		serviceType: serviceOf(instance),
		trackingCodes: (series?.fields.trackingCodes ?? []).map((code) => ({ ...code })),
	};
}

/** Those who came in. */
const peopleOf = ({ id }: InstanceRecord, { meetings }: Call['world']) =>
	meetings.participants.of(id).filter(({ hasOnlyWaited = false }) => !hasOnlyWaited);

const stayOf = ({ joined, left = joined }: ParticipantRecord) =>
	Math.ceil((left - joined) / minute);

const minutesOf = (people: readonly ParticipantRecord[]) =>
	people.reduce((sum, person) => sum + stayOf(person), 0);

/** Somebody new is there at each peak. */
const peakOf = (people: readonly ParticipantRecord[]) =>
	Math.max(
		0,
		...people.map(
			(one) =>
				people.filter((other) => other.joined <= one.joined && (other.left ?? 0) > one.joined)
					.length,
		),
	);

/** Of everybody's meetings for administrators, of one's own for others; by instance, both newest first. */
export function listAttendance(
	query: z.infer<typeof ListMeetingAttendance>,
	call: Call,
): MeetingAttendance[] {
	requireScope(call, 'meeting:schedules_read');
	const person = accountFor(undefined, call, adminScope);
	const isEverybody = administers(call, adminScope) || isOfficer(call);
	const { zone } = viewerOf(person, call, query.timezone);
	const { meetingId, meetingNumber, meetingTitle } = query;
	if (meetingId !== undefined) endedInstance(meetingId, call);
	return heldOn(query, zone, call)
		.filter((each) => isEverybody || each.hostId === person.id)
		.filter((each) => meetingId === undefined || each.id === meetingId)
		.filter((each) => !meetingNumber || each.meetingNumber === meetingNumber.replaceAll(' ', ''))
		.filter((each) => !meetingTitle || each.title === meetingTitle)
		.flatMap((instance) =>
			peopleOf(instance, call.world)
				.toSorted((one, other) => other.joined - one.joined)
				.map((each) => attendanceOf(each, instance, zone, call)),
		);
}

const attendanceOf = (
	participant: ParticipantRecord,
	{ id, meetingNumber, title, end = 0 }: InstanceRecord,
	zone: string,
	{ switches }: Call,
): MeetingAttendance => ({
	meetingId: id,
	meetingNumber: switches.reportedNumber === 'number' ? Number(meetingNumber) : meetingNumber,
	meetingTitle: title,
	displayName: participant.displayName,
	email: participant.email,
	joinedTime: writeMoment(participant.joined, zone),
	leftTime: writeMoment(participant.left ?? end, zone),
	duration: stayOf(participant),
	participantType: participant.isHost ? 'host' : 'attendee',
	ipAddress: '192.0.2.10',
	clientAgent: 'WINDOWS,CHROME',
	registered: false,
	invited: participant.isInvitee,
});
