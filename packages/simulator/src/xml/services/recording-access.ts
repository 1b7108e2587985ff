import { iso, isWithin, seesHost, type XmlCall } from '../endpoint.ts';
import type { SiteRecording } from '../site.ts';

/** How far back a report goes that names no time. @see https://developer.cisco.com/docs/webex-xml-api-reference-guide/ (History Service) */
const usual = 90 * 24 * 3600_000; // ms

interface Question {
	readonly creationTimeScope?: { creationTimeStart: string; creationTimeEnd: string };
	readonly viewTimeScope?: { viewTimeStart: string; viewTimeEnd: string };
	readonly recordName?: string;
	readonly hostWebExID?: string;
	readonly timeZoneID?: string;
}

/** Greenwich. */
const timeZoneID = '20';

const recordsOf = ({ world }: XmlCall, { record }: SiteRecording) =>
	world.meetings.accesses.of(record.id);

/** How often each recording was played and downloaded. Nobody registers for one here. */
export function accessSummaries(question: Question, call: XmlCall) {
	const { creationTimeScope, viewTimeScope, recordName, hostWebExID } = question;
	const zone = question.timeZoneID ?? timeZoneID;
	const made = {
		from: creationTimeScope?.creationTimeStart ?? iso(call.site.now() - usual),
		to: creationTimeScope?.creationTimeEnd,
	};
	const viewed = { from: viewTimeScope?.viewTimeStart, to: viewTimeScope?.viewTimeEnd };
	return call.site.recordings
		.values()
		.filter(({ hostWebExId }) => seesHost(call, hostWebExId, hostWebExID))
		.filter(({ created }) => isWithin(created, made, zone))
		.filter(({ name }) => recordName === undefined || name.includes(recordName))
		.map((recording) => ({
			recording,
			accesses: recordsOf(call, recording).filter(({ at }) => isWithin(at, viewed, zone)),
		}))
		.filter(({ accesses }) => viewTimeScope === undefined || accesses.length > 0)
		.map(({ recording: { id, name, created }, accesses }) => ({
			recordID: id,
			recordName: name,
			creationTime: iso(created),
			registered: 0,
			downloaded: accesses.filter(({ downloaded }) => downloaded).length,
			viewed: accesses.filter((access) => access.viewed).length,
			timeZoneID,
		}));
}

/** Each time that somebody played or downloaded it. */
export function accessesOf(recordID: string | undefined, call: XmlCall) {
	const recording = recordID && call.site.recordings.get(recordID);
	if (!recording || !seesHost(call, recording.hostWebExId, undefined)) return [];
	return recordsOf(call, recording).map((access, index) => ({
		viewID: `${recording.id}${index + 1}`,
		participantName: access.displayName,
		participantEmail: access.email,
		accessTime: iso(access.at),
		registered: false,
		downloaded: access.downloaded,
		viewed: access.viewed,
		timeZoneID,
	}));
}
