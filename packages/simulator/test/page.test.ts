import { expect, test } from 'vitest';
import { base, setUp } from './fixture.ts';

interface RoomEntry {
	readonly id: string;
	readonly title: string;
	readonly messages: number;
}

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

test.each([
	['/', 'text/html; charset=utf-8', 'src="/page/page.js"'],
	['/page/page.css', 'text/css; charset=utf-8', 'color-scheme: light dark'],
	['/page/page.js', 'text/javascript; charset=utf-8', 'async function refresh() '],
])('the browser gets %s, without types', async (path, type, text) => {
	const { simulator } = open();
	const response = await simulator.request(new Request(base + path));
	const body = await response.text();
	expect([response.status, response.headers.get('content-type')]).toEqual([200, type]);
	expect(body.replaceAll(/\s+/g, ' ')).toContain(text);
	expect(body).not.toContain('import type {');
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
