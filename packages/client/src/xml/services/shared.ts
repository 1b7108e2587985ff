import {
	count,
	digits,
	flag,
	flags,
	list,
	oneOf,
	required,
	requiredInRequest,
	text,
} from '../engine/codec.ts';
import { element } from '../engine/element.ts';

/** Types that several services use. @see https://developer.cisco.com/docs/webex-xml-api-reference-guide/ */

export const nothing = element({});

export const listControl = element({
	startFrom: count,
	maximumNum: count,
	listMethod: oneOf('AND', 'OR'),
});

export const matchingRecords = element({ total: count, returned: count, startFrom: count });

/** Directions belong to keys by their position. */
export const orderBy = <const Keys extends readonly string[]>(...keys: Keys) =>
	element({
		orderBy: list(oneOf(...keys), { maxItems: 3 }),
		orderAD: list(oneOf('ASC', 'DESC'), { maxItems: 3 }),
	});

const trackingCodes = [
	'trackingCode1',
	'trackingCode2',
	'trackingCode3',
	'trackingCode4',
	'trackingCode5',
	'trackingCode6',
	'trackingCode7',
	'trackingCode8',
	'trackingCode9',
	'trackingCode10',
] as const;

export const tracking = element(
	Object.fromEntries(trackingCodes.map((name) => [name, text])) as {
		[Name in (typeof trackingCodes)[number]]: typeof text;
	},
);

const trackingKeys = [
	'TRACKINGCODE1',
	'TRACKINGCODE2',
	'TRACKINGCODE3',
	'TRACKINGCODE4',
	'TRACKINGCODE5',
	'TRACKINGCODE6',
	'TRACKINGCODE7',
	'TRACKINGCODE8',
	'TRACKINGCODE9',
	'TRACKINGCODE10',
] as const;

export const sessionOrderKeys = ['HOSTWEBEXID', 'CONFNAME', 'STARTTIME', ...trackingKeys] as const;

export const address = element({
	addressType: oneOf('PERSONAL', 'GLOBAL'),
	address1: text,
	address2: text,
	city: text,
	state: text,
	zipCode: text,
	country: text,
});

export const phones = element({ phone: text, mobilePhone: text, fax: text });

export const person = element({
	name: text,
	firstName: text,
	lastName: text,
	title: text,
	company: text,
	webExId: text,
	address,
	phones,
	email: requiredInRequest(text),
	notes: text,
	url: text,
	type: oneOf('VISITOR', 'MEMBER', 'PANELIST', 'SME', 'SALESTEAM'),
});

export const joinStatus = oneOf('REGISTER', 'INVITE', 'REJECT', 'ACCEPT');
export const role = oneOf('ATTENDEE', 'PRESENTER', 'HOST', 'LIMITED');
export const listing = oneOf('PUBLIC', 'PRIVATE', 'UNLISTED');
export const progress = oneOf('NOT_INPROGRESS', 'INPROGRESS');
export const serviceType = oneOf(
	'MeetingCenter',
	'EventCenter',
	'TrainingCenter',
	'SupportCenter',
	'SalesCenter',
);
export const dayInWeek = element({
	day: list(oneOf('SUNDAY', 'MONDAY', 'TUESDAY', 'WEDNESDAY', 'THURSDAY', 'FRIDAY', 'SATURDAY')),
});

export const attendee = element({
	person: required(person),
	contactID: digits,
	joinStatus,
	meetingKey: digits,
	sessionKey: digits,
	language: text,
	role,
	emailInvitations: flag,
	locale: text,
	timeZoneID: digits,
	languageID: digits,
});

export const sessionTemplate = element({ use: text, default: flag });

export const assistService = element({
	assistRequest: oneOf(
		'None',
		'Dry Run',
		'Consult',
		'Live Event Support',
		'Audio Streaming',
		'Video',
	),
	assistConfirm: oneOf('Pending', 'Confirmed', 'Cancelled'),
});

export const psoFields = element({ psoField1: text });

/** Addresses of calendar files. */
export const iCalendarUrl = element({ host: text, attendee: text });

export const callInNum = element({
	tollNum: requiredInRequest(text),
	tollFreeNum: text,
	intlLocalNum: text,
	globalNum: list(
		element({
			countryAlias: requiredInRequest(text),
			phoneNumber: requiredInRequest(text),
			tollFree: requiredInRequest(flag),
		}),
	),
});

const telephonySupport = oneOf('NONE', 'CALLIN', 'CALLBACK', 'OTHER');

/** Without what only one of the services adds. */
export const telephonyFields = {
	telephonySupport,
	numPhoneLines: count,
	extTelephonyURL: text,
	extTelephonyDescription: text,
	enableTSP: flag,
	tspAccountIndex: digits,
	personalAccountIndex: digits,
	intlLocalCallIn: flag,
	teleconfLocation: text,
	callInNum,
	tspConference: element({
		tollFreeCallInNumber: requiredInRequest(text),
		tollCallInNumber: requiredInRequest(text),
		subscriberAccessCode: text,
		participantAccessCode: text,
	}),
	tspAccessCodeOrder: oneOf('SUBSCRIBER_1ST', 'PARTICIPANT_1ST'),
};

export const remind = element({
	enableReminder: flag,
	emails: element({ email: list(text) }),
	sendEmail: flag,
	mobile: text,
	sendMobile: flag,
	daysAhead: count,
	hoursAhead: count,
	minutesAhead: count,
});

/** What an administrator's page shows of the types of sessions. */
export const supportedServices = element(
	flags('meetingCenter', 'trainingCenter', 'supportCenter', 'eventCenter', 'salesCenter'),
);

/** The number of the zone that an input names. */
export function zoneIn(input: unknown): string | undefined {
	const isNamed = typeof input === 'object' && input !== null && 'timeZoneID' in input;
	return isNamed && typeof input.timeZoneID === 'string' ? input.timeZoneID : undefined;
}
