import { z } from 'zod';

const serviceType = ['MeetingCenter', 'EventCenter', 'SupportCenter', 'TrainingCenter'] as const;

/** Addresses that work without a token for 3 hours. Keep them secret. */
const DirectDownloadLinks = z.looseObject({
	/** Of the video: MP4 or ARF. */
	recordingDownloadLink: z.string().optional(),
	/** Of the sound. */
	audioDownloadLink: z.string().optional(),
	/** Of the transcript. */
	transcriptDownloadLink: z.string().optional(),
	/** When the addresses stop working, ISO 8601. */
	expiration: z.string().optional(),
});

/**
 * A recording of a meeting, or a file that was uploaded. It appears some time after the meeting has ended.
 * @see https://developer.webex.com/docs/api/v1/recordings
 */
export const Recording = z.looseObject({
	/** Recording ID, 32 digits. */
	id: z.string(),
	/** The instance that was recorded. */
	meetingId: z.string().optional(),
	/** The occurrence that it was. */
	scheduledMeetingId: z.string().optional(),
	/** The series that it belongs to. */
	meetingSeriesId: z.string().optional(),
	/** Title of the recording. */
	topic: z.string().optional(),
	/** When the file was made, after the meeting, ISO 8601; lists are sorted by it. */
	createTime: z.string().optional(),
	/** When somebody started to record, ISO 8601. */
	timeRecorded: z.string().optional(),
	/** Site of Webex Meetings. */
	siteUrl: z.string().optional(),
	/** Name of the host; in lists of administrators. */
	hostDisplayName: z.string().optional(),
	/** Email address of the host; in lists of administrators. */
	hostEmail: z.string().optional(),
	/** A web page to download from, not the file. Absent when downloads are prevented. */
	downloadUrl: z.string().optional(),
	/** A web page that plays it. */
	playbackUrl: z.string().optional(),
	/** Needed on those pages. Keep it secret. */
	password: z.string().optional(),
	/** `MP4`, `ARF`, or `UPLOADED`. */
	format: z.string().optional(),
	/** The service that recorded it, such as MeetingCenter. */
	serviceType: z.string().optional(),
	/** Its length in seconds. */
	durationSeconds: z.number().optional(),
	/** Its size in bytes. */
	sizeBytes: z.number().optional(),
	/** Whether somebody else has shared it with the account. */
	shareToMe: z.boolean().optional(),
	/** Keys of the meeting, set by this integration. */
	integrationTags: z.array(z.string()).optional(),
	/** `available`, `deleted` (in the recycle bin), or `purged`. */
	status: z.string().optional(),
	/** Only when a single recording is read. Absent when downloads are prevented. */
	temporaryDirectDownloadLinks: DirectDownloadLinks.optional(),
});
export type Recording = z.infer<typeof Recording>;

const zone = {
	/** Of the dates in the answer, an IANA name; UTC when left out. */
	timezone: z.string().optional(),
};

const period = {
	/** From this creation time on, ISO 8601; 7 days before `to` when left out. */
	from: z.string().optional(),
	/** Before this creation time, ISO 8601; 7 days after `from`, or now without `from`. */
	to: z.string().optional(),
};

const filters = {
	...period,
	/** Site of Webex Meetings. */
	siteUrl: z.string().optional(),
	/** A key of the meeting that this integration has set. */
	integrationTag: z.string().optional(),
	/** Part of the title; small and capital letters are the same. */
	topic: z.string().optional(),
	/** `MP4` or `ARF`; all when left out. */
	format: z.enum(['MP4', 'ARF']).optional(),
	/** The service that recorded it; all when left out. */
	serviceType: z.enum(serviceType).optional(),
	...zone,
};

const meeting = {
	/** Of a series, an occurrence or an instance. Then `siteUrl` means nothing. */
	meetingId: z.string().optional(),
	/** `available` when left out; `purged` is for compliance officers. */
	status: z.enum(['available', 'deleted', 'purged']).optional(),
};

/** Own recordings, and those that others have shared with the account; newest first. */
export const ListRecordings = z.strictObject({
	...filters,
	...meeting,
	/** The host, for administrators. */
	hostEmail: z.string().optional(),
});
export type ListRecordings = z.infer<typeof ListRecordings>;

/** Recordings of everybody on one site: the preferred one of the account when `siteUrl` is left out. */
export const ListAllRecordings = z.strictObject({
	...filters,
	...meeting,
	/** Of a series, an occurrence or an instance. Then `siteUrl`, `from` and `to` mean nothing. */
	meetingId: z.string().optional(),
});
export type ListAllRecordings = z.infer<typeof ListAllRecordings>;

const member = {
	/** Person ID of the host; or give `hostEmail`. */
	personId: z.string().optional(),
	/** Email address of the host, sent as a header; or give `personId`. */
	hostEmail: z.string().optional(),
};

/** For service apps that a group is assigned to. */
export const ListGroupRecordings = z.strictObject({ ...filters, ...member });
export type ListGroupRecordings = z.infer<typeof ListGroupRecordings>;

export const GetGroupRecording = z.strictObject({
	/** Recording ID. */
	recordingId: z.string(),
	...member,
	...zone,
});
export type GetGroupRecording = z.infer<typeof GetGroupRecording>;

export const GetRecording = z.strictObject({
	/** Recording ID. */
	recordingId: z.string(),
	/** The host, for administrators. */
	hostEmail: z.string().optional(),
	/** Site that has it, sent as a header; found by the ID when left out. */
	siteUrl: z.string().optional(),
	...zone,
});
export type GetRecording = z.infer<typeof GetRecording>;

/** Not to the recycle bin: a recording that was deleted so cannot be restored. */
export const DeleteRecording = z.strictObject({
	/** Recording ID. */
	recordingId: z.string(),
	/** The host, for administrators. */
	hostEmail: z.string().optional(),
	/** Why; a compliance officer who deletes the recording of somebody else must say it. */
	reason: z.string().optional(),
	/** More about why, at most 255 characters. */
	comment: z.string().optional(),
});
export type DeleteRecording = z.infer<typeof DeleteRecording>;

const several = {
	/** The site of all of them; the preferred one when left out. */
	siteUrl: z.string().optional(),
	/** The host, for administrators. */
	hostEmail: z.string().optional(),
};

/** Moves recordings to the recycle bin. */
export const SoftDeleteRecordings = z.strictObject({
	/** 1 to 100 IDs. */
	recordingIds: z.array(z.string()),
	...several,
});
export type SoftDeleteRecordings = z.infer<typeof SoftDeleteRecordings>;

export const RestoreRecordings = z.strictObject({
	/** Everything in the recycle bin; then without `recordingIds`. */
	restoreAll: z.boolean().optional(),
	/** 1 to 100 IDs, unless all are restored. */
	recordingIds: z.array(z.string()).optional(),
	...several,
});
export type RestoreRecordings = z.infer<typeof RestoreRecordings>;

export const PurgeRecordings = z.strictObject({
	/** Everything in the recycle bin; then without `recordingIds`. */
	purgeAll: z.boolean().optional(),
	/** 1 to 100 IDs, unless all are purged. */
	recordingIds: z.array(z.string()).optional(),
	...several,
});
export type PurgeRecordings = z.infer<typeof PurgeRecordings>;

const sharing = {
	/** The host, for administrators. */
	hostEmail: z.string().optional(),
	/** At most 100 email addresses that may see it from now on. */
	addEmails: z.array(z.string()).optional(),
	/** At most 100 email addresses that may no longer see it. */
	removeEmails: z.array(z.string()).optional(),
	/** Whether new people get an email; true when left out. */
	sendEmail: z.boolean().optional(),
};

export const ShareRecording = z.strictObject({
	/** Recording ID. */
	recordingId: z.string(),
	...sharing,
});
export type ShareRecording = z.infer<typeof ShareRecording>;

export const ShareRecordingByLink = z.strictObject({
	/** The address that plays it. */
	webShareLink: z.string().optional(),
	...sharing,
});
export type ShareRecordingByLink = z.infer<typeof ShareRecordingByLink>;
