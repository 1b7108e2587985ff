import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { createServer, get, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { json, text } from 'node:stream/consumers';
import { setTimeout } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type {
	ControlState,
	CredentialGroup,
	LoggedRequest,
	ShownDelivery,
	ShownGrant,
} from '../src/control/answers.ts';
import { withoutSecrets } from '../src/control/requests.ts';
import { createSimulator, type Listening, type Simulator, type Snapshot } from '../src/index.ts';

let simulator: Simulator;
let server: Listening;
beforeEach(async () => {
	simulator = createSimulator();
	server = await simulator.listen();
});
afterEach(async () => await server.close());

const ask = (path: string, method = 'GET', body?: unknown) =>
	fetch(server.url + path, { method, ...(body !== undefined && { body: JSON.stringify(body) }) });

async function control<Answer>(path: string, method = 'GET', body?: unknown): Promise<Answer> {
	const response = await ask(`/control/${path}`, method, body);
	const answer: unknown = await response.json();
	if (!response.ok) throw new Error(`${response.status} ${(answer as Error).message}`);
	return answer as Answer;
}

const rest = (path: string, token = simulator.personalToken) =>
	fetch(`${server.url}/v1/${path}`, { headers: { authorization: `Bearer ${token}` } });

const personId = () => simulator.tokens.find(simulator.personalToken)?.personId ?? '';
const granted = (old = false) => {
	const { tokens, integration } = old ? simulator.meetingsXml : simulator;
	return tokens.grant(integration, personId(), ['spark:all']);
};

const refresh = (refreshToken = '') => {
	const { clientId, clientSecret } = simulator.integration;
	return fetch(`${server.url}/v1/access_token`, {
		method: 'POST',
		body: new URLSearchParams({
			grant_type: 'refresh_token',
			refresh_token: refreshToken,
			client_id: clientId,
			client_secret: clientSecret,
		}),
	});
};

describe('requests', () => {
	test('each has its sender, its status, the reason of a refusal and its tracking ID', async () => {
		const started = Date.now();
		const answer = await rest('people/me');
		await rest('rooms/none', simulator.botToken);
		await rest('rooms', 'wrong');
		const requests = await control<LoggedRequest[]>('requests');
		expect(requests).toMatchObject([
			{
				number: 1,
				method: 'GET',
				path: '/v1/people/me',
				status: 200,
				who: 'amara.okafor@fernhill.example',
				trackingId: answer.headers.get('trackingid'),
			},
			{
				path: '/v1/rooms/none',
				status: 400,
				who: expect.stringMatching(/@webex\.bot$/),
				refusal: 'Expect base64 ID or UUID.',
			},
			{ number: 3, status: 401, refusal: expect.stringContaining('valid access token') },
		]);
		expect(requests[0]).not.toHaveProperty('refusal');
		expect(requests[2]).not.toHaveProperty('who');
		expect(Date.parse(requests[0]?.at ?? '')).toBeGreaterThanOrEqual(started);
	});

	test('the reasons of OAuth, of details and of the XML API', async () => {
		await refresh('unknown');
		const headers = {
			authorization: `Bearer ${simulator.personalToken}`,
			'content-type': 'application/json',
		};
		const body = JSON.stringify({ roomId: 7 });
		await fetch(`${server.url}/v1/messages`, { method: 'POST', headers, body });
		await fetch(`${server.url}/WBXService/XMLService`, {
			method: 'POST',
			headers: { 'content-type': 'text/xml' },
			body: `<serv:message xmlns:serv="http://www.webex.com/schemas/2002/06/service"><header><securityContext><siteName>${simulator.meetingsXml.siteName}</siteName><webExID>nobody</webExID><password>${'x'.repeat(9)}</password></securityContext></header><body><bodyContent xsi:type="java:com.webex.service.binding.user.GetUser" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"><webExId>nobody</webExId></bodyContent></body></serv:message>`,
		});
		const refusals = (await control<LoggedRequest[]>('requests')).map(({ refusal }) => refusal);
		expect(refusals).toEqual([
			'The refresh token provided is expired, revoked, malformed, or invalid.',
			expect.stringContaining('Invalid value for roomId'),
			'Host WebExID not found',
		]);
	});

	test('the last 200 are kept, and only those after a number are sent', async () => {
		for (let count = 0; count < 205; count++) {
			await simulator.request(new Request(`${server.url}/v1/rooms?max=${count + 1}`));
		}
		const numbers = async (query: string) =>
			(await control<LoggedRequest[]>(`requests${query}`)).map(({ number }) => number);
		const all = await numbers('');
		expect([all.length, all[0], all.at(-1)]).toEqual([200, 6, 205]);
		expect(await numbers('?after=203')).toEqual([204, 205]);
		await expect(numbers('?after=x')).rejects.toThrow('400 after: expected a whole number.');
	});

	test('the page and the controls are not in it', async () => {
		for (const path of ['/', '/page/rooms', '/page/page.css', '/control/state', '/control/none']) {
			await ask(path);
		}
		await rest('rooms');
		const requests = await control<LoggedRequest[]>('requests');
		expect(requests.map(({ path }) => path)).toEqual(['/v1/rooms']);
	});

	test('a request for a host that is not this machine is in it, with the reason', async () => {
		const [answer] = await once(get(server.url, { headers: { host: 'a.example' } }), 'response');
		answer.resume();
		await once(get(`${server.url}/v1/rooms`, { headers: { host: 'a.example' } }), 'response');
		expect(await control<LoggedRequest[]>('requests')).toMatchObject([
			{ path: '/v1/rooms', status: 403, refusal: expect.stringContaining('names "a.example"') },
		]);
	});

	test('nothing secret is in any log: no token, code, verifier, secret or password', async () => {
		const hidden = 'aSecretOfMine';
		const { access_token, refresh_token = '' } = granted();
		const names = ['access_token', 'refresh_token', 'code', 'client_secret', 'code_verifier'];
		for (const name of [...names, 'token', 'password', 'Access_Token', 'access%5Ftoken']) {
			await rest(`rooms?${name}=${hidden}&max=1`, access_token);
		}
		await rest(`rooms?redirect_uri=${encodeURIComponent(`http://a/?code=${hidden}`)}`);
		await refresh(refresh_token);
		await refresh(hidden);
		const shown = JSON.stringify([await control('requests'), await control('grants')]);
		const { integration, personalToken, botToken } = simulator;
		const secrets = [hidden, access_token, refresh_token, integration.clientSecret];
		for (const secret of [...secrets, personalToken, botToken]) {
			// A comparison of texts would print them.
			expect(shown.includes(secret)).toBe(false);
		}
		expect(shown).toContain('/v1/rooms?access_token=***&max=1');
		expect(shown).toContain('/v1/rooms?access%5Ftoken=***&max=1');
	});
});

describe('credentials', () => {
	test('each of them works', async () => {
		const groups = await control<CredentialGroup[]>('credentials');
		expect(groups.map(({ title }) => title)).toEqual([
			'Addresses',
			'Integration',
			'Service app',
			'Old Meetings integration',
			'Tokens',
			'Meetings XML',
		]);
		const value = (title: string, label: string) =>
			groups
				.find((group) => group.title === title)
				?.entries.find((entry) => entry.label.startsWith(label))?.value ?? '';
		const me = await fetch(`${value('Addresses', 'REST API')}/people/me`, {
			headers: { authorization: `Bearer ${value('Tokens', 'Personal token of Amara Okafor')}` },
		});
		const bot = await rest('people/me', value('Tokens', 'Bot token'));
		expect([me.status, bot.status]).toEqual([200, 200]);
		const { integration, serviceApp, meetingsXml } = simulator;
		for (const [title, record] of Object.entries({
			Integration: integration,
			'Service app': serviceApp,
			'Old Meetings integration': meetingsXml.integration,
		})) {
			expect(value(title, 'Client ID') === record.clientId).toBe(true);
			expect(value(title, 'Client secret') === record.clientSecret).toBe(true);
			expect(value(title, 'Scopes')).toBe(record.scopes.join(' '));
		}
		const token = await fetch(value('Old Meetings integration', 'Token endpoint'), {
			method: 'POST',
		});
		expect(await token.json()).toMatchObject({ error: 'invalid_client' });
		const user = meetingsXml.site.user(value('Meetings XML', 'WebEx ID'));
		expect(user?.password === value('Meetings XML', 'Password')).toBe(true);
		expect(user?.personId).toBe(personId());
	});

	test('those that must not be seen by others are marked', async () => {
		const groups = await control<CredentialGroup[]>('credentials');
		const marked = groups.flatMap(({ entries }) => entries.filter(({ secret }) => secret));
		expect(marked.map(({ label }) => label.replace(/ of .*/, ''))).toEqual([
			'Client secret',
			'Client secret',
			'Client secret',
			'Personal token',
			'Bot token',
			'Password',
		]);
	});
});

describe('grants and tokens', () => {
	test('expired tokens are refused, and a refresh leads to new ones', async () => {
		const { access_token, refresh_token } = granted();
		granted(true);
		expect((await rest('rooms', access_token)).status).toBe(200);
		expect(await control('tokens/expire', 'POST')).toEqual({ expired: 2 });
		expect((await rest('rooms', access_token)).status).toBe(401);
		expect((await rest('rooms')).status).toBe(200);
		const renewed = (await (await refresh(refresh_token)).json()) as { access_token: string };
		expect((await rest('rooms', renewed.access_token)).status).toBe(200);
		expect(await control('tokens/expire', 'POST')).toEqual({ expired: 1 });
	});

	test('a grant that was revoked is over, the others go on', async () => {
		const first = granted();
		const second = granted();
		const old = granted(true);
		const grants = await control<ShownGrant[]>('grants');
		expect(grants).toMatchObject([
			{ person: 'amara.okafor@fernhill.example', scopes: ['spark:all'], isRevoked: false },
			{ integration: 'n8n' },
			{ integration: 'n8n' },
		]);
		const revoke = (id = '') => control(`grants/${id}/revoke`, 'POST');
		expect(await revoke(grants[0]?.id)).toEqual({ ...grants[0], isRevoked: true });
		await revoke(grants[2]?.id);
		const statuses = [
			(await rest('rooms', first.access_token)).status,
			(await refresh(first.refresh_token)).status,
			(await rest('rooms', second.access_token)).status,
			(await refresh(second.refresh_token)).status,
		];
		expect(statuses).toEqual([401, 400, 200, 200]);
		expect(simulator.meetingsXml.tokens.find(old.access_token)).toBeUndefined();
		await expect(revoke('none')).rejects.toThrow('404 There is no grant with the ID none.');
	});

	test('the ID of a grant stays when its refresh token is replaced', async () => {
		await server.close();
		simulator = createSimulator({ switches: { refreshToken: 'rotated' } });
		server = await simulator.listen();
		const { refresh_token } = granted();
		const before = await control<ShownGrant[]>('grants');
		await refresh(refresh_token);
		expect(await control<ShownGrant[]>('grants')).toEqual(before);
	});
});

describe('deliveries', () => {
	let received: { readonly body: string; readonly signature: unknown }[];
	let status: number;
	let target: Server;
	let targetUrl: string;
	beforeEach(async () => {
		received = [];
		status = 200;
		target = createServer(async (request, response) => {
			const signature = request.headers['x-spark-signature'];
			received.push({ body: await text(request), signature });
			response.writeHead(status).end();
		});
		target.listen(0, '127.0.0.1');
		await once(target, 'listening');
		targetUrl = `http://127.0.0.1:${(target.address() as AddressInfo).port}/hook`;
		const created = await fetch(`${server.url}/v1/webhooks`, {
			method: 'POST',
			headers: {
				authorization: `Bearer ${simulator.personalToken}`,
				'content-type': 'application/json',
			},
			body: JSON.stringify({
				name: 'Alarm',
				targetUrl: `${targetUrl}?token=onlyForMe`,
				resource: 'messages',
				event: 'created',
				secret: 'only for tests',
			}),
		});
		expect(created.status).toBe(200);
	});
	afterEach(async () => {
		target.close();
		target.closeAllConnections();
	});

	const write = async () => {
		const roomId = [...simulator.world.rooms.keys()].find((id) =>
			simulator.world.isMember(id, personId()),
		);
		simulator.world.addMessage({ roomId: roomId ?? '', personId: personId(), text: 'Hello' });
		await simulator.webhooks.settled();
	};

	test('one is sent again: the same body with the same signature', async () => {
		await write();
		const [first] = await control<ShownDelivery[]>('deliveries');
		expect(first).toMatchObject({
			number: 1,
			name: 'Alarm',
			resource: 'messages',
			event: 'created',
			targetUrl: `${targetUrl}?token=***`,
			status: 200,
		});
		const shown = JSON.stringify(first);
		expect([shown.includes('onlyForMe'), shown.includes('only for tests')]).toEqual([false, false]);
		status = 503;
		const again = await control<ShownDelivery>('deliveries/1/repeat', 'POST');
		expect(again).toMatchObject({ number: 2, name: 'Alarm', status: 503 });
		expect(received).toHaveLength(2);
		expect(received[1]).toEqual(received[0]);
		expect(received[0]?.signature).toMatch(/^[0-9a-f]{40}$/);
		expect(await control<ShownDelivery[]>('deliveries?after=1')).toEqual([again]);
		expect(await control('state')).toMatchObject({ deliveries: 2 });
	});

	test('one that does not arrive has no status; one that is not there is refused', async () => {
		target.close();
		target.closeAllConnections();
		await write();
		const [first] = await control<ShownDelivery[]>('deliveries');
		expect(first?.name).toBe('Alarm');
		expect(first).not.toHaveProperty('status');
		const unknown = control('deliveries/9/repeat', 'POST');
		await expect(unknown).rejects.toThrow('404 There is no delivery with the number 9.');
	});

	test('the last 200 are shown', async () => {
		for (let count = 0; count < 203; count++) await write();
		const shown = await control<ShownDelivery[]>('deliveries');
		expect([shown.length, shown[0]?.number, shown.at(-1)?.number]).toEqual([200, 4, 203]);
		const gone = control('deliveries/3/repeat', 'POST');
		await expect(gone).rejects.toThrow('404 There is no delivery with the number 3.');
	});
});

describe('failures on purpose', () => {
	test.each([[{ status: 429, retryAfter: 5 }, '5'] as const, [{ status: 500 }, null] as const])(
		'the next request gets %o, the one after that succeeds',
		async (fault, retryAfter) => {
			expect(await control('faults', 'POST', fault)).toMatchObject({ faults: 1 });
			for (const path of ['/', '/page/rooms', '/page/page.css', '/control/state']) {
				expect((await ask(path)).status).toBe(200);
			}
			const failed = await rest('rooms');
			expect([failed.status, failed.headers.get('retry-after')]).toEqual([
				fault.status,
				retryAfter,
			]);
			expect((await rest('rooms')).status).toBe(200);
			const [first] = await control<LoggedRequest[]>('requests');
			expect(first?.refusal).toBe(`Simulated ${fault.status}.`);
		},
	);

	const post = (title: string) =>
		fetch(`${server.url}/v1/rooms`, {
			method: 'POST',
			headers: {
				authorization: `Bearer ${simulator.personalToken}`,
				'content-type': 'application/json',
			},
			body: JSON.stringify({ title }),
		});
	const titles = () => [...simulator.world.rooms.values()].map(({ title }) => title);

	test('the next request gets no answer at all, and changes nothing', async () => {
		await control('faults', 'POST', { cut: 'everything' });
		const answer = await new Promise<string>((resolve) => {
			const asking = get(`${server.url}/v1/rooms`, { agent: false });
			asking.once('response', ({ statusCode }) => resolve(`answer ${statusCode}`));
			asking.once('error', (error: NodeJS.ErrnoException) => resolve(`${error.code}`));
		});
		expect(answer).toBe('ECONNRESET');
		await control('faults', 'POST', { cut: 'everything', method: 'post' });
		await expect(post('Never')).rejects.toThrow('fetch failed');
		expect(titles()).not.toContain('Never');
		expect((await post('Then')).status).toBe(200);
		expect(await control<LoggedRequest[]>('requests')).toMatchObject([
			{ status: 0, refusal: 'No answer, on purpose.' },
			{ status: 0, method: 'POST' },
			{ status: 200 },
		]);
	});

	test('the answer is lost after the request was processed', async () => {
		await control('faults', 'POST', { cut: 'everything', isProcessed: true });
		await expect(post('Made all the same')).rejects.toThrow('fetch failed');
		expect(titles()).toContain('Made all the same');
	});

	test('without a socket, no answer is an error, as with fetch', async () => {
		await control('faults', 'POST', { cut: 'everything' });
		const asking = simulator.request(new Request(`${server.url}/v1/rooms`));
		await expect(asking).rejects.toThrow(TypeError);
	});

	test('an answer that is cut still arrives up to the cut', async () => {
		await control('faults', 'POST', { cut: 'connection' });
		const [answer] = (await once(
			get(`${server.url}/v1/rooms`, {
				headers: { authorization: `Bearer ${simulator.personalToken}` },
			}),
			'response',
		)) as [IncomingMessage];
		let body = '';
		answer.on('data', (chunk) => {
			body += chunk;
		});
		await once(answer, 'error');
		expect(body).toMatch(/^\{"items":\[/);
		expect(() => JSON.parse(body)).toThrow();
		const [request] = await control<LoggedRequest[]>('requests');
		expect(request?.refusal).toBe('The connection was cut, on purpose.');
	});

	test.each([
		['body', /^\{"items":\[.*[^ ]$/s],
		['drops', /^\{"items":\[.* $/s],
	] as const)(
		'an answer that does not end (%s) stays open until the client leaves',
		async (stall, form) => {
			await control('faults', 'POST', { stall });
			const controller = new AbortController();
			const { body, headers } = await fetch(`${server.url}/v1/rooms`, {
				headers: { authorization: `Bearer ${simulator.personalToken}` },
				signal: controller.signal,
			});
			expect([body !== null, headers.get('content-length')]).toEqual([true, null]);
			const reader = body?.pipeThrough(new TextDecoderStream()).getReader();
			let text = '';
			const reading = (async () => {
				for (;;) {
					const { done, value } = (await reader?.read()) ?? { done: true };
					if (done) return 'ended';
					text += value;
				}
			})().catch((error: Error) => error.name);
			await vi.waitFor(() => expect(text).toMatch(form), 10_000);
			controller.abort();
			expect(await reading).toBe('AbortError');
			const [request] = await control<LoggedRequest[]>('requests');
			expect(request?.refusal).toBe('The answer does not end, on purpose.');
		},
	);

	test.each([{ cut: 'body' }, { cut: 'connection' }, { stall: 'body' }, { stall: 'drops' }])(
		'an answer without a body has no middle, and arrives whole (%j)',
		async (fault) => {
			const authorization = `Bearer ${simulator.personalToken}`;
			const { id } = (await (await post('To be deleted')).json()) as { id: string };
			await control('faults', 'POST', { ...fault, method: 'DELETE' });
			const deleted = await fetch(`${server.url}/v1/rooms/${id}`, {
				method: 'DELETE',
				headers: { authorization },
			});
			expect([deleted.status, await deleted.text()]).toEqual([204, '']);
			expect(titles()).not.toContain('To be deleted');
			expect(await control('state')).toMatchObject({ faults: 0 });
		},
	);

	test('no answer, although the connection stays: it is noted when the client leaves', async () => {
		await control('faults', 'POST', { stall: 'everything', isProcessed: true });
		const controller = new AbortController();
		const asking = fetch(`${server.url}/v1/rooms`, {
			method: 'POST',
			headers: {
				authorization: `Bearer ${simulator.personalToken}`,
				'content-type': 'application/json',
			},
			body: JSON.stringify({ title: 'Made, and never answered' }),
			signal: controller.signal,
		}).catch((error: Error) => error.name);
		await vi.waitFor(() => expect(titles()).toContain('Made, and never answered'), 10_000);
		controller.abort();
		expect(await asking).toBe('AbortError');
		await vi.waitFor(async () => {
			const [request] = await control<LoggedRequest[]>('requests');
			expect(request).toMatchObject({ status: 0, refusal: 'No answer, on purpose.' });
		}, 10_000);
	});

	test('those that wait are withdrawn', async () => {
		await control('faults', 'POST', { status: 500, times: 'all' });
		expect([(await rest('rooms')).status, (await rest('rooms')).status]).toEqual([500, 500]);
		expect(await control('faults', 'DELETE')).toMatchObject({ faults: 0 });
		expect((await rest('rooms')).status).toBe(200);
	});

	test('the second request fails, the others succeed', async () => {
		await control('faults', 'POST', { at: 'rooms', skip: 1, status: 503 });
		const statuses = [];
		for (let count = 0; count < 3; count++) statuses.push((await rest('rooms')).status);
		expect(statuses).toEqual([200, 503, 200]);
	});

	test.each([
		[{ status: 'x' }, /^400 status: .*number/],
		[{ status: 204 }, /^400 status: an answer with this status has no body\.$/],
		[{ status: 429, retry: 5 }, /^400 retry: not known here\.$/],
		[{ cut: 'half' }, /^400 cut: .*everything/],
		[{ headers: { 'a b': 'c' } }, /^400 headers\.a b: .*name of a header/],
		[{ headers: { a: 'c\r\nd: e' } }, /^400 headers\.a: .*printable/],
		['text', /^400 The body is not a JSON object\.$/],
	])('%j is refused with a sentence', async (fault, sentence) => {
		await expect(control('faults', 'POST', fault)).rejects.toThrow(sentence);
		expect(await control('state')).toMatchObject({ faults: 0 });
	});
});

describe('the world', () => {
	const messages = () =>
		[...simulator.world.rooms.keys()].reduce(
			(sum, id) => sum + simulator.world.messagesOf(id).length,
			0,
		);

	test('chatter starts, changes its pace and stops', async () => {
		const before = messages();
		expect(await control('chatter', 'POST', { seconds: 0.02 })).toMatchObject({ chatter: 0.02 });
		while (messages() < before + 2) await setTimeout(5);
		expect(await control<ControlState>('chatter', 'POST', { seconds: 0 })).toMatchObject({
			chatter: 0,
		});
		const stopped = messages();
		await setTimeout(100);
		expect(messages()).toBe(stopped);
		await expect(control('chatter', 'POST', { seconds: -1 })).rejects.toThrow(/^400 seconds: /);
	});

	test('a server that closes is silent', async () => {
		await control('chatter', 'POST', { seconds: 0.01 });
		await server.close();
		const stopped = messages();
		await setTimeout(60);
		expect([messages(), simulator.chatter.seconds]).toEqual([stopped, 0]);
		server = await simulator.listen();
	});

	test('a reset leads back to the start, and the logs go on', async () => {
		const before = messages();
		const { access_token } = granted();
		simulator.say();
		simulator.say();
		await rest('rooms', access_token);
		expect(await control('reset', 'POST')).toMatchObject({ requests: 1 });
		expect(messages()).toBe(before);
		expect([(await rest('rooms', access_token)).status, (await rest('rooms')).status]).toEqual([
			401, 200,
		]);
		expect((await control<LoggedRequest[]>('requests')).map(({ number }) => number)).toEqual([
			1, 2, 3,
		]);
	});

	/** As text, and compared as a whole only: a difference would print tokens. Each tracking ID uses up random numbers. */
	const read = async () => {
		const { world, ...rest } = await control<Snapshot>('snapshot');
		return JSON.stringify({ ...rest, world: { ...world, random: 0 } });
	};

	test('a snapshot is taken and put back over HTTP', async () => {
		const { access_token } = granted();
		const saved = await control<object>('snapshot');
		const before = await read();
		await control('tokens/expire', 'POST');
		simulator.say();
		expect((await read()) === before).toBe(false);
		await control('snapshot', 'PUT', saved);
		expect((await read()) === before).toBe(true);
		expect((await rest('rooms', access_token)).status).toBe(200);
		const wrong = control('snapshot', 'PUT', { ...saved, version: 7 });
		await expect(wrong).rejects.toThrow(/^400 Not a snapshot of this simulator: version: /);
		expect((await read()) === before).toBe(true);
	});
});

describe('other web sites', () => {
	const routes = [
		['GET', 'credentials'],
		['GET', 'snapshot'],
		['GET', 'requests'],
		['PUT', 'snapshot'],
		['POST', 'reset'],
		['POST', 'faults'],
		['POST', 'tokens/expire'],
		['DELETE', 'faults'],
	] as const;

	test.each(routes)('may not %s %s', async (method, path) => {
		for (const headers of [
			{ origin: 'https://a.example' },
			{ origin: 'null' },
			{ 'sec-fetch-site': 'cross-site' },
		]) {
			const response = await simulator.request(
				new Request(`${server.url}/control/${path}`, { method, headers }),
			);
			const { message } = (await response.json()) as { message: string };
			expect([response.status, message]).toEqual([
				403,
				expect.stringContaining('sent by another web site'),
			]);
			expect(response.headers.get('access-control-allow-origin')).toBeNull();
		}
	});

	test('may not read under a name of their own that points to this machine', async () => {
		for (const path of ['credentials', 'snapshot', 'state']) {
			const asking = get(`${server.url}/control/${path}`, { headers: { host: 'a.example' } });
			const [answer] = (await once(asking, 'response')) as [IncomingMessage];
			expect([answer.statusCode, Object.keys((await json(answer)) as object)]).toEqual([
				403,
				['message', 'errors', 'trackingId'],
			]);
		}
	});

	test('the page of the simulator itself may do both', async () => {
		for (const headers of [{ origin: server.url }, { 'sec-fetch-site': 'same-origin' }]) {
			const own = { method: 'POST', headers };
			expect((await fetch(`${server.url}/control/reset`, own)).status).toBe(200);
		}
	});
});

test('what is not there is refused with a sentence', async () => {
	await expect(control('nothing')).rejects.toThrow('404 There is no GET /control/nothing.');
	await expect(control('state', 'POST')).rejects.toThrow('404 There is no POST /control/state.');
});

const guide = readFileSync(new URL('../../../docs/simulator-control.md', import.meta.url), 'utf8');
const curl =
	/^curl(?: -X (?<method>\w+))? http:\/\/127\.0\.0\.1:4040(?<path>\S*)(?: -d '(?<body>.*)')?$/;

test('each example of the guide does what it says', async () => {
	const examples = guide.split('\n').filter((line) => line.startsWith('curl'));
	const statuses = [];
	for (const example of examples) {
		const { method, path = '', body } = curl.exec(example)?.groups ?? {};
		if (!path) throw new Error(`Not understood: ${example}`);
		const response = await fetch(server.url + path, {
			method: method ?? (body ? 'POST' : 'GET'),
			...(body && { body }),
		});
		statuses.push([example, response.status]);
	}
	expect(examples.length).toBeGreaterThan(4);
	expect(statuses.filter(([, status]) => status !== 200)).toEqual([]);
	expect(simulator.faults.pending).toBeGreaterThan(0);
});

test.each([
	['http://user:onlyForMe@127.0.0.1:9/x?a=1', 'http://***@127.0.0.1:9/x?a=1'],
	['https://onlyForMe@host.test/', 'https://***@host.test/'],
	['http://host.test/a@b?mail=c@d', 'http://host.test/a@b?mail=c@d'],
	['/verify?userCode=123456', '/verify?userCode=***'],
])('the logs show %s as %s', (address, shown) => {
	expect(withoutSecrets(address)).toBe(shown);
});
