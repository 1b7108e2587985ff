import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { withExpiryFromBody } from 'n8n-nodes-webex/src/n8n/status-from-body.ts';
import { n8nTransport } from 'n8n-nodes-webex/src/n8n/transport.ts';
import type { IExecuteFunctions } from 'n8n-workflow';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { createHarness, type Harness } from '../src/harness.ts';

let harness: Harness;
let server: Server;
let url: string;
/** What the server got, with a token that works. */
let received: string[];

const expired = '<reason>WebEx access token is invalid</reason>';

/** Answers an expired token with 401, or at /xml with 200 and a sentence, as the XML API does. */
beforeEach(async () => {
	harness = await createHarness({ switches: { meetingsXmlRefreshToken: 'prefixed' } });
	const { simulator } = harness;
	received = [];
	server = createServer(async (request, response) => {
		const chunks: Buffer[] = [];
		for await (const chunk of request) chunks.push(chunk as Buffer);
		const token = (request.headers.authorization ?? '').replace('Bearer ', '');
		const isAlive = simulator.tokens.find(token) ?? simulator.meetingsXml.tokens.find(token);
		if (isAlive) received.push(Buffer.concat(chunks).toString('latin1'));
		const isXml = request.url === '/xml';
		response.statusCode = isAlive || isXml ? 200 : 401;
		response.end(isAlive ? 'SUCCESS' : isXml ? expired : '{}');
	});
	server.listen(0, '127.0.0.1');
	await once(server, 'listening');
	url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterEach(async () => {
	server.close();
	await harness.close();
});

const text = (body: Uint8Array) => new TextDecoder().decode(body);

test('an expired token that is reported in an answer with status 200 is renewed, once for all', async () => {
	harness.simulator.tokens.expireAccessTokens();
	const send = async (context: IExecuteFunctions) => {
		const derived = withExpiryFromBody(context, {
			isExpired: ({ body }) => text(body).includes('access token is invalid'),
		});
		const transport = n8nTransport(derived, 'webexOAuth2Api');
		const request = { method: 'POST', url: `${url}/xml`, headers: {}, body: '<message/>' } as const;
		const answers = await Promise.all([1, 2, 3].map(() => transport(request)));
		return { answers: answers.map(({ body }) => text(body)) };
	};
	const { json, error } = await harness.call(send);
	expect([error, json[0]?.['answers'], harness.simulator.tokens.refreshes]).toEqual([
		undefined,
		['SUCCESS', 'SUCCESS', 'SUCCESS'],
		1,
	]);
});

test('the bytes that were looked at are the ones that the caller receives, so that they are read once', async () => {
	const looked: Uint8Array[] = [];
	const send = async (context: IExecuteFunctions) => {
		const derived = withExpiryFromBody(context, {
			isExpired: ({ body }) => {
				looked.push(body);
				return text(body).includes('access token is invalid');
			},
		});
		const transport = n8nTransport(derived, 'webexOAuth2Api');
		const { body } = await transport({ method: 'POST', url: `${url}/xml`, headers: {} });
		return { isSame: body === looked[0], times: looked.length };
	};
	const { json } = await harness.call(send);
	expect(json).toEqual([{ isSame: true, times: 1 }]);
});

test('an answer that stays expired ends in a 401, not in a loop', async () => {
	const send = async (context: IExecuteFunctions) => {
		const derived = withExpiryFromBody(context, { isExpired: () => true });
		const transport = n8nTransport(derived, 'webexOAuth2Api');
		const { status } = await transport({ method: 'GET', url: `${url}/xml`, headers: {} });
		return { status };
	};
	const { json } = await harness.call(send);
	expect([json[0]?.['status'], harness.simulator.tokens.refreshes]).toEqual([401, 1]);
});

test('a multipart body arrives whole after the token was renewed', async () => {
	harness.simulator.tokens.expireAccessTokens();
	const file = Buffer.from(Array.from({ length: 300 }, (_, index) => index % 256));
	const head = '--b\r\ncontent-disposition: form-data; name="files"; filename="a.bin"\r\n\r\n';
	const body = Buffer.concat([Buffer.from(head), file, Buffer.from('\r\n--b--\r\n')]);
	const send = async (context: IExecuteFunctions) => {
		const transport = n8nTransport(context, 'webexOAuth2Api');
		const headers = { 'content-type': 'multipart/form-data; boundary=b' };
		const { status } = await transport({ method: 'POST', url: `${url}/upload`, headers, body });
		return { status };
	};
	const { json, error } = await harness.call(send);
	expect([error, json[0]?.['status'], received, harness.simulator.tokens.refreshes]).toEqual([
		undefined,
		200,
		[body.toString('latin1')],
		1,
	]);
});

test.each([
	['prefixed', true],
	['received', false],
] as const)(
	'an old Webex Meetings integration refreshes with the refresh token %s',
	async (wanted, siteNamePrefix) => {
		await harness.close();
		harness = await createHarness({ switches: { meetingsXmlRefreshToken: wanted } });
		const { simulator, credential } = harness;
		const { integration, tokens, siteName } = simulator.meetingsXml;
		const [person = ''] = simulator.world.people.keys();
		const { access_token, refresh_token } = tokens.grant(integration, person, ['all_read']);
		credential.stored = {
			clientId: integration.clientId,
			clientSecret: integration.clientSecret,
			siteName: `${siteName}.webex.com`,
			siteNamePrefix,
			oauthUrl: `${harness.url}/v1/oauth2/`,
			oauthTokenData: { access_token, refresh_token },
		};
		const send = async (context: IExecuteFunctions) => {
			const transport = n8nTransport(context, 'webexMeetingsXmlOAuth2Api');
			const answer = await transport({
				method: 'GET',
				url: `${harness.url}/v1/rooms`,
				headers: {},
			});
			return { status: answer.status };
		};
		// The REST API knows none of these tokens, so that each call refreshes once.
		await harness.call(send);
		const { error } = await harness.call(send);
		expect([error, tokens.refreshes, credential.saved.length]).toEqual([undefined, 2, 2]);
	},
);
