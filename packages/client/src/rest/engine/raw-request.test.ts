import { environments } from '@webex-nodes/auth';
import { describe, expect, test } from 'vitest';
import { contentsClient } from './contents.ts';
import { unreadableFields } from './partial-errors.ts';
import { buildRawRequest } from './raw-request.ts';

const base = 'https://webexapis.com/v1';
const { services = {} } = environments.commercial;
const hosts = { baseUrl: base, services };

describe('any request', () => {
	test('goes below the base address, with query and body', () => {
		expect(
			buildRawRequest(hosts, {
				method: 'POST',
				path: '/devices',
				query: { a: 'x y', b: [1, 2], c: undefined, d: true },
				body: { name: 'ä' },
			}),
		).toEqual({
			method: 'POST',
			url: 'https://webexapis.com/v1/devices?a=x+y&b=1%2C2&d=true',
			headers: { accept: 'application/json', 'content-type': 'application/json' },
			body: '{"name":"ä"}',
		});
	});

	test.each(['devices', '/devices', '/v1/devices', `${base}/devices`])(
		'"%s" is one path',
		(path) => {
			expect(buildRawRequest(hosts, { path }).url).toBe(`${base}/devices`);
		},
	);

	test.each([
		['callAnalytics', '/cdr_feed', 'https://analytics-calling.webexapis.com/v1/cdr_feed'],
		['callAnalytics', '/v1/cdr_feed', 'https://analytics-calling.webexapis.com/v1/cdr_feed'],
		['contactCenterEu1', '/v1/tasks', 'https://api.wxcc-eu1.cisco.com/v1/tasks'],
	] as const)('a service has its own host: %s %s', (service, path, expected) => {
		expect(buildRawRequest(hosts, { service, path }).url).toBe(expected);
	});

	test.each(Object.values(services))('a whole address on %s is one of Webex', (address) => {
		expect(buildRawRequest(hosts, { path: `${address}/tasks?from=1` }).url).toBe(
			`${address}/tasks?from=1`,
		);
	});

	test('an environment that does not have the service says so', () => {
		expect(() =>
			buildRawRequest(
				{ baseUrl: 'https://api-usgov.webex.com/v1' },
				{ service: 'analytics', path: '/x' },
			),
		).toThrow(expect.objectContaining({ field: 'service' }));
	});

	test('a text is asked for as any kind of content', () => {
		expect(buildRawRequest(hosts, { path: '/x', format: 'text' }).headers).toEqual({
			accept: '*/*',
		});
	});

	test.each([
		'https://api.wxcc-us1.cisco.com.evil.example/x',
		'https://api.wxcc-us1.cisco.com@evil.example/x',
		'http://analytics.webexapis.com/v1/x',
		'https://analytics.webexapis.com/v1/../../x',
		'https://analytics.webexapis.com/v2/x',
		'https://evil.example/v1/devices',
		'//evil.example/devices',
		'HTTP://evil.example',
		'https://webexapis.com.evil.example/v1/x',
		'/../x',
		'/a/%2e%2e/b',
		'/a/.%2E/b',
		'/a%2f..%2f..%2fb',
		'/a%5C%2e%2e%5Cb',
		'/a b',
		'\\\\evil.example',
		'',
	])('"%s" is refused', (path) => {
		expect(() => buildRawRequest(hosts, { path })).toThrow('expected a path below');
	});
});

describe('files', () => {
	const headers = {
		'content-type': 'application/pdf;charset=UTF-8',
		'content-length': '3',
		'content-disposition': 'attachment; filename="plan.pdf"',
	};
	const sent: string[] = [];
	const client = (given: Readonly<Record<string, string>> = headers, status = 200) =>
		contentsClient({
			baseUrl: base,
			transport: async ({ method, url }) => {
				sent.push(`${method} ${url}`);
				return { status, headers: given, body: new Uint8Array([1, 2, 3]) };
			},
		});

	test('are asked for by our own address, whatever host a message names', async () => {
		sent.length = 0;
		const { download, metadata } = client();
		const file = 'https://elsewhere.example/v1/contents/Y2lz-_x';
		expect(await metadata(file)).toEqual({
			fileName: 'plan.pdf',
			contentType: 'application/pdf',
			size: 3,
		});
		await download(file, { allowUnscannable: true });
		expect(sent).toEqual([
			`HEAD ${base}/contents/Y2lz-_x`,
			`GET ${base}/contents/Y2lz-_x?allow=unscannable`,
		]);
	});

	test.each([
		['attachment; filename="a\\"b.txt"', 'a_b.txt'],
		['attachment; filename="x"; filename*=UTF-8\'\'%C3%BCber.txt', 'über.txt'],
		['attachment; filename=plain.txt', 'plain.txt'],
		['attachment; filename="../../etc/passwd"', 'passwd'],
		['attachment; filename="..\\\\..\\\\win.ini"', 'win.ini'],
		['attachment', 'file'],
		['', 'file'],
		['attachment; filename=".."', 'file'],
		["attachment; filename*=UTF-8''invoice%E2%80%AEfdp.exe", 'invoicefdp.exe'],
		['attachment; filename="C:x:stream"', 'C_x_stream'],
	])('%s is the name %s', async (disposition, fileName) => {
		const found = await client({ 'content-disposition': disposition }).metadata('Y2lz');
		expect(found.fileName).toBe(fileName);
	});

	test('an ID that an address has encoded is the same ID', async () => {
		sent.length = 0;
		await client().metadata(`${base}/contents/Y2lz%3D%3d`);
		expect(sent).toEqual([`HEAD ${base}/contents/Y2lz%3D%3d`]);
	});

	test.each([410, 428, 423])('%i is a failure with its status', async (status) => {
		await expect(client({}, status).download('Y2lz')).rejects.toMatchObject({
			name: 'WebexApiError',
			status,
		});
	});

	test.each([
		'',
		'..',
		'%2e%2e',
		'.%2E',
		'https://webexapis.com/v1/contents/%2e%2e',
		'https://webexapis.com/v1/contents/a%2Fb',
		'../x',
		'https://webexapis.com/v1/people/me',
	])('"%s" is no file', async (file) => {
		await expect(client().download(file)).rejects.toThrow('expected an address from "files"');
	});
});

test('fields that could not be decrypted are named', () => {
	expect(unreadableFields({ id: '1', errors: { title: { code: 'kms_failure' } } })).toEqual([
		'title',
	]);
	expect([{}, undefined, { errors: [] }, { errors: null }].map(unreadableFields)).toEqual([
		[],
		[],
		[],
		[],
	]);
});
