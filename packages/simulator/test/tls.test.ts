import { X509Certificate } from 'node:crypto';
import { once } from 'node:events';
import type { IncomingMessage } from 'node:http';
import { type RequestOptions, request } from 'node:https';
import { isIP } from 'node:net';
import { text } from 'node:stream/consumers';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import {
	type Certificate,
	createCertificate,
	createSimulator,
	type Listening,
	type Simulator,
} from '../src/index.ts';

let made: Certificate;
beforeAll(async () => {
	made = await createCertificate(['webexapis.com', '*.webex.com', '10.0.0.7']);
});

test('a certificate counts for this machine and the names that were given, and for nothing else', () => {
	const certificate = new X509Certificate(made.cert);
	const authority = new X509Certificate(made.ca);
	const accepts = (name: string) =>
		(isIP(name) ? certificate.checkIP(name) : certificate.checkHost(name)) !== undefined;
	const names = ['localhost', '127.0.0.1', '::1', 'webexapis.com', 'a.webex.com', '10.0.0.7'];
	expect(names.filter((name) => !accepts(name))).toEqual([]);
	expect(['example.test', 'x.webexapis.com', '10.0.0.8'].filter(accepts)).toEqual([]);
	expect(certificate.checkIssued(authority) && certificate.verify(authority.publicKey)).toBe(true);
	expect([authority.ca, certificate.ca]).toEqual([true, false]);
	expect(Number(new Date(certificate.validTo)) - Date.now()).toBeGreaterThan(360 * 24 * 3600_000);
});

test('two authorities do not vouch for each other', async () => {
	const other = new X509Certificate((await createCertificate()).ca);
	expect(new X509Certificate(made.cert).verify(other.publicKey)).toBe(false);
});

describe('a server with a certificate', () => {
	let simulator: Simulator;
	let listening: Listening;
	beforeEach(async () => {
		simulator = createSimulator({ allowedHosts: ['webexapis.com'] });
		listening = await simulator.listen(0, { tls: made });
	});
	afterEach(() => listening.close());

	async function ask(path: string, options: RequestOptions = {}) {
		const headers = { authorization: `Bearer ${simulator.personalToken}`, ...options.headers };
		const asking = request(`${listening.url}${path}`, {
			ca: made.ca,
			agent: false,
			...options,
			headers,
		});
		const [answer] = (await once(asking.end(), 'response')) as [IncomingMessage];
		return { status: answer.statusCode, headers: answer.headers, body: await text(answer) };
	}

	test('answers whoever trusts its authority', async () => {
		expect(listening.url).toMatch(/^https:\/\/127\.0\.0\.1:\d+$/);
		expect(await ask('/v1/people/me')).toMatchObject({ status: 200 });
	});

	test('is refused by whoever does not', async () => {
		await expect(ask('/v1/people/me', { ca: undefined })).rejects.toThrow(/certificate/);
	});

	test('writes its own addresses with https and the name by which it was asked', async () => {
		const { headers } = await ask('/v1/rooms?max=1', {
			servername: 'webexapis.com',
			headers: { host: 'webexapis.com' },
		});
		expect(headers['link']).toMatch(/^<https:\/\/webexapis\.com\/v1\/rooms\?/);
	});

	test('answers with the fault that was asked for', async () => {
		simulator.faults.next({ at: '/v1/people', status: 429, retryAfter: 3 });
		expect(await ask('/v1/people/me')).toMatchObject({
			status: 429,
			headers: { 'retry-after': '3' },
		});
	});

	test('breaks the connection within an answer', async () => {
		simulator.faults.next({ at: '/v1/people', cut: 'connection' });
		await expect(ask('/v1/people/me')).rejects.toThrow('aborted');
		expect(await ask('/v1/people/me')).toMatchObject({ status: 200 });
	});

	test('ends with a connection open', async () => {
		const asking = request(`${listening.url}/v1/people/me`, { ca: made.ca });
		const [answer] = (await once(asking.end(), 'response')) as [IncomingMessage];
		answer.resume();
		await listening.close();
		await expect(ask('/v1/people/me')).rejects.toThrow('ECONNREFUSED');
		listening = await simulator.listen();
	});
});

describe('a server without one', () => {
	let listening: Listening;
	beforeAll(async () => {
		listening = await createSimulator().listen();
	});
	afterAll(() => listening.close());

	test('speaks no TLS', async () => {
		const asking = request(listening.url.replace('http:', 'https:'), { ca: made.ca });
		await expect(once(asking.end(), 'response')).rejects.toThrow();
	});
});
