import { createHash } from 'node:crypto';
import type { AttachmentAction, Message } from '@webex-nodes/client';
import { Hono } from 'hono';
import { etag } from 'hono/etag';
import { z } from 'zod';
import { readJson } from '../body.ts';
import { Failure } from '../failure.ts';
import { renderMarkdown } from '../world/markdown.ts';
import type { RoomRecord, World } from '../world/world.ts';
import type { RoomSummary, ShownMember, ShownMessage, ShownRoom } from './answers.ts';
import { isSubmittable } from './cards.ts';
import { Changes } from './changes.ts';
import { pageFiles } from './files.ts';

const Draft = z.strictObject({
	personId: z.string(),
	markdown: z.string().trim().min(1),
	parentId: z.string().optional(),
});

const Submission = z.strictObject({
	personId: z.string(),
	inputs: z.record(z.string(), z.unknown()),
});

/** The page gets at most this number of messages of a room, and of cards that wait in it. */
const maxShown = 200;
const maxWaiting = 50;

/** A page to look into the rooms, and to write as one of the people in them: for this machine only, without sign-in. */
export function pageApp({ world }: { readonly world: World }): Hono {
	const app = new Hono();
	const changes = new Changes(world);
	app.route('/', pageFiles());

	// The browser asks again every second: it gets 304 without a body when nothing has changed.
	app.get('/page/rooms', etag(), (context) => {
		const rooms = [...world.rooms.values()].sort((one, other) =>
			one.lastActivity < other.lastActivity ? 1 : -1,
		);
		const waiting = changes.waiting();
		context.header('cache-control', 'no-cache');
		return context.json(
			rooms.map((room) => summaryOf(room, waiting.get(room.id)?.length ?? 0, world)),
		);
	});

	app.get('/page/rooms/:id', (context) => {
		const { id } = roomOf(context.req.param('id'), world);
		const { since = '', with: wanted = '' } = context.req.query();
		const members = membersOf(id, world);
		const membersHash = createHash('sha1')
			.update(JSON.stringify(members))
			.digest('hex')
			.slice(0, 12);
		const known = changes.since(since, id);
		const waiting = new Set(changes.waiting().get(id)?.slice(-maxWaiting));
		const isWhole = !known || known.ids.length > maxShown;
		const ids = isWhole ? new Set([...latest(id, world), ...waiting, wanted]) : new Set(known.ids);
		const actions = actionsOn(ids, world);
		const messages = [...ids].flatMap((messageId) => {
			const message = world.message(messageId);
			return message?.roomId === id ? [message] : [];
		});
		const shown: ShownRoom = {
			version: changes.version(membersHash),
			isWhole,
			...((isWhole || known.extra !== membersHash) && { members }),
			messages: messages
				.sort((one, other) => one.created.localeCompare(other.created))
				.map((message) => shownMessage(message, actions.get(message.id), world)),
			deleted: isWhole ? [] : [...ids].filter((messageId) => !world.message(messageId)),
		};
		return context.json(shown);
	});

	app.get('/page/messages/:id', (context) => {
		const message = world.message(context.req.param('id'));
		if (!message) throw new Failure(404, 'There is no such message any more.');
		return context.json({ roomId: message.roomId });
	});

	app.post('/page/rooms/:id/messages', async (context) => {
		const room = roomOf(context.req.param('id'), world);
		const { personId, markdown, parentId } = await readJson(context, Draft);
		requireMember(room.id, personId, world);
		const { id } = world.addMessage({
			roomId: room.id,
			personId,
			...(parentId && { parentId }),
			...renderMarkdown(markdown, world),
		});
		return context.json({ id });
	});

	app.post('/page/messages/:id/actions', async (context) => {
		const message = world.message(context.req.param('id'));
		if (!message?.attachments?.length) throw new Failure(404, 'There is no such card any more.');
		const { personId, inputs } = await readJson(context, Submission);
		requireMember(message.roomId, personId, world);
		return context.json({ id: world.submitCard(message.id, personId, inputs).id });
	});

	app.get('/page/files/:id', (context) => {
		const file = world.files.get(context.req.param('id'));
		if (!file) throw new Failure(404, 'There is no such file.');
		return context.body(new Uint8Array(file.bytes), 200, {
			// Whatever it is: nothing of it runs in this page.
			'content-type': 'application/octet-stream',
			'content-disposition': `attachment; filename*=UTF-8''${encodeURIComponent(file.name)}`,
		});
	});

	return app;
}

function summaryOf(
	{ id, title, type, lastActivity }: RoomRecord,
	waiting: number,
	world: World,
): RoomSummary {
	const names = membersOf(id, world).map(({ name }) => name);
	const messages = world.messagesOf(id).length;
	return { id, title: title ?? names.join(', '), type, lastActivity, messages, waiting };
}

const latest = (roomId: string, world: World) =>
	world
		.messagesOf(roomId)
		.slice(-maxShown)
		.map(({ id }) => id);

/** The last action on each of the cards. */
function actionsOn(ids: ReadonlySet<string>, world: World): ReadonlyMap<string, AttachmentAction> {
	return new Map(
		[...world.actions.values()]
			.filter(({ messageId }) => ids.has(messageId))
			.map((action) => [action.messageId, action]),
	);
}

function membersOf(roomId: string, world: World): ShownMember[] {
	return [...world.membersOf(roomId).keys()].flatMap((personId) => {
		const person = world.people.get(personId);
		return person ? [{ id: person.id, name: person.displayName, type: person.type }] : [];
	});
}

function shownMessage(
	message: Message,
	action: AttachmentAction | undefined,
	world: World,
): ShownMessage {
	const { id, parentId, personId = '', text = '', html, created, updated } = message;
	const { attachments = [], files = [] } = message;
	const card = attachments[0]?.content;
	const nameOf = (person = '') => world.people.get(person)?.displayName ?? '';
	return {
		id,
		parentId,
		name: nameOf(personId),
		text,
		html,
		created,
		updated,
		card,
		isWaiting: !action && isSubmittable(card),
		...(action && { action: { name: nameOf(action.personId), created: action.created ?? '' } }),
		files: files.flatMap((address) => {
			const file = world.files.get(address.split('/').at(-1) ?? '');
			return file ? [{ id: file.id, name: file.name }] : [];
		}),
	};
}

function roomOf(id: string, world: World): RoomRecord {
	const room = world.rooms.get(id);
	if (!room) throw new Failure(404, 'There is no such room.');
	return room;
}

function requireMember(roomId: string, personId: string, world: World): void {
	if (!world.isMember(roomId, personId)) {
		throw new Failure(400, 'personId: expected the ID of a member of the room.');
	}
}
