import { type Output, writeTime, type xml } from '@webex-nodes/client/xml';
import { secretPassword } from '../../world/marked.ts';
import {
	iso,
	isWithin,
	momentOf,
	ownSession,
	seesHost,
	type XmlCall,
	type XmlEndpoints,
} from '../endpoint.ts';
import { failure, invalid } from '../failure.ts';
import { type AttendeeRecord, meetingTypes, type Service, type SessionRecord } from '../site.ts';
import { labelOf, readZone } from '../zones.ts';

const minute = 60_000; // ms
const day = 24 * 60 * minute;

type Schedule = NonNullable<Output<typeof xml.meetings.create.request>['schedule']>;

/** A session of any kind; it is not there before it is put into the site. */
export function newSession(
	{ site, caller }: XmlCall,
	service: Service,
	given: {
		readonly topic: string | undefined;
		readonly agenda?: string | undefined;
		readonly password?: string | undefined;
		readonly typeId?: string | undefined;
		readonly schedule?:
			| Pick<Schedule, 'duration' | 'hostWebExID' | 'startDate' | 'timeZoneID'>
			| undefined;
		readonly repeat?: SessionRecord['repeat'];
		readonly needsRegistration?: boolean | undefined;
		readonly sent: Readonly<Record<string, unknown>>;
		readonly attendees?: readonly AttendeeRecord[];
	},
): SessionRecord {
	const { topic, agenda, schedule = {}, repeat, sent, attendees = [] } = given;
	if (!topic) throw invalid('the name of the session is missing');
	const host = schedule.hostWebExID === undefined ? caller : site.user(schedule.hostWebExID);
	if (!host) throw failure('060019');
	const allowed = host.fields.schedulingPermission?.split(';') ?? [];
	const isAllowed =
		host.webExId === caller.webExId || caller.isAdmin || allowed.includes(caller.webExId);
	if (!isAllowed) throw failure('060021');
	const zone = zoneOf(schedule.timeZoneID, host.timeZoneID);
	const start = momentOf(schedule.startDate, zone) ?? site.now();
	if (schedule.startDate !== undefined && start < site.now() - minute) {
		throw invalid('startDate is in the past');
	}
	const typeId = given.typeId ?? meetingTypes.find((type) => type.service === service)?.id ?? '';
	if (!meetingTypes.some((type) => type.id === typeId && type.service === service)) {
		throw invalid(`the site has no session type ${typeId} for ${service}`);
	}
	const password = given.password ?? passwordFor(site);
	return {
		...site.newKeys(service),
		service,
		hostWebExId: host.webExId,
		topic,
		...(agenda && { agenda }),
		...(password && { password }),
		typeId,
		start,
		duration: schedule.duration ?? 20,
		timeZoneID: zone,
		isOpen: false,
		needsRegistration: given.needsRegistration ?? false,
		...(repeat && { repeat }),
		sent,
		attendees,
	};
}

function passwordFor(site: XmlCall['site']): string | undefined {
	if (site.switches.xmlMeetingPassword === 'required') throw failure('060026');
	return secretPassword('Mk', site.newNumber().slice(-6));
}

/** @throws XmlFailure for a number that no zone has. */
function zoneOf(given: string | undefined, usual: string): string {
	if (given === undefined || given === '-1') return usual;
	const zone = readZone(given);
	if (zone === undefined) throw invalid(`there is no time zone ${given}`);
	return zone;
}

/** Changes a session of any kind; what the request leaves out stays as it is. */
export function changedSession(
	{ site, caller }: XmlCall,
	session: SessionRecord,
	given: Parameters<typeof newSession>[2],
): SessionRecord {
	const { topic, agenda, password, typeId, schedule = {}, repeat, sent } = given;
	const zone = zoneOf(schedule.timeZoneID, session.timeZoneID);
	const start = momentOf(schedule.startDate, zone);
	if (start !== undefined && start < site.now() - minute) {
		throw invalid('startDate is in the past');
	}
	const changed: SessionRecord = {
		...session,
		...(topic !== undefined && { topic }),
		...(agenda !== undefined && { agenda }),
		...(password !== undefined && { password }),
		...(typeId !== undefined && { typeId }),
		...(start !== undefined && { start }),
		...(schedule.duration !== undefined && { duration: schedule.duration }),
		...(repeat && { repeat }),
		timeZoneID: zone,
		sent: { ...session.sent, ...sent },
	};
	site.sessions.set(changed, caller);
	return changed;
}

export const statusOf = ({ isOpen }: SessionRecord): 'INPROGRESS' | 'NOT_INPROGRESS' =>
	isOpen ? 'INPROGRESS' : 'NOT_INPROGRESS';

export const calendarOf = ({ key }: SessionRecord, change: 'MD' | 'MI' | 'MU') => ({
	host: `https://fernhill.webex.example/j.php?ED=${key}&ICS=${change}`,
	attendee: `https://fernhill.webex.example/j.php?ED=${key}1&ICS=${change}`,
});

const year = 365 * day;

interface Scope {
	readonly startDateStart?: string;
	readonly startDateEnd?: string;
	readonly endDateStart?: string;
	readonly endDateEnd?: string;
	readonly timeZoneID?: string;
}

/** Sessions within a date scope, with the start of each occurrence; without a scope, those that have not ended. */
export function scheduled(
	call: XmlCall,
	{
		scope,
		hostWebExID,
		key,
		service,
	}: {
		readonly scope: Scope | undefined;
		readonly hostWebExID: string | undefined;
		readonly key: string | undefined;
		readonly service?: Service;
	},
	{ expand }: { readonly expand: boolean },
): { readonly session: SessionRecord; readonly start: number }[] {
	const { site, caller } = call;
	const zone = zoneOf(scope?.timeZoneID, caller.timeZoneID);
	return [...site.sessions.values()]
		.filter((session) => service === undefined || session.service === service)
		.filter((session) => seesHost(call, session.hostWebExId, hostWebExID))
		.filter((session) => key === undefined || session.key === key)
		.flatMap((session) => {
			const until = momentOf(scope?.startDateEnd, zone) ?? site.now() + year;
			const starts = expand ? site.sessions.startsOf(session, until) : [session.start];
			return starts.map((start) => ({ session, start }));
		})
		.filter(({ session, start }) => {
			const end = start + session.duration * minute;
			if (!scope) return session.isOpen || end >= site.now();
			const { startDateStart, startDateEnd, endDateStart, endDateEnd } = scope;
			return (
				isWithin(start, { from: startDateStart, to: startDateEnd }, zone) &&
				isWithin(end, { from: endDateStart, to: endDateEnd }, zone)
			);
		})
		.sort((one, other) => one.start - other.start);
}

export const sessionOrders = {
	STARTTIME: 'startTime',
	CONFNAME: 'confName',
	HOSTWEBEXID: 'hostWebExID',
} as const;

export const sessions: XmlEndpoints<typeof xml.sessions> = {
	apiVersion: ({ returnTrainReleaseVersion }) => ({
		apiVersion: 'WebEx XML API V11.0.0',
		release: 'SP26',
		...(returnTrainReleaseVersion && { trainReleaseVersion: 'T42L', trainReleaseOrder: '400' }),
		apiVer: '42.11',
	}),
	list: (input, call) => {
		const { sessionKey, hostWebExID, status, confName, dateScope: scope, recurrence } = input;
		const services = input.serviceTypes?.serviceType ?? [];
		const found = scheduled(
			call,
			{ scope, hostWebExID, key: sessionKey },
			{ expand: recurrence !== true },
		)
			.filter(({ session }) => services.length === 0 || services.includes(session.service))
			.filter(({ session }) => status === undefined || statusOf(session) === status)
			.filter(({ session }) => confName === undefined || session.topic.includes(confName));
		const asked = scope?.timeZoneID ?? '20';
		return {
			orders: sessionOrders,
			items: found.map(({ session, start }) => {
				const host = call.site.user(session.hostWebExId);
				return {
					sessionKey: session.key,
					meetingUUID: session.uuid,
					confName: session.topic,
					sessionType: session.typeId,
					serviceType: session.service,
					hostWebExID: session.hostWebExId,
					hostFirstName: host?.fields.firstName,
					hostLastName: host?.fields.lastName,
					timeZoneID:
						call.site.switches.xmlSessionTimeZone === 'answer' ? asked : session.timeZoneID,
					status: statusOf(session),
					startTime: iso(start),
					openTime: 900,
					duration: session.duration,
					listStatus: 'PRIVATE' as const,
					hostEmail: host?.email,
					passwordReq: session.password !== undefined,
					hostJoined: session.isOpen,
					participantsJoined: session.isOpen,
					confID: session.confId,
					registration: session.needsRegistration,
					isRecurring: session.repeat !== undefined,
				};
			}),
		};
	},
	get: ({ sessionKey, sessionPassword }, { site }) => {
		const session = site.sessions.get(sessionKey);
		if (!session) throw failure('060001');
		if (sessionPassword !== undefined && sessionPassword !== session.password) {
			throw failure('000001');
		}
		const host = site.user(session.hostWebExId);
		return {
			status: statusOf(session),
			sessionkey: session.key,
			meetingUUID: session.uuid,
			confID: session.confId,
			accessControl: {
				listStatus: 'PRIVATE',
				registration: session.needsRegistration,
				passwordReq: session.password !== undefined,
			},
			metaData: {
				confName: session.topic,
				sessionType: session.typeId,
				serviceType: session.service,
				agenda: session.agenda,
				isRecurring: session.repeat !== undefined,
			},
			host: {
				firstName: host?.fields.firstName,
				lastName: host?.fields.lastName,
				email: host?.email,
				webExId: session.hostWebExId,
			},
			schedule: {
				startDate: localTime(session),
				duration: session.duration,
				timeZone: labelOf(session.timeZoneID, session.start),
			},
		};
	},
	listOpen: ({ serviceType }, call) => {
		const wanted: readonly string[] =
			serviceType.length > 0 ? serviceType : ['MeetingCenter', 'EventCenter', 'TrainingCenter'];
		const open = [...call.site.sessions.values()].filter(
			(session) => session.isOpen && wanted.includes(session.service),
		);
		const services = [...new Set(open.map(({ service }) => service))];
		return {
			items: services.map((service) => ({
				serviceType: service,
				sessions: open
					.filter((session) => session.service === service)
					.map((session) => ({
						sessionKey: session.key,
						sessionName: session.topic,
						hostWebExID: session.hostWebExId,
						startTime: iso(session.start),
						actualStartTime: iso(session.start),
						timeZoneID: session.timeZoneID,
						listStatus: 'PRIVATE' as const,
					})),
			})),
		};
	},
	delete: ({ sessionKey }, call) => {
		const session = ownSession(call, sessionKey);
		call.site.sessions.delete(session, call.caller);
		return { iCalendarURL: calendarOf(session, 'MD') };
	},
};

/** GetSessionInfo names the zone of this time by a label only. */
const localTime = ({ start, timeZoneID }: SessionRecord): string => {
	const wire = writeTime(iso(start), timeZoneID, 'startDate');
	const [date = '', time = ''] = wire.split(' ');
	const [month, dayOfMonth, yearOf] = date.split('/');
	return `${yearOf}-${month}-${dayOfMonth}T${time}`;
};
