import { z } from 'zod';

/** Approves or rejects a registration by itself. */
const rule = {
	/** How the answer is compared. */
	condition: z.enum(['contains', 'notContains', 'beginsWith', 'endsWith', 'equals', 'notEquals']),
	/** What it is compared with. */
	value: z.string(),
	/** What happens when it fits. */
	result: z.enum(['approve', 'reject']),
	/** Small and capital letters differ. */
	matchCase: z.boolean().optional(),
};

const standardRule = {
	/** The answer that is compared. */
	question: z.enum([
		'lastName',
		'email',
		'jobTitle',
		'companyName',
		'address1',
		'address2',
		'city',
		'state',
		'zipCode',
		'countryRegion',
		'workPhone',
		'fax',
	]),
	...rule,
	/** Rules of both kinds are tried in this order, the smallest first. */
	order: z.number().optional(),
};

const question = {
	/** The text. */
	question: z.string(),
	/** Must be answered. */
	required: z.boolean().optional(),
	/** The last three need `options`. */
	type: z.enum([
		'singleLineTextBox',
		'multiLineTextBox',
		'checkbox',
		'dropdownList',
		'radioButtons',
	]),
	/** Of a text, up to 999 characters. */
	maxLength: z.number().optional(),
};

const flags = {
	/** Nobody has to approve. */
	autoAcceptRequest: z.boolean().optional(),
	/** Always true. */
	requireFirstName: z.boolean().optional(),
	/** Always true. */
	requireLastName: z.boolean().optional(),
	/** Always true. */
	requireEmail: z.boolean().optional(),
	/** The position. */
	requireJobTitle: z.boolean().optional(),
	/** The company. */
	requireCompanyName: z.boolean().optional(),
	/** First line of the address. */
	requireAddress1: z.boolean().optional(),
	/** Second line of the address. */
	requireAddress2: z.boolean().optional(),
	/** The city. */
	requireCity: z.boolean().optional(),
	/** The state. */
	requireState: z.boolean().optional(),
	/** The postal code. */
	requireZipCode: z.boolean().optional(),
	/** The country. */
	requireCountryRegion: z.boolean().optional(),
	/** The phone number. */
	requireWorkPhone: z.boolean().optional(),
	/** The fax number. */
	requireFax: z.boolean().optional(),
	/** How many people may register; meetings only. */
	maxRegisterNum: z.number().optional(),
};

/** What people say about themselves before they join, as it is sent. */
export const RegistrationDraft = z.strictObject({
	...flags,
	/** Questions of one's own. */
	customizedQuestions: z
		.array(
			z.strictObject({
				...question,
				/** To choose from. */
				options: z.array(z.strictObject({ value: z.string() })).optional(),
				/** Rules for the answer. */
				rules: z.array(z.strictObject(rule)).optional(),
			}),
		)
		.optional(),
	/** Rules for the standard questions. */
	rules: z.array(z.strictObject(standardRule)).optional(),
});
export type RegistrationDraft = z.infer<typeof RegistrationDraft>;

/** Described as a number, and sent as a text. */
const id = z.union([z.number(), z.string()]);

/** What people say about themselves before they join. @see https://developer.webex.com/docs/api/v1/meetings/get-registration-form-for-a-meeting */
export const MeetingRegistration = z.looseObject({
	...flags,
	/** Registrants get a number that they need to join; webinars only. */
	enabledRegistrationId: z.boolean().optional(),
	/** Questions of one's own. */
	customizedQuestions: z
		.array(
			z.looseObject({
				...question,
				id,
				/** To choose from. */
				options: z.array(z.looseObject({ id, value: z.string() })).optional(),
				/** Rules for the answer. */
				rules: z.array(z.looseObject({ ...rule, order: z.number().optional() })).optional(),
			}),
		)
		.optional(),
	/** Rules for the standard questions. */
	rules: z.array(z.looseObject(standardRule)).optional(),
});
export type MeetingRegistration = z.infer<typeof MeetingRegistration>;

export const GetMeetingRegistration = z.strictObject({
	/** A series: occurrences and instances have no form of their own. */
	meetingId: z.string(),
	/** Of the current or next occurrence; false when left out. */
	current: z.boolean().optional(),
	/** The host, for administrators. */
	hostEmail: z.string().optional(),
});
export type GetMeetingRegistration = z.infer<typeof GetMeetingRegistration>;

export const UpdateMeetingRegistration = z.strictObject({
	/** A series. */
	meetingId: z.string(),
	/** The host, for administrators. */
	hostEmail: z.string().optional(),
	...RegistrationDraft.shape,
});
export type UpdateMeetingRegistration = z.infer<typeof UpdateMeetingRegistration>;

export const DeleteMeetingRegistration = z.strictObject({
	/** A series. */
	meetingId: z.string(),
	/** The host, for administrators. */
	hostEmail: z.string().optional(),
});
export type DeleteMeetingRegistration = z.infer<typeof DeleteMeetingRegistration>;
