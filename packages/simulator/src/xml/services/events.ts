import type { xml } from '@webex-nodes/client/xml';
import { iso, ownSession, type XmlCall, type XmlEndpoints } from '../endpoint.ts';
import { failure } from '../failure.ts';
import type { SentBy, StoredOf } from '../site.ts';
import { changedSession, newSession, scheduled, statusOf } from './sessions.ts';

type Sent = Partial<SentBy<typeof xml.events.create>>;

const common = (sent: Sent) => ({
	topic: sent.metaData?.sessionName,
	agenda: sent.metaData?.description,
	password: sent.accessControl?.sessionPassword,
	typeId: sent.metaData?.sessionType,
	schedule: sent.schedule,
	needsRegistration: sent.extOptions?.registration,
	sent,
});

/** Many sites no longer have classic events. */
function requireEvents({ site }: XmlCall): void {
	if (site.switches.xmlEvents === 'off') throw failure('010106');
}

export const events: XmlEndpoints<typeof xml.events> = {
	create: ({ validateFormat, ...sent }, call) => {
		requireEvents(call);
		const session = newSession(call, 'EventCenter', common(sent));
		if (!validateFormat) call.site.sessions.set(session, call.caller);
		return { sessionKey: session.key, guestToken: session.uuid };
	},
	update: ({ sessionKey, enrollmentForm, ...sent }, call) => {
		requireEvents(call);
		changedSession(call, ownSession(call, sessionKey, 'EventCenter'), common(sent));
		return {};
	},
	get: ({ sessionKey }, call) => {
		requireEvents(call);
		const session = ownSession(call, sessionKey, 'EventCenter');
		const {
			enrollmentForm,
			metaData = {},
			...sent
		} = session.sent as StoredOf<typeof xml.events.create>;
		// REST may have removed it since it was sent.
		const { description: _description, ...kept } = metaData;
		return {
			...sent,
			accessControl: {
				listing: 'PRIVATE',
				...sent.accessControl,
				...(session.password !== undefined && { sessionPassword: session.password }),
			},
			metaData: {
				...kept,
				sessionName: session.topic,
				sessionType: session.typeId,
				...(session.agenda !== undefined && { description: session.agenda }),
			},
			schedule: {
				...sent.schedule,
				startDate: iso(session.start),
				timeZoneID: session.timeZoneID,
				duration: session.duration,
				hostWebExID: session.hostWebExId,
			},
			sessionKey: session.key,
			status: statusOf(session),
			hostKey: session.hostKey,
			eventID: session.confId,
			guestToken: session.uuid,
		};
	},
	delete: ({ sessionKey }, call) => {
		requireEvents(call);
		call.site.sessions.delete(ownSession(call, sessionKey, 'EventCenter'), call.caller);
		return {};
	},
	list: ({ dateScope, sessionKey, hostWebExID }, call) => {
		requireEvents(call);
		return {
			orders: { EVENTNAME: 'sessionName', STARTTIME: 'startDate', HOSTWEBEXID: 'hostWebExID' },
			items: scheduled(
				call,
				{ scope: dateScope, hostWebExID, key: sessionKey, service: 'EventCenter' },
				{ expand: false },
			).map(({ session }) => ({
				sessionKey: session.key,
				sessionName: session.topic,
				sessionType: session.typeId,
				hostWebExID: session.hostWebExId,
				startDate: iso(session.start),
				endDate: iso(session.start + session.duration * 60_000),
				timeZoneID: session.timeZoneID,
				duration: session.duration,
				description: session.agenda,
				status: statusOf(session),
				listStatus: 'PRIVATE' as const,
			})),
		};
	},
};
