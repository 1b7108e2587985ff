import { z } from 'zod';

/** An answer to a question, or a person who has not answered it. */
export const MeetingAnswer = z.looseObject({
	/** Name of the person. */
	displayName: z.string().optional(),
	/** Email address of the person. */
	email: z.string().optional(),
	/** Person ID of people who are signed in. */
	personId: z.string().optional(),
	/** The words: a text, or a list of texts. */
	answer: z.union([z.string(), z.array(z.string())]).optional(),
	/** Whether the person answered. */
	answered: z.boolean().optional(),
});
export type MeetingAnswer = z.infer<typeof MeetingAnswer>;

/**
 * A question of the Q&A in a meeting. Pages are cut by answers: a question may come again on the next page, with others.
 * @see https://developer.webex.com/docs/api/v1/meeting-q-and-a
 */
export const MeetingQuestion = z.looseObject({
	/** Question ID. */
	id: z.string(),
	/** The instance. */
	meetingId: z.string().optional(),
	/** People in the meeting. */
	totalAttendees: z.number().optional(),
	/** People who answered. */
	totalRespondents: z.number().optional(),
	/** Name of the person who asked. */
	displayName: z.string().optional(),
	/** Email address of the person who asked. */
	email: z.string().optional(),
	/** The question. */
	question: z.string().optional(),
	/** Its answers. */
	answers: z
		.looseObject({
			/** Addresses of more of them: `prev`, `self`, `next`. */
			links: z.looseObject({}).optional(),
			/** Those of this page. */
			items: z.array(MeetingAnswer).optional(),
		})
		.optional(),
});
export type MeetingQuestion = z.infer<typeof MeetingQuestion>;

export const ListMeetingQuestions = z.strictObject({
	/** An instance that runs or has ended. */
	meetingId: z.string(),
});
export type ListMeetingQuestions = z.infer<typeof ListMeetingQuestions>;

export const ListMeetingAnswers = z.strictObject({
	/** Question ID. */
	questionId: z.string(),
	/** An instance that runs or has ended. */
	meetingId: z.string(),
});
export type ListMeetingAnswers = z.infer<typeof ListMeetingAnswers>;
