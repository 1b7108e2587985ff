import { z } from 'zod';

/** What kinds of meetings an account may schedule. @see https://developer.webex.com/docs/api/v1/meetings/list-meeting-session-types */
export const MeetingSessionType = z.looseObject({
	/** Session type ID: a text here, a number where a meeting has it. */
	id: z.string(),
	/** Its name. */
	name: z.string(),
	/** `meeting`, `webinar` or `privateMeeting`. */
	type: z.string(),
	/** How many people can take part. */
	attendeesCapacity: z.number().optional(),
});
export type MeetingSessionType = z.infer<typeof MeetingSessionType>;

const scoped = {
	/** The host, for administrators. */
	hostEmail: z.string().optional(),
	/** Site of Webex Meetings; the preferred one when left out. */
	siteUrl: z.string().optional(),
};

export const ListMeetingSessionTypes = z.strictObject({
	...scoped,
});
export type ListMeetingSessionTypes = z.infer<typeof ListMeetingSessionTypes>;

export const GetMeetingSessionType = z.strictObject({
	/** Session type ID. */
	sessionTypeId: z.string(),
	...scoped,
});
export type GetMeetingSessionType = z.infer<typeof GetMeetingSessionType>;
