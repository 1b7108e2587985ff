import type { Switches } from './control/switches.ts';
import { type IntegrationRecord, Tokens } from './oauth/tokens.ts';
import { defaultScopes } from './scopes.ts';
import { secretHex } from './world/marked.ts';
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
	/** Of the ready-made integration. */
	readonly scopes: readonly string[];
	/** Of the ready-made service app. */
	readonly serviceAppScopes: readonly string[];
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

/** The order of its steps decides every ID and token that comes from `random`. */
export function createAccounts(options: AccountOptions): Accounts {
	const { world, random, switches, redirectUris, scopes, owner, bot } = options;
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
		clientSecret: secretHex(random, 64),
		redirectUris,
		scopes,
	});
	const serviceApp = tokens.register({
		name: 'fernhill-service',
		clientId: `C${random.hex(64)}`,
		clientSecret: secretHex(random, 64),
		redirectUris: [],
		scopes: options.serviceAppScopes,
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
		clientSecret: secretHex(random, 32),
		redirectUris,
		scopes: ['all_read', 'user_modify', 'meeting_modify', 'recording_modify', 'setting_modify'],
	});
	// Scopes that a person has added for the integration work with these tokens too.
	const tokenScopes = [...new Set([...defaultScopes, ...scopes])];
	const tokenOf = ({ id: personId }: PersonRecord) =>
		tokens.issueFixed({ personId, scopes: tokenScopes, expiresAt: Number.POSITIVE_INFINITY }).value;
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
