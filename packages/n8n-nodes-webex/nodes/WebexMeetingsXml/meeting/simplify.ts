import type { Output, xml } from '@webex-nodes/client';
import type { IDataObject } from 'n8n-workflow';
import { compact, zoneName } from '../values.ts';

type Created = Output<typeof xml.meetings.create.response>;
type Whole = Output<typeof xml.meetings.get.response>;
type Summary = Output<typeof xml.meetings.list.response>['meeting'][number];

export const simplifyCreated = (created: Created): IDataObject =>
	compact({
		meetingKey: created.meetingkey,
		meetingUUID: created.meetingUUID,
		meetingPassword: created.meetingPassword,
		hostCalendarUrl: created.iCalendarURL?.host,
		attendeeCalendarUrl: created.iCalendarURL?.attendee,
	});

export const simplifySummary = (meeting: Summary): IDataObject =>
	compact({
		meetingKey: meeting.meetingKey,
		topic: meeting.confName,
		start: meeting.startDate,
		duration: meeting.duration,
		timeZone: zoneName(meeting.timeZoneID),
		hostWebExID: meeting.hostWebExID,
		isInProgress: meeting.status === 'INPROGRESS',
		meetingType: meeting.meetingType,
		listStatus: meeting.listStatus,
		meetingUUID: meeting.meetingUUID,
	});

export const simplifyMeeting = (meeting: Whole): IDataObject =>
	compact({
		meetingKey: meeting.meetingkey,
		topic: meeting.metaData?.confName,
		start: meeting.schedule?.startDate,
		duration: meeting.schedule?.duration,
		timeZone: zoneName(meeting.schedule?.timeZoneID),
		agenda: meeting.metaData?.agenda,
		hostWebExID: meeting.schedule?.hostWebExID,
		isInProgress: meeting.status === 'INPROGRESS',
		meetingType: meeting.metaData?.meetingType,
		repeat: meeting.repeat?.repeatType,
		attendees: (meeting.participants?.attendees?.attendee ?? []).map(({ person, role }) =>
			compact({ email: person.email, name: person.name, role }),
		),
		meetingPassword: meeting.accessControl?.meetingPassword,
		hostKey: meeting.hostKey,
		meetingUUID: meeting.meetingUUID,
	});
