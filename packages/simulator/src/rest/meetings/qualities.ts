import type { MeetingQuality } from '@webex-nodes/client';
import type { ParticipantRecord } from '../../world/meetings/instances.ts';

const interval = 60; // s
const step = interval * 1000; // ms

/** What was measured of a participant: one value a minute, the same in every world. */
export function qualityOf(participant: ParticipantRecord, now: number): MeetingQuality {
	const { id, instanceId, displayName, email, joined, left = now, devices } = participant;
	const [device] = devices;
	const count = Math.max(1, Math.ceil((left - joined) / step));
	const stream = (codec: string, facts: { readonly height: number; readonly rate: number }) => [
		{
			samplingInterval: interval,
			startTime: new Date(joined).toISOString(),
			endTime: new Date(left).toISOString(),
			packetLoss: repeat(0.2, count),
			latency: repeat(35, count),
			resolutionHeight: facts.height > 0 ? repeat(facts.height, count) : [],
			frameRate: facts.height > 0 ? repeat(30, count) : [],
			mediaBitRate: repeat(facts.rate, count),
			codec,
			jitter: repeat(4, count),
			transportType: 'UDP',
		},
	];
	const video = () => stream('H.264 BP', { height: 720, rate: 1_500_000 });
	const audio = () => stream('Opus', { height: 0, rate: 48_000 });
	return {
		meetingInstanceId: instanceId,
		webexUserName: displayName,
		webexUserEmail: email,
		joinTime: new Date(joined).toISOString(),
		leaveTime: new Date(left).toISOString(),
		joinMeetingTime: '4.210',
		clientType: 'Webex_Meetings_Desktop (Windows)',
		clientVersion: '44.10.0.31',
		osType: 'windows',
		osVersion: '10.0.22631',
		hardwareType: 'PC',
		speakerName: 'Speakers',
		networkType: 'ethernet',
		localIP: '192.0.2.10',
		publicIP: '198.51.100.10',
		maskedLocalIP: '192.0.2.x',
		maskedPublicIP: '198.51.100.x',
		camera: 'Camera',
		microphone: 'Microphone',
		serverRegion: 'Frankfurt, Germany',
		participantId: id,
		participantSessionId: device?.correlationId ?? id,
		videoIn: video(),
		videoOut: participant.video === 'on' ? video() : [],
		audioIn: audio(),
		audioOut: audio(),
		shareIn: [],
		shareOut: [],
		resources: [
			{
				processAverageCPU: repeat(6, count),
				processMaxCPU: repeat(11, count),
				systemAverageCPU: repeat(18, count),
				systemMaxCPU: repeat(34, count),
			},
		],
	};
}

const repeat = (value: number, count: number): number[] => new Array<number>(count).fill(value);
