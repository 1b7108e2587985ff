import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { createSimulator, seedOf } from '../src/index.ts';

const program = fileURLToPath(new URL('../src/main.ts', import.meta.url));
const guide = readFileSync(new URL('../../../docs/simulator.md', import.meta.url), 'utf8');
const [, example = ''] = /```json\n([\s\S]*?)```/.exec(guide) ?? [];

let folder: string;
let file: string;
beforeEach(() => {
	folder = mkdtempSync(join(tmpdir(), 'webex-simulator-seed-'));
	file = join(folder, 'world.json');
});
afterEach(() => rmSync(folder, { recursive: true }));

const refusal = (content: string) => {
	writeFileSync(file, content);
	const { status, stderr } = spawnSync(process.execPath, [program, '--port', '0', '--seed', file], {
		encoding: 'utf8',
		timeout: 20_000,
	});
	return [status, stderr.replace(file, 'FILE')];
};

test('the example of the guide makes the world that it describes', async () => {
	const now = Date.parse('2025-02-01T12:00:00Z');
	const simulator = createSimulator({ seed: seedOf(JSON.parse(example)), now: () => now });
	const get = async (path: string, token = simulator.personalToken) => {
		const headers = { authorization: `Bearer ${token}` };
		const answer = await simulator.request(new Request(`http://webex.test/v1${path}`, { headers }));
		return (await answer.json()) as { items: Record<string, unknown>[] } & Record<string, unknown>;
	};
	const rooms = (await get('/rooms')).items;
	const shift = rooms.find(({ title }) => title === 'Night shift');
	const messages = (await get(`/messages?roomId=${shift?.['id']}`)).items;
	const [reply, root, card] = messages;
	const ben = simulator.world.findPersonByEmail('ben@carrier.example');
	const team = (await get('/teams')).items[0];
	const direct = await get('/messages/direct?personEmail=ben@carrier.example');
	const moderators = (await get(`/memberships?roomId=${shift?.['id']}`)).items
		.filter(({ isModerator }) => isModerator)
		.map(({ personEmail }) => personEmail);
	expect([
		(await get('/people/me'))['displayName'],
		(await get('/people/me', simulator.botToken))['displayName'],
		rooms.map(({ type }) => type).sort(),
		[shift?.['isLocked'], shift?.['teamId'] === team?.['id'], shift?.['created'], moderators],
		messages.map(({ created }) => created),
		[reply?.['parentId'] === root?.['id'], reply?.['mentionedPeople'], reply?.['text']],
		card?.['attachments'],
		direct.items.map(({ text }) => text),
		(await get('/webhooks', simulator.botToken)).items.map(({ name, status }) => [name, status]),
	]).toEqual([
		'Ada Mills',
		'Ops',
		['direct', 'group', 'group'],
		[true, true, '2025-01-31T09:00:00.000Z', ['ada@carrier.example']],
		['2025-02-01T10:35:00.000Z', '2025-02-01T10:30:00.000Z', '2025-01-31T09:00:00.000Z'],
		[true, [ben?.id], 'Thanks, Ben'],
		[
			{
				contentType: 'application/vnd.microsoft.card.adaptive',
				content: expect.objectContaining({ version: '1.3' }),
			},
		],
		['Lunch?'],
		[['Answers to cards', 'active']],
	]);
});

test.each([
	[
		'"by": "ben@carrier.example"',
		'"by": "eve@carrier.example"',
		/rooms\.0\.messages\.0\.by: expected a member of the room, got eve@/,
	],
	[
		'"email": "ben@carrier.example"',
		'"email": "ADA@carrier.example"',
		/people\.1\.email: expected another address: two people have ADA@/,
	],
	[
		'"personalToken": "ada@',
		'"personalToken": "eve@',
		/personalToken: expected the address of one of the people, got eve@/,
	],
	[
		'"botToken": "ops@webex.bot"',
		'"botToken": "ben@carrier.example"',
		/botToken: expected a bot, but ben@carrier\.example is a person/,
	],
	[
		'<@personEmail:ben@',
		'<@personEmail:eve@',
		/rooms\.0\.messages\.1\.markdown: expected the address of one/,
	],
	[
		'"team": "Depot"',
		'"team": "Port"',
		/rooms\.0\.team: expected the name of one of the teams, got Port/,
	],
	[
		'"moderators": ["ada@carrier.example"]',
		'"moderators": ["eve@carrier.example"]',
		/rooms\.0\.moderators\.0: expected a member of the room/,
	],
	['"title": "Night shift",', '', /rooms\.0\.title: expected one of a group room/],
	[
		'"type": "direct",',
		'"type": "direct", "title": "No",',
		/rooms\.1\.title: expected none of a direct room/,
	],
	[
		'"created": 90',
		'"created": "yesterday"',
		/rooms\.0\.messages\.0\.created: expected a date such as .*, or a number of minutes/,
	],
	['"text": "Lunch?", ', '', /rooms\.1\.messages\.0: expected text, markdown or card/],
	[
		'"event": "created"',
		'"event": "opened"',
		/webhooks\.0\.event: expected all, created, got opened/,
	],
	[
		'"resource": "attachmentActions"',
		'"resource": "cards"',
		/webhooks\.0\.resource: expected all, .*, got cards/,
	],
	['"isAdmin": true', '"admin": true', /people\.0: .*admin/],
] as const)('refuses %s when it is %s', (before, after, problem) => {
	expect(example).toContain(before);
	expect(() => seedOf(JSON.parse(example.replace(before, after)))).toThrow(problem);
});

test('the command line names the file, the field and what was expected', () => {
	const outsider = example.replace('"by": "ben@', '"by": "eve@');
	expect([refusal(outsider), refusal('{'), refusal('[]')]).toEqual([
		[
			2,
			'FILE: rooms.0.messages.0.by: expected a member of the room, got eve@carrier.example. See --help.\n',
		],
		[2, expect.stringMatching(/^FILE: .*JSON.* See --help\.\n$/)],
		[2, expect.stringMatching(/^FILE: the whole file: .*object.* See --help\.\n$/)],
	]);
}, 60_000);
