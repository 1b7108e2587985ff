import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { readSiteName } from '@webex-nodes/auth';
import { createRestClient, htmlToMarkdown, mentionOf, safeFileName } from '@webex-nodes/client';
import { leaf, parseXml, writeXml } from '@webex-nodes/client/xml';
import { type HttpRequest, readBaseAddress } from '@webex-nodes/http';
import { xmlUrlOf } from 'n8n-nodes-webex/src/meetings-xml/site.ts';
import { filterOf } from 'n8n-nodes-webex/src/webhook/filter.ts';
import { expect, test } from 'vitest';
import { createHarness } from '../src/harness.ts';
import { webexApi as base, formOf, observed } from '../src/observed.ts';
import { operationsOf } from '../src/one-node.ts';

const refusal = async (work: PromiseLike<unknown>) =>
	await work.then(
		() => undefined,
		(error: Error) => error.name,
	);

test.each([
	'..',
	'.',
	'../people/me',
	'..%2fpeople',
	'%2e%2e',
	'a/b',
	'a?x=1',
	'a#b',
	'a\\..\\b',
	'a\r\nb',
	'',
])('an ID %j names one object and nothing else', async (messageId) => {
	const { sent, webex } = observed();
	const refused = await refusal(webex.messages.get({ messageId }));
	const paths = sent.map(({ url }) => url.slice(base.length));
	expect(paths).toEqual(refused ? [] : [`/messages/${encodeURIComponent(messageId)}`]);
});

test.each([
	...[
		'https://evil.example/x',
		'//evil.example/x',
		'HTTPS://evil.example',
		'file:///etc/passwd',
		'\\\\evil.example',
	],
	...[
		'/../x',
		'/a/%2e%2e/x',
		'/..%2fx',
		'/a/..%5cx',
		'/a\r\nX: y',
		'https://webexapis.com.evil.example/v1/x',
	],
	...[
		'https://webexapis.com@evil.example/v1/x',
		'https://webexapis.com:8443/v1/x',
		'http://webexapis.com/v1/x',
	],
	...[
		'@evil.example/x',
		'.evil.example/x',
		':8443/x',
		'/x?y=https://evil.example',
		'https://webexapis.com/v1/../x',
	],
])('a path %j of an API Request stays below the base address', async (path) => {
	const { sent, webex } = observed();
	const refused = await refusal(webex.request({ path }));
	expect(sent.map(({ url }) => new URL(url).href.startsWith(`${base}/`))).toEqual(
		refused ? [] : [true],
	);
});

test.each([
	...[
		'https://evil.example/v1/messages',
		'http://webexapis.com/v1/messages',
		'//evil.example/v1',
		'javascript:1',
	],
	...[
		'https://webexapis.com@evil.example/v1',
		'https://webexapis.com:8443/v1',
		'https://webexapis.com.evil.example',
	],
	...['\\\\evil.example/v1', 'file:///etc/passwd', 'https://x.webexapis.com/v1'],
])('a next link to %j is not followed', async (link) => {
	const { sent, webex } = observed({ headers: { link: `<${link}>; rel="next"` } });
	expect(await refusal(webex.messages.list({ roomId: '1' }))).toBe('WebexPageError');
	expect(sent).toHaveLength(1);
});

test('a value in the query is one value', async () => {
	const { sent, webex } = observed();
	const roomId = 'a&max=1#b=c;d?e\r\n+%26';
	await webex.messages.list({ roomId });
	const { searchParams, hash } = new URL(sent[0]?.url ?? '');
	expect([searchParams.getAll('roomId'), searchParams.getAll('max'), hash]).toEqual([
		[roomId],
		['1000'],
		'',
	]);
});

test.each(['UTC\r\nAuthorization: x', 'UTC\n', 'UTC\0', 'Zürich', '時間'])(
	'a header %j is one line, or nothing is sent',
	async (timezone) => {
		const { sent, webex } = observed();
		const refused = await refusal(webex.recordings.list({ timezone } as never));
		expect(sent.map(({ headers }) => headers['timezone'])).toEqual(refused ? [] : ['Zürich']);
		if (refused) expect(refused).toBe('WebexInputError');
	},
);

test.each([
	['a"; filename="b', 'text/plain', 'x'],
	['a\r\nX-Y: z\r\n\r\n', 'text/plain\r\nX-Y: z', '\r\n--webex-1--\r\n'],
	['../../etc/passwd', 'text/html; charset="utf-8', '--'],
])('a form with the file %j has no more parts', async (fileName, contentType, text) => {
	const form = await formOf(text, {
		fileName,
		contentType,
		bytes: Buffer.from('content\r\n--x'),
	});
	const file = form.get('files') as File;
	expect([[...form.keys()].length, form.get('text'), await file.text()]).toEqual([
		3,
		text,
		'content\r\n--x',
	]);
	expect(file.type).not.toContain('\n');
});

test.each([
	'</name><admin>true</admin>',
	'<!ENTITY x SYSTEM "file:///etc/passwd">',
	']]>',
	'&lt;&x;',
	'" a="b',
	"'",
])('%j in XML is text', (text) => {
	expect(parseXml(writeXml(leaf('name', text)))).toEqual({
		...leaf('name', text),
		attributes: expect.anything(),
	});
});

test.each([
	'<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><a>&x;</a>',
	'<!DOCTYPE a SYSTEM "http://evil.example/a.dtd"><a/>',
	'<a><__proto__>1</__proto__></a>',
	'<a __proto__="1"/>',
	'<?xml-stylesheet href="http://evil.example"?><!DOCTYPE a><a/>',
])('%s is refused', (document) => {
	expect(() => parseXml(document)).toThrow();
	expect(({} as Readonly<Record<string, unknown>>)['x']).toBeUndefined();
});

test.each([
	...[
		'../../.ssh/authorized_keys',
		'..\\..\\x.exe',
		'/etc/passwd',
		'C:\\x',
		'.',
		'..',
		'',
		'a\0.txt',
		'CON.txt',
	],
	...['a\r\nb', '\u202Egnp.exe', 'nul', ' . ', 'x'.repeat(400), 'a/b', 'file://x', '..%2fx'],
])('the file name %j stays in its folder', (given) => {
	const name = safeFileName(given);
	// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what must not be there
	expect(name).not.toMatch(/[/\\\0-\x1f<>:"|?*\u202e]|^\.{0,2}$|[. ]$|^(con|nul)(\.|$)/i);
	expect(Buffer.byteLength(name)).toBeLessThanOrEqual(255);
});

test.each([
	...[
		'http://127.0.0.1/x',
		'https://localhost/x',
		'https://2130706433/x',
		'https://0x7f.1/x',
		'https://[::1]/x',
	],
	...[
		'https://[::ffff:127.0.0.1]/x',
		'https://169.254.169.254/latest/meta-data',
		'https://10.0.0.1',
		'https://n8n:5678/',
	],
	...[
		'https://192.168.1.1/x',
		'https://172.20.0.1',
		'https://100.64.0.1/',
		'https://x.internal./',
		'https://[fd00::1]/',
	],
	...[
		'http://nfg1vss.webex.com/x',
		'file:///etc/passwd',
		'ftp://webex.com/x',
		'https://0.0.0.0/x',
		'gopher://webex.com',
	],
])('no file is read from %s', async (address) => {
	const { sent, webex } = observed();
	expect(await refusal(webex.downloads.open(address))).toBe('WebexInputError');
	expect(sent).toEqual([]);
});

test('a file is read from where recordings are, and at a gateway of one’s own', async () => {
	const { sent, webex } = observed();
	await webex.downloads.open('https://nfg1vss.webex.com/nbr/x');
	const transport = async (request: HttpRequest) => {
		sent.push(request);
		return { status: 200, headers: {}, body: new Uint8Array() };
	};
	const own = createRestClient({
		transport,
		unsigned: transport,
		baseUrl: 'http://127.0.0.1:1/v1',
	});
	await own.downloads.open('http://127.0.0.1:1/nbr/x');
	expect(sent).toHaveLength(2);
});

test.each([
	...[
		'acme@evil.example',
		'evil.example',
		'evil.example/.webex.com',
		'acme/../x',
		'acme:8443',
		'acme#',
		'a b',
		'',
	],
	...[
		'evil.example?.webex.com',
		'evil.example\\.webex.com',
		'acme%2eevil',
		'https://evil.example',
		'a\nb',
		'àcme',
	],
])('%j is no name of a site', (given) => {
	expect(() => readSiteName(given, 'Site Name')).toThrow('Site Name');
});

test.each([
	'acme.webex.com.evil.example',
	'acme.webex.com@evil.example',
	'https://acme.webex.com/evil.example',
])('%s is the site acme and no other host', (given) => {
	expect(readSiteName(given, 'Site Name')).toBe('acme');
});

test.each([
	...[
		'http://evil.example/v1',
		'https://webexapis.com@evil.example',
		'https://evil.example/#webexapis.com',
		'evil.example',
	],
	...[
		'https://evil.example?webexapis.com',
		'file:///etc/passwd',
		'javascript:1',
		'http://127.0.0.1.evil.example',
		'',
	],
	...[
		'http://localhost.evil.example',
		'https://a b',
		'http://127.0.0.1@evil.example',
		'https:\\\\evil.example',
	],
])('no secret is sent to the base address %j', (address) => {
	expect(() => readBaseAddress(address, { field: 'Base Address', example: base })).toThrow();
	if (address !== '') {
		expect(() => xmlUrlOf({ xmlUrl: address, environment: 'custom' })).toThrow();
	}
});

test.each(['a>b', 'a@b|c', '<@all', 'a@b><@all>', 'all>', 'a@b c@d', '*', 'a@b\n'.repeat(2)])(
	'%j mentions nobody else',
	(name) => {
		expect(() => mentionOf(name)).toThrow('Mention');
	},
);

test.each([
	...[
		'javascript:alert(1)',
		'JaVaScRiPt:alert(1)',
		' javascript:alert(1)',
		'java&#10;script:alert(1)',
		'data:text/html,x',
	],
	...['vbscript:x', 'x)](javascript:alert(1)', 'https://a.example/)[b](javascript:alert(1)'],
])('HTML with a link to %j becomes no link that runs', (href) => {
	const markdown = htmlToMarkdown(`<p><a href="${href}">here](javascript:1)</a></p>`);
	expect(markdown).not.toMatch(/(?<!\\)\]\(\s*<?(javascript|data|vbscript):/i);
});

test.each(['a&personEmail=b', 'a\nb', 'a b'])('the filter %j is one filter', (roomId) => {
	expect(() => filterOf({ roomId })).toThrow('Filters');
});

test('a redirect gets neither token nor secret', { timeout: 60_000 }, async () => {
	const harness = await createHarness();
	const seen: string[] = [];
	const other = createServer((request, response) => {
		seen.push(`${request.method} ${request.url}`);
		response.end('{}');
	});
	const addressOf = (server: typeof other) =>
		`http://127.0.0.1:${(server.address() as AddressInfo).port}`;
	let redirects = 0;
	const first = createServer((_, response) => {
		redirects += 1;
		response.writeHead(307, { location: `${addressOf(other)}/stolen` }).end();
	});
	for (const server of [other, first]) {
		await new Promise<void>((listening) => server.listen(0, '127.0.0.1', () => listening()));
	}
	try {
		harness.credential.stored = {
			...harness.credential.stored,
			baseUrl: `${addressOf(first)}/v1`,
			refreshToken: 'refresh',
			accessToken: '',
		};
		const { run } = operationsOf('webex', () => harness);
		for (const authentication of ['oAuth2', 'token', 'serviceApp']) {
			const accessToken = authentication === 'token' ? 'token' : '';
			harness.credential.stored = { ...harness.credential.stored, accessToken };
			const { error } = await run('person', 'getMe', { authentication });
			expect([authentication, error?.message, redirects > 0]).toEqual([
				authentication,
				expect.any(String),
				true,
			]);
			redirects = 0;
		}
		expect(seen).toEqual([]);
	} finally {
		first.close();
		other.close();
		await harness.close();
	}
});

test('names that every object has are names like others', async () => {
	const { sent, webex } = observed({
		body: Buffer.from(
			'{"items":[{"id":"1","__proto__":{"polluted":true},"constructor":{"prototype":{"polluted":true}}}]}',
		),
	});
	const [item] = await webex.messages.list({ roomId: '1' });
	await webex.request({
		path: '/x',
		query: JSON.parse('{"__proto__":"1","constructor":"2"}') as never,
	});
	expect(({} as Readonly<Record<string, unknown>>)['polluted']).toBeUndefined();
	expect(Object.getPrototypeOf(item)).toBe(Object.prototype);
	expect(new URL(sent.at(-1)?.url ?? '').search).toBe('?__proto__=1&constructor=2');
});
