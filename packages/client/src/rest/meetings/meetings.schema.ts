import { z } from 'zod';
import { Interpretation } from './meeting-interpreters.schema.ts';
import { links, Telephony } from './meeting-options.schema.ts';
import { MeetingRegistration } from './meeting-registration.schema.ts';
import { readGroups, settings, trackingCodes } from './meeting-settings.schema.ts';

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
	telephony: Telephony.optional(),
	/** What people say about themselves before they join. */
	registration: MeetingRegistration.optional(),
	/** Codes of the organisation, for reports. */
	trackingCodes: trackingCodes.optional(),
	/** The host is there or was there; of what can be joined. */
	hostDidJoin: z.boolean().optional(),
	/** Somebody is there or was there; of what can be joined. */
	attendeeDidJoin: z.boolean().optional(),
	/** Of a webinar, the password of the panelists in digits. Keep it secret. */
	phoneAndVideoSystemPanelistPassword: z.string().optional(),
	/** Interpreters and their languages. */
	simultaneousInterpretation: Interpretation.optional(),
	/** Its breakout sessions. */
	links: links.optional(),
	/** Of an ended instance: it has chats. */
	hasChat: z.boolean().optional(),
	/** Of an ended instance: it has recordings, also deleted ones. */
	hasRecording: z.boolean().optional(),
	/** Of an ended instance: it has transcripts. */
	hasTranscription: z.boolean().optional(),
	/** Of an ended instance: it has summaries. */
	hasSummary: z.boolean().optional(),
	/** Of an ended instance: it has captions. */
	hasClosedCaption: z.boolean().optional(),
	/** Of an ended instance: it has polls. */
	hasPolls: z.boolean().optional(),
	/** Of an ended instance: it has questions. */
	hasQA: z.boolean().optional(),
	/** Of an ended instance: it has Slido. */
	hasSlido: z.boolean().optional(),
	/** Of an ended instance: it has a registration form. */
	hasRegistration: z.boolean().optional(),
	/** Of an ended instance: it has registrants. */
	hasRegistrants: z.boolean().optional(),
	/** Of an ended instance: it has answers to a survey; webinars only. */
	hasPostEventSurvey: z.boolean().optional(),
	...settings,
	...readGroups,
});
export type Meeting = z.infer<typeof Meeting>;
