import {
	count,
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
import { grouped, many, one } from '../engine/operation.ts';
import {
	assistService,
	callInNum,
	iCalendarUrl,
	listControl,
	listing,
	matchingRecords,
	progress,
	psoFields,
	serviceType,
	sessionOrderKeys,
	zoneIn,
} from './shared.ts';

/** @see https://developer.cisco.com/docs/webex-xml-api-reference-guide/ (General Session Service) */
export const sessions = {
	/** Needs no credentials, only the name of the site: shows whether it exists, and its version. */
	apiVersion: one('ep.GetAPIVersion', {
		request: element({ returnTrainReleaseVersion: flag }),
		response: element({
			apiVersion: text,
			release: text,
			trainReleaseVersion: text,
			trainReleaseOrder: notInPublishedXsd(text),
			apiVer: notInPublishedXsd(text),
		}),
	}),
	/** All kinds of sessions in one list; times are in the zone of `dateScope`, else in UTC. */
	list: many(
		'ep.LstsummarySession',
		{
			request: element({
				listControl,
				order: element({
					orderBy: list(oneOf(...sessionOrderKeys, 'ASSISTREQUEST', 'ASSISTCONFIRM'), {
						maxItems: 3,
					}),
					orderAD: list(oneOf('ASC', 'DESC'), { maxItems: 3 }),
					caseSensitive: flag,
				}),
				dateScope: element({
					startDateStart: time(),
					startDateEnd: time(),
					endDateStart: time(),
					endDateEnd: time(),
					timeZoneID: digits,
					returnSpecifiedTimeZone: flag,
					modifiedDateStart: notInPublishedXsd(time()),
					modifiedDateEnd: notInPublishedXsd(time()),
				}),
				sessionTypes: element({ sessionType: list(digits) }),
				serviceTypes: element({ serviceType: list(serviceType) }),
				sessionKey: digits,
				hostWebExID: text,
				hostEmail: text,
				status: progress,
				...flags('recurrence', 'invited'),
				confID: digits,
				confName: text,
				...flags('inclAudioOnly', 'returnPSOFields', 'returnAssistFields'),
			}),
			response: element({
				matchingRecords,
				session: list(
					element({
						sessionKey: required(digits),
						confName: text,
						sessionType: digits,
						serviceType,
						hostWebExID: text,
						hostFirstName: text,
						hostLastName: text,
						otherHostWebExID: text,
						timeZoneID: digits,
						timeZone: text,
						status: text,
						startTime: time('answer'),
						actualStartTime: time('answer'),
						/** Seconds. */
						openTime: count,
						/** Minutes. */
						duration: count,
						listStatus: listing,
						hostEmail: text,
						...flags('passwordReq', 'hostJoined', 'participantsJoined'),
						confID: digits,
						...flags('registration', 'isRecurring', 'altHost'),
						psoFields,
						assistService,
						hostType: text,
						audioStatus: text,
						isAudioOnly: flag,
						isException: notInPublishedXsd(flag),
						isNextUpcomingInstance: notInPublishedXsd(flag),
						seriesMeetingKey: notInPublishedXsd(text),
						isPrivateMeeting: notInPublishedXsd(flag),
						meetingUUID: notInPublishedXsd(text),
					}),
				),
			}),
			answerZone: ({ dateScope }) => zoneIn(dateScope),
			rest: 'GET /meetings',
		},
		// Each occurrence of a series comes by itself, with the key of the series: there is no key to compare by.
		{ items: 'session' },
	),
	get: one('ep.GetSessionInfo', {
		request: element({ sessionKey: required(digits), sessionPassword: text }),
		response: element(
			{
				status: text,
				presenter: list(text),
				panelistsInfo: text,
				programName: text,
				sessionkey: required(digits),
				confID: digits,
				verifyFlashMediaURL: text,
				verifyWinMediaURL: text,
				accessControl: element({
					sessionPassword: text,
					listStatus: listing,
					registration: flag,
					registrationURL: text,
					passwordReq: flag,
				}),
				metaData: element({
					confName: text,
					sessionType: digits,
					serviceType,
					agenda: text,
					description: text,
					account: text,
					opportunity: text,
					isRecurring: flag,
				}),
				telephony: element({
					telephonySupport: oneOf('NONE', 'CALLIN', 'CALLBACK', 'OTHER'),
					extTelephonyDescription: text,
					globalCallInNumbersURL: text,
					tollFreeRestrictionsURL: text,
					callInNum: element({ ...callInNum.fields, backupTollNum: text }),
					participantAccessCode: text,
					participantLimitedAccessCode: text,
					subscriberAccessCode: text,
					labels: element({
						tollFreeCallInLabel: text,
						tollCallInLabel: text,
						participantAccessLabel: text,
						participantLimitedAccessLabel: text,
						subscriberAccessLabel: text,
						globalCallInNumbersLabel: text,
					}),
					mpAudio: list(element({ label: text, phoneNumber: text })),
					mpProfileNumber: text,
					isMPAudio: flag,
				}),
				material: element({
					imageURL: text,
					document: list(element({ name: text, URL: text, size: count })),
				}),
				test: list(
					element({
						title: text,
						titleURL: text,
						delivery: oneOf('WEBSITE', 'IN_SESSION'),
						status: oneOf('NOT_STARTED', 'STARTED', 'ENDED'),
						action: text,
						actionURL: text,
					}),
				),
				host: element({
					firstName: text,
					lastName: text,
					email: text,
					webExId: text,
					alternateHost: list(text),
				}),
				schedule: element({ startDate: time(), duration: count, timeZone: text }),
				attendeeOptions: element({ joinRequiresAccount: flag }),
				audioStatus: text,
				isAudioOnly: flag,
				isPrivateMeeting: notInPublishedXsd(flag),
				meetingUUID: notInPublishedXsd(text),
			},
			{ sessionKey: 'sessionkey' },
		),
		rest: 'GET /meetings/{meetingId}',
	}),
	/** Sessions that run at this moment. */
	listOpen: grouped(
		'ep.LstOpenSession',
		{
			request: element({ serviceType: list(serviceType) }),
			response: element({
				matchingRecords,
				services: list(
					element({
						serviceType,
						sessions: list(
							element({
								sessionKey: required(digits),
								sessionName: text,
								hostWebExID: text,
								startTime: time(),
								actualStartTime: time(),
								timeZoneID: digits,
								listStatus: listing,
							}),
						),
					}),
				),
			}),
			rest: 'GET /meetings?meetingType=meeting&state=inProgress',
		},
		{ group: 'services', items: 'sessions', copied: 'serviceType' },
	),
	/** Every kind of session, by its key. */
	delete: one('ep.DelSession', {
		request: element({ sessionKey: required(digits), sendEmail: flag }),
		response: element({ iCalendarURL: iCalendarUrl }),
		rest: 'DELETE /meetings/{meetingId}',
	}),
};
