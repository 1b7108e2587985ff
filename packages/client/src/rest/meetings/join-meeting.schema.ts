import { z } from 'zod';

/** One of meetingId, meetingNumber and webLink. @see https://developer.webex.com/docs/api/v1/meetings/join-a-meeting */
export const JoinMeeting = z.strictObject({
	/** A series, or one occurrence; not of a personal room. */
	meetingId: z.string().optional(),
	/** Number to enter. */
	meetingNumber: z.string().optional(),
	/** Address to join. */
	webLink: z.string().optional(),
	/** Always false: without it Webex answers with a redirect into the meeting instead of links. */
	joinDirectly: z.literal(false),
	/** Who joins; the account that asks when left out. */
	email: z.string().optional(),
	/** Name of the person; needs `email`, and is the address when left out. */
	displayName: z.string().optional(),
	/** Needed by people who are neither host nor invited. */
	password: z.string().optional(),
	/** How long the links work, 1 to 60 minutes. */
	expirationMinutes: z.number().optional(),
	/** Needed for a webinar whose registrants have numbers. */
	registrationId: z.string().optional(),
	/** The host, for administrators; a service app must name one. Meetings only, no webinars. */
	hostEmail: z.string().optional(),
	/** The link to join asks people to sign in. */
	createJoinLinkAsWebLink: z.boolean().optional(),
	/** The link to start asks the host to sign in. */
	createStartLinkAsWebLink: z.boolean().optional(),
});
export type JoinMeeting = z.infer<typeof JoinMeeting>;

/** The links work in a browser only. */
export const JoinLinks = z.looseObject({
	/** Starts the meeting as its host; for host and co-hosts. Keep it secret. */
	startLink: z.string().optional(),
	/** Joins as the person, without signing in. Keep it secret. */
	joinLink: z.string().optional(),
	/** Until when the links work, ISO 8601. */
	expiration: z.string().optional(),
});
export type JoinLinks = z.infer<typeof JoinLinks>;

export const EndMeeting = z.strictObject({
	/** What runs: a series (its current occurrence), an occurrence or an instance. */
	meetingId: z.string(),
	/** Why. */
	reason: z.string().optional(),
});
export type EndMeeting = z.infer<typeof EndMeeting>;

/** All meetings belong to one site. */
export const ReassignMeetingHost = z.strictObject({
	/** The new host. */
	hostEmail: z.string(),
	/** 1 to 100 series. */
	meetingIds: z.array(z.string()),
	/** Site of Webex Meetings; the preferred one when left out. */
	siteUrl: z.string().optional(),
});
export type ReassignMeetingHost = z.infer<typeof ReassignMeetingHost>;

const reassignment = z.looseObject({
	/** The series. */
	meetingId: z.string(),
	/** 200, or the status of its failure; described as a text, and sent as a number. */
	httpStatus: z.union([z.number(), z.string()]),
	/** Why it failed. */
	message: z.string().optional(),
	/** The reasons in detail. */
	errors: z
		.array(
			z.looseObject({
				/** One reason. */
				description: z.string(),
			}),
		)
		.optional(),
});

/** What became of each meeting. */
export const ReassignmentResults = z.looseObject({
	/** In the order of the input. */
	items: z.array(reassignment),
});
export type ReassignmentResults = z.infer<typeof ReassignmentResults>;
