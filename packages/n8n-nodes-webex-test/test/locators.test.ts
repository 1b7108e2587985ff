import { bearer, personalToken } from '@webex-nodes/auth';
import type { RestClient } from '@webex-nodes/client';
import { createRestClient } from '@webex-nodes/client';
import { fetchTransport } from '@webex-nodes/http';
import { createSimulator } from '@webex-nodes/simulator';
import { findRooms } from 'n8n-nodes-webex/src/locators/room.ts';
import { expect, test } from 'vitest';

function setUp(seed: 'big' | 'demo') {
	const simulator = createSimulator({ seed });
	const webex: RestClient = createRestClient({
		baseUrl: 'https://simulator.test/v1',
		transport: bearer(personalToken(simulator.personalToken), { hosts: ['simulator.test'] })(
			fetchTransport(simulator.request),
		),
	});
	return { simulator, webex };
}

const names = ({ results }: { results: { name: string }[] }) => results.map(({ name }) => name);

test('lists rooms, most recently active first', async () => {
	const { webex } = setUp('demo');
	const found = await findRooms(webex, '', undefined);
	expect([names(found).slice(0, 2), found.paginationToken]).toEqual([
		['Network Operations', 'Contact Centre Floor'],
		undefined,
	]);
});

test('finds rooms by a part of the title, in any case', async () => {
	const { webex } = setUp('demo');
	expect(names(await findRooms(webex, 'CENTRE'.toLowerCase(), undefined))).toEqual([
		'Contact Centre Floor',
	]);
});

test('continues at the next page', async () => {
	const { simulator, webex } = setUp('big');
	const [owner] = simulator.world.people.values();
	if (owner)
		for (let count = 0; count < 50; count++)
			simulator.world.addRoom({ title: `Extra ${count}`, members: [owner] });
	const first = await findRooms(webex, '', undefined);
	const second = await findRooms(webex, '', String(first.paginationToken));
	expect([first.results.length, second.results.length, second.paginationToken]).toEqual([
		100,
		50,
		undefined,
	]);
});
