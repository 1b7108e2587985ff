import { z } from 'zod';

const Person = z.looseObject({
	/** Email address. */
	email: z.string().optional(),
	/** Name. */
	displayName: z.string().optional(),
	/** Person ID. */
	personId: z.string().optional(),
	/** Organisation of the person. */
	orgId: z.string().optional(),
});

/** One message of the chat in a meeting. @see https://developer.webex.com/docs/api/v1/meeting-chats */
export const MeetingChat = z.looseObject({
	/** Chat ID. */
	id: z.string(),
	/** When, ISO 8601. */
	chatTime: z.string().optional(),
	/** The words. */
	text: z.string().optional(),
	/** The instance. */
	meetingId: z.string().optional(),
	/** `private` (to one person), `public` (to everybody) or `group`. */
	type: z.string().optional(),
	/** Who wrote it. */
	sender: Person.optional(),
	/** To whom. */
	receivers: z.array(Person).optional(),
});
export type MeetingChat = z.infer<typeof MeetingChat>;

const meeting = {
	/** An instance that has ended. Webex refuses a series, an occurrence, and an instance that still runs. */
	meetingId: z.string(),
};

export const ListMeetingChats = z.strictObject({
	...meeting,
	/** How many to leave out at the beginning. */
	offset: z.number().optional(),
});
export type ListMeetingChats = z.infer<typeof ListMeetingChats>;

export const DeleteMeetingChats = z.strictObject(meeting);
export type DeleteMeetingChats = z.infer<typeof DeleteMeetingChats>;
