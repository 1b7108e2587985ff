// A bot that receives webhooks, and a person who speaks to it.
import { deepEqual, equal, ok } from 'node:assert/strict';
import { once } from 'node:events';
import { createServer } from 'node:http';
import { createRequire } from 'node:module';
import { json } from 'node:stream/consumers';
import { setTimeout } from 'node:timers/promises';
import Flint from 'node-flint';
import { check } from './check.mjs';

const receiver = createRequire(import.meta.url)('node-flint/webhook');
const { API_URL: apiUrl, BOT_TOKEN: token, PERSON_TOKEN, GUEST_EMAIL: guestEmail } = process.env;

/** What the person does in the app. */
async function send(method, path, body) {
	const response = await fetch(`${apiUrl}${path}`, {
		method,
		headers: {
			authorization: `Bearer ${PERSON_TOKEN}`,
			'content-type': 'application/json',
			trackingid: process.env.OWN_TRACKING_ID,
		},
		...(body && { body: JSON.stringify(body) }),
	});
	ok(response.ok, `${method} ${path}: ${response.status}`);
	return response.status === 204 ? undefined : await response.json();
}

const server = createServer(async (request, response) => {
	const body = await json(request);
	// The two methods of Express that the framework calls.
	handle(
		{ headers: request.headers, body },
		{ status: (code) => response.writeHead(code), send: (text) => response.end(text) },
	);
});
await once(server.listen(0, '127.0.0.1'), 'listening');
const flint = new Flint({
	token,
	webhookUrl: `http://127.0.0.1:${server.address().port}/flint`,
	webhookSecret: 'a secret of this check',
	// Between two requests, in milliseconds.
	minTime: 1,
});
const handle = receiver(flint);

const seen = [];
const names = [
	'spawn',
	'despawn',
	'mentioned',
	'message',
	'files',
	'personEnters',
	'personExits',
	'roomLocked',
	'roomUnlocked',
	'botAddedAsModerator',
	'botRemovedAsModerator',
	'roomRenamed',
	'attachmentAction',
];
for (const name of names) flint.on(name, (...values) => seen.push({ name, values }));
/** The values of the next event of that name. */
async function next(name, fits = () => true) {
	const end = Date.now() + 5000;
	for (;;) {
		const index = seen.findIndex((event) => event.name === name && fits(...event.values));
		if (index >= 0) return seen.splice(index, 1)[0].values;
		if (Date.now() > end) throw new Error(`No ${name} after 5 s`);
		await setTimeout(10);
	}
}

let bot;
let room;
await check('starts, and registers its webhooks', async () => {
	await flint.start();
	const end = Date.now() + 5000;
	while (!flint.cardsWebhook.id || !flint.initialized) {
		ok(Date.now() < end, 'No webhook after 5 s');
		await setTimeout(10);
	}
	equal(flint.isBotAccount, true);
	equal(flint.webhook.resource, 'all');
	equal(flint.cardsWebhook.resource, 'attachmentActions');
});
await check('is added to a room', async () => {
	room = await send('POST', 'rooms', { title: 'Room of the bot' });
	await send('POST', 'memberships', { roomId: room.id, personId: flint.person.id });
	[bot] = await next('spawn', ({ room: { id } }) => id === room.id);
	deepEqual([bot.isGroup, bot.isLocked, bot.memberships.length], [true, false, 1]);
});

const mention = `<@personId:${flint.person.id}|Bot>`;
const say = (text) => send('POST', 'messages', { roomId: room.id, markdown: `${mention} ${text}` });
const lastText = async () => (await send('GET', `messages?roomId=${room.id}&max=1`)).items[0].text;

await check('hears a word, and answers', async () => {
	const heard = new Promise((resolve) =>
		flint.hears('hello', (found, trigger) => resolve({ found, trigger })),
	);
	await say('hello there');
	const { found, trigger } = await heard;
	equal(found.room.id, room.id);
	deepEqual(trigger.args.slice(0, 2), ['hello', 'there']);
	deepEqual([trigger.roomTitle, trigger.roomType], ['Room of the bot', 'group']);
	await next('mentioned');
	await found.say('Hello %s', trigger.personDisplayName);
	equal(await lastText(), `Hello ${trigger.personDisplayName}`);
});
await check('answers with Markdown', async () => {
	await bot.say('markdown', '*Hello* **you**');
	equal(await lastText(), 'Hello you');
});
await check('sends a file by its address', async () => {
	await bot.say({ text: 'A file', files: process.env.FILE_URL });
	const { items } = await send('GET', `messages?roomId=${room.id}&max=1`);
	equal(items[0].files.length, 1);
});
await check('receives a file', async () => {
	await send('POST', 'messages', {
		roomId: room.id,
		markdown: `${mention} a file`,
		files: [process.env.FILE_URL],
	});
	const [, { files }] = await next('files', (_, { personId }) => personId !== flint.person.id);
	equal(files.length, 1);
	ok(files[0].binary.length > 0);
});
await check('sends a card, and receives the answer', async () => {
	const content = {
		type: 'AdaptiveCard',
		version: '1.2',
		body: [{ type: 'Input.Text', id: 'answer' }],
		actions: [{ type: 'Action.Submit', title: 'Send' }],
	};
	const attachments = [{ contentType: 'application/vnd.microsoft.card.adaptive', content }];
	const { id } = await bot.say({ markdown: 'A card', attachments });
	const inputs = { answer: 'Yes' };
	await send('POST', 'attachment/actions', { type: 'submit', messageId: id, inputs });
	const [, action] = await next('attachmentAction');
	deepEqual([action.messageId, action.inputs], [id, inputs]);
});
await check('removes its own message', async () => {
	const { id } = await bot.say('Wrong');
	await bot.censor(id);
	const { items } = await send('GET', `messages?roomId=${room.id}`);
	ok(items.every((message) => message.id !== id));
});
await check('adds a person and removes them, and sees both', async () => {
	deepEqual(await bot.add(guestEmail), [guestEmail]);
	equal((await next('personEnters', (_, { email }) => email === guestEmail))[1].email, guestEmail);
	deepEqual(await bot.remove(guestEmail), [guestEmail]);
	await next('personExits', (_, { email }) => email === guestEmail);
});
await check('renames the room', async () => {
	equal((await bot.roomRename('Another title')).title, 'Another title');
	equal((await send('GET', `rooms/${room.id}`)).title, 'Another title');
});
await check('sees that the room is moderated, and that it is a moderator itself', async () => {
	const { items } = await send('GET', `memberships?roomId=${room.id}`);
	const own = items.find(({ personId }) => personId === flint.person.id);
	const other = items.find(({ personId }) => personId !== flint.person.id);
	await send('PUT', `memberships/${other.id}`, { isModerator: true });
	await next('roomLocked');
	await send('PUT', `memberships/${own.id}`, { isModerator: true });
	await next('botAddedAsModerator');
	await send('PUT', `memberships/${own.id}`, { isModerator: false });
	await next('botRemovedAsModerator');
	await send('PUT', `memberships/${other.id}`, { isModerator: false });
	await next('roomUnlocked');
});
await check('writes to a person', async () => {
	const { roomId } = await bot.dm(guestEmail, 'Hello');
	const [direct] = await next('spawn', (spawned) => spawned.room.id === roomId);
	deepEqual([direct.isDirect, direct.isDirectTo], [true, guestEmail]);
});
await check('makes a room with a person', async () => {
	const made = await bot.newRoom('A new room', [guestEmail]);
	equal(made.room.title, 'A new room');
	await next('spawn', (spawned) => spawned.room.id === made.room.id);
	equal(await made.implode(), true);
});
await check('leaves the room', async () => {
	equal(await bot.exit(), true);
	await next('despawn', ({ room: { id } }) => id === room.id);
});
await check('stops', async () => {
	equal(await flint.stop(), true);
});
// The bot keeps timers.
process.exit();
