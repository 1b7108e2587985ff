import { del, get, put } from '../engine/operation.ts';
import type {
	DeleteMeetingTranscript,
	DownloadMeetingTranscript,
	GetTranscriptSnippet,
	ListAllMeetingTranscripts,
	ListMeetingTranscripts,
	ListTranscriptSnippets,
	MeetingTranscript,
	TranscriptSnippet,
	UpdateTranscriptSnippet,
} from './meeting-transcripts.schema.ts';

const scope = 'meeting:transcripts_read';
const withMeetings = { scope, alsoNeeds: ['meeting:schedules_read'] };
const write = { scope: 'meeting:transcripts_write' };
const headers = ['timezone'];
const snippet = '/meetingTranscripts/{transcriptId}/snippets/{snippetId}';

/** The limit of recordings; that of transcripts is not documented, and a shorter period does no harm. */
const paging = { maxPageSize: 100, window: { days: 30 } };

/** @see https://developer.webex.com/docs/api/v1/meeting-transcripts */
export const meetingTranscripts = {
	adminList: get('/admin/meetingTranscripts', {
		scope: 'meeting:admin_transcripts_read',
		headers,
	}).many<ListAllMeetingTranscripts, MeetingTranscript>(paging),
	/** For good, also for the people who were in the meeting. */
	delete: del('/meetingTranscripts/{transcriptId}', {
		...write,
		hasBody: true,
	}).none<DeleteMeetingTranscript>(),
	/** A text, in the form that `format` names. */
	download: get(
		'/meetingTranscripts/{transcriptId}/download',
		withMeetings,
	).text<DownloadMeetingTranscript>(),
	getSnippet: get(snippet, { scope }).one<GetTranscriptSnippet, TranscriptSnippet>(),
	/** Without dates only those of the last 7 days. */
	list: get('/meetingTranscripts', { ...withMeetings, headers }).many<
		ListMeetingTranscripts,
		MeetingTranscript
	>(paging),
	snippets: get('/meetingTranscripts/{transcriptId}/snippets', { scope }).many<
		ListTranscriptSnippets,
		TranscriptSnippet
	>({ maxPageSize: 100 }),
	/** Corrects the words. */
	updateSnippet: put(snippet, write).one<UpdateTranscriptSnippet, TranscriptSnippet>(),
};
