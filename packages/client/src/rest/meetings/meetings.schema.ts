import { z } from 'zod';

/** Settings of a meeting: sent, and read back as they were sent. */
const settings = {
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
	/** Password of the panelists of a webinar. */
	panelistPassword: z.string().optional(),
	/** Locked some time after its start. */
	enableAutomaticLock: z.boolean().optional(),
	/** Minutes until it is locked. */
	automaticLockMinutes: z.number().optional(),
	/** Chat, video, polls and notes in the meeting. */
	meetingOptions: z.looseObject({}).optional(),
	/** What attendees may do. */
	attendeePrivileges: z.looseObject({}).optional(),
	/** At most 3 keys of the integration, of at most 64 characters. */
	integrationTags: z.array(z.string()).optional(),
	/** Sessions beside the main one. */
	enabledBreakoutSessions: z.boolean().optional(),
	/** A watermark in the audio. */
	enabledAudioWatermark: z.boolean().optional(),
	/** A watermark in the video. */
	enabledVisualWatermark: z.boolean().optional(),
	/** 5 to 80. */
	visualWatermarkOpacity: z.number().optional(),
	/** How people hear each other. */
	audioConnectionOptions: z.looseObject({}).optional(),
	/** Attendees of a webinar sign in. */
	requireAttendeeLogin: z.boolean().optional(),
	/** Only invited people attend a webinar. */
	restrictToInvitees: z.boolean().optional(),
	/** Shown live on another platform. */
	enabledLiveStream: z.boolean().optional(),
	/** Where it is shown. */
	liveStream: z.looseObject({}).optional(),
};

const trackingCodes = z.array(z.object({ name: z.string(), value: z.string() }));

/** A series, an occurrence of one, or an instance that took place. @see https://developer.webex.com/docs/meetings */
export const Meeting = z.looseObject({
	/** Meeting ID; that of an occurrence ends with its time. */
	id: z.string(),
	/** `meetingSeries`, `scheduledMeeting` (one occurrence) or `meeting` (an instance that runs or ran). */
	meetingType: z.string(),
	/** Of an occurrence or instance. */
	meetingSeriesId: z.string().optional(),
	/** Of an instance. */
	scheduledMeetingId: z.string().optional(),
	/** Number to enter. */
	meetingNumber: z.string().optional(),
	/** The title. */
	title: z.string().optional(),
	/** What it is about. */
	agenda: z.string().optional(),
	/** Needed to join. Keep it secret. */
	password: z.string().optional(),
	/** The password in digits. Keep it secret. */
	phoneAndVideoSystemPassword: z.string().optional(),
	/** Such as active, scheduled, ready, inProgress, ended, missed, expired. */
	state: z.string().optional(),
	/** Of the dates, an IANA name. */
	timezone: z.string().optional(),
	/** Its start, ISO 8601. */
	start: z.string().optional(),
	/** Its end, ISO 8601. */
	end: z.string().optional(),
	/** When it repeats, such as FREQ=WEEKLY;COUNT=10. */
	recurrence: z.string().optional(),
	/** Whether the occurrence differs from its series. */
	isModified: z.boolean().optional(),
	/** Person ID. */
	hostUserId: z.string().optional(),
	/** Name of the host. */
	hostDisplayName: z.string().optional(),
	/** Email address of the host. */
	hostEmail: z.string().optional(),
	/** Makes a participant the host. Keep it secret. */
	hostKey: z.string().optional(),
	/** Site of Webex Meetings. */
	siteUrl: z.string().optional(),
	/** Address to join. */
	webLink: z.string().optional(),
	/** Where people register. */
	registerLink: z.string().optional(),
	/** Address for video systems. */
	sipAddress: z.string().optional(),
	/** Address for video systems without names. */
	dialInIpAddress: z.string().optional(),
	/** The room (space) that it belongs to. */
	roomId: z.string().optional(),
	/** `meeting`, `webinar` or `personalRoomMeeting`. */
	scheduledType: z.string().optional(),
	/** Phone numbers. */
	telephony: z.looseObject({}).optional(),
	/** What people say about themselves before they join. */
	registration: z.looseObject({}).optional(),
	/** Codes of the organisation, for reports. */
	trackingCodes: trackingCodes.optional(),
	...settings,
});
export type Meeting = z.infer<typeof Meeting>;

const changeable = {
	/** At most 128 characters. */
	title: z.string().optional(),
	/** At most 1300 characters. */
	agenda: z.string().optional(),
	/** Generated when left out. */
	password: z.string().optional(),
	/** ISO 8601, to the minute; without an offset it is in `timezone`. Not in the past. */
	start: z.string().optional(),
	/** ISO 8601; 10 minutes to 23:59 hours after the start. */
	end: z.string().optional(),
	/** Of the meeting, an IANA name; UTC when left out. */
	timezone: z.string().optional(),
	/** When it repeats, RFC 2445, such as FREQ=WEEKLY;INTERVAL=1;BYDAY=MO;COUNT=10. */
	recurrence: z.string().optional(),
	/** Whether host and invitees get an email; true when left out. */
	sendEmail: z.boolean().optional(),
	/** The host, for administrators. */
	hostEmail: z.string().optional(),
	/** Codes of the organisation, for reports. */
	trackingCodes: trackingCodes.optional(),
	...settings,
};

export const CreateMeeting = z.strictObject({
	...changeable,
	/** At most 128 characters; needed unless it is ad hoc. */
	title: z.string().optional(),
	/** Starts at once, for a room; needs `roomId`. */
	adhoc: z.boolean().optional(),
	/** The room (space) that it belongs to; needs the scope spark:all. */
	roomId: z.string().optional(),
	/** A template of the site: then start and end may be left out. */
	templateId: z.string().optional(),
	/** `meeting` when left out. */
	scheduledType: z.enum(['meeting', 'webinar', 'personalRoomMeeting']).optional(),
	/** At most 1000 people. */
	invitees: z
		.array(
			z.strictObject({
				/** Email address. */
				email: z.string(),
				/** Name; that of the account when left out. */
				displayName: z.string().optional(),
				/** May do what the host may. */
				coHost: z.boolean().optional(),
				/** Panelist of a webinar. */
				panelist: z.boolean().optional(),
			}),
		)
		.optional(),
	/** Site of Webex Meetings; the preferred one when left out. */
	siteUrl: z.string().optional(),
	/** What people say about themselves before they join. */
	registration: z.looseObject({}).optional(),
	/** Interpreters and their languages. */
	simultaneousInterpretation: z.looseObject({}).optional(),
	/** Sessions beside the main one. */
	breakoutSessions: z.array(z.looseObject({})).optional(),
});
export type CreateMeeting = z.infer<typeof CreateMeeting>;

/** Fields that are left out keep their values. */
export const UpdateMeeting = z.strictObject({
	/** A series, or one occurrence. */
	meetingId: z.string(),
	...changeable,
});
export type UpdateMeeting = z.infer<typeof UpdateMeeting>;

/** Fields that are left out keep their values; `null` removes one. */
export const PatchMeeting = UpdateMeeting.extend({
	/** At most 1300 characters. */
	agenda: z.string().nullable().optional(),
	/** When it repeats, RFC 2445. */
	recurrence: z.string().nullable().optional(),
	/** Codes of the organisation, for reports. */
	trackingCodes: trackingCodes.nullable().optional(),
});
export type PatchMeeting = z.infer<typeof PatchMeeting>;

export const DeleteMeeting = z.strictObject({
	/** A series, or one occurrence. */
	meetingId: z.string(),
	/** The host, for administrators. */
	hostEmail: z.string().optional(),
	/** Whether host and invitees get an email; true when left out. */
	sendEmail: z.boolean().optional(),
});
export type DeleteMeeting = z.infer<typeof DeleteMeeting>;

const readable = {
	/** The host, for administrators. */
	hostEmail: z.string().optional(),
	/** Of the meeting, for people who are neither host nor invited. */
	password: z.string().optional(),
	/** Of the dates in the answer, an IANA name; UTC when left out. */
	timezone: z.string().optional(),
};

export const GetMeeting = z.strictObject({
	/** A series, an occurrence, or an instance. */
	meetingId: z.string(),
	/** Of a series, its current or next occurrence instead. */
	current: z.boolean().optional(),
	...readable,
});
export type GetMeeting = z.infer<typeof GetMeeting>;

/** At most one of meetingNumber, webLink and roomId. */
export const ListMeetings = z.strictObject({
	/** Number to enter. */
	meetingNumber: z.string().optional(),
	/** Address to join. */
	webLink: z.string().optional(),
	/** The room (space) that it belongs to. */
	roomId: z.string().optional(),
	/** Its occurrences and instances. */
	meetingSeriesId: z.string().optional(),
	/** `meetingSeries` when left out. */
	meetingType: z.enum(['meetingSeries', 'scheduledMeeting', 'meeting']).optional(),
	/** Of all states when left out. */
	state: z
		.enum(['active', 'scheduled', 'ready', 'lobby', 'inProgress', 'ended', 'missed', 'expired'])
		.optional(),
	/** Of all types when left out. */
	scheduledType: z.enum(['meeting', 'webinar', 'personalRoomMeeting']).optional(),
	/** Occurrences that differ from their series, or those that do not. */
	isModified: z.boolean().optional(),
	/** Instances with chats, or those without. */
	hasChat: z.boolean().optional(),
	/** Instances with recordings, or those without. */
	hasRecording: z.boolean().optional(),
	/** Instances with transcripts, or those without. */
	hasTranscription: z.boolean().optional(),
	/** Instances with summaries, or those without. */
	hasSummary: z.boolean().optional(),
	/** Instances with captions, or those without. */
	hasClosedCaption: z.boolean().optional(),
	/** Instances with polls, or those without. */
	hasPolls: z.boolean().optional(),
	/** Instances with questions, or those without. */
	hasQA: z.boolean().optional(),
	/** Instances with Slido, or those without. */
	hasSlido: z.boolean().optional(),
	/** The current or next occurrence in place of a series; true when left out. */
	current: z.boolean().optional(),
	/** From this time on, ISO 8601; now, or 7 days before `to`, when left out. */
	from: z.string().optional(),
	/** Before this time, ISO 8601; 7 days after `from` when left out. */
	to: z.string().optional(),
	/** Site of Webex Meetings; all sites when left out. */
	siteUrl: z.string().optional(),
	/** A key that this integration has set. */
	integrationTag: z.string().optional(),
	...readable,
});
export type ListMeetings = z.infer<typeof ListMeetings>;
