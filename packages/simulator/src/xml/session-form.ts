import type { InviteeRecord, MeetingRecord, RegistrantRecord } from '../world/meetings/series.ts';
import type { World } from '../world/world.ts';
import { type Repeat, repeatOf, ruleOf } from './recurrence.ts';
import { settingsIn, settingsOf } from './settings.ts';
import {
	type AttendeeRecord,
	type MeetingsSite,
	meetingTypes,
	type SessionRecord,
} from './site.ts';
import { restZoneOf, zoneOfMeeting } from './zones.ts';

const minute = 60_000; // ms

/** The number within the ID of an invitee is the ID that the XML API knows. */
const numberOf = (id: string) => id.slice(id.lastIndexOf('_') + 1);

/** A meeting of the world as the XML API sees it. */
export function sessionOf(meeting: MeetingRecord, site: MeetingsSite, world: World): SessionRecord {
	const { fields, xml, scheduledType } = meeting;
	const service = scheduledType === 'webinar' ? 'EventCenter' : 'MeetingCenter';
	const running = world.meetings.runningOf(meeting.id);
	const timeZoneID = zoneOfMeeting(meeting, site.switches);
	const repeat = fields.recurrence === undefined ? undefined : repeatFor(meeting, timeZoneID);
	return {
		key: meeting.meetingNumber,
		uuid: meeting.id,
		confId: running?.number ?? `9007199254${meeting.meetingNumber}`,
		service,
		hostWebExId: site.webExIdOf(meeting.hostId),
		topic: fields.title,
		...(fields.agenda && { agenda: fields.agenda }),
		password: fields.password,
		hostKey: meeting.hostKey,
		typeId: typeOf(meeting, service),
		start: fields.start,
		duration: Math.round((fields.end - fields.start) / minute),
		timeZoneID,
		isOpen: running?.state === 'inProgress',
		needsRegistration: meeting.registration !== undefined || 'registration' in fields.settings,
		...(repeat && { repeat }),
		...settingsOf(meeting),
		sent: xml?.sent ?? {},
		attendees: meeting.invitees.map(attendeeOf),
	};
}

/** As it was sent, unless it was changed by REST since then. */
function repeatFor({ fields: { recurrence = '' }, xml }: MeetingRecord, zone: string): Repeat {
	const sent = xml?.repeat as Repeat | undefined;
	return sent && ruleOf(sent, zone) === recurrence ? sent : repeatOf(recurrence);
}

function typeOf({ fields, xml }: MeetingRecord, service: string): string {
	const wanted = String(fields.settings['sessionTypeId'] ?? xml?.typeId);
	const types = meetingTypes.filter((type) => type.service === service);
	return types.find(({ id }) => id === wanted)?.id ?? types[0]?.id ?? '';
}

const attendeeOf = (invitee: InviteeRecord): AttendeeRecord => ({
	attendeeId: numberOf(invitee.id),
	...(invitee.registrantId && { registerId: invitee.registrantId }),
	email: invitee.email,
	...(invitee.displayName && { name: invitee.displayName }),
	joinStatus: invitee.joinStatus ?? 'INVITE',
	role: invitee.role ?? (invitee.coHost ? 'HOST' : 'ATTENDEE'),
});

/** The meeting of the world after a change that the XML API has made; what it has no words for stays. */
export function meetingOf(
	session: SessionRecord,
	before: MeetingRecord | undefined,
	site: MeetingsSite,
	world: World,
): MeetingRecord {
	const { start, duration, timeZoneID, sent, repeat, typeId, needsRegistration } = session;
	const recurrence = ruleOf(repeat, timeZoneID);
	const end = start + duration * minute;
	const planned = before?.fields;
	const isReplanned =
		planned?.start !== start || planned.end !== end || planned.recurrence !== recurrence;
	const hasZone = before !== undefined && zoneOfMeeting(before, site.switches) === timeZoneID;
	const registrants = before?.registrants ?? [];
	const registered = session.attendees
		.filter(({ registerId }) => registerId && !registrants.some(({ id }) => id === registerId))
		.map((attendee) => registrantOf(attendee, world));
	const registration = before?.registration ?? (needsRegistration ? {} : undefined);
	return {
		integrationTags: {},
		isAdhoc: false,
		...before,
		id: session.uuid,
		meetingNumber: session.key,
		hostId: site.hostIdOf(session.hostWebExId),
		hostKey: session.hostKey,
		siteUrl: before?.siteUrl ?? site.address,
		scheduledType:
			session.service === 'EventCenter' ? 'webinar' : (before?.scheduledType ?? 'meeting'),
		invitees: session.attendees.map((attendee) => inviteeOf(attendee, session.uuid, before)),
		registrants: [...registrants, ...registered],
		...(registration && { registration }),
		fields: {
			...planned,
			title: session.topic,
			agenda: session.agenda,
			password: session.password ?? planned?.password ?? '',
			start,
			end,
			// A zone of REST without a number stays when it is sent back as the one that stands for it.
			timezone: hasZone ? before.fields.timezone : restZoneOf(timeZoneID, site.switches),
			recurrence,
			settings: {
				...planned?.settings,
				...settingsIn(sent, before),
				sessionTypeId: Number(typeId),
			},
		},
		exceptions: isReplanned ? {} : (before?.exceptions ?? {}),
		xml: { timeZoneID, typeId, sent, repeat },
	};
}

function inviteeOf(
	{ attendeeId, registerId, email, name, joinStatus, role }: AttendeeRecord,
	seriesId: string,
	before: MeetingRecord | undefined,
): InviteeRecord {
	const known = before?.invitees.find(({ id }) => numberOf(id) === attendeeId);
	return {
		...known,
		id: known?.id ?? `${seriesId}_${attendeeId}`,
		email,
		...(name && { displayName: name }),
		...(joinStatus !== 'INVITE' && { joinStatus }),
		// A host beside the host is what REST calls a co-host.
		...(role === 'HOST' && { coHost: true }),
		...(role !== 'HOST' && role !== 'ATTENDEE' && { role }),
		...(registerId && { registrantId: registerId }),
	};
}

function registrantOf(
	{ registerId = '', email, name = '' }: AttendeeRecord,
	world: World,
): RegistrantRecord {
	const [firstName = '', ...rest] = name.split(' ');
	return {
		id: registerId,
		status: 'approved',
		email,
		firstName,
		lastName: rest.join(' '),
		registrationTime: world.now(),
		registrationId: registerId,
		answers: {},
	};
}
