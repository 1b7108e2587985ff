import {
	count,
	digits,
	flags,
	list,
	notInPublishedXsd,
	oneOf,
	required,
	text,
} from '../engine/codec.ts';
import { element } from '../engine/element.ts';
import { many, one } from '../engine/operation.ts';
import { listControl, matchingRecords, serviceType } from './shared.ts';

const meetingType = {
	productCodePrefix: text,
	active: oneOf('ACTIVATED', 'DEACTIVATED'),
	name: text,
	displayName: text,
	limits: element({
		maxAppShareDuration: count,
		maxAppShareUser: count,
		maxDesktopShareDuration: count,
		maxDesktopShareUser: count,
		maxFileTransferUser: count,
		maxMeetingDuration: count,
		maxMeetingUser: count,
		maxRecordUser: count,
		maxVideoDuration: count,
		maxVideoUser: count,
		maxWebTourDuration: count,
		maxWebTourUser: count,
	}),
	options: element(
		flags(
			'supportAppShare',
			'supportAttendeeRegistration',
			'supportChat',
			'supportDesktopShare',
			'supportFileShare',
			'supportMeetingRecord',
			'supportPoll',
			'supportVideo',
			'supportVoIP',
			'supportTeleconfCallIn',
			'supportTeleconfCallOut',
			'supportTollFreeCallIn',
		),
	),
	phoneNumbers: element({ primaryTollCallInNumber: text, primaryTollFreeCallInNumber: text }),
	meetingTypeID: required(digits),
	serviceTypes: element({ serviceType: list(serviceType) }),
	hideInScheduler: notInPublishedXsd(text),
};

/**
 * The types of sessions of a site. Each site has its own numbers for them.
 * @see https://developer.cisco.com/docs/webex-xml-api-reference-guide/ (Meeting Type Service)
 */
export const meetingTypes = {
	list: many(
		'meetingtype.LstMeetingType',
		{
			request: element({ meetingTypeID: list(digits), listControl }),
			response: element({ matchingRecords, meetingType: list(element(meetingType)) }),
			rest: 'GET /meetings/sessionTypes',
		},
		{ items: 'meetingType', key: 'meetingTypeID' },
	),
	get: one('meetingtype.GetMeetingType', {
		request: element({ meetingTypeID: required(digits) }),
		response: element(meetingType),
		rest: 'GET /meetings/sessionTypes',
	}),
};
