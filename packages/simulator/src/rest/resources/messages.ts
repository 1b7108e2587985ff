import type {
	AnyUpload,
	CreateMessage as Draft,
	Message,
	ListMessages as Query,
	rest,
	Upload,
} from '@webex-nodes/client';
import { maxFileBytes } from '@webex-nodes/client';
import {
	CreateMessage,
	ListDirectMessages,
	ListMessages,
	UpdateMessage,
} from '@webex-nodes/client/schemas';
import { z } from 'zod';
import { Failure } from '../../failure.ts';
import { renderMarkdown } from '../../world/markdown.ts';
import type { PersonRecord, RoomRecord } from '../../world/world.ts';
import { mentions, roomOf, seesMessage } from '../access.ts';
import { type Call, type Endpoints, readId } from '../endpoint.ts';
import { announceRoom } from '../happenings.ts';

/** Bytes of UTF-8, before encryption. */
const maxTextBytes = 7439;

const maxEdits = 10;
const directPage = 50;

export const messages: Endpoints<typeof rest.messages> = {
	create: {
		input: CreateMessage,
		handle: async (given, call) => {
			const draft = withoutEmptyLists(given);
			checkContent(draft);
			if (draft.attachments) checkCard(draft, call);
			const room = destination(draft, call);
			const parentId = draft.parentId && threadRoot(draft.parentId, room, call);
			const [file] = draft.files ?? [];
			const files = file && [await keepFile(file, room, call)];
			const message = call.world.addMessage({
				roomId: room.id,
				personId: call.caller.id,
				...(parentId && { parentId }),
				...contentOf(draft, call),
				...(draft.attachments && { attachments: draft.attachments }),
				...(files && { files }),
			});
			const { toPersonId, toPersonEmail } = draft;
			return {
				...message,
				...(toPersonId && { toPersonId }),
				...(toPersonEmail && { toPersonEmail }),
			};
		},
	},
	delete: {
		input: z.strictObject({ messageId: z.string() }),
		handle: ({ messageId }, call) => {
			const { world, caller, switches } = call;
			const message = existing(messageId, call);
			const { isLocked = false } = world.rooms.get(message.roomId) ?? {};
			const isModerator = world.membersOf(message.roomId).get(caller.id)?.isModerator ?? false;
			const mayModerate = switches.moderatorDeletes === 'moderated' && isLocked && isModerator;
			if (message.personId !== caller.id && !mayModerate) {
				throw new Failure(403, 'Unable to delete message.');
			}
			world.deleteMessage(message.id, caller.id);
			return undefined;
		},
	},
	direct: {
		input: ListDirectMessages,
		// Only the newest ones: this list has no next page.
		pageSize: () => ({ usual: directPage, largest: directPage }),
		handle: (query, call) => {
			const { world, caller } = call;
			const other = otherPerson(query, call);
			const room = world.findDirectRoom(caller, other);
			const parentId = query.parentId && readId('MESSAGE', query.parentId);
			return world
				.messagesOf(room?.id ?? '')
				.filter((message) => !parentId || message.parentId === parentId)
				.slice(-directPage)
				.reverse();
		},
	},
	get: {
		input: z.strictObject({ messageId: z.string() }),
		handle: ({ messageId }, call) => existing(messageId, call),
	},
	list: {
		input: ListMessages,
		pageSize: ({ mentionedPeople }, { switches }) => ({
			usual: 50,
			largest: mentionedPeople ? 100 : switches.maxMessagePageSize,
		}),
		after: ({ id }) => ({ beforeMessage: id }),
		handle: (query, call) => {
			const room = roomOf(query.roomId, call);
			const mentioned = readMentioned(query, call);
			if (call.caller.type === 'bot' && room.type === 'group' && mentioned !== call.caller.id) {
				throw new Failure(403, 'Failed to get activity.');
			}
			const before = readBefore(query, call);
			const parentId = query.parentId && readId('MESSAGE', query.parentId);
			return call.world
				.messagesOf(room.id)
				.slice(0, before)
				.filter(
					(message) =>
						(!parentId || message.parentId === parentId) &&
						(!mentioned || mentions(message, mentioned)),
				)
				.reverse();
		},
	},
	update: {
		input: UpdateMessage,
		handle: ({ messageId, roomId, text, markdown }, call) => {
			const { world, caller } = call;
			const message = existing(messageId, call);
			if (message.roomId !== readId('ROOM', roomId)) {
				throw new Failure(404, 'Unable to find the message in this room.');
			}
			if (message.personId !== caller.id) throw new Failure(403, 'Unable to edit message.');
			checkContent({ text, markdown });
			if (message.files?.length || message.attachments?.length) {
				throw new Failure(400, 'Messages with files or attachments cannot be edited.');
			}
			if (world.editsOf(message.id) >= maxEdits) {
				throw new Failure(400, `A message can be edited ${maxEdits} times.`);
			}
			return world.editMessage(message.id, contentOf({ text, markdown }, call));
		},
	},
};

function existing(messageId: string, { world, caller }: Call): Message {
	const message = world.message(readId('MESSAGE', messageId));
	if (!message || !seesMessage(message, caller, world)) {
		throw new Failure(404, 'Unable to get message.');
	}
	return message;
}

/** An empty list says nothing, as if it were left out. */
function withoutEmptyLists({ attachments = [], files = [], ...draft }: Draft): Draft {
	return {
		...draft,
		...(attachments.length > 0 && { attachments }),
		...(files.length > 0 && { files }),
	};
}

/** Clients that do not show markdown show the text beside it; without one, Webex makes it from the markdown. */
const contentOf = ({ text, markdown }: Pick<Draft, 'markdown' | 'text'>, { world }: Call) => ({
	...(markdown && renderMarkdown(markdown, world)),
	...(text && { text }),
});

function checkContent({ text, markdown, attachments, files }: Draft): void {
	if (!text && !markdown && !attachments && !files) {
		throw new Failure(400, 'Both text and file cannot be empty.');
	}
	for (const content of [text, markdown]) {
		if (content && Buffer.byteLength(content) > maxTextBytes) {
			throw new Failure(400, `Message length limited to ${maxTextBytes} bytes.`);
		}
	}
}

/** The elements of the card are not checked: Webex shows a card without the elements that it does not know. */
function checkCard({ attachments, files }: Draft, { switches }: Call): void {
	const [card] = attachments ?? [];
	const { type, version } = card?.content ?? {};
	if (card?.contentType !== cardType || type !== 'AdaptiveCard') {
		throw new Failure(400, 'Invalid attachment: an Adaptive Card is expected.');
	}
	if (!/^1\.[0-3]$/.test(String(version))) {
		throw new Failure(400, 'Unsupported Adaptive Card version.');
	}
	if (files && switches.cardWithFile === 'refused') {
		throw new Failure(400, 'Message cannot have both files and attachments.');
	}
}

const cardType = 'application/vnd.microsoft.card.adaptive';

/** @returns the address of the file. */
async function keepFile(
	file: AnyUpload | string,
	room: RoomRecord,
	{ world, switches, origin }: Call,
): Promise<string> {
	const given = typeof file === 'string' ? await retrieve(file) : file;
	// A form has brought it whole.
	if (!('bytes' in given)) throw new Failure(400, 'The file has no content.');
	const { fileName, contentType, bytes } = given;
	if (bytes.length > maxFileBytes) throw new Failure(413, 'The file is larger than 100 MB.');
	const { id } = world.addFile({
		roomId: room.id,
		name: fileName,
		contentType,
		bytes,
		scan: switches.scanOfUploads,
	});
	const host = switches.contentHost === 'own' ? origin : 'https://webexapis.com';
	return `${host}/v1/contents/${id}`;
}

/** Webex reads public addresses without signing in. */
async function retrieve(address: string): Promise<Upload> {
	const url = URL.canParse(address) ? new URL(address) : undefined;
	const isWeb = url?.protocol === 'http:' || url?.protocol === 'https:';
	const response = url && isWeb ? await fetch(url).catch(() => undefined) : undefined;
	if (!url || !response?.ok) throw new Failure(400, 'Unable to retrieve content.');
	return {
		fileName: nameIn(url) || 'file',
		contentType: response.headers.get('content-type') ?? 'application/octet-stream',
		bytes: new Uint8Array(await response.arrayBuffer()),
	};
}

function nameIn({ pathname }: URL): string {
	const name = pathname.split('/').at(-1) ?? '';
	try {
		return decodeURIComponent(name);
	} catch {
		return name;
	}
}

function destination(draft: Draft, call: Call): RoomRecord {
	const { roomId, toPersonId, toPersonEmail } = draft;
	if ([roomId, toPersonId, toPersonEmail].filter(Boolean).length !== 1) {
		throw new Failure(
			400,
			'Message destination could not be determined. Provide only one destination in the roomId, toPersonEmail, or toPersonId field',
		);
	}
	if (roomId) return roomOf(roomId, call);
	const { world, caller } = call;
	const other = otherPerson({ personId: toPersonId, personEmail: toPersonEmail }, call);
	if (other.id === caller.id)
		throw new Failure(400, 'Message destination could not be determined.');
	const known = world.findDirectRoom(caller, other);
	if (known) return known;
	const room = world.directRoom(caller, other);
	announceRoom(room, call);
	return room;
}

function otherPerson(
	{ personId, personEmail }: { personId?: string | undefined; personEmail?: string | undefined },
	{ world }: Call,
): PersonRecord {
	if (!personId && !personEmail) {
		throw new Failure(400, 'Must specify either personId or personEmail.');
	}
	const person = personEmail
		? world.findPersonByEmail(personEmail)
		: world.people.get(readId('PEOPLE', personId ?? ''));
	if (!person) throw new Failure(404, 'Failed to find user with specified email address.');
	return person;
}

/** A reply to a reply goes under the root of its thread. */
function threadRoot(parentId: string, room: RoomRecord, { world }: Call): string {
	const parent = world.message(readId('MESSAGE', parentId));
	if (!parent || parent.roomId !== room.id) {
		throw new Failure(400, 'Unable to find the parent message in this room.');
	}
	return parent.parentId ?? parent.id;
}

function readMentioned({ mentionedPeople }: Query, { caller }: Call): string | undefined {
	if (!mentionedPeople) return undefined;
	const personId = mentionedPeople === 'me' ? caller.id : readId('PEOPLE', mentionedPeople);
	if (personId !== caller.id) throw new Failure(400, 'mentionedPeople must be me or the own ID.');
	return personId;
}

/** The number of messages of the room that are older than the point which the query names. */
function readBefore({ roomId, before, beforeMessage }: Query, { world }: Call): number {
	const all = world.messagesOf(readId('ROOM', roomId));
	if (beforeMessage) {
		const found = all.findIndex(({ id }) => id === readId('MESSAGE', beforeMessage));
		// Also when it was deleted while a client was paging.
		if (found === -1) throw new Failure(404, 'The requested resource could not be found.');
		return found;
	}
	if (!before) return all.length;
	const time = Date.parse(before);
	if (Number.isNaN(time)) throw new Failure(400, `Invalid date in before: ${before}`);
	const found = all.findIndex(({ created }) => Date.parse(created) >= time);
	return found === -1 ? all.length : found;
}
