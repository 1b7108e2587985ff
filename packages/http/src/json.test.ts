import { inspect } from 'node:util';
import { expect, test, vi } from 'vitest';
import { WebexApiError, WebexConnectionError, WebexResponseError } from './errors.ts';
import { isCompleteJson, readObject, readSuccess } from './json.ts';
import type { HttpRequest, HttpResponse } from './transport.ts';

const request: HttpRequest = {
	method: 'GET',
	url: 'https://webexapis.com/v1/rooms/abc?secret=query',
	headers: { authorization: 'Bearer the-token' },
};

const answer = (
	status: number,
	body: string,
	headers: Record<string, string> = {},
): HttpResponse => ({ status, headers, body: new TextEncoder().encode(body) });

const failure = (response: HttpResponse, facts = {}): WebexApiError => {
	try {
		readSuccess(request, response, facts);
	} catch (error) {
		if (WebexApiError.is(error)) return error;
		throw error;
	}
	throw new Error('It did not fail');
};

test('reads JSON, and nothing from 204', () => {
	expect(readSuccess(request, answer(200, '{"id":"abc"}'))).toEqual({ id: 'abc' });
	expect(readSuccess(request, answer(204, ''))).toBeUndefined();
});

test("keeps every fact of Webex's failures", () => {
	const body = JSON.stringify({
		message: 'Could not find a room with provided ID.',
		errors: [{ description: 'Could not find a room with provided ID.' }, { description: 'More' }],
		trackingId: 'ROUTER_1',
	});
	const error = failure(answer(404, body, { 'retry-after': '3' }), {
		scope: 'spark:rooms_read',
		alsoNeeds: ['spark:teams_read'],
	});
	expect({ ...error, message: error.message }).toEqual({
		name: 'WebexApiError',
		message:
			'Could not find a room with provided ID. (404 GET /v1/rooms/abc, tracking ID ROUTER_1); Webex asks to wait 3 s',
		status: 404,
		method: 'GET',
		path: '/v1/rooms/abc',
		reason: 'Could not find a room with provided ID.',
		errors: ['Could not find a room with provided ID.', 'More'],
		trackingId: 'ROUTER_1',
		retryAfter: 3,
		scope: 'spark:rooms_read',
		alsoNeeds: ['spark:teams_read'],
		waited: undefined,
		mayHaveHappened: false,
		refusedUntil: undefined,
		wasSent: true,
	});
});

test.each([
	['the tracking ID of the header', '<html>429</html>', { trackingid: 'NA_2' }, 'NA_2'],
	['the spelling of the identity broker', '{"error":"x","trackingID":"ID_3"}', {}, 'ID_3'],
	['no tracking ID', '', {}, undefined],
])('takes %s', (_, body, headers: Record<string, string>, trackingId) => {
	expect(failure(answer(429, body, headers)).trackingId).toBe(trackingId);
});

test("reads OAuth's failures", () => {
	const body = '{"error":"invalid_grant","error_description":"The code is used."}';
	expect(failure(answer(400, body)).reason).toBe('The code is used.');
});

test.each([
	['a web page', '<!DOCTYPE html><html>Sign in</html>', 'web page'],
	['a document that is cut off', '{"items":[{"id":"a"},{"i', 'cut off'],
	['nothing at all', '', 'cut off'],
	['anything else', 'OK', 'unexpected'],
])('refuses %s with status 200', (_, body, problem) => {
	const read = () => readSuccess(request, answer(200, body));
	expect(read).toThrow(WebexResponseError);
	try {
		read();
	} catch (error) {
		expect(WebexResponseError.is(error) && error.problem).toBe(problem);
	}
});

test('shows neither token nor query in what is printed', () => {
	const printed = [
		inspect(failure(answer(500, '{"message":"x"}')), { depth: null, showHidden: true }),
		JSON.stringify(failure(answer(500, '{"message":"x"}'))),
	].join();
	expect(printed).not.toMatch(/the-token|secret=query/);
});

test('knows its errors from a copy of the class in another bundle', () => {
	const brand = Symbol.for('@webex-nodes/error');
	const copy = Object.assign(new Error('x'), { [brand]: ['WebexApiError', 'WebexError'] });
	expect([
		WebexApiError.is(copy),
		WebexResponseError.is(copy),
		WebexApiError.is(new Error('x')),
	]).toEqual([true, false, false]);
});

const thrownBy = (read: () => unknown): unknown => {
	try {
		return read();
	} catch (error) {
		return error;
	}
};

test.each([
	['null', 'empty', 'webexapis.com sent an empty answer instead of an object'],
	['[]', 'unexpected', 'webexapis.com sent an answer of an unexpected form instead of an object'],
	[
		'"text"',
		'unexpected',
		'webexapis.com sent an answer of an unexpected form instead of an object',
	],
])('refuses %s where one object is expected', (body, problem, reason) => {
	const error = thrownBy(() => readObject(request, answer(200, body)));
	expect(error).toMatchObject({ name: 'WebexResponseError', problem, reason });
});

test('refuses 204 where one object is expected, and accepts an object', () => {
	expect(thrownBy(() => readObject(request, answer(204, '')))).toMatchObject({ problem: 'empty' });
	expect(readObject(request, answer(200, '{"id":1}'))).toEqual({ id: 1 });
});

test.each([
	['https://login.example.com/sso?user=a@b.example', 'https://login.example.com'],
	['/v2/rooms', 'https://webexapis.com'],
	['intent://open', 'intent:'],
])('a redirect to %s names where it wanted to go, and no more', (location, redirectedTo) => {
	const error = thrownBy(() => readSuccess(request, answer(302, '', { location })));
	expect(error).toMatchObject({
		name: 'WebexResponseError',
		problem: 'redirect',
		redirectedTo,
		message: `webexapis.com redirects to ${redirectedTo}, which is not followed: the token was not sent there (302 GET /v1/rooms/abc)`,
	});
});

test('knows JSON that ends too early', () => {
	expect(
		[answer(200, '{"a":1'), answer(200, ''), answer(200, '{}'), answer(204, '')].map(
			isCompleteJson,
		),
	).toEqual([false, false, true, true]);
});

test('a refusal without being asked says so, and until when', () => {
	const until = Date.parse('2026-11-24T18:30:00Z');
	const error = failure({
		...answer(429, '', { 'retry-after': '3000' }),
		limit: { until, wasSent: false },
	});
	expect(error).toMatchObject({
		refusedUntil: new Date(until),
		wasSent: false,
		message:
			'Webex answered 429 (429 GET /v1/rooms/abc); Webex was not asked this time; Webex refuses until 2026-11-24T18:30:00.000Z',
	});
});

const token =
	'ZDI3MGEyYzQtNmFlNS00NDNhLWFlNzAtZGVjNjE0MGU1OGZmZWNmZDEwN2ItYTU3_PF84_1eb65fdf-9643-417f-9974-ad72cae0e10f';
const roomId = 'Y2lzY29zcGFyazovL3VzL1JPT00vYmJjZWIxYWQtNDNmMS0zYjU4LTkxNDctZjE0YmIwYzRkMTU0';

test.each([
	['a scheme and a token', `Bad header Bearer ${token} for ${roomId}`],
	['a header', `{Authorization: "Bearer abcdefgh.ijkl"} for ${roomId}`],
	['a token alone', `token=${token} for ${roomId}`],
	['a JSON Web Token', `eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiJndWVzdCJ9.c2lnbmF0dXJl for ${roomId}`],
	['the token that signed the request', `sent short-secret for ${roomId}`],
])('an error shows nothing of %s that a gateway repeats', (_, text) => {
	const body = JSON.stringify({
		message: text,
		errors: [{ description: text }],
		trackingId: text,
	});
	const error = failure({ ...answer(400, body), secrets: ['short-secret'] });
	const printed = inspect(error, { depth: null, showHidden: true }) + JSON.stringify(error);
	expect(printed).not.toMatch(/PF84|abcdefgh|eyJ|short-secret/);
	expect([error.reason, ...error.errors]).toEqual([
		expect.stringContaining(`for ${roomId}`),
		expect.stringContaining(`for ${roomId}`),
	]);
});

test('a tracking ID in a header shows no token either', () => {
	const response = answer(400, '', { trackingid: `Bearer ${token}` });
	expect([
		failure(response).trackingId,
		new WebexResponseError(request, response, 'unexpected').trackingId,
	]).toEqual(['Bearer [removed]', 'Bearer [removed]']);
});

test('texts of a server are of a bounded length and on one line', () => {
	const long = `first\r\nsecond\u0000\u001b[31m\u202e${'x'.repeat(5000)}`;
	const errors = Array.from({ length: 100 }, () => ({ description: long }));
	const body = JSON.stringify({ message: long, errors, trackingId: long });
	const error = failure(answer(500, body));
	expect({
		begin: error.reason.slice(0, 20),
		lengths: [error.reason.length, error.errors.length, error.trackingId?.length],
		isShort: JSON.stringify(error).length < 25_000,
	}).toEqual({ begin: 'first second [31mxxx', lengths: [1001, 20, 121], isShort: true });
});

test.each<[string, Pick<HttpRequest, 'method' | 'repeatable'>, boolean]>([
	['a POST', { method: 'POST' }, true],
	['a PUT', { method: 'PUT' }, true],
	['a DELETE', { method: 'DELETE' }, true],
	['a GET', { method: 'GET' }, false],
	['a POST that only reads', { method: 'POST', repeatable: true }, false],
])('whether it may have happened is known for %s', (_, facts, expected) => {
	const write = { ...request, ...facts };
	const api = thrownBy(() => readSuccess(write, answer(502, '')));
	const cut = thrownBy(() => readSuccess(write, answer(200, '{"id":')));
	const refused = thrownBy(() => readSuccess(write, answer(400, '{}')));
	const found = [
		api,
		cut,
		new WebexConnectionError(write, 'ECONNRESET'),
		refused,
		new WebexConnectionError(write, 'ECONNREFUSED'),
	].map((error) => (error as WebexApiError).mayHaveHappened);
	expect(found).toEqual([expected, expected, expected, false, false]);
});

test('an answer is parsed once, whoever looks at it, and its body looks as before', () => {
	const response = answer(200, '{"a":1}');
	const parse = vi.spyOn(JSON, 'parse');
	const copy = { ...response };
	const found = [isCompleteJson(response), readSuccess(request, copy), readObject(request, copy)];
	const times = parse.mock.calls.length;
	parse.mockRestore();
	expect([times, found]).toEqual([1, [true, { a: 1 }, { a: 1 }]]);
	expect(response.body).toEqual(answer(200, '{"a":1}').body);
});
