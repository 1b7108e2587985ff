import { account, host, output, paging, same, site } from './parameters.ts';
import type { Entry, Rule } from './rule.ts';

/** An operation that REST has, but not its node. */
const elsewhere = (xml: string, rest: string): Entry => ({
	xml,
	rest,
	why: `"API Request" of the node Webex sends ${rest}; the IDs of the XML API do not work there`,
	basis: 'inferred',
	parameters: {},
	outputs: {},
	differs: [],
});

const recording: Record<string, Rule> = {
	recordingId: { to: 'recordingId', form: 'recording' },
	isServiceRecording: {
		leftOut: 'REST finds recordings of every kind by their ID',
		isHarmless: true,
	},
};

const otherId =
	'"recordingId" is the ID of REST, which the XML API calls "recordingUUID": what was stored of the XML API does not work there.';
const bin = 'A deleted recording stays in the recycle bin for 30 days in both.';

const recordings: Readonly<Record<string, Entry>> = {
	'recording.get': {
		xml: 'GetRecordingInfo',
		rest: 'GET /recordings/{recordingId}',
		target: 'recording.get',
		scopes: ['meeting:recordings_read'],
		basis: 'inferred',
		parameters: { ...same('includeSecrets'), ...output, ...account, ...recording },
		outputs: { recordingId: 'recordingId', description: null, listStatus: null },
		differs: [otherId, 'REST returns times, size and addresses as well.'],
	},
	'recording.getMany': {
		xml: 'LstRecording',
		rest: 'GET /recordings',
		target: 'recording.getMany',
		scopes: ['meeting:recordings_read', 'meeting:schedules_read'],
		basis: 'inferred',
		parameters: {
			...paging,
			...same('from', 'to', 'includeSecrets', 'filters.name'),
			...account,
			...site('filters.siteUrl'),
			...host('filters.hostWebExId'),
			'filters.sessionKey': { to: 'filters.meetingKey', form: 'meeting' },
		},
		outputs: {
			recordingId: 'recordingId',
			confID: 'confID',
			streamUrl: 'streamUrl',
			fileUrl: 'fileUrl',
			sessionKey: null,
			hostWebExID: null,
		},
		differs: [
			otherId,
			'"confID" is the ID of the held meeting in REST.',
			'Without a host the XML API gives administrators the whole site; REST does with "Whose" set to "Everybody on the Site", which shows the host too.',
		],
	},
	'recording.delete': {
		xml: 'DelRecording',
		rest: 'POST /recordings/softDelete',
		target: 'recording.delete',
		scopes: ['meeting:recordings_write'],
		basis: 'inferred',
		parameters: { ...account, ...recording },
		outputs: { recordingId: 'recordingId' },
		differs: [otherId, bin],
	},
	'recording.update': {
		xml: 'SetRecordingInfo',
		why: 'REST has no request that changes name, description or password of a recording',
		basis: 'inferred',
		parameters: {},
		outputs: {},
		differs: [],
	},
};

const period = { ...paging, ...same('from', 'to'), ...account, ...site('siteUrl') };
const instance =
	'"confID" is the ID of the held meeting in REST; usage and attendance have the same.';
const order =
	'REST lists the newest meetings first, the XML API the earliest: it matters with a limit.';

const history: Readonly<Record<string, Entry>> = {
	'history.getAttendees': {
		xml: 'LstmeetingattendeeHistory, LsteventattendeeHistory, LsttrainingattendeeHistory',
		rest: 'GET /meetingReports/attendees',
		target: 'report.getAttendees',
		scopes: ['meeting:participants_read', 'meeting:schedules_read', 'meeting:preferences_read'],
		basis: 'inferred',
		parameters: {
			...period,
			kind: { none: 'REST lists meetings and webinars together', except: ['meeting'] },
			'filters.confId': { to: 'filters.meetingId', form: 'held' },
			'filters.sessionKey': { to: 'filters.meetingNumber' },
			'filters.topic': { to: 'filters.meetingTitle' },
		},
		outputs: { confID: 'confID' },
		differs: [
			instance,
			order,
			'REST lists people of webinars too.',
			'Administrators need the scope meeting:admin_participants_read to see the meetings of everybody.',
		],
	},
	'history.getUsage': {
		xml: 'LstmeetingusageHistory, LsteventsessionHistory, LsttrainingsessionHistory',
		rest: 'GET /meetingReports/usage',
		target: 'report.getUsage',
		scopes: ['meeting:admin_config_read', 'meeting:preferences_read'],
		basis: 'inferred',
		parameters: {
			...period,
			...same('kind'),
			'filters.confId': { none: 'REST has no filters for usage: filter the output by "confID"' },
			'filters.sessionKey': {
				none: 'REST has no filters for usage: filter the output by "sessionKey"',
			},
			'filters.topic': { none: 'REST has no filters for usage: filter the output by "topic"' },
		},
		outputs: { confID: 'confID' },
		differs: [instance, order, 'REST gives the usage to administrators only.'],
	},
	'history.getRecordingAccess': elsewhere(
		'LstrecordaccessHistory',
		'GET /recordingReport/accessSummary',
	),
	'history.getRecordingAccessDetails': elsewhere(
		'LstrecordaccessDetailHistory',
		'GET /recordingReport/accessDetail',
	),
};

export const records = { ...recordings, ...history };
