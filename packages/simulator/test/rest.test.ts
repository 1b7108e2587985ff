import { Message, Person, Room } from '@webex-nodes/client/schemas';
import { WebexApiError } from '@webex-nodes/http';
import { expect, test } from 'vitest';
import { normaliseId } from '../src/world/ids.ts';
import { base, noon, setUp } from './fixture.ts';

async function failureOf(promise: PromiseLike<unknown>) {
	const error = await promise.then(
		() => undefined,
		(reason: unknown) => reason,
	);
	if (!WebexApiError.is(error)) throw error ?? new Error('It did not fail');
	return { status: error.status, reason: error.reason };
}

test('the caller is who the token belongs to', async () => {
	const { simulator, webex, as } = setUp();
	const [person, bot] = [await webex.people.me(), await as(simulator.botToken).people.me()];
	expect([Person.parse(person).emails, bot.type]).toEqual([
		['amara.okafor@fernhill.example'],
		'bot',
	]);
});

test('lists the rooms of the caller, most recently active first when asked', async () => {
	const { webex } = setUp();
	const rooms = await webex.rooms.list({ sortBy: 'lastactivity' });
	expect(rooms.map((room) => Room.parse(room).title)).toEqual([
		'Network Operations',
		'Contact Centre Floor',
		'Service Desk',
		'Priya Raman',
		'All Hands',
		'Release Train',
	]);
});

test('IDs have the form of Webex, and UUIDs are accepted for them', async () => {
	const { webex } = setUp();
	const [room] = await webex.rooms.list({}, { limit: 1 });
	const decoded = Buffer.from(room?.id ?? '', 'base64').toString();
	const uuid = decoded.replace('ciscospark://us/ROOM/', '');
	expect([
		decoded.startsWith('ciscospark://us/ROOM/'),
		(await webex.rooms.get({ roomId: uuid })).id,
	]).toEqual([true, room?.id]);
	expect(normaliseId('ROOM', 'nonsense')).toBeUndefined();
});

test('pages through every message exactly once, newest first, whatever the page size', async () => {
	for (const pageSize of [1, 3, 7, 1000]) {
		const { simulator, webex } = setUp();
		const [room] = await webex.rooms.list({}, { limit: 1 });
		const messages = await webex.messages.list({ roomId: room?.id ?? '' }, { pageSize });
		const expected = simulator.world.messagesOf(room?.id ?? '').toReversed();
		expect(messages.map((message) => Message.parse(message).id)).toEqual(
			expected.map(({ id }) => id),
		);
	}
});

test('keeps the pages of a listing together while messages arrive', async () => {
	const { simulator, webex } = setUp();
	const [room] = await webex.rooms.list({}, { limit: 1 });
	const roomId = room?.id ?? '';
	const before = simulator.world.messagesOf(roomId).map(({ id }) => id);
	const seen: string[] = [];
	for await (const { id } of webex.messages.list({ roomId }, { pageSize: 2 })) {
		seen.push(id);
		simulator.say();
	}
	expect(seen).toEqual(before.toReversed());
});

test('lowers a page size above the limit without a word', async () => {
	const { webex, simulator } = setUp({ switches: { maxMessagePageSize: 4 } });
	const [room] = await webex.rooms.list({}, { limit: 1 });
	let requests = 0;
	simulator.observe(() => {
		requests += 1;
	});
	const messages = await webex.messages.list({ roomId: room?.id ?? '' });
	expect([messages.length, requests]).toEqual([12, 3]);
});

test('filters messages by time, by message and by thread', async () => {
	const { webex } = setUp();
	const [room] = await webex.rooms.list({}, { limit: 1 });
	const roomId = room?.id ?? '';
	const all = await webex.messages.list({ roomId });
	const before = await webex.messages.list({ roomId, before: all[2]?.created ?? '' });
	const beforeMessage = await webex.messages.list({ roomId, beforeMessage: all[2]?.id ?? '' });
	const parentId = all.find((message) => message.parentId)?.parentId ?? '';
	const thread = await webex.messages.list({ roomId, parentId });
	expect([
		before.length,
		beforeMessage.length,
		thread.every((reply) => reply.parentId === parentId),
	]).toEqual([all.length - 3, all.length - 3, true]);
});

test('renders markdown and mentions', async () => {
	const { simulator, webex } = setUp();
	const [room] = await webex.rooms.list({}, { limit: 1 });
	const jonas = simulator.world.findPersonByEmail('jonas.lindqvist@fernhill.example');
	const message = await webex.messages.create({
		roomId: room?.id ?? '',
		markdown: '**Done**, <@personEmail:jonas.lindqvist@fernhill.example|Jonas> & all',
	});
	const { id, roomId, personId, ...rest } = message;
	expect(rest).toEqual({
		roomType: 'group',
		personEmail: 'amara.okafor@fernhill.example',
		created: new Date(noon).toISOString(),
		text: 'Done, Jonas & all',
		markdown: '**Done**, <@personEmail:jonas.lindqvist@fernhill.example|Jonas> & all',
		html: `<p><strong>Done</strong>, <spark-mention data-object-type="person" data-object-id="${jonas?.id}">Jonas</spark-mention> &amp; all</p>`,
		mentionedPeople: [jonas?.id],
	});
	expect(await webex.messages.get({ messageId: id })).toEqual(message);
});

test('opens a direct room with the first message to a person', async () => {
	const { webex } = setUp();
	const toPersonEmail = 'Mateo.Fuentes@fernhill.example';
	const first = await webex.messages.create({ toPersonEmail, text: 'Hello' });
	const second = await webex.messages.create({ toPersonEmail, text: 'Again' });
	const room = await webex.rooms.get({ roomId: first.roomId });
	expect([second.roomId, room.title, room.type]).toEqual([first.roomId, 'Mateo Fuentes', 'direct']);
});

test('puts a reply to a reply under the root of the thread', async () => {
	const { webex } = setUp();
	const [room] = await webex.rooms.list({}, { limit: 1 });
	const roomId = room?.id ?? '';
	const root = await webex.messages.create({ roomId, text: 'root' });
	const reply = await webex.messages.create({ roomId, text: 'one', parentId: root.id });
	const nested = await webex.messages.create({ roomId, text: 'two', parentId: reply.id });
	expect([reply.parentId, nested.parentId]).toEqual([root.id, root.id]);
});

test('a bot sees only what mentions it in group rooms', async () => {
	const { simulator, webex, as } = setUp();
	const bot = as(simulator.botToken);
	const [room] = await bot.rooms.list({}, { limit: 1 });
	const roomId = room?.id ?? '';
	const silent = await webex.messages.create({ roomId, text: 'not for bots' });
	const heard = await webex.messages.create({
		roomId,
		markdown: '<@personEmail:fernhill-ops@webex.bot|Ops> status?',
	});
	const mentions = await bot.messages.list({ roomId, mentionedPeople: 'me' });
	expect([
		await failureOf(bot.messages.list({ roomId })),
		mentions[0]?.id,
		await failureOf(bot.messages.get({ messageId: silent.id })),
		(await bot.messages.get({ messageId: heard.id })).id,
	]).toEqual([
		{ status: 403, reason: 'Failed to get activity.' },
		heard.id,
		{ status: 404, reason: 'Unable to get message.' },
		heard.id,
	]);
});

test('who left a room no longer sees it', async () => {
	const { simulator, webex } = setUp();
	const [room] = await webex.rooms.list({}, { limit: 1 });
	const roomId = room?.id ?? '';
	const [message] = await webex.messages.list({ roomId }, { limit: 1 });
	const { id } = await webex.people.me();
	simulator.world.removeMember(roomId, id);
	expect([
		await failureOf(webex.rooms.get({ roomId })),
		await failureOf(webex.messages.list({ roomId })),
		await failureOf(webex.messages.get({ messageId: message?.id ?? '' })),
		(await webex.rooms.list()).some((seen) => seen.id === roomId),
	]).toEqual([
		{ status: 404, reason: 'Could not find a room with provided ID.' },
		{ status: 404, reason: 'Could not find a room with provided ID.' },
		{ status: 404, reason: 'Unable to get message.' },
		false,
	]);
});

test('refuses what the documentation refuses', async () => {
	const { webex } = setUp();
	const [room] = await webex.rooms.list({}, { limit: 1 });
	const roomId = room?.id ?? '';
	const create = (draft: object) => failureOf(webex.messages.create(draft));
	expect([
		await failureOf(webex.rooms.get({ roomId: 'nonsense' })),
		await create({ roomId }),
		await create({ text: 'to nobody' }),
		await create({ roomId, toPersonEmail: 'a@b.example', text: 'to two' }),
		await create({ toPersonEmail: 'nobody@elsewhere.example', text: 'x' }),
		await create({ roomId, text: 'ä'.repeat(3720) }),
	]).toEqual([
		{ status: 400, reason: 'Expect base64 ID or UUID.' },
		{ status: 400, reason: 'Both text and file cannot be empty.' },
		{
			status: 400,
			reason:
				'Message destination could not be determined. Provide only one destination in the roomId, toPersonEmail, or toPersonId field',
		},
		{
			status: 400,
			reason:
				'Message destination could not be determined. Provide only one destination in the roomId, toPersonEmail, or toPersonId field',
		},
		{ status: 404, reason: 'Failed to find user with specified email address.' },
		{ status: 400, reason: 'Message length limited to 7439 bytes.' },
	]);
});

test('a deleted cursor message ends a listing with 404', async () => {
	const { simulator, webex } = setUp();
	const [room] = await webex.rooms.list({}, { limit: 1 });
	// The client's own list goes on by time.
	const path = `/messages?roomId=${room?.id}&max=2`;
	const pages = webex.requestList({ path }).pages();
	const first = await pages.next();
	simulator.world.deleteMessage(first.value?.items.at(-1)?.id ?? '');
	expect(await failureOf(pages.next())).toEqual({
		status: 404,
		reason: 'The requested resource could not be found.',
	});
});

test('next links that lost the mention filter, and empty pages, do not stop the client', async () => {
	const { simulator, webex, as } = setUp({
		switches: { nextLinkFilters: 'lost', emptyPages: true },
	});
	const bot = as(simulator.botToken);
	const [room] = await bot.rooms.list({}, { limit: 1 });
	const roomId = room?.id ?? '';
	for (let count = 0; count < 5; count++) {
		const markdown = `<@personEmail:fernhill-ops@webex.bot> ${count}`;
		await webex.messages.create({ roomId, markdown });
	}
	const mentions = await bot.messages.list({ roomId, mentionedPeople: 'me' }, { pageSize: 2 });
	expect(mentions.length).toBe(5);
});

const raw = async (path: string, init: RequestInit = {}, token?: string) => {
	const { simulator } = setUp();
	const authorization = `Bearer ${token ?? simulator.personalToken}`;
	const headers = { authorization, ...(init.headers as Record<string, string>) };
	const response = await simulator.request(new Request(`${base}${path}`, { ...init, headers }));
	return { response, body: (await response.json()) as { message: string; trackingId: string } };
};

test('every answer has a tracking ID, and failures repeat it', async () => {
	const { response, body } = await raw('/v1/nothing/here');
	expect([response.status, body.trackingId]).toEqual([404, response.headers.get('trackingid')]);
	expect(body.trackingId).toMatch(/^ROUTER_[\dA-F-]{36}$/);
});

test('a tracking ID that the caller sends comes back', async () => {
	const { response } = await raw('/v1/rooms', { headers: { trackingid: 'MINE_1' } });
	expect(response.headers.get('trackingid')).toBe('MINE_1');
});

test.each([
	[
		'a missing parameter',
		'/v1/messages',
		{},
		400,
		"Required String parameter 'roomId' is not present",
	],
	['a bad page size', '/v1/rooms?max=none', {}, 400, 'Invalid value for max: none'],
	[
		'an unknown sort order',
		'/v1/rooms?sortBy=size',
		{},
		400,
		expect.stringContaining('malformed syntax'),
	],
	[
		'another content type',
		'/v1/messages',
		{ method: 'POST', body: 'x', headers: { 'content-type': 'text/plain' } },
		415,
		"Content type 'text/plain' not supported",
	],
	[
		'a body that is not JSON',
		'/v1/messages',
		{ method: 'POST', body: '{', headers: { 'content-type': 'application/json; charset=utf-8' } },
		400,
		expect.stringContaining('malformed syntax'),
	],
])('refuses %s', async (_, path, init, status, message) => {
	const { response, body } = await raw(path, init);
	expect([response.status, body.message]).toEqual([status, message]);
});

test('refuses a token that nobody issued', async () => {
	const { response, body } = await raw('/v1/rooms', {}, 'made-up');
	expect([response.status, body.message]).toEqual([
		401,
		'The request requires a valid access token set in the Authorization request header.',
	]);
});

test('faults hit the requests they are meant for, as often as they are told', async () => {
	const { simulator, webex } = setUp();
	simulator.faults.next({ at: '/v1/rooms', status: 503, times: 2 });
	const statuses = [
		(await failureOf(webex.rooms.list())).status,
		(await failureOf(webex.rooms.list())).status,
		(await webex.rooms.list()).length,
	];
	expect(statuses).toEqual([503, 503, 6]);
});

test('a fault with a delay only answers later, or fails later', async () => {
	const { simulator, webex } = setUp();
	simulator.faults.next({ at: '/v1/rooms', delay: 50 });
	simulator.faults.next({ at: '/v1/teams', delay: 10, status: 503 });
	const order: string[] = [];
	const noted = async (name: string, work: PromiseLike<unknown>) => {
		await Promise.allSettled([work]);
		order.push(name);
	};
	await Promise.all([
		noted('rooms', webex.rooms.list()),
		noted('people', webex.people.me()),
		noted('teams', webex.teams.list()),
	]);
	expect(order).toEqual(['people', 'teams', 'rooms']);
	expect((await webex.rooms.list()).length).toBe(6);
});

test('the big world has 100 rooms of 1000 messages', async () => {
	const { webex } = setUp({ seed: 'big' });
	const rooms = await webex.rooms.list();
	const messages = await webex.messages.list({ roomId: rooms[99]?.id ?? '' });
	expect([rooms.length, messages.length, new Set(messages.map(({ id }) => id)).size]).toEqual([
		100, 1000, 1000,
	]);
});

test.each([
	['deletes', false],
	['leaves', true],
] as const)('deleting a room without moderators %s', async (deleteUnmoderatedRoom, isThere) => {
	const { simulator, webex } = setUp({ switches: { deleteUnmoderatedRoom } });
	const room = await webex.rooms.create({ title: 'Short-lived' });
	const [, other] = simulator.world.people.values();
	await webex.memberships.create({ roomId: room.id, personId: other?.id ?? '' });
	for (const { id } of await webex.memberships.list({ roomId: room.id })) {
		await webex.memberships.update({ membershipId: id, isModerator: false, isRoomHidden: false });
	}
	await webex.rooms.delete({ roomId: room.id });
	expect((await failureOf(webex.rooms.get({ roomId: room.id }))).status).toBe(404);
	expect(simulator.world.rooms.has(room.id)).toBe(isThere);
});

test('an address that nobody has is invited, or not found', async () => {
	const address = { personEmail: 'new.joiner@partner.example' };
	const first = setUp();
	const room = await first.webex.rooms.create({ title: 'Partners' });
	const member = await first.webex.memberships.create({ roomId: room.id, ...address });
	expect(member.personEmail).toBe(address.personEmail);
	const second = setUp({ switches: { unknownEmail: 'notFound' } });
	const other = await second.webex.rooms.create({ title: 'Partners' });
	const creation = second.webex.memberships.create({ roomId: other.id, ...address });
	expect((await failureOf(creation)).status).toBe(404);
});

test('memberships are complete when pages are empty in between', async () => {
	const { simulator, webex } = setUp({ switches: { emptyPages: true } });
	const [roomId = ''] = simulator.world.rooms.keys();
	const members = await webex.memberships.list({ roomId }, { pageSize: 2 });
	expect(members).toHaveLength(simulator.world.membersOf(roomId).size);
	expect(new Set(members.map(({ id }) => id)).size).toBe(members.length);
});

test('people that nobody knows are named beside those that were found', async () => {
	const { webex } = setUp();
	const me = await webex.people.me();
	const unknown = Buffer.from(
		'ciscospark://us/PEOPLE/00000000-0000-4000-a000-000000000000',
	).toString('base64');
	const pages = [];
	for await (const page of webex.people.list({ id: `${me.id},${unknown}` }).pages()) {
		pages.push(page);
	}
	expect(pages).toMatchObject([{ items: [{ id: me.id }], notFoundIds: [unknown] }]);
});

test('any other endpoint is reached by its path, with its pages', async () => {
	const { webex } = setUp();
	const listed = await webex.requestList({ path: '/rooms', query: { max: 2 } });
	expect(listed.map((room) => Room.parse(room).title).sort()).toEqual(
		(await webex.rooms.list({})).map(({ title }) => title).sort(),
	);
	const failure = await failureOf(webex.request({ path: '/nothing/here' }));
	expect(failure.status).toBe(404);
});

test.each(['nullMax', 'valueless'] as const)(
	'next links with %s parameters lose nothing',
	async (nextLinkParameters) => {
		const { simulator, webex } = setUp({ switches: { nextLinkParameters } });
		const [roomId = ''] = simulator.world.rooms.keys();
		const messages = await webex.messages.list({ roomId }, { pageSize: 3 });
		expect(messages.map(({ id }) => id)).toEqual(
			simulator.world
				.messagesOf(roomId)
				.map(({ id }) => id)
				.toReversed(),
		);
		const members = await webex.memberships.list({ roomId }, { pageSize: 1 });
		expect(members).toHaveLength(simulator.world.membersOf(roomId).size);
	},
);

test('direct messages: the newest 50 without a next page, and nobody is invited by asking', async () => {
	const { simulator, webex } = setUp();
	const { world } = simulator;
	const [amara, jonas] = world.people.values();
	if (!amara || !jonas) throw new Error('The demo world has people');
	const room = world.directRoom(amara, jonas);
	for (let count = 0; count < 60; count++) {
		world.addMessage({ roomId: room.id, personId: jonas.id, text: `Number ${count}` });
	}
	const messages = await webex.messages.direct({ personEmail: jonas.email });
	expect([messages.length, messages[0]?.text]).toEqual([50, 'Number 59']);
	const people = world.people.size;
	const personEmail = 'nobody@nowhere.example';
	expect(await failureOf(webex.messages.direct({ personEmail }))).toEqual({
		status: 404,
		reason: 'Failed to find user with specified email address.',
	});
	expect(world.people.size).toBe(people);
});

test('a message is edited 10 times at most, by its author, and keeps its place', async () => {
	const { simulator, webex } = setUp();
	const { world } = simulator;
	const [roomId = ''] = world.rooms.keys();
	const { id: messageId, created } = await webex.messages.create({ roomId, text: 'Draft' });
	await webex.messages.create({ roomId, text: 'Later' });
	for (let count = 1; count <= 10; count++) {
		const edited = await webex.messages.update({ messageId, roomId, text: `Draft ${count}` });
		expect(edited).toMatchObject({ text: `Draft ${count}`, created });
	}
	expect(
		(await failureOf(webex.messages.update({ messageId, roomId, text: 'Again' }))).status,
	).toBe(400);
	expect(world.messagesOf(roomId).at(-2)?.id).toBe(messageId);
	const foreign = world
		.messagesOf(roomId)
		.find(({ personEmail }) => personEmail?.includes('jonas'));
	const id = foreign?.id ?? '';
	const change = webex.messages.update({ messageId: id, roomId, text: 'Not mine' });
	expect((await failureOf(change)).status).toBe(403);
	expect((await failureOf(webex.messages.delete({ messageId: id }))).status).toBe(403);
});

test('moderators of a moderated room delete messages of others, unless the switch says never', async () => {
	for (const moderatorDeletes of ['moderated', 'never'] as const) {
		const { simulator, webex } = setUp({ switches: { moderatorDeletes } });
		const { world } = simulator;
		const [room] = world.rooms.values();
		const [amara] = world.people.values();
		if (!room || !amara) throw new Error('The demo world has a room');
		world.updateRoom({ ...room, isLocked: true });
		world.addMember(room.id, amara.id, { isModerator: true });
		const other = world.messagesOf(room.id).find(({ personId }) => personId !== amara.id);
		const messageId = other?.id ?? '';
		if (moderatorDeletes === 'never') {
			expect((await failureOf(webex.messages.delete({ messageId }))).status).toBe(403);
		} else {
			await webex.messages.delete({ messageId });
			expect(world.message(messageId)).toBeUndefined();
		}
	}
});
