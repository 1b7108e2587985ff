import type { Transport } from '@webex-nodes/http';
import { describe, expect, test } from 'vitest';
import { createXmlClient } from '../../xml/engine/client.ts';
import { createRestClient } from './client.ts';

/** Answers everything, and records the addresses. */
function recorder(body: string) {
	const urls: string[] = [];
	const transport: Transport = async ({ url }) => {
		urls.push(url);
		return { status: 200, headers: {}, body: new TextEncoder().encode(body) };
	};
	return { urls, transport };
}

describe('the base address', () => {
	test.each([
		'https://gateway.example/v1/',
		' https://gateway.example/v1 ',
		'https://GATEWAY.example/v1//',
	])('%j makes the addresses that the documentation shows', async (baseUrl) => {
		const { urls, transport } = recorder('{"items":[]}');
		const webex = createRestClient({ transport, baseUrl });
		await webex.rooms.list();
		await webex.rooms.get({ roomId: 'a' });
		await webex.request({ path: '/devices' });
		await webex.request({ path: 'https://gateway.example/v1/devices' });
		await webex.requestList({ path: '/devices' });
		expect(urls.map((url) => url.split('?')[0])).toEqual([
			'https://gateway.example/v1/rooms',
			'https://gateway.example/v1/rooms/a',
			'https://gateway.example/v1/devices',
			'https://gateway.example/v1/devices',
			'https://gateway.example/v1/devices',
		]);
	});

	test.each(['http://gateway.example/v1', 'https://gateway.example/v1?a=b', 'gateway.example'])(
		'%s is refused with the name of the option',
		(baseUrl) => {
			const { transport } = recorder('');
			expect(() => createRestClient({ transport, baseUrl })).toThrow(
				/^baseUrl: expected an address/,
			);
		},
	);
});

describe('the address of the XML API', () => {
	const answer =
		'<message><header><response><result>SUCCESS</result></response></header><body><bodyContent><sessionTicket>T</sessionTicket></bodyContent></body></message>';

	test('may have spaces around it and a slash at the end', async () => {
		const { urls, transport } = recorder(answer);
		const url = ' https://acme.example/WBXService/XMLService/ ';
		await createXmlClient({ transport, url }).users.authenticate();
		expect(urls).toEqual(['https://acme.example/WBXService/XMLService']);
	});

	test.each(['http://acme.example/WBXService/XMLService', 'acme.example'])(
		'%s is refused with the name of the option',
		(url) => {
			const { transport } = recorder('');
			expect(() => createXmlClient({ transport, url })).toThrow(/^url: expected an address/);
		},
	);
});
