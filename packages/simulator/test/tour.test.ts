import { bearer, personalToken } from '@webex-nodes/auth';
import { createRestClient, type Operation, rest } from '@webex-nodes/client';
import { fetchTransport, type Transport } from '@webex-nodes/http';
import { expect, test } from 'vitest';
import { createSimulator } from '../src/index.ts';
import { tour } from './tour.ts';

const base = 'https://simulator.test/v1';

const declared = Object.entries(rest).flatMap(([resource, operations]) =>
	Object.entries<Operation>(operations).map(([name, { method, path }]) => ({
		name: `${resource}.${name}`,
		fits: new RegExp(`^${method} ${path.replaceAll(/\{\w+\}/g, '(?!me$)[^/]+')}$`),
	})),
);

test('every operation of the contract is sent once at least, and answered', async () => {
	const simulator = createSimulator();
	const sent = new Set<string>();
	const wire: Transport = async (request) => {
		const { pathname } = new URL(request.url);
		const line = `${request.method} ${pathname.replace('/v1', '')}`;
		for (const { name, fits } of declared) if (fits.test(line)) sent.add(name);
		return await fetchTransport(simulator.request)(request);
	};
	const token = personalToken(simulator.personalToken);
	const transport = bearer(token, { hosts: ['simulator.test'] })(wire);
	await tour(createRestClient({ baseUrl: base, transport }));
	expect([...sent].sort()).toEqual(declared.map(({ name }) => name).sort());
});
