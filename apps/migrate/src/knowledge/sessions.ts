import { account, host, output, paging, same, sessionKey, site } from './parameters.ts';
import type { Entry } from './rule.ts';

export const sessions: Readonly<Record<string, Entry>> = {
	'session.get': {
		xml: 'GetSessionInfo',
		rest: 'GET /meetings/{meetingId}',
		target: 'meeting.get',
		scopes: ['meeting:schedules_read'],
		basis: 'inferred',
		parameters: {
			...output,
			...same('includeSecrets'),
			...account,
			...sessionKey,
			sessionPassword: { to: 'options.password' },
		},
		outputs: {
			sessionKey: 'meetingKey',
			kind: 'scheduledType',
			hostEmail: 'hostWebExID',
			hostName: null,
			isRecurring: null,
			confID: null,
		},
		differs: [
			'"kind" of the REST output is series, occurrence or held meeting.',
			'"repeat" is there when the meeting repeats.',
		],
	},
	'session.getMany': {
		xml: 'LstsummarySession',
		rest: 'GET /meetings',
		target: 'meeting.getMany',
		scopes: ['meeting:schedules_read'],
		basis: 'inferred',
		parameters: {
			...paging,
			...same('filters.startsAfter', 'filters.startsBefore'),
			...account,
			...host('filters.hostWebExId'),
			...site('filters.siteUrl'),
			'filters.kinds': { none: 'REST has meetings and webinars only: see "Kind"' },
			'filters.invited': {
				none: 'REST does not tell own meetings from invitations in a list',
				except: [false],
			},
			'filters.recurrence': { none: 'choose "Series" as "List"', except: [false] },
		},
		adds: { kind: 'occurrences' },
		outputs: {
			sessionKey: 'meetingKey',
			kind: 'scheduledType',
			hostEmail: 'hostWebExID',
			actualStart: null,
			isRecurring: null,
			meetingUUID: 'meetingUUID',
			confID: null,
		},
		differs: [
			'"meetingUUID" is the ID of the occurrence; "meetingSeriesId" that of the series.',
			'Without a host the XML API gives administrators the whole site; REST gives the meetings of the account.',
			'Without times the REST node lists one year ahead.',
		],
	},
	'session.getOpen': {
		xml: 'LstOpenSession',
		rest: 'GET /meetings?meetingType=meeting&state=inProgress',
		target: 'meeting.getMany',
		scopes: ['meeting:schedules_read'],
		basis: 'inferred',
		parameters: { ...output, ...account, ...site('filters.siteUrl') },
		adds: { kind: 'held', returnAll: true, 'filters.state': 'inProgress' },
		outputs: { sessionKey: 'meetingKey', kind: 'scheduledType', actualStart: 'start' },
		differs: ['REST lists the meetings of the account, not those of the whole site.'],
	},
};
