import { z } from 'zod';

const readable = {
	/** The host, for administrators; a service app must name one. */
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
	/** Instances with chats, or those without; all when left out. The filters from here to `hasSlido` need `meetingType: 'meeting'` and `state: 'ended'`. */
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

/** Exactly one of meetingNumber and webLink. */
export const AdminListMeetings = z.strictObject({
	/** Number to enter. */
	meetingNumber: z.string().optional(),
	/** Address to join. */
	webLink: z.string().optional(),
	/** Of a series, its current or next occurrence instead; true when left out. */
	current: z.boolean().optional(),
	/** Of the dates in the answer, an IANA name; UTC when left out. */
	timezone: z.string().optional(),
});
export type AdminListMeetings = z.infer<typeof AdminListMeetings>;

export const AdminGetMeeting = z.strictObject({
	/** A series, an occurrence, or an instance. */
	meetingId: z.string(),
	/** Of a series, its current or next occurrence instead; false when left out. */
	current: z.boolean().optional(),
	/** Of the dates in the answer, an IANA name; UTC when left out. */
	timezone: z.string().optional(),
});
export type AdminGetMeeting = z.infer<typeof AdminGetMeeting>;
