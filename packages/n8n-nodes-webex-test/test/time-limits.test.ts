import { once } from 'node:events';
import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { createXmlClient, statusFromBody } from '@webex-nodes/client';
import { WebexConnectionError } from '@webex-nodes/http';
import { storeFile } from 'n8n-nodes-webex/src/engine/store-file.ts';
import { createBound } from 'n8n-nodes-webex/src/n8n/bound.ts';
import { createClient } from 'n8n-nodes-webex/src/n8n/client.ts';
import { explain } from 'n8n-nodes-webex/src/n8n/failures.ts';
import { withExpiryFromBody } from 'n8n-nodes-webex/src/n8n/status-from-body.ts';
import { n8nTransport, plainTransport } from 'n8n-nodes-webex/src/n8n/transport.ts';
import type { IExecuteFunctions } from 'n8n-workflow';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { createHarness, type Harness } from '../src/harness.ts';

let harness: Harness;
let server: Server;
let answer: RequestListener;
let url: string;
/** Requests that have not ended. */
let open: number;

beforeEach(async () => {
	harness = await createHarness();
	open = 0;
	server = createServer((request, response) => {
		open += 1;
		response.once('close', () => {
			open -= 1;
		});
		answer(request, response);
	});
	server.listen(0, '127.0.0.1');
	await once(server, 'listening');
	url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
	harness.credential.stored = { ...harness.credential.stored, baseUrl: `${url}/v1` };
});
afterEach(async () => {
	server.closeAllConnections();
	server.close();
	await harness.close();
});

const never: RequestListener = () => {};
const stopsInside: RequestListener = (_, response) => {
	response.writeHead(200, { 'content-disposition': 'attachment; filename="a.txt"' });
	response.write('{"items":[');
};
const drop: RequestListener = (_, response) => {
	response.writeHead(200);
	const timer = setInterval(() => response.write(' '), 50);
	response.once('close', () => clearInterval(timer));
};

/** Short for a person, and long enough for a busy machine. */
const silence = 1000; // ms
const limits = { silence, duration: 3000 };
const oAuth2 = 'webexOAuth2Api';

/** What a request of each kind ends with. */
const kinds: [string, (context: IExecuteFunctions) => Promise<unknown>][] = [
	[
		'a list',
		async (context) =>
			await n8nTransport(context, oAuth2, limits)({ method: 'GET', url, headers: {} }),
	],
	[
		'a request without a credential',
		async (context) => await plainTransport(context, limits)({ method: 'GET', url, headers: {} }),
	],
	[
		'the XML API',
		async (context) => {
			const signing = withExpiryFromBody(context, { isExpired: () => false });
			const transport = statusFromBody(n8nTransport(signing, oAuth2, limits));
			await createXmlClient({ transport, url }).users.get({ webExId: 'amara' });
		},
	],
];

/** Runs something in a node in n8n-core, and returns what it threw. */
async function thrownIn(work: (context: IExecuteFunctions) => Promise<unknown>) {
	let thrown: unknown;
	const begin = performance.now();
	await harness.call(async (context) => {
		await work(context).catch((error: unknown) => {
			thrown = error;
		});
		return {};
	});
	return { thrown, took: performance.now() - begin };
}

for (const [kind, work] of kinds) {
	test.each([
		['never answers', never, 'TIMEOUT_SILENCE'],
		['stops inside its answer', stopsInside, 'TIMEOUT_SILENCE'],
		// The beginning of an answer of the XML API is read before n8n sees it, to find out whether a token has expired.
		['answers drop by drop', drop, kind === 'the XML API' ? 'TIMEOUT_SILENCE' : 'TIMEOUT_DURATION'],
	])(`${kind}: a server that %s is left in time`, async (_, listener, code) => {
		answer = listener;
		const { thrown, took } = await thrownIn(work);
		expect([WebexConnectionError.is(thrown) && thrown.code, took < 20_000]).toEqual([code, true]);
		await vi.waitFor(() => expect(open).toBe(0));
	});

	test(`${kind}: ends with the execution`, async () => {
		answer = drop;
		const { thrown } = await thrownIn(async (context) => {
			const controller = new AbortController();
			const cancelled: IExecuteFunctions = Object.create(context, {
				getExecutionCancelSignal: { value: () => controller.signal },
			});
			void sleep(100).then(() => controller.abort(new Error('cancelled')));
			await work(cancelled);
		});
		expect(String(thrown)).toBe('Error: cancelled');
		await vi.waitFor(() => expect(open).toBe(0));
	});
}

test('a file that stops in the middle is not stored, and is named', async () => {
	answer = stopsInside;
	const { thrown } = await thrownIn(async (context) => {
		const webex = await createClient(context, { silence });
		await storeFile(context, await webex.contents.open('abc'), createBound().open());
	});
	const { host } = new URL(url);
	expect(explain(thrown)).toEqual({
		message: `The file "a.txt" did not arrive whole: ${host} sent nothing for 1 second`,
		description: '10 bytes came, and nothing was stored. Run the workflow again.',
	});
	await vi.waitFor(() => expect(open).toBe(0));
});

test('a credential whose requests all hang does not stop what comes after them', async () => {
	answer = (request, response) => {
		if (request.url?.includes('people')) response.end('{"id":"me"}');
	};
	const { thrown } = await thrownIn(async (context) => {
		const webex = await createClient(context, { silence, attempts: 1 });
		const hanging = Array.from({ length: 20 }, () => webex.rooms.get({ roomId: 'a' }));
		const settled = Promise.allSettled(hanging);
		expect(await webex.people.me()).toEqual({ id: 'me' });
		expect((await settled).every(({ status }) => status === 'rejected')).toBe(true);
	});
	expect(thrown).toBeUndefined();
});

test('a message that was sent, and whose answer never came, may have been sent', async () => {
	answer = never;
	const { thrown } = await thrownIn(async (context) => {
		const webex = await createClient(context, { silence });
		await webex.messages.create({ roomId: 'a', text: 'x' });
	});
	expect(explain(thrown)?.message).toMatch(
		/^It may have been done, but no answer came: .* did not answer within 1 second$/,
	);
});

/** The API refuses the token; the token endpoint does what it is told to. */
const refusing =
	(renewal: RequestListener): RequestListener =>
	(request, response) => {
		if (request.url?.includes('access_token')) {
			renewal(request, response);
			return;
		}
		response.writeHead(401).end('{}');
	};

const status =
	(code: number): RequestListener =>
	(_, response) => {
		response.writeHead(code, { 'content-type': 'application/json' }).end('{"message":"x"}');
	};

test.each([
	['never answers', never, / did not answer within 1 second$/],
	['answers 503', status(503), /the token endpoint answered 503$/],
	['answers 404', status(404), /the token endpoint answered 404$/],
	['answers 408', status(408), /the token endpoint answered 408$/],
])('a renewal that %s is explained as one, and nothing was sent', async (_, renewal, reason) => {
	answer = refusing(renewal);
	const { thrown } = await thrownIn(async (context) => {
		const webex = await createClient(context, { silence, attempts: 1 });
		await webex.messages.create({ roomId: 'a', text: 'x' });
	});
	const { message, description } = explain(thrown) ?? {};
	expect([message, description]).toEqual([
		expect.stringMatching(/^The access token could not be renewed: /),
		expect.stringMatching(
			/^The request itself was not sent to Webex, and the input is not the cause\./,
		),
	]);
	expect(message).toMatch(reason);
});

test('a renewal of a service app that never answers is explained as one', async () => {
	answer = refusing(never);
	harness.credential.stored = {
		...harness.credential.stored,
		refreshToken: 'old',
		accessToken: '',
	};
	const { thrown } = await thrownIn(async (context) => {
		const request = { method: 'GET', url: `${url}/v1/rooms`, headers: {} } as const;
		await n8nTransport(context, 'webexServiceAppApi', limits)(request);
	});
	expect(explain(thrown)?.message).toMatch(
		/^The access token could not be renewed: .* did not answer/,
	);
});
