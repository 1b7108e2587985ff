import type { INodeParameters } from 'n8n-workflow';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { createHarness, type Harness } from '../src/harness.ts';
import { byEmail, byId, operationsOf } from '../src/one-node.ts';
import { createTrigger } from '../src/triggers.ts';

let harness: Harness;
let roomId: string;
beforeEach(async () => {
	harness = await createHarness({ scope: 'spark:all meeting:preferences_read' });
	roomId = [...harness.simulator.world.rooms.keys()][0] ?? '';
});
afterEach(async () => await harness.close());

const messages = operationsOf('webexMessages', () => harness);
const rooms = operationsOf('webexRooms', () => harness);
const webex = operationsOf('webex', () => harness);
const meetings = operationsOf('webexMeetingsXml', () => harness);

const email = (name: string) => `${name}@fernhill.example`;
const idOf = (name: string) => harness.simulator.world.findPersonByEmail(email(name))?.id ?? '';
const write = (text: string, author: string) =>
	harness.simulator.world.addMessage({ roomId, personId: idOf(author), text });

const mateo = email('mateo.fuentes');
const priya = email('priya.raman');

/** The same two values, in each way that a person, an expression or an agent enters them. */
const ways = (one: string, two: string): readonly (readonly [string, INodeParameters['x']])[] => [
	['a text with commas', `${one}, ${two}`],
	['a text with lines', `${one}\n${two}\n`],
	['an array', [one, two]],
	['an array of locators', [byEmail(one), byEmail(two)]],
	['an array with what is empty', [one, '', two, ' ']],
	['the text of a JSON array', JSON.stringify([one, two])],
];
const wayNames = ways('', '').map(([name]) => name);
const wayOf = (name: string, one: string, two: string) =>
	ways(one, two).find(([known]) => known === name)?.[1] ?? '';

describe.each(wayNames)('given as %s', (way) => {
	test('"From People" of Search finds what these people wrote', async () => {
		write('outage one', 'mateo.fuentes');
		write('outage two', 'jonas.lindqvist');
		write('outage three', 'amara.okafor');
		const found = await messages.json('message', 'search', {
			query: 'outage',
			rooms: 'one',
			roomId: byId(roomId),
			filters: { fromPeople: wayOf(way, mateo.toUpperCase(), email('amara.okafor')) },
		});
		expect(found.map(({ text }) => text)).toEqual(['outage three', 'outage one']);
	});

	test('"From People" of the Poll Trigger lets through what these people wrote', async () => {
		const trigger = createTrigger(harness, 'webexPollTrigger', {
			event: 'message',
			options: { fromPeople: wayOf(way, mateo, priya) },
		});
		await trigger.poll();
		write('Mateo', 'mateo.fuentes');
		write('Jonas', 'jonas.lindqvist');
		expect((await trigger.poll()).map(({ json }) => json['text'])).toEqual(['Mateo']);
	});

	test('Ensure Members adds these people', async () => {
		const added = await rooms.json('membership', 'ensure', {
			roomId: byId(roomId),
			people: wayOf(way, priya, mateo),
		});
		expect(added.map(({ person }) => person)).toEqual([priya, mateo]);
	});

	test('"Room IDs" choose these rooms', async () => {
		const [one = '', two = ''] = harness.simulator.world.rooms.keys();
		write('zebra', 'mateo.fuentes');
		const found = await messages.json('message', 'search', {
			query: 'zebra',
			rooms: 'list',
			roomIds: wayOf(way, one, two),
		});
		expect(found.map(({ text }) => text)).toEqual(['zebra']);
	});

	test('"Person IDs" get these people', async () => {
		const people = await webex.json('person', 'getMany', {
			searchBy: 'ids',
			ids: wayOf(way, idOf('mateo.fuentes'), idOf('priya.raman')),
		});
		expect(people.map((person) => person['email']).sort()).toEqual([mateo, priya]);
	});

	test('"Email Addresses" of Attendee invite these people, and take the invitation back', async () => {
		const [{ meetingKey } = {}] = await meetings.json('meeting', 'create', {
			topic: 'Dispatch',
			options: { attendees: wayOf(way, 'a@x.example', 'b@x.example') },
		});
		const meeting = { meetingKey: byId(String(meetingKey)) };
		const emails = wayOf(way, 'b@x.example', 'c@x.example');
		await meetings.json('attendee', 'add', { ...meeting, emails });
		await meetings.json('attendee', 'remove', { ...meeting, emails });
		const left = await meetings.json('attendee', 'getMany', meeting);
		expect(left.map((attendee) => attendee['email'])).toEqual(['a@x.example']);
	});
});

test('choices of a card may hold blanks, as a text and as a list', async () => {
	const draw = async (choices: INodeParameters['x']) =>
		await messages.json('message', 'send', {
			sendTo: 'room',
			roomId: byId(roomId),
			messageType: 'card',
			card: 'poll',
			cardTitle: 'When?',
			choices,
			content: '',
			options: { dryRun: true },
		});
	const [asText] = await draw('Monday morning, Friday');
	expect(JSON.stringify(asText)).toContain('Monday morning');
	expect(await draw(['Monday morning', 'Friday'])).toEqual([asText]);
	expect(await draw('["Monday morning", "Friday"]')).toEqual([asText]);
});

test('a list that holds nothing is empty', async () => {
	const { error } = await rooms.run('membership', 'ensure', {
		roomId: byId(roomId),
		people: [' ', ''],
	});
	expect(error?.message).toBe('"People" is empty');
});

test('a list of objects is refused with the field and what was expected', async () => {
	const { error } = await rooms.run('membership', 'ensure', {
		roomId: byId(roomId),
		people: [{ email: mateo }],
	});
	expect([error?.message, error?.description]).toEqual([
		'"People" cannot be used',
		'People: expected texts with commas in between, or a list of texts such as ["one", "two"], got an object with "email" in the list. An expression such as {{ $json.list.map((each) => each.id) }} returns one value of each',
	]);
});
