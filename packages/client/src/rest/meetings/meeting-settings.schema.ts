import { z } from 'zod';
import {
	attendeePrivileges,
	audioConnectionOptions,
	liveStream,
	meetingOptions,
} from './meeting-options.schema.ts';

/** Settings of a meeting: sent, and read back as they were sent. */
export const settings = {
	/** Recorded from its start. */
	enabledAutoRecordMeeting: z.boolean().optional(),
	/** Anyone with a host account may become a co-host. */
	allowAnyUserToBeCoHost: z.boolean().optional(),
	/** The first with a host account becomes a co-host. */
	allowFirstUserToBeCoHost: z.boolean().optional(),
	/** Devices of the organisation start or join without a prompt. */
	allowAuthenticatedDevices: z.boolean().optional(),
	/** People may join before the host. */
	enabledJoinBeforeHost: z.boolean().optional(),
	/** People who joined before the host have audio. */
	enableConnectAudioBeforeHost: z.boolean().optional(),
	/** How long before the start people may join: 0, 5, 10 or 15 minutes; a webinar 0, 15, 30, 45 or 60. */
	joinBeforeHostMinutes: z.number().optional(),
	/** The invitation by email does not show the password. */
	excludePassword: z.boolean().optional(),
	/** Listed on the public calendar of the site. */
	publicMeeting: z.boolean().optional(),
	/** Minutes before the start at which the host gets an email. */
	reminderTime: z.number().optional(),
	/** What people who are not invited can do: `allowJoin`, `allowJoinWithLobby` or `blockFromJoin`. */
	unlockedMeetingJoinSecurity: z
		.enum(['allowJoin', 'allowJoinWithLobby', 'blockFromJoin'])
		.optional(),
	/** Session type of the site; a webinar needs it. */
	sessionTypeId: z.number().optional(),
	/** The webcast view of a webinar. */
	enabledWebcastView: z.boolean().optional(),
	/** Password of the panelists of a webinar. Keep it secret. */
	panelistPassword: z.string().optional(),
	/** Locked some time after its start. */
	enableAutomaticLock: z.boolean().optional(),
	/** Minutes until it is locked. */
	automaticLockMinutes: z.number().optional(),
	/** At most 3 keys of the integration, of at most 64 characters. */
	integrationTags: z.array(z.string()).optional(),
	/** Groups beside the main meeting. */
	enabledBreakoutSessions: z.boolean().optional(),
	/** A watermark in the audio. */
	enabledAudioWatermark: z.boolean().optional(),
	/** A watermark in the video. */
	enabledVisualWatermark: z.boolean().optional(),
	/** 5 to 80. */
	visualWatermarkOpacity: z.number().optional(),
	/** Attendees of a webinar sign in. */
	requireAttendeeLogin: z.boolean().optional(),
	/** Only invited people attend a webinar; needs `requireAttendeeLogin`. */
	restrictToInvitees: z.boolean().optional(),
	/** Shown live on another platform; needs `liveStream`. */
	enabledLiveStream: z.boolean().optional(),
};

/** Groups of settings, as they are sent. */
export const sentGroups = {
	/** Chat, video, polls and notes in the meeting. */
	meetingOptions: z.strictObject(meetingOptions).optional(),
	/** What attendees may do; not for webinars. */
	attendeePrivileges: z.strictObject(attendeePrivileges).optional(),
	/** How people hear each other. */
	audioConnectionOptions: z.strictObject(audioConnectionOptions).optional(),
	/** Where it is shown live. */
	liveStream: z.strictObject(liveStream).optional(),
};

/** The same, as they are read. */
export const readGroups = {
	/** Chat, video, polls and notes in the meeting. */
	meetingOptions: z.looseObject(meetingOptions).optional(),
	/** What attendees may do; not for webinars. */
	attendeePrivileges: z.looseObject(attendeePrivileges).optional(),
	/** How people hear each other. */
	audioConnectionOptions: z.looseObject(audioConnectionOptions).optional(),
	/** Where it is shown live. */
	liveStream: z.looseObject(liveStream).optional(),
};

export const trackingCodes = z.array(
	z.object({
		/** Name of a tracking code of the site, at most 120 characters. */
		name: z.string(),
		/** At most 120 characters. */
		value: z.string(),
	}),
);
