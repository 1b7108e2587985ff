import { z } from 'zod';

const channel = {
	/** One of the two languages, ISO 639-1. */
	languageCode1: z.string(),
	/** The other language, ISO 639-1. */
	languageCode2: z.string(),
};

const interpreter = {
	...channel,
	/** Email address; a place that is not taken yet when left out. */
	email: z.string().optional(),
	/** Replaces the name of an invitee who has another one. */
	displayName: z.string().optional(),
};

/** Interprets between two languages, in both directions. @see https://developer.webex.com/docs/api/v1/meetings/get-a-meeting-interpreter */
export const MeetingInterpreter = z.looseObject({
	/** Interpreter ID. */
	id: z.string(),
	...interpreter,
});
export type MeetingInterpreter = z.infer<typeof MeetingInterpreter>;

/** Interpretation as it is sent. */
export const InterpretationDraft = z.strictObject({
	/** Whether there is interpretation. */
	enabled: z.boolean(),
	/** Must be empty when there is none. */
	interpreters: z.array(z.strictObject(interpreter)).optional(),
});
export type InterpretationDraft = z.infer<typeof InterpretationDraft>;

/** Interpretation as it is read. */
export const Interpretation = z.looseObject({
	/** Whether there is interpretation. */
	enabled: z.boolean(),
	/** The interpreters. */
	interpreters: z.array(MeetingInterpreter).optional(),
});
export type Interpretation = z.infer<typeof Interpretation>;

export const UpdateInterpretation = z.strictObject({
	/** A series, or one occurrence. */
	meetingId: z.string(),
	...InterpretationDraft.shape,
});
export type UpdateInterpretation = z.infer<typeof UpdateInterpretation>;

export const ListMeetingInterpreters = z.strictObject({
	/** A series, an occurrence or an instance. */
	meetingId: z.string(),
	/** The host, for administrators. */
	hostEmail: z.string().optional(),
});
export type ListMeetingInterpreters = z.infer<typeof ListMeetingInterpreters>;

export const CreateMeetingInterpreter = z.strictObject({
	/** A series, or one occurrence. */
	meetingId: z.string(),
	...interpreter,
	/** The host, for administrators. */
	hostEmail: z.string().optional(),
	/** Whether the interpreter gets an email. */
	sendEmail: z.boolean().optional(),
});
export type CreateMeetingInterpreter = z.infer<typeof CreateMeetingInterpreter>;

export const GetMeetingInterpreter = z.strictObject({
	/** The meeting. */
	meetingId: z.string(),
	/** The interpreter. */
	interpreterId: z.string(),
	/** The host, for administrators. */
	hostEmail: z.string().optional(),
});
export type GetMeetingInterpreter = z.infer<typeof GetMeetingInterpreter>;

export const UpdateMeetingInterpreter = z.strictObject({
	/** The meeting. */
	meetingId: z.string(),
	/** The interpreter. */
	interpreterId: z.string(),
	...interpreter,
	/** The host, for administrators. */
	hostEmail: z.string().optional(),
	/** Whether the interpreter gets an email. */
	sendEmail: z.boolean().optional(),
});
export type UpdateMeetingInterpreter = z.infer<typeof UpdateMeetingInterpreter>;

export const DeleteMeetingInterpreter = z.strictObject({
	/** The meeting. */
	meetingId: z.string(),
	/** The interpreter. */
	interpreterId: z.string(),
	/** The host, for administrators. */
	hostEmail: z.string().optional(),
	/** Whether the interpreter gets an email; true when left out. */
	sendEmail: z.boolean().optional(),
});
export type DeleteMeetingInterpreter = z.infer<typeof DeleteMeetingInterpreter>;
