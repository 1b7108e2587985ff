import {
	count,
	decimal,
	digits,
	flag,
	flags,
	list,
	notInPublishedXsd,
	oneOf,
	required,
	text,
	time,
} from '../engine/codec.ts';
import { element } from '../engine/element.ts';
import { many, one } from '../engine/operation.ts';
import { listing, matchingRecords, serviceType, tracking } from './shared.ts';

const which = { recordingID: required(digits), isServiceRecording: flag };
const changed = element({ recordingID: digits });

const basic = { topic: text, listing, presenter: text, email: text, agenda: text };
const playback = element({
	...flags('chat', 'supportQandA', 'video', 'polling', 'notes', 'fileShare', 'attendeeList', 'toc'),
	range: oneOf('FULL', 'PARTIAL'),
	partialStart: count,
	partialEnd: count,
	includeNBRcontrols: flag,
});
const fileAccess = {
	...flags('registration', 'attendeeView', 'attendeeDownload'),
	endPlayURL: text,
};

/** @see https://developer.cisco.com/docs/webex-xml-api-reference-guide/ (General Session Service, recordings) */
export const recordings = {
	/** Webex takes at most 28 days: a longer period becomes several requests. Without a period it returns the last 28 days. */
	list: many(
		'ep.LstRecording',
		{
			request: element({
				// Unlike other lists, this one has no method.
				listControl: element({ startFrom: required(count), maximumNum: count }),
				createTimeScope: element({
					createTimeStart: required(time()),
					createTimeEnd: required(time()),
					timeZoneID: digits,
				}),
				hostWebExID: text,
				sessionKey: digits,
				returnSessionDetails: flag,
				recordName: text,
				serviceTypes: element({ serviceType: list(serviceType) }),
				// Cisco did not publish the keys.
				order: notInPublishedXsd(
					element({ orderBy: list(text), orderAD: list(oneOf('ASC', 'DESC')) }),
				),
				formatTypes: notInPublishedXsd(
					element({ formatType: list(oneOf('MP4', 'ARF', 'WRF', 'WMV')) }),
				),
				returnShareToMeRecording: notInPublishedXsd(flag),
			}),
			response: element({
				matchingRecords,
				recording: list(
					element({
						recordingID: required(digits),
						hostWebExID: text,
						name: text,
						description: text,
						createTime: time(),
						timeZoneID: digits,
						/** MB. */
						size: decimal,
						streamURL: text,
						fileURL: text,
						sessionKey: digits,
						trackingCode: tracking,
						recordingType: text,
						/** Seconds. */
						duration: count,
						author: text,
						listing,
						format: text,
						serviceType,
						...flags('passwordReq', 'registerReq'),
						panelist: text,
						postRecordingSurvey: flag,
						confID: digits,
						password: notInPublishedXsd(text),
						shareToMe: notInPublishedXsd(flag),
						recordingUUID: notInPublishedXsd(text),
					}),
				),
			}),
			rest: 'GET /recordings',
		},
		{
			items: 'recording',
			key: 'recordingID',
			// Whether this list counts from 0 or from 1 is not documented: 0 is before the first record of both.
			first: 0,
			window: {
				scope: 'createTimeScope',
				start: 'createTimeStart',
				end: 'createTimeEnd',
				days: 28,
				newestFirst: true,
			},
		},
	),
	get: one('ep.GetRecordingInfo', {
		request: element(which),
		response: element({
			basic: element({ ...basic, description: text }),
			playback,
			fileAccess: element({ ...fileAccess, password: text }),
		}),
		rest: 'GET /recordings/{recordingId}',
	}),
	update: one('ep.SetRecordingInfo', {
		request: element({
			recording: required(
				element({ recordingID: required(digits), description: text, password: text }),
			),
			isServiceRecording: flag,
			basic: element(basic),
			playback,
			fileAccess: element(fileAccess),
		}),
		response: changed,
	}),
	/** Moves it into the recycle bin, where it stays for 30 days. */
	delete: one('ep.DelRecording', {
		request: element(which),
		response: changed,
		rest: 'POST /recordings/softDelete',
	}),
};
