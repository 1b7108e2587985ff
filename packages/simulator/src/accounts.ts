import type { Switches } from './control/switches.ts';
import { type IntegrationRecord, Tokens } from './oauth/tokens.ts';
import type { Random } from './world/random.ts';
import type { PersonRecord, World } from './world/world.ts';
import { meetingsSiteName } from './xml/site.ts';

/** Integrations, service app and tokens that are there from the start. */
export interface Accounts {
	readonly tokens: Tokens;
	readonly integration: IntegrationRecord;
	readonly serviceApp: IntegrationRecord;
	/** Of the old Webex Meetings integrations. */
	readonly oldTokens: Tokens;
	readonly oldIntegration: IntegrationRecord;
	readonly personalToken: string;
	readonly botToken: string;
}

export interface AccountOptions {
	readonly world: World;
	readonly random: Random;
	readonly switches: Switches;
	readonly redirectUris: readonly string[];
	/** Of the access tokens of integrations, in seconds. */
	readonly tokenLifetime: number;
	/** Of the access tokens of old Webex Meetings integrations, in seconds. */
	readonly meetingsTokenLifetime: number;
	readonly owner: PersonRecord;
	readonly bot: PersonRecord;
}

const day = 24 * 3600; // s
const refreshLifetime = 90 * day;
const oldRefreshLifetime = 60 * day;

/** The scopes that the ready-made integration may ask for. */
const scopes = [
	'spark:all',
	'spark:kms',
	'spark:people_read',
	'spark:rooms_read',
	'spark:rooms_write',
	'spark:memberships_read',
	'spark:memberships_write',
	'spark:messages_read',
	'spark:messages_write',
	'spark:teams_read',
	'spark:teams_write',
	'spark:applications_token',
	'spark:team_memberships_read',
	'spark:team_memberships_write',
	'meeting:preferences_read',
	'meeting:schedules_read',
	'meeting:schedules_write',
	'meeting:participants_read',
	'meeting:transcripts_read',
	'meeting:recordings_read',
	'meeting:recordings_write',
	'meeting:admin_schedule_read',
	'meeting:admin_schedule_write',
	'spark-admin:people_read',
	'spark-admin:people_write',
	'spark-admin:organizations_read',
	'spark-admin:licenses_read',
	'spark-admin:roles_read',
	'spark-compliance:events_read',
];

/** The order of its steps decides every ID and token that comes from `random`. */
export function createAccounts(options: AccountOptions): Accounts {
	const { world, random, switches, redirectUris, owner, bot } = options;
	const { now } = world;
	const tokens = new Tokens({
		now,
		random,
		switches,
		organisation: random.uuid(),
		lifetime: options.tokenLifetime,
		refreshLifetime,
	});
	const integration = tokens.register({
		name: 'n8n',
		clientId: `C${random.hex(64)}`,
		clientSecret: random.hex(64),
		redirectUris,
		scopes,
	});
	const serviceApp = tokens.register({
		name: 'fernhill-service',
		clientId: `C${random.hex(64)}`,
		clientSecret: random.hex(64),
		redirectUris: [],
		scopes: ['spark:rooms_read', 'spark:messages_read', 'spark:people_read', 'guest-issuer:write'],
		applicationId: `A${random.hex(64)}`,
	});
	world.addPerson({
		displayName: 'Fernhill Service',
		email: `${serviceApp.name}@webex.bot`,
		type: 'bot',
	});
	const oldTokens = new Tokens({
		now,
		random,
		switches,
		organisation: meetingsSiteName,
		lifetime: options.meetingsTokenLifetime,
		refreshLifetime: oldRefreshLifetime,
	});
	const oldIntegration = oldTokens.register({
		name: 'n8n',
		clientId: random.hex(32),
		clientSecret: random.hex(32),
		redirectUris,
		scopes: ['all_read', 'user_modify', 'meeting_modify', 'recording_modify', 'setting_modify'],
	});
	const tokenOf = ({ id: personId }: PersonRecord) =>
		tokens.issueFixed({ personId, scopes, expiresAt: Number.POSITIVE_INFINITY }).value;
	return {
		tokens,
		integration,
		serviceApp,
		oldTokens,
		oldIntegration,
		personalToken: tokenOf(owner),
		botToken: tokenOf(bot),
	};
}
