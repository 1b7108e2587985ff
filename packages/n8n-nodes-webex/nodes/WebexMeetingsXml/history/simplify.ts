import type { Output, xml } from '@webex-nodes/client';
import type { IDataObject } from 'n8n-workflow';
import type { AttendanceShape, UsageShape } from '../../../src/meetings/records-shape.ts';
import { compact } from '../values.ts';

type History = typeof xml.history;
type MeetingUsage = Output<History['meetingUsage']['response']>['meetingUsageHistory'][number];
type EventUsage = Output<History['eventSessions']['response']>['eventSessionHistory'][number];
type MeetingRow = Output<History['meetingAttendees']['response']>['meetingAttendeeHistory'][number];
type EventRow = Output<History['eventAttendees']['response']>['eventAttendeeHistory'][number];

/** The same facts have other names for meetings than for the other kinds. */
export const simplifyUsage = (usage: Partial<EventUsage & MeetingUsage>): IDataObject =>
	compact({
		confID: usage.confID,
		sessionKey: usage.sessionKey,
		topic: usage.confName,
		start: usage.meetingStartTime ?? usage.sessionStartTime,
		end: usage.meetingEndTime ?? usage.sessionEndTime,
		durationMinutes: usage.duration,
		hostName: usage.hostName,
		hostEmail: usage.hostEmail,
		participants: usage.totalParticipants,
		peakAttendees: usage.peakAttendee,
		peopleMinutes: usage.totalPeopleMinutes,
	} satisfies UsageShape);

export const simplifyAttendance = (row: Partial<EventRow & MeetingRow>): IDataObject =>
	compact({
		confID: row.confID,
		sessionKey: row.meetingKey ?? row.sessionKey,
		topic: row.confName,
		name: row.name ?? row.attendeeName,
		email: row.email ?? row.attendeeEmail,
		joined: row.joinTime ?? row.startTime,
		left: row.leaveTime ?? row.endTime,
		durationMinutes: row.duration,
		participantType: row.participantType,
		company: row.company,
	} satisfies AttendanceShape);
