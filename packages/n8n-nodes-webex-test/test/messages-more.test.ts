import type { INodeParameters } from 'n8n-workflow';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { createHarness, type Harness } from '../src/harness.ts';
import { byEmail, byId, operationsOf } from '../src/one-node.ts';

let harness: Harness;
let roomId: string;
beforeEach(async () => {
	harness = await createHarness();
	roomId = [...harness.simulator.world.rooms.keys()][0] ?? '';
});
afterEach(async () => await harness.close());

const { run, json } = operationsOf('webexMessages', () => harness);
const world = () => harness.simulator.world;
const person = (email: string) => {
	const found = world().findPersonByEmail(`${email}@fernhill.example`);
	if (!found) throw new Error(`Nobody is ${email}`);
	return found;
};
const write = (text: string, more: object = {}, author = 'amara.okafor', room = roomId) =>
	world().addMessage({ roomId: room, personId: person(author).id, text, ...more });

test('Update changes the text and keeps the place', async () => {
	const { id, created } = write('Befor');
	write('After');
	const [item] = await json('message', 'update', { messageId: id, content: '**Before**' });
	expect(item).toMatchObject({ id, created, text: 'Before', updated: expect.any(String) });
	// The first is held up on its way.
	harness.simulator.faults.next({ at: id, method: 'GET', cut: 'connection' });
	const contents = ['One', 'Two', 'Three'].map((content) => ({ content }));
	const edits = { messageId: id, content: '={{ $json.content }}' };
	await json('message', 'update', edits, { items: contents });
	expect(world().message(id)?.text).toBe('Three');
	const [plain] = await json('message', 'update', {
		messageId: id,
		format: 'text',
		content: '*as it is*',
	});
	expect(plain?.['text']).toBe('*as it is*');
	expect(world().messagesOf(roomId).at(-2)?.id).toBe(id);
});

test('Update says what Webex does not allow', async () => {
	const refused = async (messageId: string) => {
		const { error } = await run('message', 'update', { messageId, content: 'New' });
		return [error?.httpCode, error?.message];
	};
	const own = write('Often');
	for (let count = 0; count < 10; count++) world().editMessage(own.id, { text: `Often ${count}` });
	expect(await refused(own.id)).toEqual([
		'400',
		'Webex refused the input: A message can be edited 10 times',
	]);
	const withFile = write('With a file', { files: ['https://webexapis.com/v1/contents/one'] });
	expect((await refused(withFile.id))[1]).toContain('cannot be edited');
	expect((await refused(write('Not mine', {}, 'jonas.lindqvist').id))[0]).toBe('403');
});

test('Delete removes an own message, and as a moderator those of others', async () => {
	const own = write('Wrong room');
	expect(await json('message', 'delete', { messageId: own.id })).toEqual([
		{ messageId: own.id, deleted: true },
	]);
	expect(world().message(own.id)).toBeUndefined();
	const other = write('Of Jonas', {}, 'jonas.lindqvist');
	expect((await run('message', 'delete', { messageId: other.id })).error?.httpCode).toBe('403');
	const room = world().rooms.get(roomId);
	if (room) world().updateRoom({ ...room, isLocked: true });
	world().addMember(roomId, person('amara.okafor').id, { isModerator: true });
	await json('message', 'delete', { messageId: other.id });
	expect(world().message(other.id)).toBeUndefined();
	expect((await run('message', 'delete', { messageId: own.id })).error?.httpCode).toBe('404');
});

test('Get Many stops at a time, without reading what is older', async () => {
	const start = Date.now();
	for (let count = 0; count < 120; count++) {
		write(`Number ${count}`, { created: start - (120 - count) * 1000 });
	}
	const paths: string[] = [];
	harness.simulator.observe(({ path }) => {
		if (path.startsWith('/v1/messages')) paths.push(path);
	});
	const parameters = {
		roomId: byId(roomId),
		filters: { after: new Date(start - 10_500).toISOString() },
	};
	const items = await json('message', 'getMany', { ...parameters, returnAll: true });
	expect(items.map(({ text }) => text)).toEqual(
		Array.from({ length: 10 }, (_, count) => `Number ${119 - count}`),
	);
	expect(paths.length).toBe(1);
	expect((await json('message', 'getMany', { ...parameters, limit: 3 })).length).toBe(3);
});

test('Get Direct gives all that was written with a person, not only the newest 50', async () => {
	const room = world().directRoom(person('amara.okafor'), person('mateo.fuentes'));
	for (let count = 0; count < 70; count++) {
		write(`Number ${count}`, {}, count % 2 ? 'amara.okafor' : 'mateo.fuentes', room.id);
	}
	const get = async (parameters: object) =>
		await json('message', 'getDirect', {
			person: byEmail('mateo.fuentes@fernhill.example'),
			...parameters,
		});
	const all = await get({ returnAll: true });
	expect([all.length, all[0]?.['text'], all.at(-1)?.['text']]).toEqual([
		70,
		'Number 69',
		'Number 0',
	]);
	expect((await get({ limit: 60 })).length).toBe(60);
	expect((await get({ person: byId(person('mateo.fuentes').id) })).length).toBe(50);
	expect(await get({ person: byEmail('hana.sato@fernhill.example') })).toEqual([]);
	const { error } = await run('message', 'getDirect', {
		person: byEmail('nobody@nowhere.example'),
	});
	expect(error?.httpCode).toBe('404');
});

test('Search finds words and patterns, of people, in rooms, in a period', async () => {
	const [, second = ''] = world().rooms.keys();
	write('INC1042 is open', {}, 'jonas.lindqvist');
	write('inc1042 is closed');
	write('INC1042 elsewhere', {}, 'amara.okafor', second);
	write('INC1042 long ago', { created: Date.now() - 60 * 24 * 3600_000 });
	const texts = async (parameters: object) =>
		(await json('message', 'search', { returnAll: true, ...parameters }))
			.map(({ text }) => String(text))
			.toSorted();
	expect(await texts({ query: 'INC1042' })).toEqual([
		'INC1042 elsewhere',
		'INC1042 is open',
		'inc1042 is closed',
	]);
	expect(await texts({ query: '/INC\\d+ is/' })).toEqual(['INC1042 is open']);
	expect(await texts({ query: '(((' })).toEqual([]);
	expect(await texts({ query: 'inc1042', rooms: 'one', roomId: byId(second) })).toEqual([
		'INC1042 elsewhere',
	]);
	const from = new Date(Date.now() - 90 * 24 * 3600_000).toISOString();
	const to = new Date(Date.now() - 50 * 24 * 3600_000).toISOString();
	expect(await texts({ query: 'inc1042', filters: { from, to } })).toEqual(['INC1042 long ago']);
	expect(
		await texts({ query: 'inc1042', filters: { fromPeople: 'jonas.lindqvist@fernhill.example' } }),
	).toEqual(['INC1042 is open']);
	expect(await texts({ query: 'inc1042', returnAll: false, limit: 2 })).toHaveLength(2);
	const { error } = await run('message', 'search', { query: '/(/' });
	expect(error?.message).toBe('"Text" cannot be used');
});

test('no text of a message or a title can stop a search', async () => {
	const hostile = 'a'.repeat(5000);
	write(`${hostile}!`);
	const title = `${hostile.slice(0, 200)}!`;
	const { id } = world().addRoom({ title, members: [person('amara.okafor')] });
	write('In the room', {}, 'amara.okafor', id);
	const found = async (query: string, roomFilters: INodeParameters = {}) =>
		await json('message', 'search', { query, rooms: 'filter', roomFilters, returnAll: true });
	expect(await found('/^(a+)+$/')).toEqual([]);
	expect(await found('/^(a|aa)+!$/')).toHaveLength(1);
	expect(await found('room', { title: '/^(a+)+$/' })).toEqual([]);
	expect(await found('room', { title: '/^(a+)+!$/' })).toHaveLength(1);
	const { error } = await run('message', 'search', { query: '/(a)\\1/' });
	expect(error?.description).toContain(
		'refers to a group with \\1: write out what the group holds',
	);
});

test('Card Action: Get tells what a person entered', async () => {
	const message = write('Card', {
		attachments: [{ contentType: 'application/json', content: {} }],
	});
	const action = {
		id: world().newId('ATTACHMENT_ACTION'),
		type: 'submit',
		messageId: message.id,
		inputs: { answer: 'yes' },
		personId: person('jonas.lindqvist').id,
		roomId,
		created: world().time(),
	};
	world().actions.set(action.id, action);
	expect(await json('cardAction', 'get', { cardActionId: action.id })).toEqual([action]);
});

test('Reply in Thread goes into the thread, also when a reply is named', async () => {
	const root = write('Root', {}, 'jonas.lindqvist');
	const [first] = await json('message', 'reply', { messageId: root.id, content: 'First' });
	const [second] = await json('message', 'reply', {
		messageId: String(first?.['id']),
		content: 'Second',
	});
	expect([first?.['parentId'], second?.['parentId'], second?.['roomId']]).toEqual([
		root.id,
		root.id,
		roomId,
	]);
});

test('Send to several reaches each of them once, in order', async () => {
	const [, second = ''] = world().rooms.keys();
	const recipients = `hana.sato@fernhill.example, ${second}, ${person('mateo.fuentes').id}, ${second}`;
	const items = await json('message', 'send', { sendTo: 'several', recipients, content: 'To all' });
	expect(items.map(({ roomType }) => roomType)).toEqual(['direct', 'group', 'direct']);
	expect(items.every(({ text }) => text === 'To all')).toBe(true);
	const { error } = await run('message', 'send', {
		sendTo: 'several',
		recipients: 'hana.sato@fernhill.example, somebody',
		content: 'To nobody',
	});
	expect([error?.message, error?.description]).toEqual([
		'No room (space) has the title "somebody"',
		expect.stringContaining('"Recipients": none of the '),
	]);
	const sent = [...world().rooms.keys()].flatMap((id) => world().messagesOf(id));
	expect(sent.some(({ text }) => text === 'To nobody')).toBe(false);
});

test('a long message is refused before it is sent, or split into a thread', async () => {
	const paragraphs = Array.from({ length: 30 }, (_, count) => `${count}: ${'ä'.repeat(300)}`);
	const parameters = { roomId: byId(roomId), format: 'text', content: paragraphs.join('\n\n') };
	const before = world().messagesOf(roomId).length;
	const { error } = await run('message', 'send', parameters);
	expect([error?.message, error?.description]).toEqual([
		'"Message" cannot be used',
		expect.stringMatching(/is \d{5} bytes long, and Webex takes 7439/),
	]);
	expect(world().messagesOf(roomId).length).toBe(before);
	const items = await json('message', 'send', {
		...parameters,
		options: { longMessages: 'split' },
	});
	const [root, ...others] = items;
	expect(items.length).toBe(3);
	expect(others.map(({ parentId }) => parentId)).toEqual([root?.['id'], root?.['id']]);
	expect(items.map(({ text }) => text).join('\n\n')).toBe(parameters.content);
	const under = await json('message', 'reply', {
		messageId: String(root?.['id']),
		...parameters,
		options: { longMessages: 'split' },
	});
	expect(new Set(under.map(({ parentId }) => parentId))).toEqual(new Set([root?.['id']]));
});

test('people are mentioned by address, by ID and all together', async () => {
	const jonas = person('jonas.lindqvist');
	const mateo = person('mateo.fuentes');
	const send = async (options: INodeParameters, format = 'markdown') =>
		await run('message', 'send', { roomId: byId(roomId), content: 'look', format, options });
	const [item] = (await send({ mention: `jonas.lindqvist@fernhill.example, ${mateo.id}` })).json;
	const sent = world().message(String(item?.['id']));
	expect([sent?.mentionedPeople, sent?.text]).toEqual([
		[jonas.id, mateo.id],
		'Jonas Lindqvist Mateo Fuentes look',
	]);
	const [toAll] = (await send({ mention: 'all' })).json;
	expect(world().message(String(toAll?.['id']))?.mentionedGroups).toEqual(['all']);
	expect((await send({ mention: 'all' }, 'text')).error?.description).toContain('needs the format');
});

test('a dry run shows what would be sent, and sends nothing', async () => {
	const before = world().messagesOf(roomId).length;
	const parameters = { content: `${'a'.repeat(5000)}\n\n${'b'.repeat(5000)}` };
	const options = { dryRun: true, longMessages: 'split' };
	const items = await json('message', 'send', { ...parameters, roomId: byId(roomId), options });
	const [root] = world().messagesOf(roomId);
	const reply = await json('message', 'reply', {
		messageId: root?.id ?? '',
		content: 'x',
		options,
	});
	const shown = { dryRun: true, method: 'POST', path: '/messages' };
	expect([...items, ...reply]).toMatchObject([
		{ ...shown, body: { roomId, markdown: 'a'.repeat(5000) } },
		{ ...shown, body: { roomId, markdown: 'b'.repeat(5000) } },
		{ ...shown, body: { roomId, markdown: 'x', parentId: root?.parentId ?? root?.id } },
	]);
	expect(world().messagesOf(roomId).length).toBe(before);
});
