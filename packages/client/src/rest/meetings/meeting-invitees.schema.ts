import { z } from 'zod';

/** @see https://developer.webex.com/docs/api/v1/meeting-invitees */
export const MeetingInvitee = z.looseObject({
	/** Invitee ID. */
	id: z.string(),
	/** Email address. */
	email: z.string(),
	/** Name. */
	displayName: z.string().optional(),
	/** May do what the host may. */
	coHost: z.boolean().optional(),
	/** The series, occurrence or instance. */
	meetingId: z.string(),
	/** Panelist of a webinar. */
	panelist: z.boolean().optional(),
});
export type MeetingInvitee = z.infer<typeof MeetingInvitee>;

const invitation = {
	/** Email address. */
	email: z.string(),
	/** At most 128 characters; the name of the account, or the address, when left out. */
	displayName: z.string().optional(),
	/** May do what the host may. */
	coHost: z.boolean().optional(),
	/** Whether the person gets an email; true when left out. */
	sendEmail: z.boolean().optional(),
	/** Panelist of a webinar. */
	panelist: z.boolean().optional(),
};

export const ListMeetingInvitees = z.strictObject({
	/** A series, an occurrence or an instance: each has its own. */
	meetingId: z.string(),
	/** The host, for administrators. */
	hostEmail: z.string().optional(),
	/** Of a webinar: panelists, or attendees; both when left out. */
	panelist: z.boolean().optional(),
});
export type ListMeetingInvitees = z.infer<typeof ListMeetingInvitees>;

export const CreateMeetingInvitee = z.strictObject({
	/** A series, or one occurrence. */
	meetingId: z.string(),
	...invitation,
	/** The host, for administrators. */
	hostEmail: z.string().optional(),
});
export type CreateMeetingInvitee = z.infer<typeof CreateMeetingInvitee>;

export const BulkCreateMeetingInvitees = z.strictObject({
	/** A series, or one occurrence. */
	meetingId: z.string(),
	/** The host, for administrators. */
	hostEmail: z.string().optional(),
	/** At most 100 people, each once. Webex invites nobody (409) when one of them is invited already. */
	items: z.array(z.strictObject(invitation)),
});
export type BulkCreateMeetingInvitees = z.infer<typeof BulkCreateMeetingInvitees>;

export const GetMeetingInvitee = z.strictObject({
	/** The invitee. */
	meetingInviteeId: z.string(),
	/** The host, for administrators. */
	hostEmail: z.string().optional(),
});
export type GetMeetingInvitee = z.infer<typeof GetMeetingInvitee>;

export const UpdateMeetingInvitee = z.strictObject({
	/** The invitee of a series or an occurrence. */
	meetingInviteeId: z.string(),
	...invitation,
	/** The host, for administrators. */
	hostEmail: z.string().optional(),
});
export type UpdateMeetingInvitee = z.infer<typeof UpdateMeetingInvitee>;

export const DeleteMeetingInvitee = z.strictObject({
	/** The invitee of a series or an occurrence. */
	meetingInviteeId: z.string(),
	/** The host, for administrators. */
	hostEmail: z.string().optional(),
	/** Whether the person gets an email; true when left out. */
	sendEmail: z.boolean().optional(),
});
export type DeleteMeetingInvitee = z.infer<typeof DeleteMeetingInvitee>;
