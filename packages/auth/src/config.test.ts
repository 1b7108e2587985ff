import { expect, test } from 'vitest';
import { readAuthConfig } from './config.ts';
import { environments } from './environments.ts';

test('the commercial cloud is the start, and nothing else is needed', () => {
	expect(readAuthConfig({ PATH: '/bin' })).toEqual({ environment: environments.commercial });
});

test('reads an integration and where it is', () => {
	const { environment, integration } = readAuthConfig({
		WEBEX_ENVIRONMENT: 'fedramp',
		WEBEX_CLIENT_ID: ' C1 ',
		WEBEX_CLIENT_SECRET: 'S1',
	});
	expect([environment, integration]).toEqual([
		environments.fedramp,
		{ clientId: 'C1', clientSecret: 'S1', environment: environments.fedramp },
	]);
});

test('reads a bot token before a personal one, and an address of its own', async () => {
	const { environment, tokens } = readAuthConfig({
		WEBEX_BASE_URL: 'http://127.0.0.1:4040/v1/',
		WEBEX_BOT_TOKEN: 'bot',
		WEBEX_ACCESS_TOKEN: 'person',
	});
	expect([environment.api, await tokens?.get()]).toEqual(['http://127.0.0.1:4040/v1', 'bot']);
});

test.each([
	['WEBEX_ENVIRONMENT', { WEBEX_ENVIRONMENT: 'moon' }],
	['WEBEX_BASE_URL', { WEBEX_BASE_URL: 'webexapis.com' }],
	['WEBEX_BASE_URL', { WEBEX_BASE_URL: 'http://webexapis.com/v1' }],
	['WEBEX_BASE_URL', { WEBEX_BASE_URL: 'https://webexapis.com/v1?a=b' }],
	['WEBEX_CLIENT_SECRET', { WEBEX_CLIENT_ID: 'C1' }],
	['WEBEX_CLIENT_ID', { WEBEX_CLIENT_SECRET: 'S1' }],
	['WEBEX_BOT_TOKEN', { WEBEX_BOT_TOKEN: '  ' }],
])('names %s when it cannot be used', (field, variables: Record<string, string>) => {
	expect(() => readAuthConfig(variables)).toThrow(
		expect.objectContaining({ name: 'WebexInputError', field }),
	);
});
