import type { AccessToken } from '../oauth/tokens.ts';

/** Of compliance officers. */
const officerReads = 'spark-compliance:meetings_read';
const officerWrites = 'spark-compliance:meetings_write';

/** What an administrator or a compliance officer may have instead. */
const otherScopes: Readonly<Record<string, readonly string[]>> = {
	'meeting:schedules_read': ['meeting:admin_schedule_read'],
	'meeting:schedules_write': ['meeting:admin_schedule_write'],
	'meeting:participants_read': ['meeting:admin_participants_read', officerReads],
	'meeting:recordings_read': ['meeting:admin_recordings_read', officerReads],
	'meeting:recordings_write': ['meeting:admin_recordings_write', officerWrites],
	'meeting:admin_recordings_read': [officerReads],
	'meeting:admin_recordings_write': [officerWrites],
	'meeting:transcripts_read': ['meeting:admin_transcripts_read', officerReads],
	'meeting:transcripts_write': [officerWrites],
	'meeting:admin_transcripts_read': [officerReads],
};

export const meetingAdminScopes: readonly string[] = [
	'meeting:admin_schedule_read',
	'meeting:admin_schedule_write',
];

/** The scope `spark:all` includes every scope of messaging. */
export const allows = ({ scopes }: AccessToken, scope: string): boolean =>
	scopes.includes(scope) ||
	(otherScopes[scope] ?? []).some((other) => scopes.includes(other)) ||
	(scope.startsWith('spark:') && scopes.includes('spark:all'));
