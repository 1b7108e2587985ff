import type { Credential, N8nApi } from './n8n/api.ts';

interface Client {
	readonly clientId: string;
	readonly clientSecret: string;
}

export interface ServiceApp extends Client {
	readonly refreshToken: string;
}

export interface CredentialData {
	/** Where Webex is. */
	readonly place: object;
	readonly integration: Client;
	/** When left out, a credential that is stored stays, and a new one is empty. */
	readonly serviceApp?: ServiceApp | undefined;
	/** The same. */
	readonly botToken?: string | undefined;
}

export interface SavedCredentials {
	/** Of one integration: each has to be connected. */
	readonly oauth: Readonly<Record<keyof typeof oauthCredentials, Credential>>;
	readonly serviceApp: Credential;
	readonly bot: Credential;
	readonly all: readonly Credential[];
}

/** Those of one integration. Each has what its workflows need; the Meetings XML API needs the largest scope. */
const oauthCredentials = {
	// So that every operation of the node Webex Rooms can be tried by hand.
	messages: { name: 'Webex account', scopePreset: 'messagesAndTeams' },
	meetings: {
		name: 'Webex meetings account',
		scopePreset: 'meetings',
		additionalScopes:
			'meeting:transcripts_read meeting:summaries_read spark:messages_read spark:messages_write',
	},
	meetingsXml: { name: 'Webex meetings XML account', scopePreset: 'meetingsXml' },
};

/** What the service app of the organisation needs, which an administrator allows in Control Hub. */
export const serviceAppScopes: readonly string[] = [
	'spark:people_read',
	'meeting:admin_recordings_read',
];

export async function saveCredentials(
	n8n: N8nApi,
	{ place, integration, serviceApp, botToken }: CredentialData,
): Promise<SavedCredentials> {
	const { clientId, clientSecret } = integration;
	const save = async ({ name, ...scopes }: { readonly name: string }) =>
		await n8n.saveCredential({
			name,
			type: 'webexOAuth2Api',
			data: { ...place, clientId, clientSecret, ...scopes },
		});
	const oauth = {
		messages: await save(oauthCredentials.messages),
		meetings: await save(oauthCredentials.meetings),
		meetingsXml: await save(oauthCredentials.meetingsXml),
	};
	const service = await saveOrKeep(
		n8n,
		{ name: 'Webex service app', type: 'webexServiceAppApi' },
		{ ...place, ...(serviceApp ?? { clientId: '', clientSecret: '', refreshToken: '' }) },
		serviceApp !== undefined,
	);
	const bot = await saveOrKeep(
		n8n,
		{ name: 'Webex bot', type: 'webexTokenApi' },
		{ ...place, accessToken: botToken ?? '' },
		botToken !== undefined,
	);
	return { oauth, serviceApp: service, bot, all: [...Object.values(oauth), service, bot] };
}

/** One that is stored stays as a person has filled it in, when there is nothing new to say. */
async function saveOrKeep(
	n8n: N8nApi,
	names: Omit<Credential, 'id'>,
	data: object,
	isNew: boolean,
): Promise<Credential> {
	const stored = (await n8n.credentials()).find(
		({ name, type }) => name === names.name && type === names.type,
	);
	return stored && !isNew ? stored : await n8n.saveCredential({ ...names, data });
}
