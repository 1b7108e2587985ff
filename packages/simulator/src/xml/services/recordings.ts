import type { xml } from '@webex-nodes/client/xml';
import { changeRecording, deleteRecording } from '../../world/meetings/recordings.ts';
import { iso, momentOf, seesHost, type XmlCall, type XmlEndpoints } from '../endpoint.ts';
import { failure, invalid } from '../failure.ts';
import type { SiteRecording } from '../site.ts';

const day = 86_400_000; // ms
const maxPeriod = 28 * day;

function existing(call: XmlCall, id: string): SiteRecording {
	const found = call.site.recordings.get(id);
	if (!found || found.deleted !== undefined || !seesHost(call, found.hostWebExId, undefined)) {
		throw failure('000015');
	}
	return found;
}

export const recordings: XmlEndpoints<typeof xml.recordings> = {
	list: (input, call) => {
		const { hostWebExID, sessionKey, recordName, returnSessionDetails } = input;
		const { site, caller } = call;
		const zone = input.createTimeScope?.timeZoneID ?? caller.timeZoneID;
		const to = momentOf(input.createTimeScope?.createTimeEnd, zone) ?? site.now();
		const from = momentOf(input.createTimeScope?.createTimeStart, zone) ?? to - maxPeriod;
		if (to - from > maxPeriod) throw invalid('createTimeScope is longer than 4 weeks');
		const name = recordName?.toLowerCase() ?? '';
		return {
			items: [...site.recordings.values()]
				.filter(({ deleted }) => deleted === undefined)
				.filter(({ hostWebExId }) => seesHost(call, hostWebExId, hostWebExID))
				.filter(({ created }) => created >= from && created <= to)
				.filter((recording) => !sessionKey || recording.sessionKey === sessionKey)
				.filter((recording) => recording.name.toLowerCase().includes(name))
				.sort((one, other) => other.created - one.created)
				.map((recording) => ({
					recordingID: recording.id,
					hostWebExID: recording.hostWebExId,
					name: recording.name,
					description: recording.description,
					createTime: iso(recording.created),
					timeZoneID: caller.timeZoneID,
					size: recording.size,
					streamURL: `https://${site.name}.webex.example/ldr.php?RCID=${recording.id}`,
					fileURL: `https://${site.name}.webex.example/lsr.php?RCID=${recording.id}`,
					recordingType: '0',
					duration: recording.duration,
					format: recording.format,
					serviceType: recording.record.serviceType,
					recordingUUID: recording.record.id,
					passwordReq: false,
					registerReq: false,
					...(returnSessionDetails && {
						sessionKey: recording.sessionKey,
						confID: recording.confId,
					}),
				})),
		};
	},
	get: ({ recordingID }, call) => {
		const { name, description, info } = existing(call, recordingID);
		const { basic, playback, fileAccess } = info;
		return {
			basic: { listing: 'PRIVATE', ...basic, topic: name, description },
			playback: { chat: true, video: true, range: 'FULL', ...playback },
			fileAccess: { attendeeView: true, attendeeDownload: false, ...fileAccess },
		};
	},
	update: ({ recording: { recordingID, description, password }, basic, ...info }, call) => {
		const found = existing(call, recordingID);
		const changes = {
			...(basic?.topic !== undefined && { topic: basic.topic }),
			...(password && { password }),
			xml: {
				description: description ?? found.description,
				info: { ...found.info, ...info, ...(basic && { basic }), ...(password && { password }) },
			},
		};
		changeRecording(call.world, found.record, changes, actorOf(call));
		return { recordingID: found.id };
	},
	delete: ({ recordingID }, call) => {
		const found = existing(call, recordingID);
		deleteRecording(call.world, found.record, actorOf(call));
		return { recordingID: found.id };
	},
};

const actorOf = ({ site, caller }: XmlCall) => site.hostIdOf(caller.webExId);
