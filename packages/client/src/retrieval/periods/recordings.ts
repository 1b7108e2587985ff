import type { Recording } from '../../rest/meetings/recordings.schema.ts';
import { longestMeeting, type PeriodFacts } from './source.ts';
import { versionOf } from './version.ts';

const hour = 3600_000; // ms

/**
 * Recordings, by the time when their file was made. Webex does not say whether it files them under that time, or under
 * the one when somebody pressed the button, so the period begins earlier: by a meeting, and a day to make the file.
 * @see https://developer.webex.com/docs/api/v1/recordings/list-recordings
 */
export const recordingFacts: PeriodFacts<Recording> = {
	name: 'recordings',
	late: 24 * hour,
	length: 0,
	reach: longestMeeting + 24 * hour,
	days: 30,
	sites: { organization: 'preferred' },
	idOf: ({ id }) => id,
	timeOf: ({ createTime }) => createTime,
	versionOf: ({ topic, status, durationSeconds, sizeBytes }) =>
		versionOf(topic, status, durationSeconds, sizeBytes),
	isGone: ({ status = 'available' }) => status !== 'available',
	list: (client, { of, hostEmail, siteUrl }, period, signal) =>
		of === 'organization'
			? client.recordings.adminList({ ...period, ...(siteUrl && { siteUrl }) }, { signal }).pages()
			: client.recordings.list({ ...period, ...(hostEmail && { hostEmail }) }, { signal }).pages(),
};
