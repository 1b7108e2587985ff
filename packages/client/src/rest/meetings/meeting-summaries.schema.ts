import { z } from 'zod';

/** What the AI Assistant made of a meeting. @see https://developer.webex.com/docs/api/v1/meeting-summaries */
export const MeetingSummary = z.looseObject({
	/** Summary ID, a UUID. */
	id: z.string(),
	/** The instance. */
	meetingId: z.string().optional(),
	/** `available` or `deleted`; only compliance officers see deleted ones. */
	status: z.string().optional(),
	/** What was said. */
	notes: z
		.looseObject({
			/** HTML. */
			content: z.string(),
		})
		.optional(),
	/** What people want to do. */
	actionItems: z
		.array(
			z.looseObject({
				/** Plain text. */
				content: z.string(),
			}),
		)
		.optional(),
});
export type MeetingSummary = z.infer<typeof MeetingSummary>;

export const ListMeetingSummaries = z.strictObject({
	/** An instance that has ended. Webex refuses a series, an occurrence, and an instance that still runs. */
	meetingId: z.string(),
});
export type ListMeetingSummaries = z.infer<typeof ListMeetingSummaries>;
