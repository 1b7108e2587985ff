import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { Hono } from 'hono';
import { z } from 'zod';
import { Failure } from '../failure.ts';
import { renderMarkdown } from '../markdown.ts';
import type { World } from '../world.ts';
import { page } from './page.ts';

const Draft = z.strictObject({
	personId: z.string(),
	markdown: z.string().trim().min(1),
	parentId: z.string().optional(),
});

const Submission = z.strictObject({
	personId: z.string(),
	inputs: z.record(z.string(), z.unknown()),
});

/** Microsoft's own, which draws cards as Webex does. */
const cardReader = createRequire(import.meta.url).resolve(
	'adaptivecards/dist/adaptivecards.min.js',
);

/** Most messages that the page shows of a room. */
const shown = 200;

/** A page to look into the rooms, and to write as one of the people in them. For those at this machine: no sign-in. */
export function pageApp({ world }: { readonly world: World }): Hono {
	const app = new Hono();

	app.get('/', (context) => context.html(page));

	app.get('/page/rooms', (context) =>
		context.json(
			[...world.rooms.values()]
				.sort((one, other) => (one.lastActivity < other.lastActivity ? 1 : -1))
				.map(({ id, title, type, lastActivity }) => ({
					id,
					title: title ?? namesOf(id).join(', '),
					type,
					lastActivity,
					messages: world.messagesOf(id).length,
				})),
		),
	);

	app.get('/page/rooms/:id', (context) => {
		const room = roomOf(context.req.param('id'));
		const members = [...world.membersOf(room.id).keys()].flatMap((personId) => {
			const person = world.people.get(personId);
			return person ? [{ id: person.id, name: person.displayName, type: person.type }] : [];
		});
		const messages = world.messagesOf(room.id).slice(-shown);
		return context.json({
			members,
			messages: messages.map(
				({ id, parentId, personId = '', text, html, created, attachments = [], files = [] }) => ({
					id,
					parentId,
					name: world.people.get(personId)?.displayName ?? '',
					text: text ?? '',
					// Rendered here from Markdown, with everything else escaped.
					html,
					created,
					card: attachments[0]?.content,
					files: files.flatMap((address) => {
						const file = world.files.get(address.split('/').at(-1) ?? '');
						return file ? [{ id: file.id, name: file.name }] : [];
					}),
				}),
			),
		});
	});

	app.post('/page/messages/:id/actions', async (context) => {
		const message = world.message(context.req.param('id'));
		if (!message?.attachments?.length) throw new Failure(404, 'There is no such card any more.');
		const parsed = Submission.safeParse(await context.req.json().catch(() => undefined));
		if (!parsed.success) throw new Failure(400, z.prettifyError(parsed.error));
		const { personId, inputs } = parsed.data;
		if (!world.isMember(message.roomId, personId)) throw new Failure(400, 'Nobody of this room.');
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

	app.get('/page/adaptivecards.js', async (context) =>
		context.body(await readFile(cardReader), 200, { 'content-type': 'text/javascript' }),
	);

	app.post('/page/rooms/:id/messages', async (context) => {
		const room = roomOf(context.req.param('id'));
		const parsed = Draft.safeParse(await context.req.json().catch(() => undefined));
		if (!parsed.success) throw new Failure(400, z.prettifyError(parsed.error));
		const { personId, markdown, parentId } = parsed.data;
		if (!world.isMember(room.id, personId)) throw new Failure(400, 'Nobody of this room.');
		const { id } = world.addMessage({
			roomId: room.id,
			personId,
			...(parentId && { parentId }),
			...renderMarkdown(markdown, world),
		});
		return context.json({ id });
	});

	return app;

	function roomOf(id: string) {
		const room = world.rooms.get(id);
		if (!room) throw new Failure(404, 'There is no such room.');
		return room;
	}

	function namesOf(roomId: string): string[] {
		return [...world.membersOf(roomId).keys()].map(
			(personId) => world.people.get(personId)?.displayName ?? '',
		);
	}
}
