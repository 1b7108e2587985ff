import { readdirSync } from 'node:fs';
import { expect, test } from 'vitest';
import { base, setUp } from './fixture.ts';

interface RoomEntry {
	readonly id: string;
	readonly title: string;
	readonly messages: number;
}

/** Apart from the first one, which the document names. */
const modules = readdirSync(new URL('../src/page/browser/', import.meta.url)).filter(
	(name) => name.endsWith('.ts') && name !== 'page.ts',
);

function open() {
	const { simulator, webex } = setUp();
	const read = async <Result>(path: string, body?: object): Promise<Result> => {
		const response = await simulator.request(
			new Request(base + path, body && { method: 'POST', body: JSON.stringify(body) }),
		);
		return (await response.json()) as Result;
	};
	return { simulator, webex, read };
}

test('the page lists every room, the most active first', async () => {
	const { simulator, read } = open();
	const rooms = await read<RoomEntry[]>('/page/rooms');
	expect(rooms.map(({ title }) => title).slice(0, 2)).toEqual([
		'Network Operations',
		'Contact Centre Floor',
	]);
	expect(rooms).toHaveLength(simulator.world.rooms.size);
	const response = await simulator.request(new Request(`${base}/`));
	expect(await response.text()).toContain('<title>Simulated Webex</title>');
});

test.each<[string, string, string]>([
	['/', 'text/html; charset=utf-8', 'src="/page/page.js"'],
	['/page/page.css', 'text/css; charset=utf-8', 'color-scheme: light dark'],
	['/page/page.js', 'text/javascript; charset=utf-8', 'async function refresh() '],
	...modules.map((name): [string, string, string] => [
		`/page/${name}`,
		'text/javascript; charset=utf-8',
		'export ',
	]),
])('the browser gets %s, without types', async (path, type, text) => {
	const { simulator } = open();
	const response = await simulator.request(new Request(base + path));
	const body = await response.text();
	expect([response.status, response.headers.get('content-type')]).toEqual([200, type]);
	expect(body.replaceAll(/\s+/g, ' ')).toContain(text);
	expect(body).not.toMatch(/import type \{|^(export )?interface |: readonly string/m);
});

test('every module that a module of the page names is served', async () => {
	const { simulator } = open();
	const seen = new Set<string>();
	const visit = async (path: string): Promise<void> => {
		if (seen.has(path)) return;
		seen.add(path);
		const response = await simulator.request(new Request(base + path));
		expect([path, response.status]).toEqual([path, 200]);
		const names = (await response.text()).matchAll(/from '\.\/([^']+)'/g);
		for (const [, name] of names) await visit(`/page/${name}`);
	};
	await visit('/page/page.js');
	expect([...seen].sort()).toEqual(
		['/page/page.js', ...modules.map((name) => `/page/${name}`)].sort(),
	);
});

test.each(['/page/none.ts', '/page/..%2Fapp.ts', '/page/page.css.ts'])(
	'the browser gets no %s',
	async (path) => {
		const { simulator } = open();
		const response = await simulator.request(new Request(base + path));
		expect(response.status).toBe(404);
	},
);

interface RoomAnswer {
	readonly version: string;
	readonly isWhole: boolean;
	readonly members?: readonly { readonly id: string }[];
	readonly messages: readonly { readonly id: string; readonly isWaiting: boolean }[];
	readonly deleted: readonly string[];
}

test('the page gets only what has changed since it last asked, and everything after a reset', async () => {
	const { simulator, read } = open();
	const { world } = simulator;
	const [room, other] = await read<RoomEntry[]>('/page/rooms');
	const roomId = room?.id ?? '';
	const ask = (version: string) => read<RoomAnswer>(`/page/rooms/${roomId}?since=${version}`);
	const personId = [...world.membersOf(roomId).keys()][0] ?? '';
	const whole = await read<RoomAnswer>(`/page/rooms/${roomId}`);
	expect([whole.isWhole, whole.messages.length]).toEqual([true, room?.messages]);

	const nothing = await ask(whole.version);
	expect(nothing).toEqual({
		version: whole.version,
		isWhole: false,
		messages: [],
		deleted: [],
	});
	const { id } = world.addMessage({ roomId, personId, text: 'New' });
	const edited = whole.messages[0]?.id ?? '';
	world.editMessage(edited, { text: 'Changed' });
	const gone = whole.messages[1]?.id ?? '';
	world.deleteMessage(gone);
	world.addMessage({ roomId: other?.id ?? '', personId, text: 'Elsewhere' });
	const changed = await ask(whole.version);
	expect(changed.messages.map((message) => message.id)).toEqual([edited, id]);
	expect([changed.deleted, changed.isWhole, changed.members]).toEqual([[gone], false, undefined]);

	world.removeMember(roomId, personId);
	const members = (await ask(changed.version)).members ?? [];
	expect(members.some((member) => member.id === personId)).toBe(false);
	for (let number = 0; number < 250; number++) {
		world.addMessage({ roomId, personId, text: `${number}` });
	}
	const many = await ask(changed.version);
	expect([many.isWhole, many.messages.length]).toEqual([true, 200]);
	simulator.reset();
	const again = await ask(many.version);
	expect([again.isWhole, again.messages.length]).toEqual([true, room?.messages]);
});

test('rooms that have not changed are answered with 304', async () => {
	const { simulator } = open();
	const ask = (headers = {}) => simulator.request(new Request(`${base}/page/rooms`, { headers }));
	const etag = (await ask()).headers.get('etag') ?? '';
	expect((await ask({ 'if-none-match': etag })).status).toBe(304);
	const [room] = simulator.world.rooms.values();
	simulator.world.addMessage({
		roomId: room?.id ?? '',
		personId: room?.creatorId ?? '',
		text: 'New',
	});
	expect((await ask({ 'if-none-match': etag })).status).toBe(200);
});

test('a card waits until somebody has pressed its button, also one that is older than what is shown', async () => {
	const { simulator, read } = open();
	const { world } = simulator;
	const [room] = await read<RoomEntry[]>('/page/rooms');
	const roomId = room?.id ?? '';
	const personId = [...world.membersOf(roomId).keys()][0] ?? '';
	const action = { type: 'Action.Submit', title: 'Send' };
	const content = {
		type: 'AdaptiveCard',
		body: [{ type: 'ActionSet', actions: [action] }],
	};
	const attachments = [{ contentType: 'application/vnd.microsoft.card.adaptive', content }];
	const { id } = world.addMessage({ roomId, personId, attachments });
	for (let number = 0; number < 250; number++) {
		world.addMessage({ roomId, personId, text: `${number}` });
	}
	const waiting = async () =>
		(await read<(RoomEntry & { waiting: number })[]>('/page/rooms')).find(
			(entry) => entry.id === roomId,
		)?.waiting;
	const card = async () =>
		(await read<RoomAnswer>(`/page/rooms/${roomId}`)).messages.find((message) => message.id === id);
	expect([await waiting(), (await card())?.isWaiting]).toEqual([1, true]);
	const snapshot = simulator.snapshot();
	world.submitCard(id, personId, {});
	expect([await waiting(), await card()]).toEqual([0, undefined]);
	simulator.restore(snapshot);
	expect([await waiting(), (await card())?.isWaiting]).toEqual([1, true]);
	world.deleteMessage(id);
	expect(await waiting()).toBe(0);
});

test('what is written on the page is a message like others', async () => {
	const { webex, read } = open();
	const [room] = await read<RoomEntry[]>('/page/rooms');
	const roomId = room?.id ?? '';
	const { members } = await read<{ members: { id: string }[] }>(`/page/rooms/${roomId}`);
	const personId = members[1]?.id ?? '';
	const { id } = await read<{ id: string }>(`/page/rooms/${roomId}/messages`, {
		personId,
		markdown:
			'**By hand** <script>alert(1)</script> <img src=x onerror=alert(1)> [a](javascript:alert(1)) [b](https://example.com/?a=1&b=2)',
	});
	const message = await webex.messages.get({ messageId: id });
	expect(message).toMatchObject({ roomId, personId, text: expect.stringContaining('By hand') });
	expect(message.html).not.toMatch(/<script|<img|javascript:/);
	expect(message.html).toContain('<strong>By hand</strong>');
	expect(message.html).toContain('href="https://example.com/?a=1&amp;b=2"');
	expect(message.text).toContain('<script>alert(1)</script>');
});

test.each([
	[{ personId: 'nobody', markdown: 'x' }, 'expected the ID of a member'],
	[{ personId: 'nobody' }, 'markdown'],
	[{ personId: 'nobody', markdown: '   ' }, 'markdown'],
])('the page refuses %o', async (body, message) => {
	const { read } = open();
	const [room] = await read<RoomEntry[]>('/page/rooms');
	const answer = await read(`/page/rooms/${room?.id}/messages`, body);
	expect(JSON.stringify(answer)).toContain(message);
});

test('a card is drawn by its makers’ own library, and pressed as the person who is chosen', async () => {
	const { simulator, webex, read } = open();
	const [room] = await read<RoomEntry[]>('/page/rooms');
	const roomId = room?.id ?? '';
	const content = {
		type: 'AdaptiveCard',
		version: '1.3',
		body: [{ type: 'Input.Text', id: 'reason' }],
		actions: [{ type: 'Action.Submit', title: 'Send' }],
	};
	const attachments = [{ contentType: 'application/vnd.microsoft.card.adaptive', content }];
	const { id } = await webex.messages.create({ roomId, text: 'A card', attachments });
	const { members, messages } = await read<{
		members: { id: string }[];
		messages: { id: string; card?: object }[];
	}>(`/page/rooms/${roomId}`);
	expect(messages.at(-1)).toMatchObject({ id, card: content });
	const personId = members[1]?.id ?? '';
	const events: object[] = [];
	simulator.world.onEvent((event) => events.push(event));
	const answer = await read<{ id: string }>(`/page/messages/${id}/actions`, {
		personId,
		inputs: { reason: 'Because' },
	});
	expect(await webex.attachmentActions.get({ id: answer.id })).toMatchObject({
		messageId: id,
		personId,
		inputs: { reason: 'Because' },
	});
	expect(events).toMatchObject([{ resource: 'attachmentActions', event: 'created' }]);
	const script = await simulator.request(new Request(`${base}/page/adaptivecards.js`));
	expect([script.headers.get('content-type'), (await script.text()).length > 100_000]).toEqual([
		'text/javascript; charset=utf-8',
		true,
	]);
	const gone = await read<{ message: string }>('/page/messages/none/actions', { personId });
	expect(gone.message).toContain('no such card');
});

test('a file is behind its name, and never runs in the page', async () => {
	const { simulator, webex, read } = open();
	const [room] = await read<RoomEntry[]>('/page/rooms');
	const roomId = room?.id ?? '';
	const bytes = new TextEncoder().encode('<script>alert(1)</script>');
	const upload = { fileName: 'x.html', contentType: 'text/html', bytes };
	await webex.messages.create({ roomId, files: [upload] });
	const { messages } = await read<{ messages: { files: { id: string; name: string }[] }[] }>(
		`/page/rooms/${roomId}`,
	);
	const [file] = messages.at(-1)?.files ?? [];
	expect(file?.name).toBe('x.html');
	const response = await simulator.request(new Request(`${base}/page/files/${file?.id}`));
	expect(response.headers.get('content-type')).toBe('application/octet-stream');
	expect(new Uint8Array(await response.arrayBuffer())).toEqual(bytes);
});
