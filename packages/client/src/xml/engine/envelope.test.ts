import { WebexInputError } from '@webex-nodes/http';
import { describe, expect, test } from 'vitest';
import { answer, oneUser, refused, sessions } from '../../../test/xml/fixtures.ts';
import { addSecurityContext, buildXmlRequest, parseXmlResponse } from './envelope.ts';
import { excerptOf } from './errors.ts';

describe('buildXmlRequest', () => {
	test('makes the document of the documentation, credentials in the order of the schema', () => {
		expect(
			buildXmlRequest({
				operation: 'meeting.GetMeeting',
				body: { meetingKey: '0123', flags: { a: true, b: 2, c: undefined }, day: ['x', '<y>'] },
				security: { siteName: 'acme', webExAccessToken: 'T&T', webExID: 'amara@example.com' },
			}),
		).toBe(
			'<?xml version="1.0" encoding="UTF-8"?><serv:message xmlns:serv="http://www.webex.com/schemas/2002/06/service" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"><header><securityContext><webExID>amara@example.com</webExID><siteName>acme</siteName><webExAccessToken>T&amp;T</webExAccessToken></securityContext></header><body><bodyContent xsi:type="java:com.webex.service.binding.meeting.GetMeeting"><meetingKey>0123</meetingKey><flags><a>true</a><b>2</b></flags><day>x</day><day>&lt;y&gt;</day></bodyContent></body></serv:message>',
		);
	});

	test('takes a fragment of XML, and the full type string', () => {
		const document = buildXmlRequest({
			operation: 'java:com.webex.service.binding.ep.LstContact',
			body: '<addressType>PERSONAL</addressType>',
		});
		expect(document).toContain(
			'binding.ep.LstContact"><addressType>PERSONAL</addressType></bodyContent>',
		);
	});

	test.each([
		[
			{ operation: 'GetMeeting' },
			'operation: expected binding and name, such as meeting.GetMeeting',
		],
		[{ operation: 'meeting.Get"Meeting' }, 'operation: expected binding and name'],
		[{ operation: 'meeting.GetMeeting', body: '<a>' }, 'body: expected XML elements'],
		[{ operation: 'meeting.GetMeeting', body: '</bodyContent>' }, 'body: expected XML elements'],
		[
			{ operation: 'meeting.GetMeeting', body: { 'a b': '1' } },
			'body.a b: this is no name of an element',
		],
		[{ operation: 'meeting.GetMeeting', body: ['x'] }, 'body: expected an object'],
	])('refuses %o', (request, message) => {
		expect(() => buildXmlRequest(request as never)).toThrow(message);
		expect(() => buildXmlRequest(request as never)).toThrow(WebexInputError);
	});

	test('credentials go into the header only, whatever a body says', () => {
		const document = buildXmlRequest({
			operation: 'meeting.GetMeeting',
			body: '<agenda>&lt;header&gt;&lt;/header&gt;</agenda><header></header>',
			security: { siteName: 'acme' },
		});
		expect(document.match(/<securityContext>/g)).toHaveLength(1);
		expect(document.indexOf('<securityContext>')).toBeLessThan(document.indexOf('<body>'));
		expect(() => addSecurityContext('<other/>', { siteName: 'acme' })).toThrow('no empty header');
	});
});

describe('parseXmlResponse', () => {
	test('gives any answer as plain data, texts as they are', () => {
		expect(parseXmlResponse(new TextEncoder().encode(oneUser))).toEqual({
			result: 'SUCCESS',
			reason: '',
			exceptionId: '',
			subErrors: [],
			gsbStatus: 'PRIMARY',
			bodyType: 'lstsummaryUserResponse',
			body: {
				user: [{ webExId: '00123', firstName: 'Jörg &lt;', active: 'ACTIVATED', badge: 'gold' }],
				matchingRecords: { total: '1', returned: '1', startFrom: '1' },
			},
		});
	});

	test('keeps long numbers, CDATA and empty elements', () => {
		const { body } = parseXmlResponse(sessions) as unknown as { body: { session: object[] } };
		expect(body.session).toMatchObject([
			{ confID: '9007199254740993001' },
			{ confName: 'a < b', psoFields: '' },
		]);
	});

	test('reads a failure with its details', () => {
		expect(parseXmlResponse(refused)).toMatchObject({
			result: 'FAILURE',
			reason: 'Corresponding Meeting not found',
			exceptionId: '060001',
			subErrors: [{ exceptionId: 'AS0001', reason: 'why', value: '7' }],
			body: '',
		});
	});

	test('any other result than FAILURE counts as a success', () => {
		const warning = answer(
			'<serv:bodyContent/>',
			'<serv:result>WARNING</serv:result><serv:reason>slow</serv:reason>',
		);
		expect(parseXmlResponse(warning)).toMatchObject({ result: 'WARNING', reason: 'slow' });
	});

	test('keeps attributes and text beside elements', () => {
		const mixed = answer('<serv:bodyContent><a x="1">text<b/></a></serv:bodyContent>');
		expect(parseXmlResponse(mixed).body).toEqual({ a: { '@x': '1', '#text': 'text', b: '' } });
	});

	test.each([
		['<other/>', 'its root is "other"'],
		['<message/>', 'its header tells no result'],
		[
			'<message><header><response><result> </result></response></header></message>',
			'tells no result',
		],
		[
			'<message><header><response><result>SUCCESS</result></response></header></message>',
			'no bodyContent',
		],
	])('refuses %s', (document, message) => {
		expect(() => parseXmlResponse(document)).toThrow(message);
	});
});

describe('excerpts', () => {
	test('of a page are its words', () => {
		expect(
			excerptOf(
				'<!doctype html><style>b{}</style><script>x()</script><h1>Sign in</h1>\n<p>Proxy</p>',
			),
		).toBe('Sign in Proxy');
	});

	test('of a page are its words, whatever its styles and scripts speak of', () => {
		expect(
			excerptOf(
				'<!doctype html><style>/* <script> */</style><h1>Sign in</h1><script>"<style>"</script><p>Proxy</p><style>b{',
			),
		).toBe('Sign in Proxy');
	});

	test('hold no secret, complete or cut off', () => {
		const excerpt = excerptOf(
			'<use:sessionTicket>abc</use:sessionTicket><password>p</password><meet:hostKey>1</meet:hostKey><hostMeetingURL>https://x</hostMeetingURL><webExAccessToken>tok',
		);
		expect(excerpt).not.toMatch(/abc|>p<|>1<|https|tok$/);
	});

	test('are short', () => {
		expect(excerptOf('x'.repeat(1000))).toHaveLength(201);
	});

	test.each([
		'<html><body><pre>&lt;webExID&gt;a&lt;/webExID&gt;&lt;password&gt;only-for-me!&lt;/password&gt;</pre></body></html>',
		String.raw`{"message":"\u003cns:sessionTicket\u003eonly-for-me!\u003c/ns:sessionTicket\u003e"}`,
	])('what a gateway repeats of a document with its elements escaped %#', (text) => {
		expect(excerptOf(text)).not.toContain('only-for-me!');
	});

	test('a secret that stands alone is removed when it is known', () => {
		expect(excerptOf('refused: only-for-me!', ['only-for-me!'])).toBe('refused: [removed]');
	});
});
