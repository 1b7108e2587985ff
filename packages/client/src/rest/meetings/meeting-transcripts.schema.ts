import { z } from 'zod';

/**
 * The words of a meeting that was recorded with a transcript, or that an assistant listened to.
 * @see https://developer.webex.com/docs/api/v1/meeting-transcripts
 */
export const MeetingTranscript = z.looseObject({
	/** Transcript ID. */
	id: z.string(),
	/** Site of Webex Meetings. */
	siteUrl: z.string().optional(),
	/** When the transcript begins, ISO 8601. */
	startTime: z.string().optional(),
	/** Title of the meeting. */
	meetingTopic: z.string().optional(),
	/** The instance. */
	meetingId: z.string().optional(),
	/** The occurrence that it was. */
	scheduledMeetingId: z.string().optional(),
	/** The series that it belongs to. */
	meetingSeriesId: z.string().optional(),
	/** Person ID of the host. */
	hostUserId: z.string().optional(),
	/** Address of the VTT file on the API: it needs the token. */
	vttDownloadLink: z.string().optional(),
	/** Address of the text file on the API: it needs the token. */
	txtDownloadLink: z.string().optional(),
	/** `available` or `deleted`. */
	status: z.string().optional(),
});
export type MeetingTranscript = z.infer<typeof MeetingTranscript>;

const zone = {
	/** Of the dates in the answer, an IANA name; UTC when left out. */
	timezone: z.string().optional(),
};

const period = {
	/** From this time on, ISO 8601; 7 days before `to` when left out. */
	from: z.string().optional(),
	/** Before this time, ISO 8601; 7 days after `from`, or now without `from`. */
	to: z.string().optional(),
};

export const ListMeetingTranscripts = z.strictObject({
	...period,
	/** An instance that has ended. Webex refuses a series, an occurrence, and an instance that still runs. */
	meetingId: z.string().optional(),
	/** The host, for administrators; only together with `meetingId`. */
	hostEmail: z.string().optional(),
	/** Site of Webex Meetings; the preferred one when left out. */
	siteUrl: z.string().optional(),
	...zone,
});
export type ListMeetingTranscripts = z.infer<typeof ListMeetingTranscripts>;

/** Of everybody on a site, also deleted ones; newest first. */
export const ListAllMeetingTranscripts = z.strictObject({
	...period,
	/** Site of Webex Meetings. */
	siteUrl: z.string(),
	...zone,
});
export type ListAllMeetingTranscripts = z.infer<typeof ListAllMeetingTranscripts>;

export const DownloadMeetingTranscript = z.strictObject({
	/** Transcript ID. */
	transcriptId: z.string(),
	/** `vtt` when left out. */
	format: z.enum(['vtt', 'txt']).optional(),
	/** The host, for administrators. */
	hostEmail: z.string().optional(),
});
export type DownloadMeetingTranscript = z.infer<typeof DownloadMeetingTranscript>;

/** What one person said without a break. */
export const TranscriptSnippet = z.looseObject({
	/** Snippet ID. */
	id: z.string(),
	/** The words. */
	text: z.string().optional(),
	/** Name of the person. */
	personName: z.string().optional(),
	/** Email address of the person. */
	personEmail: z.string().optional(),
	/** Milliseconds from the beginning of the transcript. */
	offsetMillisecond: z.number().optional(),
	/** Its length in milliseconds. */
	durationMillisecond: z.number().optional(),
});
export type TranscriptSnippet = z.infer<typeof TranscriptSnippet>;

export const ListTranscriptSnippets = z.strictObject({
	/** Transcript ID. */
	transcriptId: z.string(),
});
export type ListTranscriptSnippets = z.infer<typeof ListTranscriptSnippets>;

export const GetTranscriptSnippet = z.strictObject({
	/** Transcript ID. */
	transcriptId: z.string(),
	/** Snippet ID. */
	snippetId: z.string(),
});
export type GetTranscriptSnippet = z.infer<typeof GetTranscriptSnippet>;

export const UpdateTranscriptSnippet = GetTranscriptSnippet.extend({
	/** The words from now on. */
	text: z.string(),
	/** Why; compliance officers must say it. */
	reason: z.string().optional(),
});
export type UpdateTranscriptSnippet = z.infer<typeof UpdateTranscriptSnippet>;

export const DeleteMeetingTranscript = z.strictObject({
	/** Transcript ID. */
	transcriptId: z.string(),
	/** Why; a compliance officer who deletes the transcript of somebody else must say it. */
	reason: z.string().optional(),
	/** More about why, at most 255 characters. */
	comment: z.string().optional(),
});
export type DeleteMeetingTranscript = z.infer<typeof DeleteMeetingTranscript>;
