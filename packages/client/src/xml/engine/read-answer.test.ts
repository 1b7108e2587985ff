import { type Transport, WebexError } from '@webex-nodes/http';
import { expect, test } from 'vitest';
import { answer, oneUser, refused } from '../../../test/xml/fixtures.ts';
import { createXmlClient } from './client.ts';
import { xmlSecurity } from './security.ts';
import { statusFromBody, statusOf } from './status-from-body.ts';

/** Bytes that count how often a document is read from them, by the prolog that each reading looks at. */
class CountedBytes extends Uint8Array {
	decoded = 0;

	override subarray(begin?: number, end?: number): Uint8Array<ArrayBuffer> {
		// More is taken for the excerpt in an error message.
		if (end !== undefined && end <= 200) this.decoded += 1;
		return new Uint8Array(this).subarray(begin, end);
	}
}

const site = { siteName: 'acme', webExId: 'amara@example.com' };
const ticketRefused = answer(
	'<serv:bodyContent/>',
	'<serv:result>FAILURE</serv:result><serv:reason>Not a valid session ticket</serv:reason><serv:exceptionID>030047</serv:exceptionID>',
);
const large = answer(
	`<serv:bodyContent>${'<use:user><use:webExId>1</use:webExId></use:user>'.repeat(3000)}</serv:bodyContent>`,
);

/** Sends nothing; answers the same document each time, in bytes of its own. */
function answering(document: string) {
	const bodies: CountedBytes[] = [];
	const transport: Transport = async () => {
		const body = new CountedBytes(new TextEncoder().encode(document));
		bodies.push(body);
		return { status: 200, headers: {}, body };
	};
	return { transport, decoded: () => bodies.map(({ decoded }) => decoded) };
}

test.each([
	['a success', oneUser, 1],
	['a long success', large, 1],
	['a failure', refused, 1],
	['a refused ticket, and the second answer', ticketRefused, 2],
	['a document that is cut off', oneUser.slice(0, -30), 1],
])('%s: each answer is read once', async (_, document, answers) => {
	const { transport, decoded } = answering(document);
	const tickets = { get: async () => 'ticket', refuse: () => true };
	const webex = createXmlClient({
		transport: xmlSecurity(site, 'sessionTicket', tickets)(statusFromBody(transport)),
	});
	await webex.request('user.GetUser').catch((error: unknown) => {
		if (!WebexError.is(error)) throw error;
	});
	expect(decoded()).toEqual(Array(answers).fill(1));
});

test('the status of an answer can be asked for again without reading it again', async () => {
	const { transport, decoded } = answering(ticketRefused);
	const response = await transport({ method: 'POST', url: 'https://acme.example', headers: {} });
	const statuses = [statusOf(response), statusOf({ ...response })];
	expect({ statuses, decoded: decoded() }).toEqual({ statuses: [401, 401], decoded: [1] });
});
