import { z } from 'zod';

/** Who answered a question of a poll, and with what. */
export const PollRespondent = z.looseObject({
	/** Name. */
	displayName: z.string().optional(),
	/** Email address. */
	email: z.string().optional(),
	/** One text, or several where several answers are allowed. */
	answers: z.array(z.string()).optional(),
});
export type PollRespondent = z.infer<typeof PollRespondent>;

const poll = {
	/** Poll ID. */
	id: z.string(),
	/** The instance. */
	meetingId: z.string().optional(),
	/** When it was opened, ISO 8601. */
	startTime: z.string().optional(),
	/** When it was closed, ISO 8601. */
	endTime: z.string().optional(),
	/** Seconds that it was open at most. */
	timerDuration: z.number().optional(),
	/** Name of the person who asked. */
	displayName: z.string().optional(),
	/** Email address of the person who asked. */
	email: z.string().optional(),
	/** Person ID of the person who asked. */
	personId: z.string().optional(),
};

const question = {
	/** Question ID. */
	id: z.string(),
	/** Its number in the poll, from 1. */
	order: z.string().optional(),
	/** The question. */
	title: z.string().optional(),
	/** `single`, `multiple` or `short` (a text). */
	type: z.string().optional(),
};

const option = {
	/** Its number in the question, from 1. */
	order: z.string().optional(),
	/** The answer. */
	value: z.string().optional(),
	/** Whether it is right. */
	isCorrect: z.boolean().optional(),
};

/** Questions of a poll with their possible answers. @see https://developer.webex.com/docs/api/v1/meeting-polls */
export const MeetingPoll = z.looseObject({
	...poll,
	/** Its questions. */
	questions: z
		.array(
			z.looseObject({
				...question,
				/** Answers to choose from. */
				options: z.array(z.looseObject(option)).optional(),
			}),
		)
		.optional(),
});
export type MeetingPoll = z.infer<typeof MeetingPoll>;

const Links = z.looseObject({
	/** Address of the page before. */
	prev: z.string().optional(),
	/** Address of this page. */
	self: z.string().optional(),
	/** Address of the next page. */
	next: z.string().optional(),
});

/** What was answered. Pages are cut by respondents: a poll may come again on the next page, with other people. */
export const MeetingPollResult = z.looseObject({
	...poll,
	/** People in the meeting. */
	totalAttendees: z.number().optional(),
	/** People who answered. */
	totalRespondents: z.number().optional(),
	/** Its questions. */
	questions: z
		.array(
			z.looseObject({
				...question,
				/** How often each answer was chosen. */
				answerSummary: z
					.array(
						z.looseObject({
							...option,
							/** People who chose it. */
							totalRespondents: z.number().optional(),
						}),
					)
					.optional(),
				/** Who answered. */
				respondents: z
					.looseObject({
						/** More of them. */
						links: Links.optional(),
						/** Those of this page. */
						items: z.array(PollRespondent).optional(),
					})
					.optional(),
			}),
		)
		.optional(),
});
export type MeetingPollResult = z.infer<typeof MeetingPollResult>;

export const ListMeetingPolls = z.strictObject({
	/** An instance that runs or has ended. */
	meetingId: z.string(),
});
export type ListMeetingPolls = z.infer<typeof ListMeetingPolls>;

export const ListPollRespondents = z.strictObject({
	/** Poll ID. */
	pollId: z.string(),
	/** Question ID. */
	questionId: z.string(),
	/** An instance that runs or has ended. */
	meetingId: z.string(),
});
export type ListPollRespondents = z.infer<typeof ListPollRespondents>;
