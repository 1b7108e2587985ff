import { z } from 'zod';
import { GetMeetingPreferences, PersonalMeetingRoom } from './personal-meeting-room.schema.ts';

const phone = {
	/** Country code. */
	countryCode: z.string(),
	/** At most 30 characters. */
	number: z.string(),
	/** Calls from it are known to be of the owner. */
	enabledCallInAuthentication: z.boolean(),
	/** Offered as the number to call back. */
	enabledCallMe: z.boolean(),
};

const audio = {
	/** How people hear each other. */
	defaultAudioType: z.enum(['webexAudio', 'voipOnly', 'otherTeleconferenceService', 'none']),
	/** How another service is reached. */
	otherTeleconferenceDescription: z.string(),
	/** Numbers of other countries. */
	enabledGlobalCallIn: z.boolean(),
	/** Numbers that are free of charge. */
	enabledTollFree: z.boolean(),
	/** Connects by computer without a question. */
	enabledAutoConnection: z.boolean(),
	/** Proves on the phone who somebody is; 4 digits. Keep it secret. */
	audioPin: z.string().optional(),
};

/** Of meetings, but not of the personal room. */
export const AudioPreferences = z.looseObject({
	...audio,
	/** At work. */
	officeNumber: z.looseObject(phone).optional(),
	/** Mobile. */
	mobileNumber: z.looseObject(phone).optional(),
});
export type AudioPreferences = z.infer<typeof AudioPreferences>;

const device = {
	/** Its name. */
	deviceName: z.string(),
	/** Its address, in the form of an email address. */
	deviceAddress: z.string(),
	/** Exactly one is, unless there are none. */
	isDefault: z.boolean(),
};

/** Systems that meetings call. */
export const VideoPreferences = z.looseObject({
	/** The systems. */
	videoDevices: z.array(z.looseObject(device)),
});
export type VideoPreferences = z.infer<typeof VideoPreferences>;

const scheduling = {
	/** People may join before the host. */
	enabledJoinBeforeHost: z.boolean(),
	/** How long before the start: 0, 5, 10 or 15 minutes. */
	joinBeforeHostMinutes: z.number(),
	/** Invitees get the recording. */
	enabledAutoShareRecording: z.boolean(),
	/** The assistant is on from the start. */
	enabledWebexAssistantByDefault: z.boolean().optional(),
	/** Hosts who may schedule for the account; an empty list removes all. */
	delegateEmails: z.array(z.string()).optional(),
};

/** Of new meetings. */
export const SchedulingPreferences = z.looseObject({
	...scheduling,
});
export type SchedulingPreferences = z.infer<typeof SchedulingPreferences>;

export const MeetingSite = z.looseObject({
	/** Such as acme.webex.com. */
	siteUrl: z.string(),
	/** Whether it is used for meetings that name no site. */
	default: z.boolean().optional(),
});
export type MeetingSite = z.infer<typeof MeetingSite>;

/** @see https://developer.webex.com/docs/api/v1/meeting-preferences */
export const MeetingSites = z.looseObject({
	/** Sites of Webex Meetings where the account is a host. */
	sites: z.array(MeetingSite),
});
export type MeetingSites = z.infer<typeof MeetingSites>;

/** Everything at once. */
export const MeetingPreferences = z.looseObject({
	/** The personal room. */
	personalMeetingRoom: PersonalMeetingRoom.optional(),
	/** Audio. */
	audio: AudioPreferences.optional(),
	/** Video systems. */
	video: VideoPreferences.optional(),
	/** Defaults of new meetings. */
	schedulingOptions: SchedulingPreferences.optional(),
	/** Sites of the account. */
	sites: z.array(MeetingSite).optional(),
});
export type MeetingPreferences = z.infer<typeof MeetingPreferences>;

export const UpdateAudioPreferences = z.strictObject({
	...GetMeetingPreferences.shape,
	...audio,
	/** At work. */
	officeNumber: z.strictObject(phone),
	/** Mobile. */
	mobileNumber: z.strictObject(phone),
});
export type UpdateAudioPreferences = z.infer<typeof UpdateAudioPreferences>;

export const UpdateVideoPreferences = z.strictObject({
	...GetMeetingPreferences.shape,
	/** They replace all others. */
	videoDevices: z.array(z.strictObject(device)),
});
export type UpdateVideoPreferences = z.infer<typeof UpdateVideoPreferences>;

export const UpdateSchedulingPreferences = z.strictObject({
	...GetMeetingPreferences.shape,
	...scheduling,
});
export type UpdateSchedulingPreferences = z.infer<typeof UpdateSchedulingPreferences>;

export const DelegateEmails = z.strictObject({
	...GetMeetingPreferences.shape,
	/** Hosts who may schedule for the account. */
	emails: z.array(z.string()),
});
export type DelegateEmails = z.infer<typeof DelegateEmails>;

export const UpdateDefaultSite = z.strictObject({
	/** Always true. */
	defaultSite: z.literal(true),
	/** The person, for administrators. */
	userEmail: z.string().optional(),
	/** The site that becomes the preferred one. */
	siteUrl: z.string(),
});
export type UpdateDefaultSite = z.infer<typeof UpdateDefaultSite>;
