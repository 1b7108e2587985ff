import { z } from 'zod';

const person = {
	/** First name. */
	firstName: z.string(),
	/** Last name. */
	lastName: z.string(),
	/** Email address. */
	email: z.string(),
};

const details = {
	/** The position. */
	jobTitle: z.string().optional(),
	/** The company. */
	companyName: z.string().optional(),
	/** First line of the address. */
	address1: z.string().optional(),
	/** Second line of the address. */
	address2: z.string().optional(),
	/** The city. */
	city: z.string().optional(),
	/** The state. */
	state: z.string().optional(),
	/** The postal code: a number in the description, which loses zeros in front. */
	zipCode: z.union([z.number(), z.string()]).optional(),
	/** The country. */
	countryRegion: z.string().optional(),
	/** The phone number. */
	workPhone: z.string().optional(),
	/** The fax number. */
	fax: z.string().optional(),
};

const answer = {
	/** Of the registration form. */
	questionId: z.number(),
};

const option = {
	/** Of the option that was chosen. */
	optionId: z.number().optional(),
	/** The text, or that of the option. */
	answer: z.string(),
};

/** @see https://developer.webex.com/docs/api/v1/meetings/get-detailed-information-for-a-meeting-registrant */
export const MeetingRegistrant = z.looseObject({
	/** Registrant ID. */
	id: z.string(),
	/** approved, pending (the host has to decide) or rejected. */
	status: z.string(),
	...person,
	...details,
	/** When the person registered, ISO 8601. */
	registrationTime: z.string().optional(),
	/** Answers to the questions of the form. */
	customizedQuestions: z
		.array(z.looseObject({ ...answer, answers: z.array(z.looseObject(option)) }))
		.optional(),
	/** The invitation source that led here. */
	sourceId: z.string().optional(),
	/** Needed to join, where the webinar has such numbers. Keep it secret. */
	registrationId: z.string().optional(),
});
export type MeetingRegistrant = z.infer<typeof MeetingRegistrant>;

const registration = {
	...person,
	...details,
	/** Whether the person gets an email; true when left out. */
	sendEmail: z.boolean().optional(),
	/** Answers to the questions of the form. */
	customizedQuestions: z
		.array(z.strictObject({ ...answer, answers: z.array(z.strictObject(option)) }))
		.optional(),
};

const scoped = {
	/** A series with a registration form. */
	meetingId: z.string(),
	/** Of the current or next occurrence; false when left out. */
	current: z.boolean().optional(),
	/** The host, for administrators. */
	hostEmail: z.string().optional(),
};

export const RegisterMeetingRegistrant = z.strictObject({
	...scoped,
	...registration,
});
export type RegisterMeetingRegistrant = z.infer<typeof RegisterMeetingRegistrant>;

export const BulkRegisterMeetingRegistrants = z.strictObject({
	...scoped,
	/** The people. */
	items: z.array(z.strictObject(registration)),
});
export type BulkRegisterMeetingRegistrants = z.infer<typeof BulkRegisterMeetingRegistrants>;

export const MeetingRegistrantId = z.strictObject({
	...scoped,
	/** The registrant. */
	registrantId: z.string(),
});
export type MeetingRegistrantId = z.infer<typeof MeetingRegistrantId>;

export const ListMeetingRegistrants = z.strictObject({
	...scoped,
	/** Of this person. */
	email: z.string().optional(),
	/** Registered at this time or later, ISO 8601; 7 days before `registrationTimeTo` when only that is given. */
	registrationTimeFrom: z.string().optional(),
	/** Registered before this time, ISO 8601; 7 days after `registrationTimeFrom` when only that is given. At most 90 days. */
	registrationTimeTo: z.string().optional(),
});
export type ListMeetingRegistrants = z.infer<typeof ListMeetingRegistrants>;

export const QueryMeetingRegistrants = z.strictObject({
	...scoped,
	/** Email addresses of the people. */
	emails: z.array(z.string()),
	/** Those in this status. */
	status: z.enum(['approved', 'pending', 'rejected']).optional(),
	/** The time of registration when left out. */
	orderBy: z.enum(['firstName', 'lastName', 'status', 'email']).optional(),
	/** The direction. */
	orderType: z.enum(['ASC', 'DESC']).optional(),
});
export type QueryMeetingRegistrants = z.infer<typeof QueryMeetingRegistrants>;

/** For people who have registered. */
export const DecideMeetingRegistrants = z.strictObject({
	...scoped,
	/** Whether they get an email; true when left out. */
	sendEmail: z.boolean().optional(),
	/** Registrant IDs. */
	registrants: z.array(z.strictObject({ id: z.string() })),
});
export type DecideMeetingRegistrants = z.infer<typeof DecideMeetingRegistrants>;
