import { z } from 'zod';

/** One value for each sampling interval. */
const values = z.array(z.number()).optional();

const Stream = z.looseObject({
	/** Seconds between two values. */
	samplingInterval: z.number().optional(),
	/** When the stream began, ISO 8601. */
	startTime: z.string().optional(),
	/** When the stream ended, ISO 8601. */
	endTime: z.string().optional(),
	/** Packets that were lost, in percent. */
	packetLoss: values,
	/** Milliseconds on the way. */
	latency: values,
	/** Height of the picture in pixels; not of sound. */
	resolutionHeight: values,
	/** Pictures per second; not of sound. */
	frameRate: values,
	/** Bits per second. */
	mediaBitRate: values,
	/** How it was encoded, such as H.264 BP or Opus. */
	codec: z.string().optional(),
	/** Changes of the time on the way. */
	jitter: values,
	/** `UDP` or `TCP`. */
	transportType: z.string().optional(),
});

const streams = z.array(Stream).optional();

/** One session of a participant, with what was measured. @see https://developer.webex.com/docs/api/v1/meeting-qualities */
export const MeetingQuality = z.looseObject({
	/** The instance. */
	meetingInstanceId: z.string(),
	/** Name of the participant. */
	webexUserName: z.string().optional(),
	/** Email address of the participant. */
	webexUserEmail: z.string().optional(),
	/** When the participant came, ISO 8601. */
	joinTime: z.string().optional(),
	/** When the participant left, ISO 8601. */
	leaveTime: z.string().optional(),
	/** Seconds that it took to join. */
	joinMeetingTime: z.string().optional(),
	/** The app, with its system. */
	clientType: z.string().optional(),
	/** Version of the app. */
	clientVersion: z.string().optional(),
	/** System, such as mac. */
	osType: z.string().optional(),
	/** Version of the system. */
	osVersion: z.string().optional(),
	/** The computer or device. */
	hardwareType: z.string().optional(),
	/** The loudspeaker. */
	speakerName: z.string().optional(),
	/** `wifi`, `cellular`, `ethernet` or `unknown`. */
	networkType: z.string().optional(),
	/** Address in the local network. */
	localIP: z.string().optional(),
	/** Address in the public network. */
	publicIP: z.string().optional(),
	/** Part of the local address. */
	maskedLocalIP: z.string().optional(),
	/** Part of the public address. */
	maskedPublicIP: z.string().optional(),
	/** The camera. */
	camera: z.string().optional(),
	/** The microphone. */
	microphone: z.string().optional(),
	/** Where the server is. */
	serverRegion: z.string().optional(),
	/** Cluster of Video Mesh. */
	videoMeshCluster: z.string().optional(),
	/** Server of Video Mesh. */
	videoMeshServer: z.string().optional(),
	/** Participant ID. */
	participantId: z.string().optional(),
	/** ID of this session of the participant. */
	participantSessionId: z.string().optional(),
	/** Video to the participant. */
	videoIn: streams,
	/** Video of the participant. */
	videoOut: streams,
	/** Sound to the participant. */
	audioIn: streams,
	/** Sound of the participant. */
	audioOut: streams,
	/** Screen of somebody else. */
	shareIn: streams,
	/** Screen of the participant. */
	shareOut: streams,
	/** Load of the computer, in percent. */
	resources: z.array(z.looseObject({})).optional(),
});
export type MeetingQuality = z.infer<typeof MeetingQuality>;

export const ListMeetingQualities = z.strictObject({
	/** An instance. */
	meetingId: z.string(),
	/** How many to leave out at the beginning. */
	offset: z.number().optional(),
});
export type ListMeetingQualities = z.infer<typeof ListMeetingQualities>;
