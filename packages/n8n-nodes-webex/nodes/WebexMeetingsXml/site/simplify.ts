import type { Output, xml } from '@webex-nodes/client';
import type { IDataObject } from 'n8n-workflow';
import { compact } from '../values.ts';

type MeetingType = Output<typeof xml.meetingTypes.get.response>;

export const simplifyMeetingType = (type: MeetingType): IDataObject =>
	compact({
		meetingTypeID: type.meetingTypeID,
		name: type.displayName ?? type.name,
		productCode: type.productCodePrefix,
		isActive: type.active === 'ACTIVATED',
		kinds: type.serviceTypes?.serviceType,
		mostAttendees: type.limits?.maxMeetingUser,
	});
