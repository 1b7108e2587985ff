import type { xml } from '@webex-nodes/client/xml';
import { iso, ownSession, type XmlEndpoints } from '../endpoint.ts';
import type { SentBy, StoredOf } from '../site.ts';
import { changedSession, newSession, scheduled, sessionOrders, statusOf } from './sessions.ts';

type Sent = Partial<SentBy<typeof xml.trainings.create>>;

function common(sent: Sent) {
	const { startDate: [startDate] = [], ...schedule } = sent.schedule ?? { startDate: [] };
	return {
		topic: sent.metaData?.confName,
		agenda: sent.metaData?.agenda,
		password: sent.accessControl?.sessionPassword,
		typeId: sent.metaData?.sessionType,
		schedule: { ...schedule, ...(startDate !== undefined && { startDate }) },
		needsRegistration: sent.attendeeOptions?.registration,
		sent,
	};
}

export const trainings: XmlEndpoints<typeof xml.trainings> = {
	create: ({ validateFormat, ...sent }, call) => {
		const session = newSession(call, 'TrainingCenter', common(sent));
		if (!validateFormat) call.site.sessions.set(session, call.caller);
		return {
			sessionkey: [session.key],
			additionalInfo: { sessionkey: session.key, guestToken: session.uuid },
		};
	},
	update: ({ sessionKey, status, ...sent }, call) => {
		changedSession(call, ownSession(call, sessionKey, 'TrainingCenter'), common(sent));
		return {};
	},
	get: ({ sessionKey }, call) => {
		const session = ownSession(call, sessionKey, 'TrainingCenter');
		const sent = session.sent as StoredOf<typeof xml.trainings.create>;
		return {
			...sent,
			accessControl: {
				listing: 'PRIVATE',
				...sent.accessControl,
				...(session.password !== undefined && { sessionPassword: session.password }),
			},
			schedule: {
				...sent.schedule,
				startDate: [iso(session.start)],
				timeZoneID: session.timeZoneID,
				duration: session.duration,
				hostWebExID: session.hostWebExId,
			},
			metaData: {
				...sent.metaData,
				confName: session.topic,
				sessionType: session.typeId,
				...(session.agenda !== undefined && { agenda: session.agenda }),
			},
			sessionKey: session.key,
			status: statusOf(session),
			hostKey: session.hostKey,
			eventID: session.confId,
			guestToken: session.uuid,
		};
	},
	delete: ({ sessionKey }, call) => {
		call.site.sessions.delete(ownSession(call, sessionKey, 'TrainingCenter'), call.caller);
		return {};
	},
	list: ({ dateScope, sessionKey, hostWebExID }, call) => ({
		orders: { ...sessionOrders, STARTTIME: 'startDate' },
		items: scheduled(
			call,
			{ scope: dateScope, hostWebExID, key: sessionKey, service: 'TrainingCenter' },
			{ expand: false },
		).map(({ session }) => ({
			sessionKey: session.key,
			confName: session.topic,
			meetingType: session.typeId,
			hostWebExID: session.hostWebExId,
			timeZoneID: session.timeZoneID,
			status: statusOf(session),
			startDate: iso(session.start),
			duration: session.duration,
			listStatus: 'PRIVATE' as const,
		})),
	}),
};
