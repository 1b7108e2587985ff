import { environments } from '@webex-nodes/auth';
import type { HttpRequest, Transport } from '@webex-nodes/http';
import { expect, test } from 'vitest';
import { createRestClient } from './client.ts';
import { methodOf } from './method.ts';
import { del, get, post } from './operation.ts';

const baseUrl = 'https://webexapis.com/v1';

function answering(status: number, body: string, headers: Record<string, string> = {}) {
	const sent: HttpRequest[] = [];
	const transport: Transport = async (request) => {
		sent.push(request);
		return { status, headers, body: new TextEncoder().encode(body) };
	};
	return { sent, transport, baseUrl };
}

const failure = async (work: unknown): Promise<unknown> =>
	await (work as Promise<unknown>).then(
		() => undefined,
		(error: unknown) => error,
	);

const transcript = get('/meetingTranscripts/{id}/download', { scope: 'x' }).text<{ id: string }>();
const vtt = 'WEBVTT\n\n1\n00:00:01.000 --> 00:00:02.000\nHello';

test('a text is read as it is', async () => {
	const given = answering(200, vtt, { 'content-type': 'text/vtt' });
	expect(await methodOf(transcript, given)({ id: 't' })).toBe(vtt);
	expect(given.sent[0]?.headers['accept']).toBe('*/*');
});

test.each([
	['application/json;charset=UTF-8', '{"items":[]}', 'unexpected', '{"items":[]}'],
	['text/html', '<!doctype html><p>Sign in</p>', 'web page', undefined],
])('%s is no text of Webex', async (type, body, problem, excerpt) => {
	const error = await failure(
		methodOf(transcript, answering(200, body, { 'content-type': type }))({ id: 't' }),
	);
	expect(error).toMatchObject({ name: 'WebexResponseError', problem, excerpt });
});

test('an answer of another kind says what it is and how it begins', async () => {
	const { transport } = answering(200, 'name,minutes\nAmara,45', { 'content-type': 'text/csv' });
	const webex = createRestClient({ transport });
	expect(await failure(webex.rooms.get({ roomId: 'r' }))).toMatchObject({
		reason: 'webexapis.com sent text/csv instead of JSON',
		excerpt: 'name,minutes Amara,45',
	});
});

test('what begins an unexpected answer holds no token, and bytes are not shown', async () => {
	const token = 'a-token-that-signed-this-request';
	const readable: Transport = async () => ({
		status: 200,
		headers: {},
		body: new TextEncoder().encode(`echo ${token}`),
		secrets: [token],
	});
	const webex = createRestClient({ transport: readable });
	expect(await failure(webex.rooms.get({ roomId: 'r' }))).toMatchObject({
		excerpt: 'echo [removed]',
	});
	const { transport } = answering(200, '\0\x01\x02', { 'content-type': 'application/zip' });
	expect(await failure(createRestClient({ transport }).rooms.get({ roomId: 'r' }))).toMatchObject({
		excerpt: undefined,
	});
});

test('an operation without an answer takes what there is to report', async () => {
	const end = post('/meetings/{id}/end').none<{ id: string }, object | undefined>();
	expect(await methodOf(end, answering(204, ''))({ id: 'm' })).toBeUndefined();
	expect(await methodOf(end, answering(207, '{"items":[1]}'))({ id: 'm' })).toEqual({ items: [1] });
});

test('a deletion sends its reason as a body, and inputs of an address stay there', async () => {
	const given = answering(204, '');
	await methodOf(
		del('/recordings/{id}', { hasBody: true }).none<{ id: string }>(),
		given,
	)({
		id: 'r',
		reason: 'audit',
	});
	await methodOf(
		post('/x', { query: ['meetingId'] }).none<object>(),
		given,
	)({
		meetingId: 'm',
		emails: ['a@example.com'],
	});
	expect(given.sent).toMatchObject([
		{ method: 'DELETE', url: `${baseUrl}/recordings/r`, body: '{"reason":"audit"}' },
		{ url: `${baseUrl}/x?meetingId=m`, body: '{"emails":["a@example.com"]}' },
	]);
});

test('bytes come as a stream with their name', async () => {
	const file = get('/files/{id}').bytes<{ id: string }>();
	const given = answering(200, 'abc', { 'content-disposition': 'attachment; filename="a.csv"' });
	const opened = (await methodOf(file, given)({ id: 'f' })) as {
		fileName: string;
		stream: AsyncIterable<Uint8Array>;
	};
	const pieces = [];
	for await (const piece of opened.stream) pieces.push(...piece);
	expect([opened.fileName, pieces]).toEqual(['a.csv', [97, 98, 99]]);
	expect(await failure(methodOf(file, answering(404, ''))({ id: 'f' }))).toMatchObject({
		status: 404,
	});
});

test('an operation of a service goes to its host, and to the address itself where that is not of Webex', async () => {
	const qualities = get('/meeting/qualities', { service: 'analytics' }).one<object, object>();
	const given = answering(200, '{}');
	const { services = {} } = environments.commercial;
	await methodOf(qualities, { ...given, services })({});
	await methodOf(qualities, { ...given, baseUrl: 'http://127.0.0.1:4040/v1' })({});
	expect(given.sent.map(({ url }) => url)).toEqual([
		'https://analytics.webexapis.com/v1/meeting/qualities',
		'http://127.0.0.1:4040/v1/meeting/qualities',
	]);
});

test('where no next page is named, the items after a full page are asked for', async () => {
	const sent: string[] = [];
	const transport: Transport = async ({ url }) => {
		sent.push(new URL(url).search);
		const offset = Number(new URL(url).searchParams.get('offset') ?? 0);
		const items = ['a', 'b', 'c', 'd', 'e'].slice(offset, offset + 2).map((id) => ({ id }));
		return { status: 200, headers: {}, body: new TextEncoder().encode(JSON.stringify({ items })) };
	};
	const chats = get('/chats').many<object, { id: string }>({ maxPageSize: 2, offset: true });
	const found = await (methodOf(chats, { transport, baseUrl })({}) as PromiseLike<
		{ id: string }[]
	>);
	expect(found.map(({ id }) => id).join('')).toBe('abcde');
	expect(sent).toEqual(['?max=2', '?max=2&offset=2', '?max=2&offset=4']);
});

test('a deletion with a body sends none when there is nothing to say', async () => {
	const given = answering(204, '');
	await methodOf(
		del('/recordings/{id}', { hasBody: true }).none<{ id: string }>(),
		given,
	)({
		id: 'r',
	});
	expect(given.sent[0]?.body).toBeUndefined();
});

test('a raw request gives text or a file, on each host of Webex', async () => {
	const { transport, sent } = answering(200, 'a;b', {
		'content-type': 'text/csv',
		'content-disposition': 'attachment; filename="calls.csv"',
	});
	const webex = createRestClient({ transport });
	const path = 'https://analytics-calling.webexapis.com/v1/cdr_feed';
	expect(await webex.request({ path, format: 'text' })).toBe('a;b');
	const { fileName } = await webex.requestFile({
		service: 'contactCenterUs1',
		path: '/v1/captures',
	});
	expect(fileName).toBe('calls.csv');
	expect(sent.map(({ url }) => url)).toEqual([path, 'https://api.wxcc-us1.cisco.com/v1/captures']);
});

test('a raw list follows next links on its own host', async () => {
	const sent: string[] = [];
	const transport: Transport = async ({ url }) => {
		sent.push(url);
		const next = 'https://analytics-calling.webexapis.com/v1/cdr_feed?page=2';
		const headers: Record<string, string> =
			sent.length === 1 ? { link: `<${next}>; rel="next"` } : {};
		return { status: 200, headers, body: new TextEncoder().encode('{"items":[1]}') };
	};
	const webex = createRestClient({ transport });
	expect(await webex.requestList({ service: 'callAnalytics', path: '/cdr_feed' })).toEqual([1, 1]);
	expect(sent).toHaveLength(2);
});
