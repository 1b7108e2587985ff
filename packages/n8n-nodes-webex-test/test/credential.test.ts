import { NodeHelpers } from 'n8n-workflow';
import { expect, test } from 'vitest';
import { OneCredential } from '../src/credentials.ts';
import { Workflow } from '../src/n8n.ts';
import { loadPackage } from '../src/package.ts';
import { itemsNode } from '../src/test-nodes.ts';

/** The hidden fields, as n8n fills them in. */
async function resolved(fields: Record<string, string>, type = 'webexOAuth2Api') {
	const loader = await loadPackage();
	const nodeTypes = {
		getByName: () => itemsNode,
		getByNameAndVersion: () => itemsNode,
		getKnownTypes: () => ({}),
	};
	const credential = new OneCredential(loader, nodeTypes, fields);
	const { authUrl, accessTokenUrl, scope, usePkce } = await credential.getDecrypted(
		undefined,
		undefined,
		type,
	);
	return { authUrl, accessTokenUrl, scope, usePkce };
}

test('the commercial cloud and the scopes for messages are the start', async () => {
	expect(await resolved({})).toEqual({
		authUrl: 'https://webexapis.com/v1/authorize',
		accessTokenUrl: 'https://webexapis.com/v1/access_token',
		scope: 'spark:kms spark:people_read spark:rooms_read spark:messages_read spark:messages_write',
		usePkce: true,
	});
});

test.each([
	[{ environment: 'fedramp' }, 'https://api-usgov.webex.com/v1/authorize'],
	[
		{ environment: 'custom', baseUrl: ' http://127.0.0.1:4040/v1// ' },
		'http://127.0.0.1:4040/v1/authorize',
	],
])('the environment %o authorises at %s', async (fields, authUrl) => {
	expect((await resolved(fields)).authUrl).toBe(authUrl);
});

/** No host has such a name, and who sees it knows what to do. */
const nowhere = 'https://address-must-begin-with-https.invalid';

test.each([
	'http://webexapis.com/v1',
	'http://10.0.0.5:4040/v1',
	'http://localhost@evil.example/v1',
	'http://127.0.0.1.evil.example/v1',
	'ftp://webexapis.com/v1',
])('no client secret and no code is sent to %s', async (address) => {
	const rest = await resolved({ environment: 'custom', baseUrl: address });
	const xml = await resolved({ oauthUrl: address }, 'webexMeetingsXmlOAuth2Api');
	expect([rest.authUrl, rest.accessTokenUrl, xml.authUrl, xml.accessTokenUrl]).toEqual([
		`${nowhere}/authorize`,
		`${nowhere}/access_token`,
		`${nowhere}/authorize`,
		`${nowhere}/token`,
	]);
});

test('the OAuth address of the old portal may have spaces around it and a slash at the end', async () => {
	const { accessTokenUrl } = await resolved(
		{ oauthUrl: ' https://api.webex.com/v1/oauth2/ ' },
		'webexMeetingsXmlOAuth2Api',
	);
	expect(accessTokenUrl).toBe('https://api.webex.com/v1/oauth2/token');
});

test.each([
	[
		{ scopePreset: 'messagesRead' },
		'spark:kms spark:people_read spark:rooms_read spark:messages_read',
	],
	[
		{ scopePreset: 'messagesAndTeams' },
		'spark:kms spark:people_read spark:rooms_read spark:rooms_write spark:memberships_read spark:memberships_write spark:messages_read spark:messages_write spark:teams_read spark:teams_write spark:team_memberships_read spark:team_memberships_write',
	],
	[{ scopePreset: 'all' }, 'spark:kms spark:all'],
	[
		{ scopePreset: 'meetings' },
		'spark:kms spark:people_read meeting:schedules_read meeting:schedules_write meeting:controls_read meeting:controls_write meeting:participants_read meeting:participants_write meeting:preferences_read',
	],
	[
		{ scopePreset: 'meetingsRead' },
		'spark:kms spark:people_read meeting:schedules_read meeting:participants_read meeting:recordings_read meeting:transcripts_read meeting:summaries_read meeting:preferences_read',
	],
	[
		{ scopePreset: 'meetingsOrganisation' },
		'spark:kms spark:people_read meeting:schedules_read meeting:participants_read meeting:recordings_read meeting:transcripts_read meeting:summaries_read meeting:preferences_read meeting:admin_schedule_read meeting:admin_participants_read meeting:admin_recordings_read meeting:admin_transcripts_read meeting:admin_config_read',
	],
	[
		{ scopePreset: 'meetingsAdministration' },
		'spark:kms spark:people_read meeting:schedules_read meeting:schedules_write meeting:participants_read meeting:recordings_read meeting:transcripts_read meeting:preferences_read meeting:admin_schedule_write meeting:admin_recordings_write meeting:admin_schedule_read meeting:admin_participants_read meeting:admin_recordings_read meeting:admin_transcripts_read meeting:admin_config_read',
	],
	[
		{ scopePreset: 'all', additionalScopes: 'meeting:schedules_read' },
		'spark:kms spark:all meeting:schedules_read',
	],
	[{ scopePreset: 'none', additionalScopes: ' a,b ,  c\n d ' }, 'a b c d'],
])('%o gives the scopes "%s"', async (fields, scope) => {
	expect((await resolved(fields)).scope).toBe(scope);
});

test.each([
	['spark:kms spark:people_read', '/people/me'],
	['spark:all', '/people/me'],
	['spark:rooms_read', '/authorizations/tokenExpiry'],
	['spark-admin:people_read', '/authorizations/tokenExpiry'],
])('with the scopes "%s" the test of the credential asks %s', async (scope, path) => {
	const loader = await loadPackage();
	const { test: check } = loader.getCredential('webexOAuth2Api').type;
	const node = {
		id: 'one',
		name: 'One',
		type: 'test.items',
		typeVersion: 1,
		position: [0, 0] as [number, number],
		parameters: {},
	};
	const workflow = new Workflow({
		nodes: [node],
		connections: {},
		active: false,
		nodeTypes: {
			getByName: () => itemsNode,
			getByNameAndVersion: () => itemsNode,
			getKnownTypes: () => ({}),
		},
	});
	const given = workflow.expression.getSimpleParameterValue(node, check?.request.url, 'internal', {
		$credentials: { scope },
	} as never);
	expect(given).toBe(path);
});

const noticesFor = async (fields: Record<string, string>) => {
	const { properties } = (await loadPackage()).getCredential('webexOAuth2Api').type;
	return properties
		.filter((field) => field.type === 'notice')
		.filter((field) => NodeHelpers.displayParameter(fields, field, null, null))
		.map(({ displayName }) => displayName);
};

test.each(['administration', 'all', 'meetings', 'meetingsXml', 'messages', 'messagesAndTeams'])(
	'the scopes of "%s" are shown to copy, all that it asks for',
	async (scopePreset) => {
		const [shown = '', ...others] = await noticesFor({ environment: 'commercial', scopePreset });
		const listed = shown.split('select these scopes: ')[1];
		expect([listed, others]).toEqual([(await resolved({ scopePreset })).scope, []]);
		expect(shown).toContain('OAuth Redirect URL');
	},
);

test.each([
	['', false],
	['https://webexapis.com/v1', false],
	[' HTTPS://gateway.example/webex/ ', false],
	['http://127.0.0.1:4040/v1', false],
	['http://[::1]', false],
	['http://localhost', false],
	['webexapis.com/v1', true],
	['http://webexapis.com/v1', true],
	['http://localhost@evil.example/v1', true],
	['http://127.0.0.1.evil.example/v1', true],
	['https://name@webexapis.com/v1', true],
	['https://webexapis.com/v1?x=1', true],
	['ftp://webexapis.com/v1', true],
])(
	'a person who enters the base address "%s" is told that it is wrong: %s',
	async (baseUrl, isTold) => {
		const fields = { environment: 'custom', baseUrl, scopePreset: 'none' };
		const told = (await noticesFor(fields)).filter((text) => text.includes('Base Address'));
		expect(told.length).toBe(isTold ? 1 : 0);
		const { authUrl } = await resolved({ environment: 'custom', baseUrl });
		if (baseUrl) expect(String(authUrl).startsWith(nowhere)).toBe(isTold);
	},
);

/** n8n shows it whatever the expression gives. */
test('beside an expression as base address stands what is true of every one', async () => {
	const fields = { environment: 'custom', baseUrl: '={{ $vars.webex }}', scopePreset: 'none' };
	const [told] = (await noticesFor(fields)).filter((text) => text.includes('Base Address'));
	expect(told).toMatch(/^Requests go only to a <b>Base Address<\/b> that begins with https:/);
});
