import type { Message } from '@webex-nodes/client';
import { Hono } from 'hono';
import { z } from 'zod';
import { readJson } from '../body.ts';
import { Failure } from '../failure.ts';
import { renderMarkdown } from '../world/markdown.ts';
import type { RoomRecord, World } from '../world/world.ts';
import type { RoomSummary, ShownMember, ShownMessage, ShownRoom } from './answers.ts';
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

/** The page shows at most this number of messages of a room. */
const maxShown = 200;

/** A page to look into the rooms, and to write as one of the people in them: for this machine only, without sign-in. */
export function pageApp({ world }: { readonly world: World }): Hono {
	const app = new Hono();
	app.route('/', pageFiles());

	app.get('/page/rooms', (context) => {
		const rooms = [...world.rooms.values()].sort((one, other) =>
			one.lastActivity < other.lastActivity ? 1 : -1,
		);
		return context.json(rooms.map((room) => summaryOf(room, world)));
	});

	app.get('/page/rooms/:id', (context) => {
		const { id } = roomOf(context.req.param('id'), world);
		const messages = world.messagesOf(id).slice(-maxShown);
		const shown: ShownRoom = {
			members: membersOf(id, world),
			messages: messages.map((message) => shownMessage(message, world)),
		};
		return context.json(shown);
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

function summaryOf({ id, title, type, lastActivity }: RoomRecord, world: World): RoomSummary {
	const names = membersOf(id, world).map(({ name }) => name);
	const messages = world.messagesOf(id).length;
	return { id, title: title ?? names.join(', '), type, lastActivity, messages };
}

function membersOf(roomId: string, world: World): ShownMember[] {
	return [...world.membersOf(roomId).keys()].flatMap((personId) => {
		const person = world.people.get(personId);
		return person ? [{ id: person.id, name: person.displayName, type: person.type }] : [];
	});
}

function shownMessage(message: Message, world: World): ShownMessage {
	const { id, parentId, personId = '', text = '', html, created } = message;
	const { attachments = [], files = [] } = message;
	return {
		id,
		parentId,
		name: world.people.get(personId)?.displayName ?? '',
		text,
		html,
		created,
		card: attachments[0]?.content,
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
