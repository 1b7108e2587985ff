import { type HttpRequest, retry, type Transport, WebexConnectionError } from '@webex-nodes/http';
import { expect, test } from 'vitest';
import { createXmlClient } from '../../xml/engine/client.ts';
import { isCompleteAnswer } from '../../xml/engine/read-answer.ts';
import { createRestClient } from './client.ts';

const answer = (body: string, status = 200, headers: Record<string, string> = {}) => ({
	status,
	headers,
	body: new TextEncoder().encode(body),
});

/** Answers with one body after the other, and counts. */
function scripted(...bodies: (Error | ReturnType<typeof answer>)[]) {
	const sent: HttpRequest[] = [];
	const server: Transport = async (request) => {
		const next = bodies[Math.min(sent.length, bodies.length - 1)];
		sent.push(request);
		if (!next || next instanceof Error) throw next;
		return next;
	};
	const transport = retry({ sleep: async () => {} })(server);
	return { sent, webex: createRestClient({ transport }), xml: createXmlClient({ transport }) };
}

const thrownBy = async (work: Promise<unknown>): Promise<unknown> =>
	await work.then(
		() => undefined,
		(error: unknown) => error,
	);

test.each(['null', '[]', '3'])('%s after sending a message is no success', async (body) => {
	const { webex } = scripted(answer(body));
	const error = await thrownBy(webex.messages.create({ roomId: 'a', text: 'x' }));
	expect(error).toMatchObject({
		name: 'WebexResponseError',
		reason: expect.stringMatching(/^webexapis\.com sent an .* instead of an object$/),
		mayHaveHappened: body !== 'null',
	});
});

test('null instead of a list is no empty list', async () => {
	const { webex } = scripted(answer('null'));
	expect(await thrownBy(Promise.resolve(webex.rooms.list()))).toMatchObject({
		name: 'WebexResponseError',
		reason: 'webexapis.com sent an answer of an unexpected form instead of a list',
	});
});

test('a list whose page ends too early is read again', async () => {
	const { webex, sent } = scripted(
		answer('{"items":[{"id":"a"}'),
		answer('{"items":[{"id":"a"}]}'),
	);
	expect([await webex.rooms.list(), sent.length]).toEqual([[{ id: 'a' }], 2]);
});

test('a message whose answer ends too early is not sent again, and may have been sent', async () => {
	const { webex, sent } = scripted(answer('{"id":'));
	const error = await thrownBy(webex.messages.create({ roomId: 'a', text: 'x' }));
	expect([sent.length, error]).toEqual([
		1,
		expect.objectContaining({ problem: 'cut off', mayHaveHappened: true }),
	]);
});

test('a deletion whose answer was lost and whose object is gone has succeeded', async () => {
	const lost = new WebexConnectionError(
		{ method: 'DELETE', url: 'https://webexapis.com/' },
		'ECONNRESET',
	);
	const { webex, sent } = scripted(lost, answer('{"message":"none"}', 404));
	expect([await webex.messages.delete({ messageId: 'a' }), sent.length]).toEqual([undefined, 2]);
});

test('a file that breaks off while it is read names itself and what came of it', async () => {
	async function* half() {
		yield new Uint8Array(40);
		throw new WebexConnectionError({ method: 'GET', url: 'https://webexapis.com/' }, 'ECONNRESET');
	}
	const webex = createRestClient({
		transport: async () => ({
			status: 200,
			headers: {
				'content-disposition': 'attachment; filename="report.pdf"',
				'content-length': '100',
			},
			body: new Uint8Array(),
			stream: half(),
		}),
	});
	const { stream } = await webex.contents.open('abc');
	const read = async () => {
		for await (const piece of stream) expect(piece.length).toBe(40);
	};
	expect(await thrownBy(read())).toMatchObject({
		name: 'WebexDownloadError',
		fileName: 'report.pdf',
		size: 100,
		received: 40,
		message:
			'The download of report.pdf stopped after 40 of 100 bytes: webexapis.com closed the connection before its answer was complete',
	});
});

const success = (content: string) =>
	`<?xml version="1.0"?><serv:message xmlns:serv="s"><serv:header><serv:response><serv:result>SUCCESS</serv:result></serv:response></serv:header><serv:body><serv:bodyContent>${content}</serv:bodyContent></serv:body></serv:message>`;

test('a read of the XML API whose answer ends too early is repeated; a change is not', async () => {
	const whole = success('');
	const cut = answer(whole.slice(0, -20));
	const reading = scripted(cut, answer(whole));
	await reading.xml.request('user.GetUser');
	const changing = scripted(cut);
	const error = await thrownBy(changing.xml.request('user.DelUser'));
	expect([reading.sent.length, changing.sent.length, error]).toEqual([
		2,
		1,
		expect.objectContaining({ name: 'WebexXmlResponseError', mayHaveHappened: true }),
	]);
});

test.each([
	['a document', success(''), true],
	['a document with a comment behind it', `${success('')}\n<!-- served by x -->\n`, true],
	['a web page', '<!DOCTYPE html><html>', true],
	['a document that ends too early', success('').slice(0, -1), false],
	['nothing', '', false],
])('%s is complete or not', (_, text, expected) => {
	expect(isCompleteAnswer(answer(text))).toBe(expected);
});

test('a redirect of the XML API says where it wanted to go', async () => {
	const { xml } = scripted(answer('', 302, { location: 'https://login.example.com/?t=1' }));
	expect(await thrownBy(xml.request('user.GetUser'))).toMatchObject({
		problem: 'redirect',
		redirectedTo: 'https://login.example.com',
	});
});
