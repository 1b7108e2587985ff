import type { HttpRequest, HttpResponse, Transport } from '@webex-nodes/http';
import { WebexConnectionError, WebexResponseError } from '@webex-nodes/http';
import { expect, test } from 'vitest';
import { createRestClient } from './client.ts';
import type { OpenContent } from './content.ts';
import { WebexDownloadError } from './download.ts';
import { methodOf } from './method.ts';
import { get } from './operation.ts';

const file = 'Y2lzY29zcGFyazovL3VzL0NPTlRFTlQveC8w';
const named = { 'content-disposition': 'attachment; filename="a.txt"' };
const answer = (text: string, headers: Record<string, string>): HttpResponse => ({
	status: 200,
	headers,
	body: new TextEncoder().encode(text),
});

/** Gives the second answer to HEAD. */
function clientOf(get: HttpResponse, head: HttpResponse = answer('', {})) {
	const asked: string[] = [];
	const transport: Transport = async ({ method, headers }) => {
		asked.push(`${method} ${headers['accept-encoding']}`);
		return method === 'HEAD' ? head : get;
	};
	return { asked, webex: createRestClient({ transport, unsigned: transport }) };
}

async function read(stream: AsyncIterable<Uint8Array>): Promise<string> {
	let text = '';
	for await (const piece of stream) text += new TextDecoder().decode(piece);
	return text;
}
const thrownBy = async (work: Promise<unknown>) => await work.catch((error: unknown) => error);
const opened = async ({ webex }: ReturnType<typeof clientOf>) =>
	await read((await webex.contents.open(file)).stream);

test('a file that is shorter than its answer says is no file', async () => {
	const made = clientOf(answer('half', { ...named, 'content-length': '8' }));
	const error = await thrownBy(opened(made));
	expect(WebexDownloadError.is(error) && error.message).toBe(
		'The download of a.txt stopped after 4 of 8 bytes: the answer ended too early',
	);
	const whole = await thrownBy(made.webex.contents.download(file));
	expect(WebexDownloadError.is(whole) && [whole.received, whole.size]).toEqual([4, 8]);
	expect(made.asked).toEqual(['GET identity', 'GET identity']);
});

test('where the answer does not tell its length, Webex is asked for it', async () => {
	const head = answer('', { ...named, 'content-length': '8' });
	const short = clientOf(answer('half', named), head);
	expect(WebexDownloadError.is(await thrownBy(opened(short)))).toBe(true);
	expect(WebexDownloadError.is(await thrownBy(short.webex.contents.download(file)))).toBe(true);
	const whole = clientOf(answer('complete', named), head);
	expect([await opened(whole), whole.asked]).toEqual([
		'complete',
		['GET identity', 'HEAD identity'],
	]);
});

const nobody = (request: HttpRequest): HttpResponse => {
	throw new WebexConnectionError(request, 'ECONNRESET');
};
test.each([
	['is refused', () => ({ ...answer('', {}), status: 405 })],
	['gets lost', nobody],
	['is sent elsewhere', () => ({ ...answer('', { location: 'https://e.com' }), status: 302 })],
	['gets a page', () => answer('', { 'content-type': 'text/html' })],
	['is answered later', () => ({ ...answer('', { 'retry-after': '60' }), status: 503 })],
])('where HEAD %s, the file that came is whole', async (_, head) => {
	const limits: unknown[] = [];
	const transport: Transport = async (request) => {
		if (request.method !== 'HEAD') return answer('complete', named);
		limits.push([request.maxWaited, request.maxDuration]);
		return head(request);
	};
	const { contents } = createRestClient({ transport });
	const { bytes } = await contents.download(file);
	const { stream } = await contents.open(file);
	expect([bytes.length, await read(stream)]).toEqual([8, 'complete']);
	// Nobody waits minutes for a length.
	expect(limits).toEqual([
		[5000, 15_000],
		[5000, 15_000],
	]);
});

test('who cancels while Webex is asked for the length gets the own reason', async () => {
	const stop = new AbortController();
	const transport: Transport = async (request) => {
		if (request.method !== 'HEAD') return answer('complete', named);
		stop.abort(new Error('no longer wanted'));
		return nobody(request);
	};
	const { contents } = createRestClient({ transport });
	const { signal } = stop;
	await expect(contents.download(file, { signal })).rejects.toThrow('no longer wanted');
});

/** As n8n's HTTP client: unpacks what is packed, and leaves the length of the packed answer. */
const unpacking: Transport = async ({ headers }) => {
	const isPacked = headers['accept-encoding'] !== 'identity';
	return answer('a,b\n', { ...named, 'content-length': isPacked ? '24' : '4' });
};

test('every file is asked for as it is, and has its own length', async () => {
	const webex = createRestClient({ transport: unpacking, unsigned: unpacking });
	const baseUrl = 'https://webexapis.com/v1';
	const address = 'https://nbr.webex.com/file?t=1';
	const files = [
		await webex.requestFile({ path: '/reports/1' }),
		await webex.contents.open(file),
		await webex.downloads.open(address),
		await methodOf(get('/files/{id}').bytes<{ id: string }>(), { transport: unpacking, baseUrl })({
			id: 'f',
		}),
	];
	for (const { size, stream } of files as OpenContent[])
		expect([size, await read(stream)]).toEqual([4, 'a,b\n']);
});

test('the length of a packed answer says nothing about the file', async () => {
	const packed = { ...named, 'content-length': '900', 'content-encoding': 'gzip' };
	expect(await opened(clientOf(answer('complete', packed)))).toBe('complete');
});

test.each([
	'text/html',
	'text/plain; charset=utf-8',
	'application/json',
	'application/problem+json',
])('%s without a name and without an ID of Webex is from a proxy', async (type) => {
	const error = await thrownBy(opened(clientOf(answer('Sign in', { 'content-type': type }))));
	expect(WebexResponseError.is(error) && error.message).toMatch(/ instead of the file /);
});

test.each([
	['a page that somebody shared', { ...named, 'content-type': 'text/html' }],
	['a file without a name', { 'content-type': 'video/mp4' }],
	['an answer with an ID of Webex', { 'content-type': 'text/plain', trackingid: 'ROUTER_1' }],
])('%s is a file', async (_, headers) => {
	expect(await opened(clientOf(answer('content', headers)))).toBe('content');
});

test('nothing is no recording, unless it has a name', async () => {
	const open = async (get: HttpResponse) => {
		const { webex } = clientOf(get);
		return await read((await webex.downloads.open('https://nbr.webex.com/file?t=1')).stream);
	};
	const error = await thrownBy(open(answer('', { 'content-type': 'video/mp4' })));
	expect(WebexDownloadError.is(error) && error.reason).toBe('the answer ended too early');
	expect(await open(answer('', named))).toBe('');
});
