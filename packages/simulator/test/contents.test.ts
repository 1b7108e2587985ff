import { bearer, personalToken } from '@webex-nodes/auth';
import { createRestClient } from '@webex-nodes/client';
import { fetchTransport, retry, WebexApiError } from '@webex-nodes/http';
import { expect, test } from 'vitest';
import { createSimulator, type SimulatorOptions } from '../src/index.ts';
import { base, noon } from './fixture.ts';

/** A file in the first room, and a client that notes its waits instead of waiting. */
function setUp(
	scan: 'clean' | 'infected' | 'pending' | 'unscannable',
	options: SimulatorOptions = {},
) {
	const simulator = createSimulator({ now: () => noon, ...options });
	const [roomId = ''] = simulator.world.rooms.keys();
	const name = 'Störung 4711.csv';
	const bytes = new TextEncoder().encode('a;b\n1;2\n');
	const file = simulator.world.addFile({ roomId, name, contentType: 'text/csv', bytes, scan });
	const waits: number[] = [];
	const sleep = async (duration: number) => {
		waits.push(duration);
		// By the second wait the scan is over.
		if (waits.length === 2) simulator.world.files.set(file.id, { ...file, scan: 'clean' });
	};
	const signed = bearer(personalToken(simulator.personalToken), { hosts: ['simulator.test'] });
	const webex = createRestClient({
		baseUrl: `${base}/v1`,
		transport: retry({ sleep, random: () => 0 })(signed(fetchTransport(simulator.request))),
	});
	return { webex, file: `https://webexapis.com/v1/contents/${file.id}`, bytes, waits, simulator };
}

const failure = async (promise: Promise<unknown>) => {
	const error = await promise.then(
		() => undefined,
		(reason: unknown) => reason,
	);
	if (!WebexApiError.is(error)) throw error ?? new Error('It did not fail');
	return [error.status, error.reason];
};

test('tells name, kind and size of a file without sending it', async () => {
	const { webex, file } = setUp('clean');
	expect(await webex.contents.metadata(file)).toEqual({
		fileName: 'Störung 4711.csv',
		contentType: 'text/csv',
		size: 8,
	});
});

test('sends the file', async () => {
	const { webex, file, bytes } = setUp('clean');
	expect(await webex.contents.download(file)).toMatchObject({ bytes, size: 8 });
});

test.each([
	['sent', [2000, 2000]],
	['omitted', [1000, 2000]],
] as const)('waits for the scan, with Retry-After %s', async (scanRetryAfter, expected) => {
	const { webex, file, bytes, waits } = setUp('pending', { switches: { scanRetryAfter } });
	expect(await webex.contents.download(file)).toMatchObject({ bytes });
	expect(waits).toEqual(expected);
});

test('an infected file is refused, whatever is consented to', async () => {
	const { webex, file } = setUp('infected');
	const download = webex.contents.download(file, { allowUnscannable: true });
	expect(await failure(download)).toEqual([410, 'The file contains malware.']);
});

test('a file that cannot be scanned needs consent', async () => {
	const { webex, file, bytes } = setUp('unscannable');
	expect((await failure(webex.contents.download(file)))[0]).toBe(428);
	expect(await webex.contents.download(file, { allowUnscannable: true })).toMatchObject({ bytes });
});

test('only members of the room see its files', async () => {
	const { webex, file, simulator } = setUp('clean');
	const me = await webex.people.me();
	const [roomId = ''] = simulator.world.rooms.keys();
	simulator.world.removeMember(roomId, me.id);
	expect((await failure(webex.contents.metadata(file)))[0]).toBe(404);
});
