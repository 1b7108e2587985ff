import { z } from 'zod';

const joined = {
	/** When it began, ISO 8601. While the meeting runs it may be absent, or 1970-01-01T00:00:00.000Z. */
	joinedTime: z.string().optional(),
	/** When it ended, ISO 8601. While the meeting runs it may be absent, or 1970-01-01T00:00:00.000Z. */
	leftTime: z.string().optional(),
};

/** One device with which a person joined, and how long. */
const Device = z.looseObject({
	/** The same for everything of one join. */
	correlationId: z.string().optional(),
	/** The app or device. */
	deviceType: z.string().optional(),
	/** `pstn` (a telephone), `voip` or `inactive`. */
	audioType: z.string().optional(),
	...joined,
	/** Seconds in the meeting. */
	durationSecond: z.number().optional(),
	/** With a telephone: `callIn` or `callBack`. */
	callType: z.string().optional(),
	/** Of the telephone; compliance officers only. */
	phoneNumber: z.string().optional(),
});

/**
 * A person in a meeting, or who was in it; people who join twice may be there twice.
 * @see https://developer.webex.com/docs/api/v1/meeting-participants
 */
export const MeetingParticipant = z.looseObject({
	/** Participant ID: names the instance too. */
	id: z.string(),
	/** Organisation, while the meeting runs. */
	orgId: z.string().optional(),
	/** Whether it is the host. */
	host: z.boolean().optional(),
	/** Whether the person may do what the host may. */
	coHost: z.boolean().optional(),
	/** Whether the person moderates the room (space) of the meeting. */
	spaceModerator: z.boolean().optional(),
	/** Email address. */
	email: z.string().optional(),
	/** Name. */
	displayName: z.string().optional(),
	/** Whether the person was invited. */
	invitee: z.boolean().optional(),
	/** Whether nobody hears the person. */
	muted: z.boolean().optional(),
	/** When the meeting started, ISO 8601. */
	meetingStartTime: z.string().optional(),
	/** The camera: `on` or `off`. */
	video: z.string().optional(),
	/** `lobby`, `joined`, `end` (has left), or `breakoutSession`. */
	state: z.string().optional(),
	/** The session beside the main one, while the meeting runs. */
	breakoutSessionId: z.string().optional(),
	...joined,
	/** Site of Webex Meetings. */
	siteUrl: z.string().optional(),
	/** The instance. */
	meetingId: z.string().optional(),
	/** Email address of the host. */
	hostEmail: z.string().optional(),
	/** With what the person joined. */
	devices: z.array(Device).optional(),
	/** Sessions beside the main one, of a meeting that has ended. */
	breakoutSessionsAttended: z
		.array(
			z.looseObject({
				/** Session ID. */
				id: z.string().optional(),
				/** Its name. */
				name: z.string().optional(),
				...joined,
			}),
		)
		.optional(),
	/** The source of the invitation. */
	sourceId: z.string().optional(),
});
export type MeetingParticipant = z.infer<typeof MeetingParticipant>;

const meeting = {
	/**
	 * An instance that runs or has ended. Of a series or an occurrence it means the last instance in the period of
	 * `meetingStartTimeFrom` and `meetingStartTimeTo`.
	 */
	meetingId: z.string(),
	/** Of a series or an occurrence: instances that start after this time, ISO 8601; a month before the other. */
	meetingStartTimeFrom: z.string().optional(),
	/** Of a series or an occurrence: instances that start before this time, ISO 8601; a month after the other, or now. */
	meetingStartTimeTo: z.string().optional(),
	/** The host, for administrators. */
	hostEmail: z.string().optional(),
	/** People who joined from this time on, ISO 8601; 7 days before `joinTimeTo` when only that is given. */
	joinTimeFrom: z.string().optional(),
	/** People who joined before this time, ISO 8601; at most 90 days after `joinTimeFrom`. */
	joinTimeTo: z.string().optional(),
	/** Of the dates in the answer, an IANA name; UTC when left out. */
	timezone: z.string().optional(),
};

/** Of a meeting that runs: who is in it now. Of one that has ended: everybody who was in it. */
export const ListMeetingParticipants = z.strictObject({
	...meeting,
	/** Only people of this session beside the main one, of a meeting that has ended. */
	breakoutSessionId: z.string().optional(),
});
export type ListMeetingParticipants = z.infer<typeof ListMeetingParticipants>;

export const QueryMeetingParticipants = z.strictObject({
	...meeting,
	/** Email addresses. */
	emails: z.array(z.string()).optional(),
});
export type QueryMeetingParticipants = z.infer<typeof QueryMeetingParticipants>;

export const GetMeetingParticipant = z.strictObject({
	/** Participant ID. */
	participantId: z.string(),
	/** The host, for administrators. */
	hostEmail: z.string().optional(),
});
export type GetMeetingParticipant = z.infer<typeof GetMeetingParticipant>;

/** `expel` counts before `admit` and `muted`. */
export const UpdateMeetingParticipant = z.strictObject({
	/** Participant ID. */
	participantId: z.string(),
	/** Whether nobody hears the person. */
	muted: z.boolean().optional(),
	/** `true` lets the person in who waits in the lobby; `false` does nothing. */
	admit: z.boolean().optional(),
	/** `true` removes the person from the meeting. */
	expel: z.boolean().optional(),
});
export type UpdateMeetingParticipant = z.infer<typeof UpdateMeetingParticipant>;

export const AdmitMeetingParticipants = z.strictObject({
	/** At most 100 people, all in the lobby of one meeting. */
	items: z.array(
		z.strictObject({
			/** Participant ID. */
			participantId: z.string(),
			/** The session beside the main one to go to; the main one when left out. */
			breakoutSessionId: z.string().optional(),
		}),
	),
});
export type AdmitMeetingParticipants = z.infer<typeof AdmitMeetingParticipants>;

/** Give the meeting by its ID or by its number. It rings for 30 seconds. */
export const CallOut = z.strictObject({
	/** A meeting that runs. */
	meetingId: z.string().optional(),
	/** Number of a meeting that runs. */
	meetingNumber: z.string().optional(),
	/** SIP address to call. */
	address: z.string(),
	/** `sipAddress`, the only kind. */
	addressType: z.enum(['sipAddress']).optional(),
	/** A UUID of one's own, in small letters; generated when left out. */
	invitationCorrelationId: z.string().optional(),
	/** Name to show, at most 32 characters. */
	displayName: z.string(),
});
export type CallOut = z.infer<typeof CallOut>;

/** A call on its way. */
export const CalledOut = z.looseObject({
	/** To cancel the call with. */
	participantId: z.string(),
	/** UUID of the call. */
	invitationCorrelationId: z.string().optional(),
	/** Number of the meeting. */
	meetingNumber: z.string().optional(),
	/** The meeting. */
	meetingId: z.string().optional(),
	/** SIP address that is called. */
	address: z.string().optional(),
	/** `sipAddress`. */
	addressType: z.string().optional(),
	/** Name that is shown. */
	displayName: z.string().optional(),
	/** `pending`; lists of participants do not have it until the call is answered. */
	state: z.string().optional(),
});
export type CalledOut = z.infer<typeof CalledOut>;

export const CancelCallOut = z.strictObject({
	/** Of the call. */
	participantId: z.string(),
});
export type CancelCallOut = z.infer<typeof CancelCallOut>;
