import type { xml } from '@webex-nodes/client/xml';
import { markedSecret } from '../../world/marked.ts';
import { iso, ownSession, type XmlEndpoints } from '../endpoint.ts';
import { failure } from '../failure.ts';
import type { SentBy, SessionRecord, StoredOf } from '../site.ts';
import { labelOf } from '../zones.ts';
import {
	calendarOf,
	changedSession,
	newSession,
	scheduled,
	sessionOrders,
	statusOf,
} from './sessions.ts';

type Sent = SentBy<typeof xml.meetings.create>;

const common = (sent: Sent) => ({
	topic: sent.metaData?.confName,
	agenda: sent.metaData?.agenda,
	password: sent.accessControl?.meetingPassword,
	typeId: sent.metaData?.meetingType,
	schedule: sent.schedule,
	repeat: isRepeated(sent) ? sent.repeat : undefined,
	needsRegistration: sent.attendeeOptions?.registration,
	sent,
});

const isRepeated = ({ repeat }: Sent) =>
	repeat?.repeatType !== undefined && repeat.repeatType !== 'NO_REPEAT';

export const meetings: XmlEndpoints<typeof xml.meetings> = {
	create: ({ validateFormat, ...sent }, call) => {
		const people = sent.participants?.attendees?.attendee ?? [];
		const session = newSession(call, 'MeetingCenter', {
			...common(sent),
			attendees: people.map(({ person, joinStatus = 'INVITE', role = 'ATTENDEE' }) => ({
				attendeeId: call.site.newAttendeeId(),
				email: person.email ?? '',
				...(person.name && { name: person.name }),
				joinStatus,
				role,
			})),
		});
		if (!validateFormat) call.site.sessions.set(session, call.caller);
		const isGenerated = sent.accessControl?.meetingPassword === undefined;
		return {
			meetingkey: session.key,
			iCalendarURL: calendarOf(session, 'MI'),
			guestToken: session.uuid,
			...(isGenerated && { meetingPassword: session.password }),
			meetingUUID: session.uuid,
		};
	},
	update: ({ meetingkey, ...sent }, call) => {
		const session = ownSession(call, meetingkey, 'MeetingCenter');
		return { iCalendarURL: calendarOf(changedSession(call, session, common(sent)), 'MU') };
	},
	get: ({ meetingKey }, call) => {
		const session = ownSession(call, meetingKey, 'MeetingCenter');
		const { repeat: _repeat, ...sent } = sentOf(session);
		return { ...sent, ...instanceOf(session), ...repeatOf(session) };
	},
	delete: ({ meetingKey }, call) => {
		const session = ownSession(call, meetingKey, 'MeetingCenter');
		call.site.sessions.delete(session, call.caller);
		return { iCalendarURL: calendarOf(session, 'MD') };
	},
	list: ({ dateScope, meetingKey, hostWebExID }, call) => ({
		orders: { ...sessionOrders, STARTTIME: 'startDate' },
		items: scheduled(
			call,
			{ scope: dateScope, hostWebExID, key: meetingKey, service: 'MeetingCenter' },
			{ expand: false },
		).map(({ session }) => ({
			meetingKey: session.key,
			meetingUUID: session.uuid,
			confName: session.topic,
			meetingType: session.typeId,
			hostWebExID: session.hostWebExId,
			timeZoneID: session.timeZoneID,
			timeZone: labelOf(session.timeZoneID, session.start),
			status: statusOf(session),
			startDate: iso(session.start),
			duration: session.duration,
			listStatus: session.isPublic ? ('PUBLIC' as const) : ('PRIVATE' as const),
			hostJoined: session.isOpen,
			participantsJoined: session.isOpen,
		})),
	}),
	joinUrl: ({ meetingKey, sessionKey, RegID }, { site }) => {
		const key = meetingKey ?? sessionKey;
		const session = key && site.sessions.get(key);
		if (!session) throw failure('060001');
		const address = `https://${site.name}.webex.example/m.php?MK=${session.key}`;
		return {
			joinMeetingURL: RegID ? `${address}&RID=${RegID}` : address,
			inviteMeetingURL: `${address}&IN=1`,
			...(session.needsRegistration && { registerMeetingURL: `${address}&RG=1` }),
		};
	},
	hostUrl: ({ meetingKey, sessionKey }, call) => {
		const session = ownSession(call, meetingKey ?? sessionKey);
		return {
			hostMeetingURL: `https://${call.site.name}.webex.example/p.php?MK=${session.key}&TK=${markedSecret(call.site.newUuid())}`,
		};
	},
};

const sentOf = ({ sent }: SessionRecord) => sent as StoredOf<typeof xml.meetings.create>;

/** A rule that REST has changed is not the one that was sent. */
const repeatOf = ({ repeat, sent }: SessionRecord) => {
	const shown = repeat ?? (sent as StoredOf<typeof xml.meetings.create>).repeat;
	const isGone = !repeat && shown?.repeatType !== undefined && shown.repeatType !== 'NO_REPEAT';
	return shown && !isGone ? { repeat: shown } : {};
};

function instanceOf(session: SessionRecord) {
	const sent = sentOf(session);
	// REST may have removed it since it was sent.
	const { agenda: _agenda, ...metaData } = sent.metaData ?? {};
	return {
		accessControl: {
			listToPublic: false,
			...sent.accessControl,
			isPublic: session.isPublic ?? false,
			...(session.password !== undefined && { meetingPassword: session.password }),
		},
		metaData: {
			...metaData,
			confName: session.topic,
			meetingType: session.typeId,
			...(session.agenda !== undefined && { agenda: session.agenda }),
		},
		participants: {
			attendees: {
				attendee: session.attendees.map(({ email, name, joinStatus, role }) => ({
					person: { ...(name && { name }), email, type: 'VISITOR' as const },
					joinStatus,
					role,
				})),
			},
		},
		schedule: {
			...sent.schedule,
			startDate: iso(session.start),
			timeZoneID: session.timeZoneID,
			duration: session.duration,
			hostWebExID: session.hostWebExId,
			...(session.openTime !== undefined && { openTime: session.openTime }),
		},
		meetingkey: session.key,
		status: statusOf(session),
		hostJoined: session.isOpen,
		participantsJoined: session.isOpen,
		hostKey: session.hostKey,
		eventID: session.confId,
		guestToken: session.uuid,
		meetingUUID: session.uuid,
		hostType: '0',
	};
}
