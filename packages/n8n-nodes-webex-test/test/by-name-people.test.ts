import { appLink } from '@webex-nodes/client';
import type { INodeParameters } from 'n8n-workflow';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { createHarness, type Harness } from '../src/harness.ts';
import { byEmail, byId, byName, operationsOf } from '../src/one-node.ts';
import { openWaitingRoom } from '../src/waiting.ts';

let harness: Harness;
let roomId: string;
beforeEach(async () => {
	harness = await createHarness({
		scope: 'spark:all meeting:schedules_read meeting:admin_schedule_read',
	});
	roomId = [...harness.simulator.world.rooms.keys()][0] ?? '';
});
afterEach(async () => await harness.close());

const webex = operationsOf('webex', () => harness);
const rooms = operationsOf('webexRooms', () => harness);
const messages = operationsOf('webexMessages', () => harness);
const world = () => harness.simulator.world;
const me = () => {
	const [found] = world().people.values();
	if (!found) throw new Error('The seed has people');
	return found;
};
const addRoom = (title: string) => world().addRoom({ title, members: [me()] });
const email = (name: string) => `${name}@fernhill.example`;
const idOf = (name: string) => world().findPersonByEmail(email(name))?.id ?? '';
const uuidOf = (id: string) => atob(id).split('/').at(-1) ?? '';
const entries = (name: string, field: string, ...chosen: INodeParameters['x'][]) => ({
	[name]: chosen.map((one) => ({ [field]: one })) as INodeParameters[],
});

const found = async (person: INodeParameters['x']) => {
	const { json, error } = await webex.run('person', 'get', { person });
	return error ? `${error.message} | ${error.description}` : json[0]?.['id'];
};

test('people by name, by address, by ID and by me, in every mode', async () => {
	const jonas = idOf('jonas.lindqvist');
	for (const mode of ['list', 'email', 'name', 'id']) {
		for (const value of [
			'Jonas Lindqvist',
			' jonas  LINDQVIST',
			...(mode === 'name' ? ['Jonas L'] : []),
			jonas,
			email('jonas.lindqvist'),
		]) {
			expect([mode, value, await found({ __rl: true, mode, value: `={{ "${value}" }}` })]).toEqual([
				mode,
				value,
				jonas,
			]);
		}
		expect(await found({ __rl: true, mode, value: '={{ "me" }}' })).toBe(me().id);
	}
	expect(await found(byId('Jonas L'))).toContain(
		'Only the whole name counts here. Near to it: Jonas Lindqvist (person, ',
	);
});

test('people who cannot be told apart are named with their address, and what Webex cannot find is said', async () => {
	const other = world().addPerson({ displayName: 'Jonas Lindqvist', email: email('jl2') });
	expect(await found(byName('Jonas Lindqvist'))).toBe(
		`"Jonas Lindqvist" could be any of 2 people | "Person" has to name one of Jonas Lindqvist (person, ${email('jonas.lindqvist')}, ID ${uuidOf(idOf('jonas.lindqvist'))}); Jonas Lindqvist (person, ${email('jl2')}, ID ${uuidOf(other.id)}). Choose it with "From List", "By Email" or "By ID"; an agent gives the ID.`,
	);
	expect(await found(byName('Fuentes'))).toBe(
		'No person has the name "Fuentes" | "Person": Webex finds people of the organization by the beginning of their name, and others by email address only. Enter the whole name, or choose it with "From List", "By Email" or "By ID"; an agent gives the ID.',
	);
	expect(await found(byName('Mateo Fuentez'))).toContain(
		`Near to it: Mateo Fuentes (person, ${email('mateo.fuentes')}`,
	);
});

test('who is removed is named as a whole', async () => {
	const remove = async (person: string) =>
		await rooms.run('membership', 'remove', { roomId: byId(roomId), person: byName(person) });
	expect((await remove('Jonas')).error?.description).toContain('Only the whole name counts here');
	expect(world().isMember(roomId, idOf('jonas.lindqvist'))).toBe(true);
	expect((await remove('jonas lindqvist')).error).toBe(undefined);
	expect(world().isMember(roomId, idOf('jonas.lindqvist'))).toBe(false);
});

test('each person is looked up once in a run', async () => {
	const asked: string[] = [];
	harness.simulator.observe(({ path }) => {
		if (path.startsWith('/v1/people?')) asked.push(path);
	});
	const items = Array.from({ length: 20 }, () => ({}));
	const parameters = { sendTo: 'person', person: byName('Mateo Fuentes'), content: 'x' };
	const sent = await messages.json('message', 'send', parameters, { items });
	// The names beside the messages are asked for by ID.
	expect([sent.length, asked.filter((path) => path.includes('displayName=')).length]).toEqual([
		20, 1,
	]);
});

test('several rooms and people: from lists, as a text with titles and names, together', async () => {
	const one = addRoom('Alarm, Oslo');
	const two = addRoom('Night shift');
	const send = async (parameters: INodeParameters) =>
		(
			await messages.json('message', 'send', { sendTo: 'several', content: 'x', ...parameters })
		).map((message) => [message['roomId'], world().rooms.get(String(message['roomId']))?.type]);
	const direct = (name: string) => {
		const other = world().people.get(idOf(name));
		return other ? world().directRoom(me(), other).id : '';
	};
	const mateo = direct('mateo.fuentes');
	const jonas = direct('jonas.lindqvist');
	expect(
		await send({
			recipients: `Night shift, ${email('jonas.lindqvist')}`,
			chosenRooms: entries('room', 'roomId', byName('alarm, oslo'), byId(two.id)),
			chosenPeople: entries('person', 'person', byName('Mateo Fuentes')),
		}),
	).toEqual([
		[two.id, 'group'],
		[jonas, 'direct'],
		[one.id, 'group'],
		[mateo, 'direct'],
	]);
	expect(await send({ recipients: ['Alarm, Oslo', 'Mateo Fuentes'] })).toEqual([
		[one.id, 'group'],
		[mateo, 'direct'],
	]);
	// As workflows have stored it.
	expect(await send({ recipients: `${two.id} ${email('mateo.fuentes')}` })).toEqual([
		[two.id, 'group'],
		[mateo, 'direct'],
	]);
	const { error } = await messages.run('message', 'send', { sendTo: 'several', content: 'x' });
	expect(error?.message).toBe('"Recipients" is empty');
});

test('a text with commas is one title first, line by line, and whole ones only then', async () => {
	const title = (one: string) => addRoom(one).id;
	const [both, sales, night, at] = [
		title('Research, Development'),
		title('Research'),
		title('Night shift'),
		title('Ops @ Oslo'),
	];
	title('Development of tools');
	const send = async (recipients: string) => {
		const parameters = { sendTo: 'several', content: 'x', recipients };
		const { json, error } = await messages.run('message', 'send', parameters);
		return error
			? `${error.message} | ${error.description}`
			: json.map((message) => message['roomId']);
	};
	expect(await send('research, development')).toEqual([both]);
	expect(await send('Research, Development\nNight shift, Research')).toEqual([both, night, sales]);
	expect(await send('Ops @ Oslo; Night shift')).toEqual([at, night]);
	expect(await send('Night shift, Development')).toMatch(
		/^No room \(space\) has the title "Development" \| .* Near to it: .*Development of tools .*\. Enter the whole title, or enter the ID or the link; an agent gives the ID\.$/,
	);
	addRoom('Research, Development');
	expect(await send('Research, Development')).toContain('could be any of 2 rooms');
});

test('a name with a comma is nobody else: not who has a part of it', async () => {
	const ensure = async (people: string) =>
		(await rooms.json('membership', 'ensure', { roomId: byId(room.id), people })).map(
			({ status, person, reason }) => [status, person, String(reason ?? '').slice(0, 36)],
		);
	const room = addRoom('Confidential');
	expect(await ensure('Lindqvist, Jonas')).toEqual([
		['failed', 'Lindqvist', 'No person has the name "Lindqvist". '],
		['failed', 'Jonas', 'No person has the name "Jonas". "Peo'],
	]);
	const other = world().addPerson({ displayName: 'Lindqvist, Jonas', email: email('jl2') });
	expect(await ensure('Lindqvist, Jonas')).toEqual([['added', other.id, '']]);
	const approvers = { chosenApprovers: entries('person', 'person', byName('Jonas')) };
	const question = { roomId: byId(room.id), message: 'May it?', ...approvers };
	const asked = await messages.run('message', 'sendAndWait', question);
	expect(asked.error?.description).toContain('Only the whole name counts here. Near to it: Jonas');
});

test('members, mentions and authors are chosen in the same ways', async () => {
	const { id } = addRoom('Onboarding');
	const ensured = await rooms.json('membership', 'ensure', {
		roomId: byName('Onboarding'),
		people: 'Jonas Lindqvist',
		chosenPeople: entries('person', 'person', byEmail(email('mateo.fuentes'))),
	});
	expect(ensured.map(({ status }) => status)).toEqual(['added', 'added']);
	expect(world().isMember(id, idOf('mateo.fuentes'))).toBe(true);
	const [sent] = await messages.json('message', 'send', {
		roomId: byId(id),
		content: 'Hello',
		options: {
			mention: 'all, Jonas Lindqvist',
			mentionChosen: entries('person', 'person', byName('mateo')),
		},
		simplify: false,
	});
	expect(sent?.['mentionedPeople']).toEqual([idOf('jonas.lindqvist'), idOf('mateo.fuentes')]);
	expect(sent?.['mentionedGroups']).toEqual(['all']);
	for (const author of ['mateo.fuentes', 'jonas.lindqvist', 'amara.okafor']) {
		world().addMessage({ roomId: id, personId: idOf(author), text: `outage ${author}` });
	}
	const searched = await messages.json('message', 'search', {
		query: 'outage',
		rooms: 'several',
		chosenRooms: entries('room', 'roomId', byName('onboarding')),
		filters: {
			fromPeople: 'Mateo Fuentes',
			fromChosenPeople: entries('person', 'person', byName('Jonas')),
		},
	});
	expect(searched.map(({ text }) => text)).toEqual([
		'outage jonas.lindqvist',
		'outage mateo.fuentes',
	]);
	const empty = await messages.run('message', 'search', { query: 'x', rooms: 'several' });
	expect(empty.error?.description).toContain('Chosen Rooms: expected at least one room');
});

test('a thread by the link of its message', async () => {
	const parent = world().addMessage({ roomId, personId: me().id, text: 'Outage' });
	const link = String(appLink(roomId, parent.id));
	for (const parameters of [
		{ operation: 'reply', messageId: link },
		{
			operation: 'send',
			roomId: byName('network operations'),
			options: { replyTo: '', parentId: link },
		},
	]) {
		const { operation, ...rest } = parameters;
		const [sent] = await messages.json('message', operation, { content: 'Fixed', ...rest });
		expect([sent?.['roomId'], sent?.['parentId']]).toEqual([roomId, parent.id]);
	}
});

test('Send and Wait asks in the room with this title, and approvers have names', async () => {
	const n8n = await openWaitingRoom(() => harness);
	try {
		await n8n.ask({
			roomId: byName('network operations'),
			message: 'May it?',
			approvers: 'Jonas Lindqvist',
			chosenApprovers: entries('person', 'person', byName('Mateo Fuentes')),
		});
		const card = world().messagesOf(roomId).at(-1);
		expect(card?.text).toContain('May it?');
		const submit = async (name: string) => {
			world().submitCard(card?.id ?? '', idOf(name), { decision: 'approve' });
			await harness.simulator.webhooks.settled();
		};
		await submit('priya.raman');
		expect(world().messagesOf(roomId).at(-1)?.text).not.toContain('Approved');
		await submit('mateo.fuentes');
		await expect.poll(() => world().messagesOf(roomId).at(-1)?.text).toContain('Approved');
	} finally {
		await n8n.close();
	}
});

test('hosts of meetings by name', async () => {
	const meetings = operationsOf('webexMeetings', () => harness);
	const asked: (string | null)[] = [];
	harness.simulator.observe(({ path }) => {
		const { searchParams, pathname } = new URL(path, 'https://simulator.test');
		if (pathname === '/v1/meetings') asked.push(searchParams.get('hostEmail'));
	});
	const { error } = await meetings.run('meeting', 'getMany', { hostEmail: byName('jonas') });
	expect([error, ...new Set(asked)]).toEqual([undefined, email('jonas.lindqvist')]);
	const nobody = await meetings.run('meeting', 'getMany', { hostEmail: byName('Fuentes') });
	expect(nobody.error?.description).toContain('choose it with "From List" or "By Email"; an agent');
});
