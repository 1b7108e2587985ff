import { get } from '../engine/operation.ts';
import type {
	GetMeetingArchive,
	GetRecordingAccess,
	ListMeetingArchives,
	ListRecordingAccess,
	MeetingArchive,
	MeetingArchiveSummary,
	RecordingAccess,
	RecordingAccessSummary,
} from './recording-reports.schema.ts';

const headers = ['timezone'];
const read = { scope: 'meeting:recordings_read', headers };
const administer = { scope: 'meeting:admin_recordings_read', headers };

/** @see https://developer.webex.com/docs/api/v1/recording-report */
export const recordingReports = {
	/** Each time that somebody played or downloaded one recording. */
	accessDetail: get('/recordingReport/accessDetail', read).many<
		GetRecordingAccess,
		RecordingAccess
	>({ maxPageSize: 100 }),
	/** How often each recording was played and downloaded. */
	accessSummary: get('/recordingReport/accessSummary', read).many<
		ListRecordingAccess,
		RecordingAccessSummary
	>({ maxPageSize: 100, window: { days: 90 } }),
	/** Full administrators only, not even the host. */
	archive: get('/recordingReport/meetingArchives/{archiveId}', administer).one<
		GetMeetingArchive,
		MeetingArchive
	>(),
	/** Full administrators only, not even the host. */
	archives: get('/recordingReport/meetingArchiveSummaries', administer).many<
		ListMeetingArchives,
		MeetingArchiveSummary
	>({ maxPageSize: 100, window: { days: 30 } }),
};
