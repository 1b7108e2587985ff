import { z } from 'zod';
import { BreakoutSessionDraft } from './meeting-breakout-sessions.schema.ts';
import { InterpretationDraft } from './meeting-interpreters.schema.ts';
import { RegistrationDraft } from './meeting-registration.schema.ts';
import { sentGroups, settings, trackingCodes } from './meeting-settings.schema.ts';

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
	/** The host, for administrators; a service app must name one. */
	hostEmail: z.string().optional(),
	/** Codes of the organisation, for reports. */
	trackingCodes: trackingCodes.optional(),
	...settings,
	...sentGroups,
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
	registration: RegistrationDraft.optional(),
	/** Interpreters and their languages. */
	simultaneousInterpretation: InterpretationDraft.optional(),
	/** Groups beside the main meeting. */
	breakoutSessions: z.array(BreakoutSessionDraft).optional(),
});
export type CreateMeeting = z.infer<typeof CreateMeeting>;

/**
 * Fields that are left out keep their values. Refused while the meeting runs, for instances and for ad hoc meetings. A new
 * start, end or recurrence of a series cancels occurrences that were changed on their own.
 */
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
	/** The host, for administrators; a service app must name one. */
	hostEmail: z.string().optional(),
	/** Whether host and invitees get an email; true when left out. */
	sendEmail: z.boolean().optional(),
});
export type DeleteMeeting = z.infer<typeof DeleteMeeting>;
