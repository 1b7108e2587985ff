import {
	count,
	decimal,
	digits,
	type Fields,
	flag,
	flags,
	list,
	oneOf,
	required,
	text,
	time,
} from '../engine/codec.ts';
import { element } from '../engine/element.ts';
import { many, one } from '../engine/operation.ts';
import {
	assistService,
	joinStatus,
	listControl,
	listing,
	matchingRecords,
	nothing,
	orderBy,
	person,
	sessionTemplate,
	telephonyFields,
	tracking,
} from './shared.ts';

const mail = { subject: text, from: text, replyTo: text, content: text };
const sentMail = element({ ...mail, send: flag });
const timedMail = element({ ...mail, send: flag, sendDateTime: time('none') });

const event = {
	accessControl: element({ listing, sessionPassword: text, enforcePassword: flag }),
	metaData: element({
		sessionName: text,
		sessionType: digits,
		description: text,
		defaultHighestMT: flag,
		sessionTemplate,
		programID: digits,
		postEventSurvey: element({ display: oneOf('NO_DISPLAY', 'POPUP_WINDOW', 'MAIN_WINDOW') }),
	}),
	schedule: element({
		startDate: time(),
		timeZoneID: digits,
		/** Minutes. */
		duration: count,
		/** Seconds before the start that attendees may join. */
		openTime: count,
		hostWebExID: text,
		entryExitTone: oneOf('NOTONE', 'BEEP', 'ANNOUNCENAME'),
		extURL: text,
		extNotifyTime: count,
		joinNotifyURL: text,
		joinTeleconfBeforeHost: flag,
	}),
	telephony: element({
		...telephonyFields,
		...flags('broadcastAudioStream', 'tollFree', 'muteUponEntry'),
	}),
	tracking,
	remind: element({ minutesAhead: count }),
	panelists: element({
		panelistPassword: text,
		panelist: list(person),
		panelistsInfo: text,
	}),
	attendees: element({ attendee: list(element({ ...person.fields, joinStatus })) }),
	extOptions: element({
		enrollmentNumber: digits,
		destinationURL: text,
		allowInviteFriend: flag,
		viewAttendeeList: oneOf('ALL', 'HOST,PRESENTER,PANELISTS'),
		participantLimit: count,
		...flags('displayQuickStartHost', 'voip', 'emailInvitations', 'registration'),
	}),
	emailTemplates: element({
		format: oneOf('TEXT', 'HTML'),
		invitationMsgs: element({
			participantsEmail: element(mail),
			panelistsEmail: element(mail),
		}),
		enrollmentMsgs: element({
			pendingEmail: sentMail,
			acceptedEmail: sentMail,
			rejectedEmail: sentMail,
			eventUpdatedEmail: element(mail),
		}),
		reminderMsgs: element({ firstReminder: timedMail, secondReminder: timedMail }),
		followUpMsgs: element({ thanksForAttending: timedMail, absenteeFollowUp: timedMail }),
		iCalendar: flag,
	}),
	assistService,
};

const rule = {
	enrollFieldID: required(digits),
	condition: required(oneOf('CONTAINS', 'DOESNOT_CONTAIN', 'BEGINS_WITH', 'ENDS_WITH')),
	queryField: required(text),
	action: required(oneOf('REJECT', 'APPROVE')),
	matchCase: flag,
};
const enrollment = element({
	...flags('idReq', 'passwordReq'),
	password: text,
	approvalReq: flag,
	approvalRules: element({ rule: list(element(rule)) }),
	endURLAfterEnroll: text,
});

const asked = flags('incl', 'req');
const standardFields = (field: typeof asked) => {
	const one = element(field);
	return {
		phone: one,
		company: one,
		title: one,
		numEmployees: one,
		futureInfo: one,
		address1: one,
		address2: one,
		city: one,
		state: one,
		postalCode: one,
		country: one,
	};
};
/** `id`: the field of forms that exist. */
const customFields = <Id extends Fields>(id: Id) => {
	const choices = element({
		...asked,
		label: required(text),
		defaultChoice: count,
		choice: required(list(element({ label: required(text), score: decimal }), { minItems: 2 })),
		index: count,
		...id,
	});
	return element({
		textBox: list(
			element({
				...asked,
				label: required(text),
				type: oneOf('SINGLE_LINE', 'MULTI_LINE'),
				width: count,
				height: count,
				index: count,
				...id,
			}),
		),
		checkBoxGroup: list(
			element({
				...asked,
				label: required(text),
				checkBox: required(
					list(
						element({
							label: required(text),
							score: decimal,
							state: oneOf('CLEARED', 'SELECTED'),
						}),
					),
				),
				index: count,
				...id,
			}),
		),
		optionButtonGroup: list(choices),
		dropDownGroup: list(choices),
	});
};

const sessionKey = element({ sessionKey: required(digits) });

/**
 * Classic events; many sites have webinars of the REST API instead.
 * @see https://developer.cisco.com/docs/webex-xml-api-reference-guide/ (Event Session Service)
 */
export const events = {
	create: one('event.CreateEvent', {
		request: element({
			...event,
			enrollment,
			enrollmentForm: element({
				standardFields: element(standardFields(asked)),
				customFields: customFields({}),
			}),
			validateFormat: flag,
		}),
		response: element({ sessionKey: required(digits), guestToken: text }),
		rest: 'POST /meetings (scheduledType webinar)',
	}),
	update: one('event.SetEvent', {
		request: element({
			...event,
			sessionKey: required(digits),
			enrollment,
			enrollmentForm: element({
				standardFields: element(standardFields(asked)),
				customFields: customFields({ fieldID: digits }),
			}),
			validateFormat: flag,
		}),
		response: nothing,
		rest: 'PATCH /meetings/{meetingId}',
	}),
	get: one('event.GetEvent', {
		request: sessionKey,
		response: element({
			...event,
			sessionKey: required(digits),
			status: text,
			enrollment,
			hostKey: text,
			eventID: digits,
			guestToken: text,
			hostType: text,
		}),
		rest: 'GET /meetings/{meetingId}',
	}),
	delete: one('event.DelEvent', {
		request: sessionKey,
		response: nothing,
		rest: 'DELETE /meetings/{meetingId}',
	}),
	list: many(
		'event.LstsummaryEvent',
		{
			request: element({
				listControl,
				order: orderBy('EVENTNAME', 'STARTTIME', 'HOSTWEBEXID'),
				dateScope: element({
					startDateStart: time(),
					startDateEnd: time(),
					endDateStart: time(),
					endDateEnd: time(),
					timeZoneID: digits,
				}),
				sessionKey: digits,
				hostWebExID: text,
				programID: digits,
				attendeeStats: flag,
			}),
			response: element({
				matchingRecords,
				event: list(
					element({
						sessionKey: required(digits),
						sessionName: text,
						sessionType: digits,
						hostWebExID: text,
						startDate: time(),
						endDate: time(),
						timeZoneID: digits,
						duration: count,
						description: text,
						status: text,
						panelists: text,
						listStatus: listing,
						attendeeCount: element({
							estEnrollment: count,
							estAttendance: count,
							source: list(element({ leadSourceID: text, count, avgLeadScore: decimal })),
						}),
					}),
				),
			}),
			rest: 'GET /meetings (scheduledType webinar)',
		},
		{ items: 'event', key: 'sessionKey' },
	),
};
