import type { Meeting } from '@webex-nodes/client';
import type { MeetingFields, MeetingRecord } from '../../world/meetings.ts';
import type { PersonRecord, World } from '../../world/world.ts';
import { writeMoment } from './dates.ts';
import { type Occurrence, occurrencesOf } from './occurrences.ts';

/** Webex has no published number: some clients open the meeting this long before its start. */
const readyBefore = 15 * 60_000; // ms

export interface Viewer {
	readonly person: PersonRecord;
	/** Of the client that asks. */
	readonly clientId: string;
	/** Of the dates. */
	readonly zone: string;
}

/** @see https://developer.webex.com/docs/meetings#meeting-states */
export function seriesView(meeting: MeetingRecord, world: World, viewer: Viewer): Meeting {
	return {
		...view(meeting, meeting.fields, world, viewer),
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
	return {
		...view(meeting, fields, world, viewer),
		id,
		meetingType: 'scheduledMeeting',
		meetingSeriesId: meeting.id,
		state: stateOfOccurrence(fields, world),
		isModified,
		hostDidJoin: false,
		attendeeDidJoin: false,
	};
}

const stateOfSeries = (meeting: MeetingRecord, { now }: World): string => {
	for (const { fields } of occurrencesOf(meeting)) if (fields.end > now()) return 'active';
	return 'expired';
};

function stateOfOccurrence({ start, end }: MeetingFields, { now }: World): string {
	if (now() >= end) return 'missed';
	return now() >= start - readyBefore ? 'ready' : 'scheduled';
}

function view(
	meeting: MeetingRecord,
	fields: MeetingFields,
	world: World,
	{ person, clientId, zone }: Viewer,
) {
	const { meetingNumber, siteUrl, hostId, roomId } = meeting;
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
		...(person.id === hostId && { hostKey: meeting.hostKey }),
		siteUrl,
		webLink: webLinkOf(meeting),
		...('registration' in settings && {
			registerLink: `https://${siteUrl}/weblink/register/r${meeting.id}`,
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
