import type { Output, xml } from '@webex-nodes/client';
import type { IDataObject } from 'n8n-workflow';
import { compact } from '../values.ts';

type Attendee = Output<typeof xml.attendees.list.response>['attendee'][number];

export const simplifyAttendee = ({ person, status, ...attendee }: Attendee): IDataObject =>
	compact({
		email: person.email,
		name: person.name,
		role: attendee.role,
		joinStatus: attendee.joinStatus,
		isAccepted: status?.accepted,
		isRejected: status?.rejected,
		attendeeId: attendee.attendeeId,
		registerId: attendee.registerID,
		meetingKey: attendee.meetingKey ?? attendee.sessionKey,
	});
