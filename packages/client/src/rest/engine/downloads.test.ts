import type { HttpRequest, Transport } from '@webex-nodes/http';
import { expect, test } from 'vitest';
import { createRestClient } from './client.ts';

const address = 'https://nfg1vss.webex.com/nbr/secret-ticket-in-the-path?ticket=secret-ticket';

function clientFor(status: number, headers: Record<string, string> = {}) {
	const sent: HttpRequest[] = [];
	const unsigned: Transport = async (request) => {
		sent.push(request);
		return { status, headers, body: new TextEncoder().encode('abc') };
	};
	const signed: Transport = async () => {
		throw new Error('The token must not go to an address with a ticket');
	};
	return { sent, webex: createRestClient({ transport: signed, unsigned }) };
}

test('a file with a ticket is read without the token', async () => {
	const { webex, sent } = clientFor(200, {
		'content-type': 'video/mp4',
		'content-disposition': 'attachment; filename="Dispatch.mp4"',
	});
	const { fileName, contentType, stream } = await webex.downloads.open(address);
	const pieces: number[] = [];
	for await (const piece of stream) pieces.push(...piece);
	expect([fileName, contentType, pieces]).toEqual(['Dispatch.mp4', 'video/mp4', [97, 98, 99]]);
	expect(sent).toMatchObject([{ method: 'GET', url: address, headers: {} }]);
});

test.each([
	[403, {}],
	[302, { location: 'https://acme.webex.com/login?ticket=secret-ticket' }],
	[200, { 'content-type': 'text/html;charset=utf-8' }],
])('%s %j is an error that does not show the ticket', async (status, headers) => {
	const { webex } = clientFor(status, headers);
	const error = await webex.downloads.open(address).then(
		() => undefined,
		(thrown: unknown) => thrown as Error,
	);
	expect(error).toBeInstanceOf(Error);
	expect(JSON.stringify({ ...error, message: error?.message, stack: error?.stack })).not.toContain(
		'secret-ticket',
	);
});

test.each(['', 'recording', 'ftp://acme.webex.com/x', 'http://acme.webex.com/x'])(
	'%j is no address to download from',
	async (given) => {
		const { webex, sent } = clientFor(200);
		await expect(webex.downloads.open(given)).rejects.toMatchObject({ name: 'WebexInputError' });
		expect(sent).toEqual([]);
	},
);

test('without a transport that adds no token, nothing is sent', async () => {
	const webex = createRestClient({
		transport: async () => {
			throw new Error('The token must not go to an address with a ticket');
		},
	});
	await expect(webex.downloads.open(address)).rejects.toMatchObject({ field: 'unsigned' });
});
