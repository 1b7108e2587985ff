import { inspect } from 'node:util';
import { expect, test } from 'vitest';
import { WebexApiError, WebexResponseError } from './errors.ts';
import { readSuccess } from './json.ts';
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
	const error = failure(answer(404, body, { 'retry-after': '3' }), { scope: 'spark:rooms_read' });
	expect({ ...error, message: error.message }).toEqual({
		name: 'WebexApiError',
		message:
			'Could not find a room with provided ID. (404 GET /v1/rooms/abc, tracking ID ROUTER_1)',
		status: 404,
		method: 'GET',
		path: '/v1/rooms/abc',
		reason: 'Could not find a room with provided ID.',
		errors: ['Could not find a room with provided ID.', 'More'],
		trackingId: 'ROUTER_1',
		retryAfter: 3,
		scope: 'spark:rooms_read',
		waited: undefined,
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
