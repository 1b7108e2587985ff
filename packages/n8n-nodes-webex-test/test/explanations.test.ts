import { WebexApiError, WebexConnectionError } from '@webex-nodes/http';
import { explain } from 'n8n-nodes-webex/src/n8n/failures.ts';
import { expect, test } from 'vitest';

const statuses = [400, 401, 403, 404, 405, 409, 410, 413, 423, 428, 429, 500, 502, 503, 504];
const asked = { method: 'GET', path: '/v1/rooms', trackingId: 'ROUTER_1' };
const reasons = ['Bad Gateway', 'Nothing is there.', 'What is this?', ''];
const meetings = { ...asked, path: '/v1/meetings' };

const answers = statuses.flatMap((status) =>
	reasons.flatMap((reason) =>
		[asked, meetings].flatMap((request) =>
			[false, true].map((mayHaveHappened) => ({ ...request, status, reason, mayHaveHappened })),
		),
	),
);

test.each(statuses)('%s: what happened, then how to go on, in whole sentences', (status) => {
	const given = answers.filter((answer) => answer.status === status);
	for (const facts of given) {
		const errors = ['the field "a" is wrong', 'the field "b" is missing.'];
		const { message = '', description = '' } =
			explain(new WebexApiError({ ...facts, errors })) ?? {};
		expect(message).toMatch(/^[A-Z].*[^.]$/);
		expect(description).toMatch(/^(?:[A-Z"].*)Tracking ID for Cisco's support: ROUTER_1$/);
		// What Webex wrote ends as a sentence does, before the advice goes on.
		expect(description).toContain('the field "a" is wrong. the field "b" is missing. Tracking');
		expect(description).not.toMatch(/[^.!?:)"”] (?:Run|Look|Check|Open|Tracking) /);
		expect(description).not.toMatch(/[.!?][.!?]| {2}/);
		expect(`${message} ${description}`).not.toMatch(/\b(?:errors?|failure|mistake)\b/i);
	}
});

test('a connection that failed says the same in whole sentences', () => {
	for (const mayHaveHappened of [false, true]) {
		const request = { method: 'POST', url: 'https://webexapis.com/v1/messages' } as const;
		const facts = { mayHaveHappened, reason: 'webexapis.com ended the connection' };
		const { message = '', description = '' } =
			explain(new WebexConnectionError(request, 'ECONNRESET', facts)) ?? {};
		expect(message).toContain(facts.reason);
		expect(description).toMatch(/^[A-Z].*\.$/);
	}
});
