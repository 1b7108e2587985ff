import type { AccessToken } from '../oauth/tokens.ts';

/** What an administrator may have instead. */
const adminScopes: Readonly<Record<string, string>> = {
	'meeting:schedules_read': 'meeting:admin_schedule_read',
	'meeting:schedules_write': 'meeting:admin_schedule_write',
	'meeting:participants_read': 'meeting:admin_participants_read',
	'meeting:recordings_read': 'meeting:admin_recordings_read',
	'meeting:transcripts_read': 'meeting:admin_transcripts_read',
};

export const meetingAdminScopes: readonly string[] = [
	'meeting:admin_schedule_read',
	'meeting:admin_schedule_write',
];

/** The scope `spark:all` includes every scope of messaging. */
export const allows = ({ scopes }: AccessToken, scope: string): boolean =>
	scopes.includes(scope) ||
	scopes.includes(adminScopes[scope] ?? scope) ||
	(scope.startsWith('spark:') && scopes.includes('spark:all'));
