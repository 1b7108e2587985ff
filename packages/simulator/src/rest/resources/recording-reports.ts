import type { rest } from '@webex-nodes/client';
import {
	GetMeetingArchive,
	GetRecordingAccess,
	ListMeetingArchives,
	ListRecordingAccess,
} from '@webex-nodes/client/schemas';
import type { Endpoints } from '../endpoint.ts';
import { getArchive, listArchives } from '../meetings/archives.ts';
import { listAccesses, listAccessSummaries } from '../meetings/recording-reports.ts';

const pageSize = () => ({ usual: 10, largest: 100 });

export const recordingReports: Endpoints<typeof rest.recordingReports> = {
	accessDetail: { input: GetRecordingAccess, pageSize, handle: listAccesses },
	accessSummary: { input: ListRecordingAccess, pageSize, handle: listAccessSummaries },
	archive: { input: GetMeetingArchive, handle: getArchive },
	archives: { input: ListMeetingArchives, pageSize, handle: listArchives },
};
