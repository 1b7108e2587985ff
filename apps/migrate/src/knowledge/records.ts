import type { Entry } from './rule.ts';

const byRequest = (rest: string) =>
	`"API Request" of the node Webex sends ${rest}; the IDs of the XML API do not work there`;

/** An operation that REST has, in another form than the XML API. */
const elsewhere = (xml: string, rest: string): Entry => ({
	xml,
	rest,
	why: byRequest(rest),
	basis: 'inferred',
	parameters: {},
	outputs: {},
	differs: [],
});

export const records: Readonly<Record<string, Entry>> = {
	'recording.get': elsewhere('GetRecordingInfo', 'GET /recordings/{recordingId}'),
	'recording.getMany': elsewhere('LstRecording', 'GET /recordings'),
	'recording.delete': elsewhere('DelRecording', 'DELETE /recordings/{recordingId}'),
	'recording.update': {
		xml: 'SetRecordingInfo',
		why: 'REST has no request that changes name, description or password of a recording',
		basis: 'inferred',
		parameters: {},
		outputs: {},
		differs: [],
	},
	'history.getAttendees': elsewhere(
		'LstmeetingattendeeHistory, LsteventattendeeHistory, LsttrainingattendeeHistory',
		'GET /meetingReports/attendees',
	),
	'history.getUsage': elsewhere(
		'LstmeetingusageHistory, LsteventsessionHistory, LsttrainingsessionHistory',
		'GET /meetingReports/usage',
	),
	'history.getRecordingAccess': elsewhere(
		'LstrecordaccessHistory',
		'GET /recordingReport/accessSummary',
	),
	'history.getRecordingAccessDetails': elsewhere(
		'LstrecordaccessDetailHistory',
		'GET /recordingReport/accessDetail',
	),
};
