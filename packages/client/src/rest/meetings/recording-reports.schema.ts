import { z } from 'zod';

const zone = {
	/** Of the dates in the answer, an IANA name; UTC when left out. */
	timezone: z.string().optional(),
};

const period = {
	/** From this time on, ISO 8601; 7 days before `to` when left out. */
	from: z.string().optional(),
	/** Before this time, ISO 8601; 7 days after `from`, or now without `from`. */
	to: z.string().optional(),
	/** Site of Webex Meetings; the preferred one when left out. */
	siteUrl: z.string().optional(),
};

/** How often a recording was opened. @see https://developer.webex.com/docs/api/v1/recording-report */
export const RecordingAccessSummary = z.looseObject({
	/** Recording ID. */
	recordingId: z.string(),
	/** Title of the recording. */
	topic: z.string().optional(),
	/** When somebody started to record, ISO 8601. */
	timeRecorded: z.string().optional(),
	/** Site of Webex Meetings. */
	siteUrl: z.string().optional(),
	/** Email address of the host. */
	hostEmail: z.string().optional(),
	/** How often it was played. */
	viewCount: z.number().optional(),
	/** How often it was downloaded. */
	downloadCount: z.number().optional(),
});
export type RecordingAccessSummary = z.infer<typeof RecordingAccessSummary>;

/** Recordings of the last 365 days. */
export const ListRecordingAccess = z.strictObject({
	...period,
	...zone,
	/** The host, for administrators; `all` for everybody on the site. */
	hostEmail: z.string().optional(),
});
export type ListRecordingAccess = z.infer<typeof ListRecordingAccess>;

/** One time that somebody opened a recording. */
export const RecordingAccess = z.looseObject({
	/** Recording ID. */
	recordingId: z.string(),
	/** Title of the recording. */
	topic: z.string().optional(),
	/** Name of the person. */
	name: z.string().optional(),
	/** Email address of the person. */
	email: z.string().optional(),
	/** When, ISO 8601. */
	accessTime: z.string().optional(),
	/** Whether it was played. */
	viewed: z.boolean().optional(),
	/** Whether it was downloaded. */
	downloaded: z.boolean().optional(),
});
export type RecordingAccess = z.infer<typeof RecordingAccess>;

export const GetRecordingAccess = z.strictObject({
	/** Recording ID. */
	recordingId: z.string(),
	/** The host, for administrators. */
	hostEmail: z.string().optional(),
	...zone,
});
export type GetRecordingAccess = z.infer<typeof GetRecordingAccess>;

/** What Webex keeps of a meeting for the organisation, in a list. */
export const MeetingArchiveSummary = z.looseObject({
	/** Archive ID. */
	archiveId: z.string(),
	/** The service, such as MeetingCenter. */
	serviceType: z.string().optional(),
	/** Title of the meeting. */
	title: z.string().optional(),
	/** When Webex made the archive, ISO 8601. */
	createTime: z.string().optional(),
});
export type MeetingArchiveSummary = z.infer<typeof MeetingArchiveSummary>;

export const ListMeetingArchives = z.strictObject({ ...period, ...zone });
export type ListMeetingArchives = z.infer<typeof ListMeetingArchives>;

const person = {
	/** The same in each entry of one join; may be negative. */
	correlationId: z.number().optional(),
	/** Name of the person. */
	displayName: z.string().optional(),
	/** Email address of the person. */
	email: z.string().optional(),
};

/** People, chat, polls and questions of a meeting in one object; what a meeting did not have is absent. */
export const MeetingArchive = z.looseObject({
	/** Archive ID. */
	archiveId: z.string(),
	/** The service, such as MeetingCenter. */
	serviceType: z.string().optional(),
	/** Title of the meeting. */
	title: z.string().optional(),
	/** Its start, ISO 8601. */
	start: z.string().optional(),
	/** Its end, ISO 8601. */
	end: z.string().optional(),
	/** Name of the host. */
	hostDisplayName: z.string().optional(),
	/** Email address of the host. */
	hostEmail: z.string().optional(),
	/** Who was there; an entry for each time that a person joined. */
	participants: z
		.array(
			z.looseObject({
				...person,
				/** When the person came, ISO 8601. */
				joinedTime: z.string().optional(),
				/** When the person left, ISO 8601. */
				leftTime: z.string().optional(),
			}),
		)
		.optional(),
	/** What was written. */
	chats: z
		.array(
			z.looseObject({
				/** `private`, `public` or `group`. */
				type: z.string().optional(),
				/** Name of the sender. */
				senderName: z.string().optional(),
				/** When, ISO 8601. */
				chatTime: z.string().optional(),
				/** To whom. */
				target: z.string().optional(),
				/** The words. */
				text: z.string().optional(),
			}),
		)
		.optional(),
	/** Questions of the host and their answers. */
	polls: z.array(z.looseObject({})).optional(),
	/** Questions of attendees and their answers. */
	qas: z.array(z.looseObject({})).optional(),
	/** Computers that were supported; SupportCenter only. */
	systemInfos: z.array(z.looseObject({})).optional(),
});
export type MeetingArchive = z.infer<typeof MeetingArchive>;

export const GetMeetingArchive = z.strictObject({
	/** Archive ID. */
	archiveId: z.string(),
	...zone,
});
export type GetMeetingArchive = z.infer<typeof GetMeetingArchive>;
