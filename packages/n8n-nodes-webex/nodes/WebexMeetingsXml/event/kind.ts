import { timeZone } from '../../fields/meetings.ts';
import {
	additionalXml,
	changesOf,
	description,
	duration,
	emailInvitations,
	hostWebExId,
	newTopic,
	optionsOf,
	password,
	registration,
	sessionKey,
	start,
	topic,
} from '../fields.ts';
import { type Plan, sessionKind, withZone } from '../sessionKind.ts';
import { filled, zoneFor } from '../values.ts';
import { simplifyEvent, simplifySummary } from './simplify.ts';

const requestOf = ({ topic, description, start, duration, timeZoneID, ...plan }: Plan) => ({
	accessControl: filled({ sessionPassword: plan.password }),
	metaData: filled({ sessionName: topic, description }),
	schedule: filled({ startDate: start, duration, timeZoneID, hostWebExID: plan.hostWebExId }),
	extOptions: filled({
		emailInvitations: plan.emailInvitations,
		registration: plan.registration,
	}),
});

export const event = sessionKind({
	noun: { one: 'an event', many: 'events' },
	key: sessionKey,
	client: {
		get: ({ events }, sessionKey) => events.get({ sessionKey }),
		list: ({ events }, input, options) => events.list(input, options),
		delete: ({ events }, sessionKey) => events.delete({ sessionKey }),
	},
	get: { description: 'Get one classic event', simplify: simplifyEvent },
	getMany: {
		description: 'List classic events, the earliest first',
		rest: 'GET /meetings with scheduledType webinar',
		simplify: simplifySummary,
	},
	delete: { description: 'Cancel a classic event' },
	create: {
		description: 'Schedule a classic event; sites with webinars refuse it',
		rest: 'POST /meetings with scheduledType webinar',
		fields: [
			topic,
			start,
			duration,
			timeZone,
			optionsOf([
				additionalXml,
				description,
				emailInvitations,
				hostWebExId,
				password,
				registration,
			]),
		],
		run: async (meetings, { options, timeZone, ...plan }) => {
			const timeZoneID = zoneFor(timeZone, meetings);
			const { sessionKey } = await meetings.webex.events.create(
				requestOf({ ...plan, ...options, timeZoneID }),
				filled({ additionalXml: options.additionalXml }),
			);
			return { sessionKey, created: true };
		},
	},
	update: {
		description: 'Change a classic event; what is not set stays as it is',
		fields: [
			sessionKey,
			changesOf([additionalXml, description, duration, password, start, newTopic]),
			timeZone,
		],
		run: async (meetings, { sessionKey, changes, timeZone }) => {
			await meetings.webex.events.update(
				{ sessionKey, ...requestOf(withZone(changes, timeZone, meetings)) },
				filled({ additionalXml: changes.additionalXml }),
			);
			return { sessionKey, updated: true };
		},
	},
});
