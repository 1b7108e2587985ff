/**
 * What an item holds with "Simplify" of what meetings leave behind. Where the XML API has the same thing, its node uses
 * the same names.
 */

import type {
	MeetingAttendance,
	MeetingChat,
	MeetingParticipant,
	MeetingSummary,
	MeetingTranscript,
	MeetingUsage,
	Recording,
} from '@webex-nodes/client';
import type { IDataObject } from 'n8n-workflow';
import { plainText } from './plain-text.ts';
import { inUtc } from './shape.ts';
import { compact } from './values.ts';

const megabyte = 1024 * 1024; // bytes
const minute = 60_000; // ms

/** The pages of `streamUrl` and `fileUrl` ask for a sign-in or the password; direct links do not, and are left out. */
export interface RecordingShape {
	readonly recordingId?: string | undefined;
	readonly name?: string | undefined;
	readonly created?: string | undefined;
	readonly durationSeconds?: number | undefined;
	readonly sizeMegabytes?: number | undefined;
	readonly format?: string | undefined;
	readonly hostWebExID?: string | undefined;
	readonly streamUrl?: string | undefined;
	readonly fileUrl?: string | undefined;
	readonly password?: string | undefined;
	/** What REST calls its ID, and `recordingId` there. */
	readonly recordingUUID?: string | undefined;
	readonly confID?: string | undefined;
}

export function simplifyRecording(recording: Recording): IDataObject {
	const { sizeBytes } = recording;
	const shape: RecordingShape = {
		recordingId: recording.id,
		name: recording.topic,
		created: inUtc(recording.createTime),
		durationSeconds: recording.durationSeconds,
		sizeMegabytes: sizeBytes && Math.round((sizeBytes / megabyte) * 100) / 100,
		format: recording.format,
		hostWebExID: recording.hostEmail,
		streamUrl: recording.playbackUrl,
		fileUrl: recording.downloadUrl,
		password: recording.password,
		recordingUUID: recording.id,
		confID: recording.meetingId,
	};
	return compact({
		...shape,
		recorded: inUtc(recording.timeRecorded),
		meetingId: recording.meetingId,
		meetingSeriesId: recording.meetingSeriesId,
		status: recording.status,
	});
}

export interface AttendanceShape {
	/** The held meeting: its conference number in the XML API, its ID in REST. Usage and attendance of one have the same. */
	readonly confID?: string | undefined;
	/** The number of the meeting. */
	readonly sessionKey?: string | undefined;
	readonly topic?: string | undefined;
	readonly name?: string | undefined;
	readonly email?: string | undefined;
	readonly joined?: string | undefined;
	readonly left?: string | undefined;
	readonly durationMinutes?: number | undefined;
	/** HOST or ATTENDEE, as the XML API writes it. */
	readonly participantType?: string | undefined;
	readonly company?: string | undefined;
}

export function simplifyAttendance(row: MeetingAttendance): IDataObject {
	const shape: AttendanceShape = {
		confID: row.meetingId,
		sessionKey: row.meetingNumber?.toString(),
		topic: row.meetingTitle,
		name: row.displayName,
		email: row.email,
		joined: inUtc(row.joinedTime),
		left: inUtc(row.leftTime),
		durationMinutes: row.duration,
		participantType: row.participantType?.toUpperCase(),
		company: row.company,
	};
	return compact({ ...shape, meetingId: row.meetingId });
}

/** While a meeting runs, Webex sends 1970 for times that it does not know yet. */
const known = (time: string | undefined) =>
	time && Date.parse(time) > 0 ? inUtc(time) : undefined;

export function simplifyParticipant(person: MeetingParticipant): IDataObject {
	const [joined, left] = [known(person.joinedTime), known(person.leftTime)];
	const shape: AttendanceShape = {
		name: person.displayName,
		email: person.email,
		joined,
		left,
		durationMinutes:
			joined && left ? Math.round((Date.parse(left) - Date.parse(joined)) / minute) : undefined,
		participantType: person.host ? 'HOST' : 'ATTENDEE',
	};
	return compact({
		...shape,
		participantId: person.id,
		meetingId: person.meetingId,
		state: person.state,
		coHost: person.coHost,
		invitee: person.invitee,
		muted: person.muted,
	});
}

export interface UsageShape {
	/** As for attendance. */
	readonly confID?: string | undefined;
	readonly sessionKey?: string | undefined;
	readonly topic?: string | undefined;
	readonly start?: string | undefined;
	readonly end?: string | undefined;
	readonly durationMinutes?: number | undefined;
	readonly hostName?: string | undefined;
	readonly hostEmail?: string | undefined;
	readonly participants?: number | undefined;
	readonly peakAttendees?: number | undefined;
	readonly peopleMinutes?: number | undefined;
}

export function simplifyUsage(usage: MeetingUsage): IDataObject {
	const shape: UsageShape = {
		confID: usage.meetingId,
		sessionKey: usage.meetingNumber,
		topic: usage.meetingTitle,
		start: inUtc(usage.start),
		end: inUtc(usage.end),
		durationMinutes: usage.duration,
		hostName: usage.hostDisplayName,
		hostEmail: usage.hostEmail,
		participants: usage.totalParticipants,
		peakAttendees: usage.peakAttendee,
		peopleMinutes: usage.totalPeopleMinutes,
	};
	return compact({ ...shape, meetingId: usage.meetingId });
}

export const simplifyTranscript = (transcript: MeetingTranscript): IDataObject =>
	compact({
		transcriptId: transcript.id,
		topic: transcript.meetingTopic,
		start: inUtc(transcript.startTime),
		meetingId: transcript.meetingId,
		meetingSeriesId: transcript.meetingSeriesId,
		status: transcript.status,
	});

/** `notes` is plain text; `notesHtml` is what Webex sent. */
export const simplifySummary = ({
	id,
	meetingId,
	notes,
	actionItems = [],
}: MeetingSummary): IDataObject =>
	compact({
		summaryId: id,
		meetingId,
		notes: notes && plainText(notes.content),
		actionItems: actionItems.map(({ content }) => plainText(content)),
		notesHtml: notes?.content,
	});

export const simplifyChat = ({
	id,
	chatTime,
	sender,
	receivers = [],
	...chat
}: MeetingChat): IDataObject =>
	compact({
		chatId: id,
		time: inUtc(chatTime),
		text: chat.text,
		type: chat.type,
		name: sender?.displayName,
		email: sender?.email,
		receivers: receivers.map(({ email, displayName }) => email ?? displayName),
		meetingId: chat.meetingId,
	});
