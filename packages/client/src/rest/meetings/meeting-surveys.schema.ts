import { z } from 'zod';

const question = {
	/** Question ID. */
	id: z.number(),
	/** The text. */
	question: z.string(),
	/** text, rating, checkbox, singleDropdown or singleRadio. */
	type: z.string(),
};

const surveyQuestion = z.looseObject({
	...question,
	/** Must be answered. */
	required: z.boolean().optional(),
	/** Of a rating, the lowest number. */
	fromScore: z.number().optional(),
	/** What it means. */
	fromLabel: z.string().optional(),
	/** Of a rating, the highest number. */
	toScore: z.number().optional(),
	/** What it means. */
	toLabel: z.string().optional(),
	/** Of a choice. */
	options: z
		.array(
			z.looseObject({
				/** Option ID. */
				id: z.number(),
				/** The text. */
				value: z.string(),
			}),
		)
		.optional(),
});

const answeredQuestion = z.looseObject({
	...question,
	/** What the person answered. */
	answers: z
		.array(
			z.looseObject({
				/** Of a choice. */
				optionId: z.number().optional(),
				/** The text, the number or the option. */
				answer: z.string(),
			}),
		)
		.optional(),
});

const webinar = {
	/** A webinar that is planned or was held. */
	meetingId: z.string(),
};

/** Asked after a webinar. @see https://developer.webex.com/docs/api/v1/meetings/get-a-meeting-survey */
export const MeetingSurvey = z.looseObject({
	/** Survey ID. */
	id: z.string(),
	/** Its name. */
	surveyName: z.string(),
	/** The webinar. */
	meetingId: z.string(),
	/** What it is about. */
	description: z.string().optional(),
	/** Answers may come without a name. */
	allowAnonymousSubmit: z.boolean().optional(),
	/** The questions. */
	questions: z.array(surveyQuestion),
});
export type MeetingSurvey = z.infer<typeof MeetingSurvey>;

/** The answers of one person. */
export const MeetingSurveyResult = z.looseObject({
	/** Result ID. */
	id: z.string(),
	/** Name of the survey. */
	surveyName: z.string(),
	/** The instance. */
	meetingId: z.string(),
	/** Email address of the person. */
	email: z.string(),
	/** Name of the person. */
	displayName: z.string(),
	/** When it was sent, ISO 8601. */
	createTime: z.string(),
	/** The questions with their answers. */
	questions: z.array(answeredQuestion),
});
export type MeetingSurveyResult = z.infer<typeof MeetingSurveyResult>;

/** Where one person answers. */
export const MeetingSurveyLink = z.looseObject({
	/** Email address of the person. */
	email: z.string().optional(),
	/** Keep it secret: it has a token of the person. */
	surveyLink: z.string().optional(),
});
export type MeetingSurveyLink = z.infer<typeof MeetingSurveyLink>;

export const GetMeetingSurvey = z.strictObject({
	...webinar,
	/** The host, for administrators. */
	hostEmail: z.string().optional(),
});
export type GetMeetingSurvey = z.infer<typeof GetMeetingSurvey>;

const period = {
	/** Of instances that began at this time or later, ISO 8601. */
	meetingStartTimeFrom: z.string().optional(),
	/** Of instances that began before this time, ISO 8601. */
	meetingStartTimeTo: z.string().optional(),
	/** Of the dates, an IANA name; UTC when left out. */
	timezone: z.string().optional(),
	/** The host, for administrators. */
	hostEmail: z.string().optional(),
};

export const ListMeetingSurveyResults = z.strictObject({
	...webinar,
	...period,
});
export type ListMeetingSurveyResults = z.infer<typeof ListMeetingSurveyResults>;

export const CreateMeetingSurveyLinks = z.strictObject({
	...webinar,
	...period,
	/** At most 100 people. */
	emails: z.array(z.string()).optional(),
});
export type CreateMeetingSurveyLinks = z.infer<typeof CreateMeetingSurveyLinks>;
