import {
	count,
	decimal,
	digits,
	flag,
	flags,
	list,
	notInPublishedXsd,
	oneOf,
	required,
	text,
	time,
} from '../engine/codec.ts';
import { element } from '../engine/element.ts';
import { many, type Values } from '../engine/operation.ts';
import {
	assistService,
	listControl,
	matchingRecords,
	orderBy,
	psoFields,
	tracking,
	zoneIn,
} from './shared.ts';

const startTimeScope = element({
	sessionStartTimeStart: required(time('answer')),
	sessionStartTimeEnd: required(time('answer')),
});
const endTimeScope = element({
	sessionEndTimeStart: required(time('answer')),
	sessionEndTimeEnd: required(time('answer')),
});

const answerZone = (input: Values) => {
	const zone = zoneIn(input);
	return zone === '-1' ? undefined : zone;
};

const minutes = {
	totalPeopleMinutes: count,
	totalCallInMinutes: count,
	totalCallInTollfreeMinutes: count,
	totalCallOutDomestic: count,
	totalCallOutInternational: count,
	totalVoipMinutes: count,
	tollCallInInternational: notInPublishedXsd(count),
	tollfreeCallInInternational: notInPublishedXsd(count),
};
const participants = {
	totalParticipants: count,
	totalParticipantsVoip: count,
	totalParticipantsCallIn: count,
	totalParticipantsCallOut: count,
};
const host = { userID: digits, hostWebExID: text, hostName: text, hostEmail: text };
const place = { address1: text, address2: text, city: text, state: text, country: text };
const participantType = oneOf('HOST', 'ATTENDEE', 'OTHER');
const attendance = {
	sessionKey: digits,
	confName: text,
	attendeeName: text,
	attendeeEmail: text,
	startTime: time('answer'),
	endTime: time('answer'),
	/** Minutes. */
	duration: count,
	registered: text,
	invited: text,
	company: text,
	title: text,
	phone: text,
	...place,
	zip: text,
	ipAddress: text,
	participantType,
	voipDuration: count,
	clientAgent: text,
	confID: digits,
};

/** One day per request, as Cisco's own clients do: the server needs too long for whole weeks. */
const byDay = {
	scope: 'startTimeScope',
	start: 'sessionStartTimeStart',
	end: 'sessionStartTimeEnd',
	days: 1,
};

/**
 * Sessions of the past. Webex keeps them about 90 days; they are complete only after 24 to 48 hours.
 * @see https://developer.cisco.com/docs/webex-xml-api-reference-guide/ (History Service)
 */
export const history = {
	meetingUsage: many(
		'history.LstmeetingusageHistory',
		{
			request: element({
				listControl,
				order: orderBy(
					'CONFNAME',
					'STARTTIME',
					'TOTALATTENDEE',
					'HOSTNAME',
					'ASSISTREQUEST',
					'ASSISTCONFIRM',
				),
				confName: text,
				meetingKey: digits,
				startTimeScope,
				hostWebExID: text,
				endTimeScope,
				confID: digits,
				inclAudioOnly: flag,
				timeZoneID: digits,
			}),
			response: element({
				meetingUsageHistory: list(
					element({
						confID: digits,
						sessionKey: digits,
						confName: text,
						meetingStartTime: time('answer'),
						meetingEndTime: time('answer'),
						/** Minutes. */
						duration: count,
						timezone: text,
						trackingCode: tracking,
						meetingType: text,
						...host,
						...minutes,
						...participants,
						peakAttendee: count,
						assistService,
					}),
				),
				matchingRecords,
			}),
			answerZone,
			rest: 'GET /meetingReports/usage',
		},
		{ items: 'meetingUsageHistory', window: byDay },
	),
	/** One row per join: a person may have several. */
	meetingAttendees: many(
		'history.LstmeetingattendeeHistory',
		{
			request: element({
				meetingKey: digits,
				order: orderBy('CONFID', 'STARTTIME', 'COMPANY', 'COUNTRY', 'STATE', 'CITY'),
				startTimeScope,
				confName: text,
				listControl,
				confID: digits,
				endTimeScope,
				inclAudioOnly: flag,
			}),
			response: element({
				meetingAttendeeHistory: list(
					element({
						meetingKey: digits,
						confName: text,
						ipAddress: text,
						clientAgent: text,
						company: text,
						title: text,
						phoneNumber: text,
						...place,
						zipCode: text,
						name: text,
						email: text,
						joinTime: time('answer'),
						leaveTime: time('answer'),
						/** Minutes. */
						duration: count,
						participantType,
						voipDuration: count,
						confID: digits,
					}),
				),
				matchingRecords,
			}),
			rest: 'GET /meetingReports/attendees',
		},
		{ items: 'meetingAttendeeHistory', window: byDay },
	),
	eventSessions: many(
		'history.LsteventsessionHistory',
		{
			request: element({
				hostWebExID: text,
				confName: text,
				startTimeScope,
				listControl,
				order: orderBy('CONFID', 'STARTTIME', 'CONFNAME', 'ASSISTREQUEST', 'ASSISTCONFIRM'),
				endTimeScope,
				sessionKey: digits,
				confID: digits,
				timeZoneID: digits,
			}),
			response: element({
				eventSessionHistory: list(
					element({
						confID: digits,
						sessionKey: digits,
						confName: text,
						sessionStartTime: time('answer'),
						sessionEndTime: time('answer'),
						/** Minutes. */
						duration: count,
						timezone: text,
						trackingCode: tracking,
						meetingType: text,
						...host,
						...minutes,
						...participants,
						source: element({ leadSourceID: text, count, avgLeadScore: decimal }),
						peakAttendee: count,
						assistService,
					}),
				),
				matchingRecords,
			}),
			answerZone,
			rest: 'GET /meetingReports/usage',
		},
		{ items: 'eventSessionHistory', window: byDay },
	),
	eventAttendees: many(
		'history.LsteventattendeeHistory',
		{
			request: element({
				listControl,
				order: orderBy('STARTTIME', 'ATTENDEENAME', 'SESSIONKEY', 'CONFID'),
				startTimeScope,
				endTimeScope,
				sessionKey: digits,
				confName: text,
				confID: digits,
				attendeeStats: flag,
			}),
			response: element({
				eventAttendeeHistory: list(
					element({
						...attendance,
						leadSourceID: text,
						leadScore: decimal,
						regQandA: list(element({ regQ: text, regA: text })),
					}),
				),
				matchingRecords,
			}),
			rest: 'GET /meetingReports/attendees',
		},
		{ items: 'eventAttendeeHistory', window: byDay },
	),
	trainingSessions: many(
		'history.LsttrainingsessionHistory',
		{
			request: element({
				sessionKey: digits,
				confName: text,
				startTimeScope,
				listControl,
				order: orderBy(
					'CONFNAME',
					'STARTTIME',
					'TOTALINVITED',
					'TOTALREGISTERED',
					'TOTALATTENDEE',
					'ASSISTREQUEST',
					'ASSISTCONFIRM',
				),
				hostWebExID: text,
				endTimeScope,
				confID: digits,
				timeZoneID: digits,
				returnPSOFields: flag,
				psoFields,
			}),
			response: element({
				trainingSessionHistory: list(
					element({
						sessionKey: digits,
						confName: text,
						sessionStartTime: time('answer'),
						sessionEndTime: time('answer'),
						/** Minutes. */
						duration: count,
						totalAttendee: count,
						totalRegistered: count,
						totalInvited: count,
						timezone: text,
						trackingCode: tracking,
						...host,
						...minutes,
						// As the server spells it.
						totalCallInTolllfreeMinutes: count,
						...participants,
						confID: digits,
						peakAttendee: count,
						psoFields,
						assistService,
					}),
				),
				matchingRecords,
			}),
			answerZone,
			rest: 'GET /meetingReports/usage',
		},
		{ items: 'trainingSessionHistory', window: byDay },
	),
	trainingAttendees: many(
		'history.LsttrainingattendeeHistory',
		{
			request: element({
				sessionKey: digits,
				order: orderBy('NAME', 'STARTTIME', 'COMPANY', 'COUNTRY', 'STATE', 'CITY', 'CONFID'),
				startTimeScope,
				confName: text,
				listControl,
				confID: digits,
				endTimeScope,
				timeZoneID: digits,
			}),
			response: element({
				trainingAttendeeHistory: list(element(attendance)),
				matchingRecords,
			}),
			answerZone,
			rest: 'GET /meetingReports/attendees',
		},
		{ items: 'trainingAttendeeHistory', window: byDay },
	),
	recordingAccess: many(
		'history.LstrecordaccessHistory',
		{
			request: element({
				creationTimeScope: element({
					creationTimeStart: required(time('answer')),
					creationTimeEnd: required(time('answer')),
				}),
				viewTimeScope: element({
					viewTimeStart: required(time('answer')),
					viewTimeEnd: required(time('answer')),
				}),
				order: orderBy('RECORDID', 'UPLOADTIME', 'RECORDNAME'),
				listControl,
				timeZoneID: digits,
				recordName: text,
				hostWebExID: text,
			}),
			response: element({
				recordAccessHistory: list(
					element({
						recordID: digits,
						recordName: text,
						creationTime: time(),
						registered: count,
						downloaded: count,
						viewed: count,
						timeZoneID: digits,
					}),
				),
				matchingRecords,
			}),
			rest: 'GET /recordingReport/accessSummary',
		},
		{ items: 'recordAccessHistory', key: 'recordID' },
	),
	recordingAccessDetails: many(
		'history.LstrecordaccessDetailHistory',
		{
			request: element({
				recordID: digits,
				listControl,
				timeZoneID: digits,
				returnRegFields: flag,
			}),
			response: element({
				recordDetail: list(
					element({
						viewID: digits,
						participantName: text,
						participantEmail: text,
						accessTime: time(),
						registered: flag,
						registerDate: time(),
						...flags('downloaded', 'viewed'),
						timeZoneID: digits,
						regFields: element({
							firstName: text,
							lastName: text,
							title: text,
							company: text,
							address1: text,
							address2: text,
							city: text,
							state: text,
							postalCode: text,
							country: text,
							phone: text,
							fax: text,
							customFields: list(element({ label: text, value: text })),
						}),
					}),
				),
				matchingRecords,
			}),
			rest: 'GET /recordingReport/accessDetail',
		},
		{ items: 'recordDetail', key: 'viewID' },
	),
};
