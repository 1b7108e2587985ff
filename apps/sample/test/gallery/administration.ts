import { expect } from 'vitest';
import { z } from 'zod';
import type { WorkflowFile } from '../../src/n8n/api.ts';
import { nodesOf } from '../node.ts';
import { until } from '../waits.ts';
import type { Case } from './cases.ts';
import { account, type Hall } from './hall.ts';

const node = nodesOf('4e8d2b17-60a3-4c95-8f1e-b72d5a90c31');
const [jonas, hana, luca, priya, mateo] = [
	'jonas.lindqvist',
	'hana.sato',
	'luca.bianchi',
	'priya.raman',
	'mateo.fuentes',
].map((name) => `${name}@fernhill.example`) as [string, string, string, string, string];
const day = 24 * 3600_000; // ms

/** What the error workflow is for: n8n calls it when this one fails. */
export const failing: WorkflowFile = {
	name: 'Nightly import',
	nodes: [
		node(
			1,
			'Call',
			'n8n-nodes-base.webhook',
			{ path: 'nightly-import', httpMethod: 'POST' },
			{ typeVersion: 2, webhookId: '2c7f9a04-8e15-4d3b-96a0-f1e84b7d2c55' },
		),
		node(2, 'Read the File', 'n8n-nodes-base.stopAndError', { errorMessage: 'The file is empty' }),
	],
	connections: { Call: { main: [[{ node: 'Read the File', type: 'main', index: 0 }]] } },
	settings: { executionOrder: 'v1' },
};

async function fail({ sample: { n8n }, startBy }: Hall): Promise<void> {
	await startBy(failing.name, async () => {
		const answer = await fetch(`${n8n.url}/webhook/nightly-import`, { method: 'POST' });
		return answer.ok;
	});
}

const Id = z.object({ id: z.string() });

/** Of the account, by the REST API. */
async function addWebhook({ sample }: Hall, name: string): Promise<string> {
	const { simulator, simulatorUrl } = sample;
	const response = await fetch(`${simulatorUrl}/v1/webhooks`, {
		method: 'POST',
		headers: {
			authorization: `Bearer ${simulator.personalToken}`,
			'content-type': 'application/json',
		},
		body: JSON.stringify({
			name,
			targetUrl: 'https://n8n.example.com/webhook/1',
			resource: 'rooms',
			event: 'created',
		}),
	});
	return Id.parse(await response.json()).id;
}

export const administration: readonly Case[] = [
	{
		name: 'When a workflow fails',
		promise: 'a room learns which one, where and why; a person does when the room cannot be told',
		check: async (hall) => {
			const { sample, texts, direct, startBy } = hall;
			await startBy('When a workflow fails', async () => {
				await fail(hall);
				return true;
			});
			await until(() => texts('n8n alerts').length === 1);
			const [told] = texts('n8n alerts');
			expect(told).toMatch(
				/Nightly import failed in Read the File\s+The file is empty\s+Open the execution/,
			);
			sample.simulator.faults.next({ method: 'POST', at: '/v1/messages', status: 400 });
			await fail(hall);
			await until(() => direct(mateo).some((text) => text.includes('could not be told')));
			expect(direct(mateo).at(-1)).toContain('Nightly import failed');
		},
	},
	{
		name: 'Webhook health',
		promise: 'switches on what Webex has switched off, and says what stays off',
		check: async (hall) => {
			const { sample, run, ended, texts } = hall;
			const { world } = sample.simulator;
			const { webhooks } = world;
			const ids = [await addWebhook(hall, 'Orders'), await addWebhook(hall, 'Returns')];
			const before = texts('n8n alerts').length;
			const switchOff = (id: string) => {
				const webhook = webhooks.get(id);
				if (webhook) webhooks.set(id, { ...webhook, status: 'inactive' });
			};
			await ended(await run('Webhook health'));
			expect(texts('n8n alerts').length).toBe(before);
			for (const id of ids) switchOff(id);
			const [, returns = ''] = ids;
			sample.simulator.faults.next({ method: 'PUT', at: `/v1/webhooks/${returns}`, status: 400 });
			await ended(await run('Webhook health'));
			expect(ids.map((id) => webhooks.get(id)?.status)).toEqual(['active', 'inactive']);
			const told = texts('n8n alerts').at(-1);
			expect(told).toContain('✅ Orders (rooms: created)');
			expect(told).toContain('❌ Returns stays off: ');
			for (const id of ids) webhooks.delete(id);
		},
	},
	{
		name: 'Stale room clean-up',
		promise: 'deletes what is quiet for long, own and not protected, and only after a yes',
		check: async ({
			sample,
			run,
			ended,
			untilWaiting,
			answer,
			directRoom,
			direct,
			roomOf,
			idOf,
			write,
		}) => {
			const { world } = sample.simulator;
			const people = [account, jonas].map((email) => world.people.get(idOf(email)));
			const [owner, other] = people;
			if (!owner || !other) throw new Error('The people of the demo are missing');
			const add = (title: string, days: number, members = [owner, other]) =>
				world.addRoom({ title, type: 'group', members, created: Date.now() - days * day });
			add('Move of 2024', 400);
			add('Tender north', 300);
			add('Tender south', 300);
			add('Announcements of 2023', 400);
			add('Move of 2026', 20);
			add('Room of Jonas', 400, [other, owner]);
			const quiet = Array.from({ length: 40 }, (_, index) =>
				add(`Stand-up ${index} ${'x'.repeat(200)}`, 500),
			);
			const long = await run('Stale room clean-up');
			await untilWaiting(long);
			expect(
				direct(jonas)
					.at(-1)
					?.match(/, quiet since 20/g),
			).toHaveLength(30);
			// The card is closed a moment after the workflow goes on.
			const closed = () =>
				direct(jonas).filter((text) => /(Approved|Declined) by /.test(text)).length;
			const decide = async (id: string, decision: string) => {
				const before = closed();
				await answer(directRoom(jonas), jonas, { decision });
				await ended(id);
				await until(async () => closed() > before);
			};
			await decide(long, 'disapprove');
			for (const { id } of quiet) world.deleteRoom(id);
			const ask = async (decision: string, meanwhile = async () => {}) => {
				const id = await run('Stale room clean-up');
				await untilWaiting(id);
				const listed = direct(jonas)
					.at(-1)
					?.match(/(?<=- ).+(?=, quiet since 20)/g);
				expect(listed?.toSorted()).toEqual(['Move of 2024', 'Tender north', 'Tender south']);
				await meanwhile();
				await decide(id, decision);
			};
			await ask('disapprove');
			expect(roomOf('Move of 2024')).toBeDefined();
			sample.simulator.faults.next({
				method: 'DELETE',
				at: `/v1/rooms/${roomOf('Tender north')}`,
				status: 400,
			});
			await ask('approve', async () => {
				await write('Tender south', jonas, 'We need this one again');
			});
			expect(
				[
					'Move of 2024',
					'Tender north',
					'Tender south',
					'Announcements of 2023',
					'Move of 2026',
					'Room of Jonas',
				].filter(roomOf),
			).toEqual([
				'Tender north',
				'Tender south',
				'Announcements of 2023',
				'Move of 2026',
				'Room of Jonas',
			]);
			await until(() => direct(jonas).some((text) => text.includes('Clean-up of rooms')));
			const report = direct(jonas).find((text) => text.includes('Clean-up of rooms'));
			expect(report).toContain('🗑️ Move of 2024');
			expect(report).toContain('❌ Tender north is still there: ');
			expect(report).not.toContain('Tender south');
			expect(direct(jonas).find((text) => text.startsWith('Kept'))).toMatch(
				/- Tender south$|Tender south$/,
			);
		},
	},
	{
		name: 'XML user audit',
		promise: 'posts a file with all users and what to look at, or why there is none',
		check: async ({ sample, run, ended, texts, roomOf }) => {
			const { world, meetingsXml, faults } = sample.simulator;
			meetingsXml.site.addUser({
				webExId: 'idle@fernhill.example',
				email: 'idle@fernhill.example',
				fields: { firstName: 'Ida', lastName: 'Le' },
			});
			await ended(await run('XML user audit'));
			const message = world.messagesOf(roomOf('Webex licences') ?? '').at(-1);
			expect(message, 'with a file').toMatchObject({ files: [expect.any(String)] });
			const fileId = decodeURIComponent(message?.files?.[0]?.split('/').at(-1) ?? '');
			const file = world.files.get(fileId);
			const lines = new TextDecoder().decode(file?.bytes).trim().split('\n');
			expect(file?.name).toMatch(/^webex-users-[\d-]+\.csv$/);
			expect(lines.length).toBe(meetingsXml.site.users.size + 1);
			expect(lines.find((line) => line.startsWith('idle@'))).toContain('no meeting hosted');
			const own = lines.find((line) => line.includes(account));
			expect(own).toContain('administrator');
			expect(own).not.toContain('no meeting hosted');
			expect(message?.text).toContain(`${meetingsXml.site.users.size} users`);
			// Only the rights of one user cannot be read.
			faults.next({ at: '/WBXService', status: 400, skip: 3 });
			await ended(await run('XML user audit'));
			faults.clear();
			const partly = world.messagesOf(roomOf('Webex licences') ?? '').at(-1);
			const partId = decodeURIComponent(partly?.files?.[0]?.split('/').at(-1) ?? '');
			const rows = new TextDecoder().decode(world.files.get(partId)?.bytes).trim().split('\n');
			expect(rows.length).toBe(lines.length);
			expect(rows.filter((row) => row.includes('rights could not be read: '))).toHaveLength(1);
			expect(partly?.text).toContain('The rights of 1 users could not be read');
			expect(texts('Webex licences').filter((text) => /^The users/.test(text))).toEqual([]);
			faults.next({ at: '/WBXService', status: 400, times: 20 });
			await ended(await run('XML user audit'));
			faults.clear();
			expect(texts('Webex licences').at(-1)).toContain('could not be read: ');
		},
	},
	{
		name: 'Onboarding with teams',
		promise: 'a colleague is in the team and its rooms once, and HR learns what Webex refuses',
		check: async ({ sample, startBy, fillIn, ended, direct, roomOf, idOf, texts }) => {
			const { world } = sample.simulator;
			const add = async (...values: string[]) =>
				await ended(await startBy('Onboarding with teams', () => fillIn('new-colleague', values)));
			await add('Luca', luca, 'IT');
			await add('Luca', luca, 'IT');
			await add('Hana', hana, 'IT');
			expect([...world.teams.values()].filter(({ name }) => name === 'IT').length).toBe(1);
			for (const title of ['IT: Questions', 'IT: Shift plan']) {
				const members = world.membersOf(roomOf(title) ?? '');
				expect([account, luca, hana].map((email) => members.has(idOf(email)))).toEqual([
					true,
					true,
					true,
				]);
			}
			expect(direct(hana).at(-1)).toMatch(
				/Hello Hana!\s+Welcome[\s\S]+IT: Questions\s+(- )?IT: Shift plan/,
			);
			expect(direct(luca).filter((text) => text.includes('Welcome'))).toHaveLength(1);
			expect(direct(priya).filter((text) => text.includes('could not be added'))).toEqual([]);
			const { faults } = sample.simulator;
			// The 409 in it is a part of a number, not the answer of Webex.
			const body = JSON.stringify({ message: 'Not allowed', trackingId: 'ROUTER_4091-already' });
			faults.next({ method: 'POST', at: '/v1/team/memberships', status: 400, body });
			await add('Jonas', jonas, 'Dispatch');
			expect(direct(priya).at(-1)).toContain(`${jonas} could not be added`);
			expect(texts('Dispatch: Questions')).toEqual([]);
			expect(roomOf('Dispatch: Questions')).toBeUndefined();
			faults.clear();
			faults.next({ method: 'POST', at: '/v1/memberships', status: 400 });
			await add('Mateo', mateo, 'IT');
			// Two requests are on their way at a time: either may be the one that Webex refuses.
			const report =
				/mateo\S+ could not be added to everything of the team IT: \S.*\((IT: Questions|IT: Shift plan)\)/;
			expect(direct(priya).at(-1)).toMatch(report);
			const refused = report.exec(direct(priya).at(-1) ?? '')?.[1] ?? '';
			const other = refused === 'IT: Questions' ? 'IT: Shift plan' : 'IT: Questions';
			expect(direct(mateo).at(-1)).toMatch(new RegExp(`Welcome[\\s\\S]+${other}`));
			expect(direct(mateo).at(-1)).not.toContain(refused);
			faults.clear();
		},
	},
];
