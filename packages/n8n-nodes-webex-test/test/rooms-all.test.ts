import type { IDataObject, INodeParameters } from 'n8n-workflow';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { createHarness, type Harness } from '../src/harness.ts';
import { byEmail, byId, operationsOf } from '../src/one-node.ts';

const jonas = 'jonas.lindqvist@fernhill.example';

let harness: Harness;
beforeEach(async () => {
	harness = await createHarness({ scope: 'spark:all' });
});
afterEach(async () => await harness.close());

const { run, json } = operationsOf('webexRooms', () => harness);

const world = () => harness.simulator.world;
const newRoom = async (parameters: INodeParameters = {}) =>
	String((await json('room', 'create', { title: 'Incident 4711', ...parameters }))[0]?.['id']);

describe('Room', () => {
	test('Create with its options', async () => {
		const [room] = await json('room', 'create', {
			title: 'News',
			options: { isLocked: true, isAnnouncementOnly: true, description: 'For all', isPublic: true },
		});
		expect(room).toMatchObject({
			title: 'News',
			type: 'group',
			isLocked: true,
			description: 'For all',
		});
		expect(world().rooms.get(String(room?.['id']))).toMatchObject({
			isAnnouncementOnly: true,
			isPublic: true,
		});
	});

	test('Create says what Webex does not like', async () => {
		const { error } = await run('room', 'create', { title: 'X', options: { isPublic: true } });
		expect(error?.message).toBe('Webex refused the input: A public room needs a description');
	});

	test('Create or Get makes one room for a title, however often it runs', async () => {
		const parameters = { title: '={{ $json.title }}' };
		const items = ['Bridge', 'Bridge', 'Bridge', 'Other', 'Bridge'].map((title) => ({ title }));
		const rooms = await json('room', 'createOrGet', parameters, { items });
		expect(rooms.map(({ title, wasCreated }) => [title, wasCreated])).toEqual([
			['Bridge', true],
			['Bridge', false],
			['Bridge', false],
			['Other', true],
			['Bridge', false],
		]);
		expect([...world().rooms.values()].filter(({ title }) => title === 'Bridge')).toHaveLength(1);
		const again = await json('room', 'createOrGet', parameters, { items: [{ title: 'Bridge' }] });
		expect(again).toMatchObject([{ id: rooms[0]?.['id'], wasCreated: false }]);
	});

	test('Update changes what is set and keeps the title', async () => {
		const roomId = await newRoom();
		const [locked] = await json('room', 'update', {
			roomId: byId(roomId),
			options: { isLocked: true },
		});
		expect(locked).toMatchObject({ title: 'Incident 4711', isLocked: true });
		const [renamed] = await json('room', 'update', { roomId: byId(roomId), newTitle: 'Closed' });
		expect(renamed).toMatchObject({ title: 'Closed', isLocked: true });
	});

	test('Update works on a room in the order of the items, each on what the one before left', async () => {
		const roomId = await newRoom();
		const parameters = { roomId: byId(roomId), newTitle: '={{ $json.title }}' };
		// The first has to look for the title; the second is quicker.
		const items = [{ title: '' }, { title: 'Closed' }];
		const updated = await json('room', 'update', parameters, { items });
		expect(updated.map(({ title }) => title)).toEqual(['Incident 4711', 'Closed']);
		expect(world().rooms.get(roomId)?.title).toBe('Closed');
	});

	test('Get Many searches by title', async () => {
		const found = await json('room', 'getMany', { filters: { title: 'CENTRE' }, returnAll: true });
		expect(found.map(({ title }) => title)).toEqual(['Contact Centre Floor']);
	});

	test('Get takes an ID, a UUID and an address of the app, and says what an ID looks like', async () => {
		const roomId = await newRoom();
		const uuid = Buffer.from(roomId, 'base64').toString().split('/').at(-1) ?? '';
		for (const value of [
			roomId,
			uuid,
			`https://web.webex.com/spaces/${uuid}`,
			`webexteams://im?space=${uuid}`,
		]) {
			expect((await json('room', 'get', { roomId: byId(value) }))[0]?.['id']).toBe(roomId);
		}
		const { error } = await run('room', 'get', { roomId: byId('Y2lz-cut-off') });
		expect([error?.message, error?.description]).toEqual([
			'"Room" cannot be used',
			'Room: expected the ID of a room, which begins with "Y2lz", its UUID, or its address in the Webex app',
		]);
	});

	test('a room whose title cannot be decrypted comes too, and says so', async () => {
		const roomId = await newRoom();
		const room = world().rooms.get(roomId);
		if (room) world().updateRoom({ ...room, unreadable: ['title'] });
		const listed = await json('room', 'getMany', { returnAll: true });
		expect(listed.find(({ id }) => id === roomId)).toMatchObject({
			unreadable: ['title'],
			errors: { title: { code: 'kms_failure' } },
		});
		expect(listed).toHaveLength(world().rooms.size);
	});

	test('Get Meeting Details', async () => {
		const roomId = await newRoom();
		const [details] = await json('room', 'getMeetingDetails', { roomId: byId(roomId) });
		expect(details).toMatchObject({ roomId, meetingNumber: expect.stringMatching(/^\d{9,}$/) });
	});

	test('Delete, and then it is not found', async () => {
		const roomId = await newRoom();
		expect(await json('room', 'delete', { roomId: byId(roomId) })).toEqual([
			{ roomId, deleted: true },
		]);
		const { error } = await run('room', 'get', { roomId: byId(roomId) });
		expect(error?.message).toBe('Webex did not find it: Could not find a room with provided ID');
	});

	test('in a moderated room others than moderators only leave', async () => {
		const roomId = await newRoom({ options: { isLocked: true } });
		const [member] = await json('membership', 'add', {
			roomId: byId(roomId),
			person: byEmail(jonas),
		});
		const [own] = [...world().membersOf(roomId).values()];
		if (own) world().addMember(roomId, own.personId, { ...own, isModerator: false });
		await json('room', 'delete', { roomId: byId(roomId) });
		expect([...world().membersOf(roomId).keys()]).toEqual([member?.['personId']]);
	});
});

describe('Membership', () => {
	test('Add, Get, Update, Get Many and Remove, by person or by ID', async () => {
		const roomId = await newRoom();
		const who = { roomId: byId(roomId), person: byEmail(jonas) };
		const [added] = await json('membership', 'add', who);
		expect(added).toMatchObject({
			personDisplayName: 'Jonas Lindqvist',
			isModerator: false,
			roomId,
		});
		const [got] = await json('membership', 'get', who);
		const [again] = await json('membership', 'get', {
			selectBy: 'id',
			membershipId: String(added?.['id']),
		});
		expect([got, again]).toEqual([added, added]);
		const [updated] = await json('membership', 'update', { ...who, isModerator: true });
		expect(updated).toMatchObject({ isModerator: true });
		const listed = await json('membership', 'getMany', { roomId: byId(roomId), returnAll: true });
		expect(listed.map(({ personEmail }) => personEmail)).toEqual([
			'amara.okafor@fernhill.example',
			jonas,
		]);
		await json('membership', 'remove', who);
		expect(world().membersOf(roomId).size).toBe(1);
		const { error } = await run('membership', 'remove', who);
		expect(error?.description).toContain(`${jonas} is not in the room`);
	});

	test('Add twice says who is there already', async () => {
		const roomId = await newRoom();
		const who = { roomId: byId(roomId), person: byEmail(jonas) };
		await json('membership', 'add', who);
		const { error } = await run('membership', 'add', who);
		expect(error?.message).toBe('Webex has this already: Person is already in the room');
	});

	test('Get Many of the account', async () => {
		const own = await json('membership', 'getMany', { of: 'account', returnAll: true });
		expect(own).toHaveLength(world().rooms.size);
	});

	test('Ensure Members adds those who are missing, tells of each, and removes nobody', async () => {
		const roomId = await newRoom();
		const priya = world().findPersonByEmail('priya.raman@fernhill.example')?.id ?? '';
		await json('membership', 'add', { roomId: byId(roomId), person: byEmail(jonas) });
		const people = `${jonas.toUpperCase()}, ${priya}, nonsense-without-at`;
		const results = await json('membership', 'ensure', { roomId: byId(roomId), people });
		expect(results.map(({ person, status }) => [person, status])).toEqual([
			[jonas.toUpperCase(), 'present'],
			[priya, 'added'],
			['nonsense-without-at', 'failed'],
		]);
		expect(results[2]?.['reason']).toContain('No person has the name "nonsense-without-at".');
		const again = await json('membership', 'ensure', { roomId: byId(roomId), people: priya });
		expect(again).toMatchObject([{ status: 'present' }]);
		expect(world().membersOf(roomId).size).toBe(3);
	});

	test('Ensure Members tells of each person once that they were added', async () => {
		const roomId = await newRoom();
		const items = ['hana.sato', 'jonas.lindqvist'].map((last) => ({
			people: ['mateo.fuentes', last].map((name) => `${name}@fernhill.example`).join(),
		}));
		// From the last to the first, so that it would be quicker if it could.
		items.push({
			people: items
				.map(({ people }) => people)
				.join()
				.split(',')
				.toReversed()
				.join(),
		});
		const parameters = { roomId: byId(roomId), people: '={{ $json.people }}' };
		const results = await json('membership', 'ensure', parameters, { items });
		expect(results.map(({ status }) => status).join(' ')).toBe(
			'added added present added present present present',
		);
	});
});

describe('Team, Team Membership and Room Tab', () => {
	test('a team from its creation to its end', async () => {
		const [team] = await json('team', 'create', { name: 'Dispatch', description: 'Day and night' });
		const teamId = String(team?.['id']);
		expect(await json('team', 'get', { teamId: byId(teamId) })).toEqual([team]);
		await json('team', 'update', { teamId: byId(teamId), changes: { description: 'All day' } });
		const [listed] = await json('team', 'getMany');
		expect(listed).toMatchObject({ name: 'Dispatch', description: 'All day' });
		const rooms = await json('room', 'getMany', { filters: { teamId }, returnAll: true });
		expect(rooms.map(({ title }) => title)).toEqual(['Dispatch']);
		await json('team', 'delete', { teamId: byId(teamId) });
		expect(await json('team', 'getMany')).toEqual([]);
	});

	test('members of a team', async () => {
		const [team] = await json('team', 'create', { name: 'Dispatch' });
		const who = { teamId: byId(String(team?.['id'])), person: byEmail(jonas) };
		const [added] = await json('teamMembership', 'add', who);
		const [got] = await json('teamMembership', 'get', { membershipId: String(added?.['id']) });
		expect(got).toEqual(added);
		const [updated] = await json('teamMembership', 'update', { ...who, isModerator: true });
		expect(updated).toMatchObject({ isModerator: true });
		expect(await json('teamMembership', 'getMany', { teamId: who.teamId })).toHaveLength(2);
		await json('teamMembership', 'remove', who);
		expect(await json('teamMembership', 'getMany', { teamId: who.teamId })).toHaveLength(1);
	});

	test('tabs of a room', async () => {
		const roomId = byId(await newRoom());
		const [tab] = await json('roomTab', 'create', {
			roomId,
			displayName: 'Status',
			contentUrl: 'https://status.example.com',
		});
		const tabId = String(tab?.['id']);
		expect(await json('roomTab', 'get', { tabId })).toEqual([tab]);
		const [renamed] = await json('roomTab', 'update', {
			tabId,
			changes: { displayName: 'Health' },
		});
		expect(renamed).toMatchObject({
			displayName: 'Health',
			contentUrl: 'https://status.example.com',
		});
		expect(await json('roomTab', 'getMany', { roomId })).toEqual([renamed]);
		await json('roomTab', 'delete', { tabId });
		expect(await json('roomTab', 'getMany', { roomId })).toEqual([]);
		let requests = 0;
		harness.simulator.observe(() => {
			requests += 1;
		});
		for (const contentUrl of ['http://plain.example.com', 'javascript:alert(1)', '/dashboard']) {
			const { error } = await run('roomTab', 'create', { roomId, displayName: 'X', contentUrl });
			expect(error?.description).toBe(
				`Content URL: expected an address that begins with https://, got "${contentUrl}"`,
			);
		}
		expect(requests).toBe(0);
	});
});

describe('messages to one room arrive in the order of the items', () => {
	const lines = Array.from({ length: 30 }, (_, index) => `Line ${index}`);
	const textsIn = (roomId: string) =>
		world()
			.messagesOf(roomId)
			.map(({ text }) => text);
	const message = async (operation: string, parameters: INodeParameters, items: IDataObject[]) =>
		await harness.run({
			node: 'webexMessages',
			parameters: { resource: 'message', operation, content: '={{ $json.text }}', ...parameters },
			items,
		});

	test('when each goes to one room', async () => {
		const roomId = await newRoom();
		await message(
			'send',
			{ roomId: byId(roomId) },
			lines.map((text) => ({ text })),
		);
		expect(textsIn(roomId)).toEqual(lines);
	});

	test('when each goes to several, not all the same', async () => {
		const common = await newRoom();
		const others = [await newRoom(), await newRoom(), await newRoom()];
		const items = lines.map((text, index) => ({
			text,
			// Now and then it comes first, so that the way to it has not the same length.
			recipients: index % 2 === 0 ? [others[index % 3], common] : [common, others[index % 3]],
		}));
		const parameters = { sendTo: 'several', recipients: '={{ $json.recipients }}' };
		const { error } = await message('send', parameters, items);
		expect(error).toBeUndefined();
		expect(textsIn(common)).toEqual(lines);
		for (const [place, other] of others.entries()) {
			expect(textsIn(other)).toEqual(lines.filter((_, index) => index % 3 === place));
		}
	});

	test('until one fails, and after it none', async () => {
		const roomId = await newRoom();
		const items = lines.map((text, index) => ({ text: index === 5 ? '' : text }));
		const { error } = await message('send', { roomId: byId(roomId) }, items);
		expect([error?.message, error?.['context']]).toEqual([
			'"Message" is empty',
			expect.objectContaining({ itemIndex: 5 }),
		]);
		expect(textsIn(roomId)).toEqual(lines.slice(0, 5));
	});

	test('when they are replies in several threads', async () => {
		const roomId = await newRoom();
		const roots = (
			await message(
				'send',
				{ roomId: byId(roomId) },
				['A', 'B', 'C'].map((text) => ({ text })),
			)
		).json;
		// Every other one is too long for one message, so that there is time for others to come in between.
		const parts = lines.map((line, index) => (index % 2 === 0 ? [line, 'x'.repeat(7435)] : [line]));
		const items = parts.map((texts, index) => ({
			text: texts.join('\n\n'),
			messageId: roots[index % 3]?.['id'],
		}));
		const { error } = await message(
			'reply',
			{ messageId: '={{ $json.messageId }}', options: { longMessages: 'split' } },
			items,
		);
		expect(error).toBeUndefined();
		const beginnings = (texts: readonly (string | undefined)[]) =>
			texts.map((text) => text?.slice(0, 7));
		expect(beginnings(textsIn(roomId).slice(3))).toEqual(beginnings(parts.flat()));
	});
});
