const readWrite = (name: string) => [`${name}_read`, `${name}_write`];

const messaging = [
	'spark:all',
	'spark:kms',
	...['people', 'rooms', 'memberships', 'messages', 'teams', 'team_memberships'].flatMap((name) =>
		readWrite(`spark:${name}`),
	),
	// An older table of the documentation has these two.
	...readWrite('spark:webhooks'),
	'spark:organizations_read',
	'spark:applications_token',
];

const meetings = [
	...[
		'schedules',
		'controls',
		'participants',
		'recordings',
		'transcripts',
		'summaries',
		'preferences',
		'group_meeting',
		'admin_schedule',
		'admin_recordings',
		'admin_preferences',
		'admin_config',
	].flatMap((name) => readWrite(`meeting:${name}`)),
	'meeting:admin_transcripts_read',
	'meeting:admin_participants_read',
];

const administration = [
	...readWrite('spark-admin:people'),
	...['organizations', 'licenses', 'roles'].map((name) => `spark-admin:${name}_read`),
	...readWrite('identity:tokens'),
	...readWrite('identity:groups'),
	'analytics:read_all',
	'audit:events_read',
];

const compliance = [
	'spark-compliance:events_read',
	...['messages', 'rooms', 'memberships', 'team_memberships', 'webhooks', 'meetings'].flatMap(
		(name) => readWrite(`spark-compliance:${name}`),
	),
	'spark-compliance:teams_read',
];

/** What an administrator has allowed the ready-made service app, unless told otherwise. */
export const defaultServiceAppScopes: readonly string[] = [
	'spark:rooms_read',
	'spark:messages_read',
	'spark:people_read',
	'guest-issuer:read',
	'guest-issuer:write',
];

/**
 * The scopes of the documentation: the ready-made integration may ask for them, and the personal token and the bot token
 * have them.
 * @see https://developer.webex.com/docs/integrations
 */
export const defaultScopes: readonly string[] = [
	...messaging,
	...meetings,
	...administration,
	...compliance,
];
