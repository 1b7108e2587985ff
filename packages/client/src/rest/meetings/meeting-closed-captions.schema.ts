import { z } from 'zod';

/** @see https://developer.webex.com/docs/api/v1/meeting-closed-captions */
export const MeetingClosedCaption = z.looseObject({
	/** Closed caption ID. */
	id: z.string(),
	/** The instance. */
	meetingId: z.string().optional(),
	/** Address of the VTT file on the API: it needs the token. */
	vttDownloadLink: z.string().optional(),
	/** Address of the text file on the API: it needs the token. */
	txtDownloadLink: z.string().optional(),
	/** When they begin, ISO 8601. */
	start: z.string().optional(),
});
export type MeetingClosedCaption = z.infer<typeof MeetingClosedCaption>;

const meeting = {
	/** An instance that has ended. Webex refuses a series, an occurrence, and an instance that still runs. */
	meetingId: z.string(),
};

export const ListMeetingClosedCaptions = z.strictObject(meeting);
export type ListMeetingClosedCaptions = z.infer<typeof ListMeetingClosedCaptions>;

export const ListClosedCaptionSnippets = z.strictObject({
	/** Closed caption ID. */
	closedCaptionId: z.string(),
	...meeting,
});
export type ListClosedCaptionSnippets = z.infer<typeof ListClosedCaptionSnippets>;

/** Webex writes numbers as numbers or as texts here. */
const milliseconds = z.union([z.number(), z.string()]);

/** What one person said without a break. */
export const ClosedCaptionSnippet = z.looseObject({
	/** Snippet ID. */
	id: z.string(),
	/** The words. */
	text: z.string().optional(),
	/** Name of the person. */
	personName: z.string().optional(),
	/** Email address of the person. */
	personEmail: z.string().optional(),
	/** Milliseconds from the beginning of the captions. */
	offsetMillisecond: milliseconds.optional(),
	/** Its length in milliseconds. */
	durationMillisecond: milliseconds.optional(),
});
export type ClosedCaptionSnippet = z.infer<typeof ClosedCaptionSnippet>;

export const DownloadClosedCaption = z.strictObject({
	/** Closed caption ID. */
	closedCaptionId: z.string(),
	/** `vtt` when left out. */
	format: z.enum(['vtt', 'txt']).optional(),
	...meeting,
	/** Of the times in the text, an IANA name; UTC when left out. */
	timezone: z.string().optional(),
});
export type DownloadClosedCaption = z.infer<typeof DownloadClosedCaption>;
