import { expect, test } from 'vitest';
import { saveCredentials } from '../src/credentials.ts';
import { readServiceApp } from '../src/live.ts';
import type { Credential, N8nApi } from '../src/n8n/api.ts';

const integration = { clientId: 'C1', clientSecret: 'secret' };
const serviceApp = { clientId: 'C2', clientSecret: 'other', refreshToken: 'refresh' };

/** What n8n would store. */
function store(existing: readonly Credential[] = []) {
	const saved: { name: string; data: object }[] = [];
	const n8n = {
		credentials: async () => [...existing],
		saveCredential: async ({ name, type, data }) => {
			saved.push({ name, data });
			return { id: name, name, type };
		},
	} satisfies Pick<N8nApi, 'credentials' | 'saveCredential'>;
	return { n8n: n8n as unknown as N8nApi, saved };
}

test('each credential has the scopes of its workflows, and a service app is filled in', async () => {
	const { n8n, saved } = store();
	const { all } = await saveCredentials(n8n, { place: {}, integration, serviceApp });
	expect(all.map(({ name }) => name)).toEqual([
		'Webex account',
		'Webex meetings account',
		'Webex meetings XML account',
		'Webex service app',
		'Webex bot',
	]);
	expect(saved.at(-2)?.data).toEqual(serviceApp);
	expect(saved[1]?.data).toMatchObject({ ...integration, scopePreset: 'meetings' });
});

test('without a service app and a bot there are empty credentials, or those that a person has filled in', async () => {
	const empty = store();
	await saveCredentials(empty.n8n, { place: {}, integration });
	expect(empty.saved.slice(-2).map(({ data }) => data)).toEqual([
		{ clientId: '', clientSecret: '', refreshToken: '' },
		{ accessToken: '' },
	]);
	const own = { id: 'own', name: 'Webex service app', type: 'webexServiceAppApi' };
	const ownBot = { id: 'bot', name: 'Webex bot', type: 'webexTokenApi' };
	const filled = store([own, ownBot]);
	const saved = await saveCredentials(filled.n8n, { place: {}, integration });
	expect([saved.serviceApp, saved.bot, filled.saved.map(({ name }) => name)]).toEqual([
		own,
		ownBot,
		['Webex account', 'Webex meetings account', 'Webex meetings XML account'],
	]);
});

test('--live takes a service app from the environment, whole or not at all', () => {
	const whole = {
		WEBEX_SERVICE_APP_CLIENT_ID: 'C2',
		WEBEX_SERVICE_APP_CLIENT_SECRET: 'other',
		WEBEX_SERVICE_APP_REFRESH_TOKEN: 'refresh',
	};
	expect([readServiceApp(whole), readServiceApp({})]).toEqual([serviceApp, undefined]);
	expect(() => readServiceApp({ ...whole, WEBEX_SERVICE_APP_REFRESH_TOKEN: '' })).toThrow(
		'A service app needs all of WEBEX_SERVICE_APP_CLIENT_ID',
	);
});
