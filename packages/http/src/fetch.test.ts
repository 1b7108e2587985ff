import { expect, test } from 'vitest';
import { WebexUploadError } from './body.ts';
import { WebexConnectionError } from './errors.ts';
import { fetchTransport } from './fetch.ts';
import { retry } from './retry.ts';

const get = { method: 'GET', url: 'https://webexapis.com/v1/rooms', headers: {} } as const;

/** As `fetch` of Node fails: what happened is in the cause. */
const failed = (code: string) =>
	new TypeError('fetch failed', { cause: Object.assign(new Error('inner'), { code }) });
const thrownBy = async (work: Promise<unknown>) => await work.catch((error: unknown) => error);

test('what `fetch` throws becomes an error with a sentence and the code of the cause', async () => {
	const send = fetchTransport(async () => {
		throw failed('ENOTFOUND');
	});
	const error = await thrownBy(send(get));
	expect(WebexConnectionError.is(error) && [error.code, error.message]).toEqual([
		'ENOTFOUND',
		"The host webexapis.com is not known: check its spelling and the network's DNS (GET /v1/rooms, ENOTFOUND)",
	]);
});

test('a connection that breaks is tried again, as with the other transport', async () => {
	let asked = 0;
	const send = fetchTransport(async () => {
		asked += 1;
		if (asked === 1) throw failed('UND_ERR_SOCKET');
		return Response.json({});
	});
	const { status } = await retry({ sleep: async () => {} })(send)(get);
	expect([status, asked]).toEqual([200, 2]);
});

test('a write whose answer was lost without a reason may have been done', async () => {
	const send = fetchTransport(async () => {
		throw new TypeError('terminated');
	});
	const error = await thrownBy(send({ ...get, method: 'POST', body: '{}' }));
	expect(WebexConnectionError.is(error) && [error.code, error.mayHaveHappened]).toEqual([
		'ECONNRESET',
		true,
	]);
});

test('the body of a failure that breaks off is a broken connection too', async () => {
	const body = new ReadableStream({
		pull(controller) {
			controller.error(new Error('inner'));
		},
	});
	const error = await thrownBy(fetchTransport(() => new Response(body, { status: 500 }))(get));
	expect(WebexConnectionError.is(error) && error.code).toBe('ECONNRESET');
});

test('a file that is not as long as it was said to be keeps its own error', async () => {
	const send = fetchTransport(async (request) => {
		await request.arrayBuffer();
		return Response.json({});
	});
	const open = async function* () {
		yield new Uint8Array(2);
	};
	const error = await thrownBy(send({ ...get, method: 'POST', body: { length: 3, open } }));
	expect(WebexUploadError.is(error)).toBe(true);
});

test('what failed is in the cause, also after repetitions', async () => {
	const thrown = new TypeError('undefined is not a function');
	const send = fetchTransport(async () => {
		throw thrown;
	});
	expect(await thrownBy(send(get))).toMatchObject({ code: 'ECONNRESET', cause: thrown });
	const repeated = retry({ sleep: async () => {} })(send);
	expect(await thrownBy(repeated(get))).toMatchObject({ cause: thrown, waited: { attempts: 5 } });
});

test('what no network throws stays as it is, and is not repeated', async () => {
	let asked = 0;
	const thrown = new RangeError('a mistake of the program');
	const send = fetchTransport(() => {
		asked += 1;
		throw thrown;
	});
	expect([await thrownBy(retry({ sleep: async () => {} })(send)(get)), asked]).toEqual([thrown, 1]);
});
