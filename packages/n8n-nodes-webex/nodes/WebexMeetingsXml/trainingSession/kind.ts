import { timeZone } from '../../fields/meetings.ts';
import {
	additionalXml,
	agenda,
	changesOf,
	duration,
	emailInvitations,
	hostWebExId,
	newTopic,
	optionsOf,
	password,
	sessionKey,
	start,
	topic,
} from '../fields.ts';
import { type Plan, sessionKind, withZone } from '../sessionKind.ts';
import { filled, zoneFor } from '../values.ts';
import { simplifySummary, simplifyTraining } from './simplify.ts';

const requestOf = ({ topic, agenda, start, duration, timeZoneID, ...plan }: Plan) => ({
	accessControl: filled({ sessionPassword: plan.password }),
	schedule: filled({
		startDate: start ? [start] : undefined,
		duration,
		timeZoneID,
		hostWebExID: plan.hostWebExId,
	}),
	metaData: filled({ confName: topic, agenda }),
	attendeeOptions: filled({ emailInvitations: plan.emailInvitations }),
});

export const trainingSession = sessionKind({
	noun: { one: 'a training session', many: 'training sessions' },
	key: sessionKey,
	client: {
		get: ({ trainings }, sessionKey) => trainings.get({ sessionKey }),
		list: ({ trainings }, input, options) => trainings.list(input, options),
		delete: ({ trainings }, sessionKey) => trainings.delete({ sessionKey }),
	},
	get: { description: 'Get one training session', simplify: simplifyTraining },
	getMany: {
		description: 'List training sessions, the earliest first',
		simplify: simplifySummary,
	},
	delete: { description: 'Cancel a training session' },
	create: {
		description: 'Schedule a training session',
		fields: [
			topic,
			start,
			duration,
			timeZone,
			optionsOf([additionalXml, agenda, emailInvitations, hostWebExId, password]),
		],
		run: async (meetings, { options, timeZone, ...plan }) => {
			const timeZoneID = zoneFor(timeZone, meetings);
			const { sessionkey } = await meetings.webex.trainings.create(
				requestOf({ ...plan, ...options, timeZoneID }),
				filled({ additionalXml: options.additionalXml }),
			);
			return sessionkey.map((sessionKey) => ({ sessionKey, created: true }));
		},
	},
	update: {
		description: 'Change a training session; what is not set stays as it is',
		fields: [
			sessionKey,
			changesOf([additionalXml, agenda, duration, password, start, newTopic]),
			timeZone,
		],
		run: async (meetings, { sessionKey, changes, timeZone }) => {
			await meetings.webex.trainings.update(
				{ sessionKey, ...requestOf(withZone(changes, timeZone, meetings)) },
				filled({ additionalXml: changes.additionalXml }),
			);
			return { sessionKey, updated: true };
		},
	},
});
