import { bearer, personalToken } from '@webex-nodes/auth';
import type { RestClient } from '@webex-nodes/client';
import { buildId, createRestClient } from '@webex-nodes/client';
import { fetchTransport } from '@webex-nodes/http';
import { createSimulator } from '@webex-nodes/simulator';
import { Named } from 'n8n-nodes-webex/src/engine/named.ts';
import { withIds } from 'n8n-nodes-webex/src/locators/by-name.ts';
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
		['Network Operations (group)', 'Contact Centre Floor (group)'],
		undefined,
	]);
});

test('finds rooms by a part of the title, in any case', async () => {
	const { webex } = setUp('demo');
	expect(names(await findRooms(webex, 'CENTRE'.toLowerCase(), undefined))).toEqual([
		'Contact Centre Floor (group)',
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

test('shows the kind of each room', async () => {
	const { simulator, webex } = setUp('demo');
	const { world } = simulator;
	const [me, other] = world.people.values();
	if (!me || !other) throw new Error('The seed has people');
	const { id: teamId } = world.addTeam({ name: 'Kinds' }, me);
	world.addRoom({ type: 'direct', members: [me, other] });
	const add = (title: string, facts: object) => world.addRoom({ title, members: [me], ...facts });
	add('Kinds 1', { teamId });
	add('Kinds 2', { isLocked: true });
	add('Kinds 3', { isLocked: true, isAnnouncementOnly: true, teamId });
	add('Kinds 4', { isPublic: true });
	add('Kinds 5', { isReadOnly: true });
	expect(names(await findRooms(webex, 'kinds', undefined)).toSorted()).toEqual([
		'Kinds (team)',
		'Kinds 1 (team)',
		'Kinds 2 (group, moderated)',
		'Kinds 3 (team, announcements only)',
		'Kinds 4 (group, public)',
		'Kinds 5 (group, read only)',
	]);
	expect(names(await findRooms(webex, String(other.displayName), undefined))).toContain(
		`${other.displayName} (direct)`,
	);
});

test('of an account with more rooms than are read, a whole title counts, and a part of one does not', async () => {
	let pages = 0;
	const webex = createRestClient({
		baseUrl: 'https://webex.test/v1',
		transport: fetchTransport(async ({ url }) => {
			const page = Number(new URL(url).searchParams.get('page'));
			pages += 1;
			const items = Array.from({ length: 1000 }, (_, at) => ({
				id: buildId('ROOM', `${page}-${at}`),
				title: page === 7 && at === 7 ? 'Bridge of Oslo' : `Room ${page}, ${at}`,
			}));
			const next = `<https://webex.test/v1/rooms?page=${page + 1}>; rel="next"`;
			return Response.json({ items }, { headers: { link: next } });
		}),
	});
	const field = { displayName: 'Room', idType: 'ROOM' } as const;
	const find = async (title: string) =>
		await withIds(webex, new Named(title, field, { isWhole: false }), {});
	expect(await find('bridge OF oslo')).toBe(buildId('ROOM', '7-7'));
	// The first one is read once more.
	expect(pages).toBe(21);
	await expect(find('bridge')).rejects.toThrow('No room (space) has the title "bridge"');
});

test('a second look-up that fails leaves the first error, but for a cancelled execution', async () => {
	const execution = new AbortController();
	const find = async (second: () => Response) => {
		const isSecond = (url: string) => new URL(url).searchParams.get('displayName') === 'Mateo';
		const answers = fetchTransport(async ({ url }) =>
			isSecond(url) ? second() : Response.json({ items: [] }),
		);
		const webex = createRestClient({
			baseUrl: 'https://webex.test/v1',
			transport: async (request) => {
				// As n8n's nodes do before each request.
				if (isSecond(request.url)) execution.signal.throwIfAborted();
				return await answers(request);
			},
		});
		const field = { displayName: 'Person', idType: 'PEOPLE' } as const;
		await withIds(webex, new Named('Mateo Fuentez', field), {});
	};
	const first = 'No person has the name "Mateo Fuentez"';
	await expect(find(() => Response.json({ items: [] }))).rejects.toThrow(first);
	await expect(find(() => Response.json({}, { status: 400 }))).rejects.toThrow(first);
	execution.abort(new Error('cancelled'));
	await expect(find(() => Response.json({ items: [] }))).rejects.toThrow('cancelled');
});
