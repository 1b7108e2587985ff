import type { xml } from '@webex-nodes/client/xml';
import { iso, isWithin, seesHost, type XmlCall, type XmlEndpoints } from '../endpoint.ts';
import type { HeldRecord, Service } from '../site.ts';
import { accessesOf, accessSummaries } from './recording-access.ts';

const minute = 60_000; // ms
const kept = 90 * 24 * 60 * minute;

interface Question {
	readonly confName?: string;
	readonly confID?: string;
	readonly key?: string | undefined;
	readonly hostWebExID?: string;
	readonly timeZoneID?: string;
	readonly startTimeScope?: { sessionStartTimeStart: string; sessionStartTimeEnd: string };
	readonly endTimeScope?: { sessionEndTimeStart: string; sessionEndTimeEnd: string };
}

/** Administrators see all sessions of the site, others those that they hosted; both at most 90 days back. */
function heldBy(call: XmlCall, service: Service, question: Question): readonly HeldRecord[] {
	const { confName, confID, key, hostWebExID, startTimeScope, endTimeScope } = question;
	const zone = question.timeZoneID ?? '20';
	return call.site.held
		.filter((held) => held.service === service && held.start >= call.site.now() - kept)
		.filter((held) => seesHost(call, held.hostWebExId, hostWebExID))
		.filter((held) => confName === undefined || held.topic === confName)
		.filter((held) => confID === undefined || held.confId === confID)
		.filter((held) => key === undefined || held.sessionKey === key)
		.filter(({ start }) =>
			isWithin(
				start,
				{
					from: startTimeScope?.sessionStartTimeStart,
					to: startTimeScope?.sessionStartTimeEnd,
				},
				zone,
			),
		)
		.filter(({ end }) =>
			isWithin(
				end,
				{ from: endTimeScope?.sessionEndTimeStart, to: endTimeScope?.sessionEndTimeEnd },
				zone,
			),
		)
		.sort((one, other) => one.start - other.start);
}

const minutesBetween = (from: number, to: number) => Math.round((to - from) / minute);

function usageOf({ site }: XmlCall, held: HeldRecord) {
	const { joins, start, end } = held;
	const host = site.user(held.hostWebExId);
	return {
		sessionKey: held.sessionKey,
		confName: held.topic,
		duration: minutesBetween(start, end),
		userID: host?.userId,
		hostWebExID: held.hostWebExId,
		hostEmail: host?.email,
		totalPeopleMinutes: joins.reduce(
			(sum, { joined, left }) => sum + minutesBetween(joined, left),
			0,
		),
		totalParticipants: joins.length,
		totalParticipantsVoip: joins.length,
		totalParticipantsCallIn: 0,
		totalParticipantsCallOut: 0,
		confID: held.confId,
		peakAttendee: joins.length,
	};
}

const attendanceOf = (held: HeldRecord) =>
	held.joins.map(({ name, email, joined, left, type }) => ({
		sessionKey: held.sessionKey,
		attendeeName: name,
		attendeeEmail: email,
		startTime: iso(joined),
		endTime: iso(left),
		duration: minutesBetween(joined, left),
		participantType: type,
		confID: held.confId,
	}));

export const history: XmlEndpoints<typeof xml.history> = {
	meetingUsage: ({ meetingKey: key, ...question }, call) => ({
		orders: { CONFNAME: 'confName', STARTTIME: 'meetingStartTime' },
		items: heldBy(call, 'MeetingCenter', { ...question, key }).map((held) => ({
			...usageOf(call, held),
			meetingStartTime: iso(held.start),
			meetingEndTime: iso(held.end),
			timezone: 'GMT+00:00, Greenwich (Casablanca)',
			meetingType: 'PRO',
		})),
	}),
	meetingAttendees: ({ meetingKey: key, ...question }, call) => ({
		orders: { CONFID: 'confID', STARTTIME: 'joinTime' },
		items: heldBy(call, 'MeetingCenter', { ...question, key }).flatMap((held) =>
			held.joins.map(({ name, email, joined, left, type }) => ({
				meetingKey: held.sessionKey,
				confName: held.topic,
				ipAddress: '192.0.2.10',
				clientAgent: 'WINDOWS,CHROME',
				name,
				email,
				joinTime: iso(joined),
				leaveTime: iso(left),
				duration: minutesBetween(joined, left),
				participantType: type,
				voipDuration: minutesBetween(joined, left),
				confID: held.confId,
			})),
		),
	}),
	eventSessions: ({ sessionKey: key, ...question }, call) => ({
		orders: { CONFNAME: 'confName', STARTTIME: 'sessionStartTime', CONFID: 'confID' },
		items: heldBy(call, 'EventCenter', { ...question, key }).map((held) => ({
			...usageOf(call, held),
			sessionStartTime: iso(held.start),
			sessionEndTime: iso(held.end),
			timezone: '20',
		})),
	}),
	eventAttendees: ({ sessionKey: key, ...question }, call) => ({
		orders: { STARTTIME: 'startTime', ATTENDEENAME: 'attendeeName' },
		items: heldBy(call, 'EventCenter', { ...question, key }).flatMap(attendanceOf),
	}),
	trainingSessions: ({ sessionKey: key, ...question }, call) => ({
		orders: { CONFNAME: 'confName', STARTTIME: 'sessionStartTime' },
		items: heldBy(call, 'TrainingCenter', { ...question, key }).map((held) => ({
			...usageOf(call, held),
			sessionStartTime: iso(held.start),
			sessionEndTime: iso(held.end),
			totalAttendee: held.joins.length,
			timezone: '20',
		})),
	}),
	trainingAttendees: ({ sessionKey: key, ...question }, call) => ({
		orders: { STARTTIME: 'startTime', NAME: 'attendeeName' },
		items: heldBy(call, 'TrainingCenter', { ...question, key }).flatMap(attendanceOf),
	}),
	recordingAccess: (question, call) => ({
		orders: { RECORDID: 'recordID', RECORDNAME: 'recordName', UPLOADTIME: 'creationTime' },
		items: accessSummaries(question, call),
	}),
	recordingAccessDetails: ({ recordID }, call) => ({ items: accessesOf(recordID, call) }),
};
