import type { Message } from '@webex-nodes/client';
import { encodeId, type IdType } from './ids.ts';
import { createRandom, type Random } from './random.ts';

export interface PersonRecord {
	readonly id: string;
	readonly email: string;
	readonly displayName: string;
	readonly type: 'bot' | 'person';
	readonly created: string;
}

export interface RoomRecord {
	readonly id: string;
	/** Absent in direct rooms: each side sees the other's name. */
	readonly title?: string;
	readonly type: 'direct' | 'group';
	readonly creatorId: string;
	readonly created: string;
	readonly lastActivity: string;
}

export interface WorldOptions {
	/** Milliseconds since the epoch. */
	readonly now?: () => number;
	readonly random?: Random;
}

export interface NewMessage {
	readonly roomId: string;
	readonly personId: string;
	readonly created?: number;
	readonly parentId?: string;
	readonly text?: string;
	readonly markdown?: string;
	readonly html?: string;
	readonly mentionedPeople?: readonly string[];
	readonly mentionedGroups?: readonly string[];
	readonly attachments?: Message['attachments'];
}

/** Everything that the simulated Webex remembers, apart from tokens. */
export class World {
	readonly now: () => number;
	readonly random: Random;
	readonly organisationId: string;
	readonly people = new Map<string, PersonRecord>();
	readonly rooms = new Map<string, RoomRecord>();
	readonly #members = new Map<string, Set<string>>();
	readonly #messages = new Map<string, Message>();
	/** Oldest first. */
	readonly #messagesOfRoom = new Map<string, Message[]>();

	constructor({ now = Date.now, random = createRandom(1) }: WorldOptions = {}) {
		this.now = now;
		this.random = random;
		this.organisationId = this.newId('ORGANIZATION');
	}

	newId(type: IdType): string {
		return encodeId(type, this.random.uuid());
	}

	time(milliseconds: number = this.now()): string {
		return new Date(milliseconds).toISOString();
	}

	addPerson(
		person: Pick<PersonRecord, 'displayName' | 'email'> & Partial<PersonRecord>,
	): PersonRecord {
		const added = {
			id: this.newId('PEOPLE'),
			type: 'person',
			created: this.time(),
			...person,
		} as const;
		this.people.set(added.id, added);
		return added;
	}

	findPersonByEmail(email: string): PersonRecord | undefined {
		const wanted = email.toLowerCase();
		return [...this.people.values()].find((person) => person.email.toLowerCase() === wanted);
	}

	addRoom(room: {
		readonly title?: string;
		readonly type?: RoomRecord['type'];
		readonly members: readonly PersonRecord[];
		readonly created?: number;
	}): RoomRecord {
		const created = this.time(room.created);
		const added: RoomRecord = {
			id: this.newId('ROOM'),
			type: room.type ?? 'group',
			creatorId: room.members[0]?.id ?? '',
			created,
			lastActivity: created,
			...(room.title !== undefined && { title: room.title }),
		};
		this.rooms.set(added.id, added);
		this.#members.set(added.id, new Set(room.members.map(({ id }) => id)));
		this.#messagesOfRoom.set(added.id, []);
		return added;
	}

	membersOf(roomId: string): ReadonlySet<string> {
		return this.#members.get(roomId) ?? new Set();
	}

	isMember(roomId: string, personId: string): boolean {
		return this.membersOf(roomId).has(personId);
	}

	removeMember(roomId: string, personId: string): void {
		this.#members.get(roomId)?.delete(personId);
	}

	/** The room that two people share; it comes into being with its first message. */
	directRoom(one: PersonRecord, other: PersonRecord): RoomRecord {
		const existing = [...this.rooms.values()].find(
			({ id, type }) =>
				type === 'direct' && this.isMember(id, one.id) && this.isMember(id, other.id),
		);
		return existing ?? this.addRoom({ type: 'direct', members: [one, other] });
	}

	addMessage({ roomId, personId, created = this.now(), ...content }: NewMessage): Message {
		const room = this.rooms.get(roomId);
		const author = this.people.get(personId);
		if (!room || !author) throw new Error('A message needs a room and an author of this world');
		const message = {
			id: this.newId('MESSAGE'),
			roomId,
			roomType: room.type,
			...content,
			personId,
			personEmail: author.email,
			created: this.time(created),
		} as Message;
		this.#messages.set(message.id, message);
		this.#insertByTime(roomId, message);
		if (message.created > room.lastActivity) {
			this.rooms.set(roomId, { ...room, lastActivity: message.created });
		}
		return message;
	}

	#insertByTime(roomId: string, message: Message): void {
		const messages = this.#messagesOfRoom.get(roomId) ?? [];
		let position = messages.length;
		while (position > 0 && (messages[position - 1]?.created ?? '') > message.created) position--;
		messages.splice(position, 0, message);
	}

	message(messageId: string): Message | undefined {
		return this.#messages.get(messageId);
	}

	/** Oldest first. */
	messagesOf(roomId: string): readonly Message[] {
		return this.#messagesOfRoom.get(roomId) ?? [];
	}

	deleteMessage(messageId: string): void {
		const message = this.#messages.get(messageId);
		if (!message) return;
		this.#messages.delete(messageId);
		const messages = this.#messagesOfRoom.get(message.roomId) ?? [];
		messages.splice(messages.indexOf(message), 1);
	}
}
