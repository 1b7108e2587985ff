import { z } from 'zod';

const serviceType = ['MeetingCenter', 'EventCenter', 'SupportCenter', 'TrainingCenter'] as const;

const period = {
	/** Site of Webex Meetings. */
	siteUrl: z.string(),
	/** From this time on, ISO 8601, in the last 90 days; 7 days before `to` when left out. */
	from: z.string().optional(),
	/** Before this time, ISO 8601; 7 days after `from`, or now without `from`. */
	to: z.string().optional(),
	/** Of the dates in the answer, an IANA name; UTC when left out. */
	timezone: z.string().optional(),
};

/** A meeting that has ended, with its minutes. @see https://developer.webex.com/docs/api/v1/meetings-summary-report */
export const MeetingUsage = z.looseObject({
	/** The instance. */
	meetingId: z.string().optional(),
	/** Number of the meeting. */
	meetingNumber: z.string().optional(),
	/** Title of the meeting. */
	meetingTitle: z.string().optional(),
	/** Its start, ISO 8601. */
	start: z.string().optional(),
	/** Its end, ISO 8601. */
	end: z.string().optional(),
	/** Its length in minutes. */
	duration: z.number().optional(),
	/** `meeting` or `webinar`. */
	scheduledType: z.string().optional(),
	/** Name of the host. */
	hostDisplayName: z.string().optional(),
	/** Email address of the host. */
	hostEmail: z.string().optional(),
	/** Minutes of all people together. */
	totalPeopleMinutes: z.number().optional(),
	/** Minutes of people who called in. */
	totalCallInMinutes: z.number().optional(),
	/** Minutes of people who were called in the same country. */
	totalCallOutDomestic: z.number().optional(),
	/** Minutes of people who called in free of charge. */
	totalCallInTollFreeMinutes: z.number().optional(),
	/** Minutes of people who were called abroad. */
	totalCallOutInternational: z.number().optional(),
	/** Minutes of people with sound over the internet. */
	totalVoipMinutes: z.number().optional(),
	/** People in the meeting. */
	totalParticipants: z.number().optional(),
	/** People with sound over the internet. */
	totalParticipantsVoip: z.number().optional(),
	/** People who called in. */
	totalParticipantsCallIn: z.number().optional(),
	/** People who were called. */
	totalParticipantsCallOut: z.number().optional(),
	/** People at the same time, at most. */
	peakAttendee: z.number().optional(),
	/** People who registered. */
	totalRegistered: z.number().optional(),
	/** People who were invited. */
	totalInvitee: z.number().optional(),
	/** The service, such as MeetingCenter. */
	serviceType: z.string().optional(),
	/** Codes of the organisation. */
	trackingCodes: z.array(z.looseObject({})).optional(),
});
export type MeetingUsage = z.infer<typeof MeetingUsage>;

export const ListMeetingUsage = z.strictObject({
	...period,
	/** `MeetingCenter` when left out. */
	serviceType: z.enum(serviceType).optional(),
});
export type ListMeetingUsage = z.infer<typeof ListMeetingUsage>;

/** A person in a meeting that has ended. */
export const MeetingAttendance = z.looseObject({
	/** The instance. */
	meetingId: z.string().optional(),
	/** Number of the meeting: a number here, though a text in Webex's own example and everywhere else. */
	meetingNumber: z.union([z.number(), z.string()]).optional(),
	/** Title of the meeting. */
	meetingTitle: z.string().optional(),
	/** Name of the person. */
	displayName: z.string().optional(),
	/** Email address of the person. */
	email: z.string().optional(),
	/** When the person came, ISO 8601. */
	joinedTime: z.string().optional(),
	/** When the person left, ISO 8601. */
	leftTime: z.string().optional(),
	/** Minutes in the meeting. */
	duration: z.number().optional(),
	/** `host` or `attendee`; in Webex's own example in capital letters. */
	participantType: z.string().optional(),
	/** Address in the network. */
	ipAddress: z.string().optional(),
	/** System and app, such as WINDOWS,CHROME. */
	clientAgent: z.string().optional(),
	/** Company of the person. */
	company: z.string().optional(),
	/** Telephone of the person. */
	phoneNumber: z.string().optional(),
	/** First line of the address. */
	address1: z.string().optional(),
	/** Second line of the address. */
	address2: z.string().optional(),
	/** City of the person. */
	city: z.string().optional(),
	/** State of the person. */
	state: z.string().optional(),
	/** Country of the person. */
	country: z.string().optional(),
	/** Postal code of the person. */
	zipCode: z.string().optional(),
	/** Whether the person registered. */
	registered: z.boolean().optional(),
	/** Whether the person was invited. */
	invited: z.boolean().optional(),
});
export type MeetingAttendance = z.infer<typeof MeetingAttendance>;

export const ListMeetingAttendance = z.strictObject({
	...period,
	/** An instance that has ended. */
	meetingId: z.string().optional(),
	/** Number of the meeting. */
	meetingNumber: z.string().optional(),
	/** Title of the meeting. */
	meetingTitle: z.string().optional(),
});
export type ListMeetingAttendance = z.infer<typeof ListMeetingAttendance>;
