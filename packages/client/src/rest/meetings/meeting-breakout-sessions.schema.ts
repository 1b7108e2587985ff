import { z } from 'zod';

/** Groups beside the main meeting. @see https://developer.webex.com/docs/api/v1/meetings/list-meeting-breakout-sessions */
export const MeetingBreakoutSession = z.looseObject({
	/** Breakout session ID. */
	id: z.string(),
	/** Its name. */
	name: z.string(),
	/** Email addresses, as planned. */
	invitees: z.array(z.string()).optional(),
	/** Of an ended instance, ISO 8601. */
	startTime: z.string().optional(),
	/** Of an ended instance, ISO 8601. */
	endTime: z.string().optional(),
});
export type MeetingBreakoutSession = z.infer<typeof MeetingBreakoutSession>;

export const BreakoutSessionDraft = z.strictObject({
	/** Its name. */
	name: z.string(),
	/** Email addresses; each person in one session only. */
	invitees: z.array(z.string()).optional(),
});
export type BreakoutSessionDraft = z.infer<typeof BreakoutSessionDraft>;

export const ListMeetingBreakoutSessions = z.strictObject({
	/** A series, an occurrence or an instance. */
	meetingId: z.string(),
	/** The host, for administrators. */
	hostEmail: z.string().optional(),
});
export type ListMeetingBreakoutSessions = z.infer<typeof ListMeetingBreakoutSessions>;

export const UpdateMeetingBreakoutSessions = z.strictObject({
	/** A series, or one occurrence, before it runs. */
	meetingId: z.string(),
	/** The host, for administrators. */
	hostEmail: z.string().optional(),
	/** Whether host and invitees get an email; true when left out. */
	sendEmail: z.boolean().optional(),
	/** They replace all others. */
	items: z.array(BreakoutSessionDraft),
});
export type UpdateMeetingBreakoutSessions = z.infer<typeof UpdateMeetingBreakoutSessions>;

export const DeleteMeetingBreakoutSessions = z.strictObject({
	/** A series, or one occurrence, before it runs. */
	meetingId: z.string(),
	/** The host, for administrators. */
	hostEmail: z.string().optional(),
	/** Whether host and invitees get an email; true when left out. */
	sendEmail: z.boolean().optional(),
});
export type DeleteMeetingBreakoutSessions = z.infer<typeof DeleteMeetingBreakoutSessions>;
