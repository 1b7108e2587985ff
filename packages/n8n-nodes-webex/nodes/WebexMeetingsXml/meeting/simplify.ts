import type { Output, xml } from '@webex-nodes/client';
import type { IDataObject } from 'n8n-workflow';
import { endOf } from '../../../src/meetings/plan.ts';
import type { MeetingShape } from '../../../src/meetings/shape.ts';
import { compact, timesOf } from '../values.ts';

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
		meetingUUID: meeting.meetingUUID,
		topic: meeting.confName,
		...timesOf(meeting, meeting.status),
		end: ending(meeting),
		meetingType: meeting.meetingType,
		listStatus: meeting.listStatus,
	} satisfies MeetingShape);

export const simplifyMeeting = (meeting: Whole): IDataObject =>
	compact({
		meetingKey: meeting.meetingkey,
		meetingUUID: meeting.meetingUUID,
		topic: meeting.metaData?.confName,
		...timesOf(meeting.schedule, meeting.status),
		end: ending(meeting.schedule),
		agenda: meeting.metaData?.agenda,
		meetingType: meeting.metaData?.meetingType,
		repeat: meeting.repeat?.repeatType,
		attendees: (meeting.participants?.attendees?.attendee ?? []).map(({ person, role }) =>
			compact({ email: person.email, name: person.name, role }),
		),
		meetingPassword: meeting.accessControl?.meetingPassword,
		hostKey: meeting.hostKey,
	} satisfies MeetingShape);

const ending = ({
	startDate,
	duration,
}: {
	startDate?: string | undefined;
	duration?: number;
} = {}) => (startDate && duration !== undefined ? endOf(startDate, duration) : undefined);
