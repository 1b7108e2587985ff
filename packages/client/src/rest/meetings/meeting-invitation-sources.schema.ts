import { z } from 'zod';

/** Shows who came through which invitation. @see https://developer.webex.com/docs/api/v1/meetings/list-invitation-sources */
export const MeetingInvitationSource = z.looseObject({
	/** Invitation source ID. */
	id: z.string(),
	/** A key of one's own. */
	sourceId: z.string(),
	/** Who invites. */
	sourceEmail: z.string(),
	/** Where people join, unless they have to register. Keep it secret. */
	joinLink: z.string().optional(),
	/** Where people register. */
	registerLink: z.string().optional(),
});
export type MeetingInvitationSource = z.infer<typeof MeetingInvitationSource>;

const source = z.strictObject({
	/** A key of one's own. */
	sourceId: z.string(),
	/** Who invites. */
	sourceEmail: z.string(),
});

const scoped = {
	/** A webinar that is planned. */
	meetingId: z.string(),
	/** The host, for administrators. */
	hostEmail: z.string().optional(),
	/** The host, for administrators. */
	personId: z.string().optional(),
};

export const ListMeetingInvitationSources = z.strictObject({
	...scoped,
});
export type ListMeetingInvitationSources = z.infer<typeof ListMeetingInvitationSources>;

export const CreateMeetingInvitationSources = z.strictObject({
	...scoped,
	/** The sources. */
	items: z.array(source),
});
export type CreateMeetingInvitationSources = z.infer<typeof CreateMeetingInvitationSources>;
