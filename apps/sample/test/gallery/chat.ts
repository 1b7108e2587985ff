import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect } from 'vitest';
import { itemsOf } from '../meeting-flows.ts';
import { startModel } from '../model.ts';
import type { Case } from './cases.ts';
import { account, bot, type Hall } from './hall.ts';

const [jonas, hana, mateo] = ['jonas.lindqvist', 'hana.sato', 'mateo.fuentes'].map(
	(name) => `${name}@fernhill.example`,
) as [string, string, string];
const room = 'Network Operations';

/** What a mention starts, also when the webhook is registered only a moment later. */
async function mention({ sample, write, startBy }: Hall, workflow: string, words: string) {
	let messageId = '';
	const { nodes } = sample.workflows.find(({ name }) => name === workflow) ?? {};
	const webhookId = String(nodes?.find(({ type }) => type.endsWith('Trigger'))?.['webhookId']);
	const id = await startBy(workflow, async () => {
		const isRegistered = [...sample.simulator.world.webhooks.values()].some(({ targetUrl }) =>
			targetUrl.includes(webhookId),
		);
		if (!isRegistered) return false;
		messageId = await write(room, jonas, `<@personEmail:${bot}> ${words}`);
		await sample.simulator.webhooks.settled();
		return true;
	});
	const replies = () =>
		sample.simulator.world
			.messagesOf(sample.simulator.world.message(messageId)?.roomId ?? '')
			.filter(({ parentId }) => parentId === messageId)
			.map(({ text }) => text);
	return { id, replies };
}

export const chat: readonly Case[] = [
	{
		name: 'Bot that answers when mentioned',
		promise: 'answers in the thread, and asks a person what it does not know',
		check: async (hall) => {
			const name = 'Bot that answers when mentioned';
			const known = await mention(hall, name, 'what about the WiFi here?');
			await hall.ended(known.id);
			expect(known.replies()).toEqual([
				expect.stringContaining('The guest network is Fernhill-Guest'),
			]);
			const unknown = await mention(hall, name, 'where is the ladder?');
			await hall.ended(unknown.id);
			expect(unknown.replies()).toEqual([expect.stringContaining('I have asked a person')]);
			expect(hall.direct(mateo, bot).at(-1)).toContain('where is the ladder?');
			hall.sample.simulator.faults.next({ method: 'POST', at: '/v1/messages', status: 400 });
			const refused = await mention(hall, name, 'help');
			await hall.ended(refused.id);
			expect(refused.replies()).toEqual([]);
			expect(hall.direct(mateo, bot).at(-1)).toMatch(/asked in a room \(space\): .*help/);
		},
	},
	{
		name: 'Incident room',
		promise: 'opens a room with people and card, and closes it with a summary',
		check: async ({
			sample,
			startBy,
			fillIn,
			untilWaiting,
			ended,
			write,
			answer,
			direct,
			idOf,
			texts,
		}) => {
			const { world, faults } = sample.simulator;
			const report = async (what: string) =>
				await startBy('Incident room', () => fillIn('report-incident', [what, 'Major', mateo]));
			const id = await report('Scanners in Hull are offline');
			await untilWaiting(id);
			const opened = [...world.rooms.values()].find(({ title = '' }) =>
				/^Incident [\d-]+ [\d:]+: Scanners in Hull are offline$/.test(title),
			);
			if (!opened) throw new Error('There is no room of the incident');
			const members = world.membersOf(opened.id);
			expect([jonas, hana, mateo].map((email) => members.has(idOf(email)))).toEqual([
				true,
				true,
				true,
			]);
			const [card] = world.messagesOf(opened.id);
			expect(JSON.stringify(card?.attachments)).toMatch(
				/Major[\s\S]*Scanners in Hull are offline/i,
			);
			await write(opened.title ?? '', jonas, 'The switch has no power');
			await write(opened.title ?? '', hana, 'Calls are moved to Leeds');
			await write(opened.title ?? '', account, 'I have told the shift');
			await answer(opened.id, jonas, { cause: 'A fuse', done: 'Replaced it' });
			await ended(id);
			const resolved = `Resolved: ${opened.title}`;
			expect(world.rooms.get(opened.id)?.title).toBe(resolved);
			const summary = texts(resolved).find((text) => text.includes('Resolved after'));
			for (const words of [
				'Cause: A fuse',
				'Done: Replaced it',
				'Closed by: Jonas Lindqvist',
				'People: Jonas Lindqvist, Hana Sato, Amara Okafor',
			]) {
				expect(summary).toContain(words);
			}
			expect(summary).toMatch(
				/UTC\)\s+(- )?\d\d:\d\d Jonas Lindqvist The switch has no power\s+(- )?\d\d:\d\d Hana Sato Calls are moved to Leeds\s+(- )?\d\d:\d\d Amara Okafor I have told the shift$/,
			);
			faults.next({ method: 'POST', at: '/v1/rooms', status: 400 });
			await ended(await report('No dial tone'));
			for (const email of [jonas, hana]) {
				expect(direct(email).at(-1)).toContain('Incident without a room (space): No dial tone');
			}
		},
	},
	{
		name: 'Daily room digest',
		promise: 'the most active room learns who wrote how much',
		check: async ({ sample, run, ended, write, texts, roomOf, idOf }) => {
			const { world } = sample.simulator;
			const roomId = roomOf('Release Train') ?? '';
			const personId = idOf(mateo);
			const old = Date.now() - 25 * 3600_000;
			world.addMessage({ roomId, personId, text: 'Yesterday', created: old });
			for (let count = 0; count < 600; count += 1) {
				world.addMessage({
					roomId,
					personId,
					text: `Wagon ${count}`,
					created: old + 7200_000 + count,
				});
			}
			await write('Release Train', jonas, 'The train leaves');
			await ended(await run('Daily room digest'));
			expect(texts('Release Train').at(-1)).toMatch(
				/last 24 hours in Release Train[\s\S]*jonas\.lindqvist@fernhill\.example: \d/,
			);
			const counted = texts('Release Train')
				.at(-1)
				?.match(/mateo\S+: (\d+)/)?.[1];
			expect(Number(counted)).toBeGreaterThanOrEqual(600);
		},
	},
	{
		name: 'File archive',
		promise: 'files are on disk, and the list says which, and why one is missing',
		check: async ({ sample, filesFolder, roomOf, idOf, run, ended }) => {
			const { world } = sample.simulator;
			const roomId = roomOf(room) ?? '';
			const add = (name: string, more: { id?: string; scan?: 'infected' } = {}) => {
				const bytes = new TextEncoder().encode(`Content of ${name} ${more.id ?? ''}`.trim());
				const file = world.addFile({ roomId, name, contentType: 'text/plain', bytes, ...more });
				return `${sample.simulatorUrl}/v1/contents/${file.id}`;
			};
			const post = (...files: string[]) =>
				world.addMessage({ roomId, personId: idOf(jonas), files });
			const like = ['4b1d7f3e', '90c2a6d5'].map((part) =>
				Buffer.from(`ciscospark://us/CONTENT/${part}-8e2a-4c61-b7d0-${part}1f0e/0`).toString(
					'base64url',
				),
			);
			post(add('plan.txt'));
			post(add('../../evil.txt'));
			post(add('virus.txt', { scan: 'infected' }));
			for (const id of like) post(add('image.txt', { id }));
			const [lost, kept] = [add('lost.txt'), add('minutes.txt')];
			post(kept, lost);
			sample.simulator.faults.next({ at: lost.slice(-24), status: 403, times: 9 });
			await ended(await run('File archive'));
			const execution = await ended(await run('File archive'));
			const files = (await readdir(filesFolder))
				.filter((name) => name.endsWith('.txt'))
				.toSorted((one, other) => one.slice(-8).localeCompare(other.slice(-8)));
			const named = (words: string) =>
				expect.stringMatching(new RegExp(`^[\\d-]{10} \\w{24} .*${words}$`));
			expect(files).toEqual(
				['evil.txt', 'image.txt', 'image.txt', 'plan.txt', 'minutes.txt'].map(named),
			);
			const texts = await Promise.all(
				files.map(async (name) => await readFile(join(filesFolder, name), 'utf8')),
			);
			expect(texts[3]).toBe('Content of plan.txt');
			expect(texts.slice(1, 3).toSorted()).toEqual(
				like.map((id) => `Content of image.txt ${id}`).toSorted(),
			);
			const [table] = itemsOf(execution, 'List of Files');
			const rows = (await sample.n8n.rows(table ?? {})).map(
				({ person, room: where, file, address, problem }) => ({
					person,
					where,
					isKept: Boolean(file),
					isLost: address === lost,
					problem,
				}),
			);
			const common = { person: jonas, where: room };
			const order = ({ isKept, isLost }: (typeof rows)[number]) => Number(isKept) - Number(isLost);
			expect(rows.toSorted((one, other) => order(one) - order(other))).toEqual([
				{ ...common, isKept: false, isLost: true, problem: expect.stringMatching(/allow|403/i) },
				{
					...common,
					isKept: false,
					isLost: false,
					problem: expect.stringMatching(/infected|malware|virus/i),
				},
				...files.map(() => ({ ...common, isKept: true, isLost: false, problem: '' })),
			]);
		},
	},
	{
		name: 'AI agent with human review',
		promise: 'finds and answers by itself, and sends only what a person approves',
		check: async (hall) => {
			const { sample, texts, direct, directRoom, answer, ended, untilWaiting } = hall;
			const name = 'AI agent with human review';
			const steps = [
				{ tool: 'Find_Rooms', input: { Title: 'release' } },
				{ tool: 'Search_Messages', input: { Text: 'firmware' } },
				{ tool: 'Send_to_a_Room', input: { Room: 'Release Train', Message: 'The window moved' } },
			];
			const model = await startModel((results) => steps[results.length]);
			const { n8n, simulatorUrl } = sample;
			const save = async (url: string) =>
				await n8n.saveCredential({
					name: 'OpenAI account',
					type: 'openAiApi',
					data: { apiKey: 'none', url },
				});
			const { id, type } = await save(model.url);
			const workflow = sample.workflows.find((each) => each.name === name);
			if (!workflow) throw new Error('It was not imported');
			const nodes = workflow.nodes.map((node) =>
				node.credentials?.[type]
					? { ...node, credentials: { [type]: { id, name: 'OpenAI account' } } }
					: node,
			);
			Object.assign(workflow, await n8n.saveWorkflow({ ...workflow, nodes }));
			for (const decision of ['disapprove', 'approve'] as const) {
				const sent = () =>
					texts('Release Train').filter((text) => text === 'The window moved').length;
				const asked = await mention(hall, name, 'what about the firmware? Tell the release train.');
				await untilWaiting(asked.id);
				expect(direct(jonas).at(-1)).toMatch(/into Release Train:\s+The window moved/);
				expect(sent()).toBe(0);
				await answer(directRoom(jonas), jonas, { decision });
				await ended(asked.id);
				expect(sent()).toBe(decision === 'approve' ? 1 : 0);
				// The other bot answers the same mention.
				expect(asked.replies()).toContain('Done.');
			}
			expect(model.results.join('\n')).toContain('Firmware 17.12.4 is staged');
			model.close();
			// Nothing there speaks like a model.
			await save(`${simulatorUrl}/v1`);
			const failed = await mention(hall, name, 'and now?');
			await ended(failed.id);
			expect(failed.replies()).toContainEqual(expect.stringMatching(/I could not do that: \S/));
		},
	},
];
