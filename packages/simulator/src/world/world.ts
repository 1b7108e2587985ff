import type { AttachmentAction, IdType, Message, RoomTab, Webhook } from '@webex-nodes/client';
import { refill, refillById } from '../state/schemas.ts';
import { encodeId, valueOfId } from './ids.ts';
import { type MeetingDelays, Meetings } from './meetings/meetings.ts';
import { createRandom, type Random } from './random.ts';
import type { WorldState } from './state.ts';

export interface PersonRecord {
	readonly id: string;
	readonly email: string;
	readonly displayName: string;
	readonly type: 'bot' | 'person';
	readonly created: string;
	/** Administers the organisation, and may read its events. */
	readonly isAdmin?: boolean;
	/** Fields that an administrator has filled in. */
	readonly details?: PersonDetails;
}

export interface PersonDetails {
	readonly roles?: readonly string[] | undefined;
	readonly licenses?: readonly string[] | undefined;
	readonly [name: string]: unknown;
}

export interface MemberRecord {
	readonly personId: string;
	readonly isModerator: boolean;
	readonly isRoomHidden: boolean;
	readonly created: string;
}

export interface TeamRecord {
	readonly id: string;
	readonly name: string;
	readonly description?: string;
	readonly creatorId: string;
	readonly created: string;
}

export interface FileRecord {
	readonly id: string;
	readonly roomId: string;
	readonly name: string;
	readonly contentType: string;
	readonly bytes: Uint8Array;
	/** What the scan for malware found. */
	readonly scan: 'clean' | 'infected' | 'pending' | 'unscannable';
}

export interface RoomRecord {
	readonly id: string;
	/** Absent in direct rooms: each side sees the other's name. */
	readonly title?: string;
	readonly type: 'direct' | 'group';
	readonly creatorId: string;
	readonly created: string;
	readonly lastActivity: string;
	readonly teamId?: string;
	readonly classificationId?: string;
	readonly description?: string;
	readonly isLocked?: boolean;
	readonly isPublic?: boolean;
	readonly madePublic?: string;
	readonly isAnnouncementOnly?: boolean;
	readonly isReadOnly?: boolean;
	/** Fields that are returned as ciphertext, as if their key were lost. */
	readonly unreadable?: readonly string[];
}

export interface LogEntry {
	readonly id: string;
	readonly resource: string;
	readonly type: string;
	readonly actorId: string;
	readonly created: string;
	readonly data: object;
}

/** Something happened, in the words of webhooks. */
export interface WorldEvent {
	readonly resource: string;
	readonly event: string;
	/** The person who did it. */
	readonly actorId: string;
	readonly data: object;
}

type MessageEvent = WorldEvent & { readonly data: Message };

export const isMessageEvent = (event: WorldEvent): event is MessageEvent =>
	event.resource === 'messages';

export interface WorldOptions {
	/** Milliseconds since the epoch. */
	readonly now?: () => number;
	readonly random?: Random;
	/** Of meetings alone. */
	readonly meetingsRandom?: Random;
	readonly meetingDelays?: MeetingDelays;
}

export interface NewMessage {
	readonly roomId: string;
	readonly personId: string;
	readonly created?: number;
	readonly parentId?: string;
	readonly text?: string;
	readonly markdown?: string;
	readonly html?: string;
	readonly mentionedPeople?: string[];
	readonly mentionedGroups?: string[];
	readonly attachments?: NonNullable<Message['attachments']>;
	/** Addresses of content. */
	readonly files?: string[];
}

/** The whole state of the simulated Webex, apart from tokens. */
export class World {
	readonly now: () => number;
	readonly random: Random;
	organisationId: string;
	/** How often another state was put in place of everything, which no event tells. */
	loads = 0;
	readonly people = new Map<string, PersonRecord>();
	readonly rooms = new Map<string, RoomRecord>();
	readonly teams = new Map<string, TeamRecord>();
	readonly tabs = new Map<string, RoomTab>();
	readonly webhooks = new Map<string, Webhook>();
	readonly meetings: Meetings;
	readonly actions = new Map<string, AttachmentAction>();
	readonly files = new Map<string, FileRecord>();
	/** Events of rooms, memberships and cards, for compliance officers; those of messages come from the messages. */
	readonly log: LogEntry[] = [];
	/** By the ID of the room or team. */
	readonly #members = new Map<string, Map<string, MemberRecord>>();
	readonly #messages = new Map<string, Message>();
	/** The number of edits of each message. */
	readonly #edits = new Map<string, number>();
	/** Oldest first. */
	readonly #messagesOfRoom = new Map<string, Message[]>();
	readonly #listeners = new Set<(event: WorldEvent) => void>();

	constructor({
		now = Date.now,
		random = createRandom(1),
		meetingsRandom = createRandom(2),
		meetingDelays,
	}: WorldOptions = {}) {
		this.now = now;
		this.random = random;
		this.meetings = new Meetings(meetingsRandom, meetingDelays);
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

	addRoom(
		room: {
			readonly title?: string;
			readonly type?: RoomRecord['type'];
			readonly members: readonly PersonRecord[];
			readonly created?: number;
		} & Partial<Omit<RoomRecord, 'created'>>,
	): RoomRecord {
		const { members, created: moment, ...fields } = room;
		const created = this.time(moment);
		const added: RoomRecord = {
			id: this.newId('ROOM'),
			type: room.type ?? 'group',
			creatorId: members[0]?.id ?? '',
			created,
			lastActivity: created,
			...fields,
		};
		this.rooms.set(added.id, added);
		this.#members.set(added.id, new Map());
		for (const member of members) this.addMember(added.id, member.id, { created });
		this.#messagesOfRoom.set(added.id, []);
		return added;
	}

	/** Of a room or a team, by person. */
	membersOf(id: string): ReadonlyMap<string, MemberRecord> {
		return this.#members.get(id) ?? new Map();
	}

	isMember(id: string, personId: string): boolean {
		return this.membersOf(id).has(personId);
	}

	addMember(id: string, personId: string, facts: Partial<MemberRecord> = {}): MemberRecord {
		const member: MemberRecord = {
			personId,
			isModerator: false,
			isRoomHidden: false,
			created: this.time(),
			...facts,
		};
		const members = this.#members.get(id) ?? new Map<string, MemberRecord>();
		members.set(personId, member);
		this.#members.set(id, members);
		return member;
	}

	removeMember(id: string, personId: string): void {
		this.#members.get(id)?.delete(personId);
	}

	updateRoom(room: RoomRecord): void {
		this.rooms.set(room.id, room);
	}

	deleteRoom(roomId: string): void {
		for (const { id } of [...this.messagesOf(roomId)]) this.deleteMessage(id);
		this.rooms.delete(roomId);
		this.#members.delete(roomId);
		this.#messagesOfRoom.delete(roomId);
		for (const tab of [...this.tabs.values()]) if (tab.roomId === roomId) this.tabs.delete(tab.id);
	}

	/** A team and its General room share their UUID. */
	addTeam(team: Pick<TeamRecord, 'name'> & Partial<TeamRecord>, creator: PersonRecord): TeamRecord {
		const added: TeamRecord = {
			id: this.newId('TEAM'),
			creatorId: creator.id,
			created: this.time(),
			...team,
		};
		this.teams.set(added.id, added);
		this.addRoom({
			id: encodeId('ROOM', valueOfId(added.id)),
			title: added.name,
			members: [],
			teamId: added.id,
			creatorId: creator.id,
		});
		this.addTeamMember(added.id, creator.id, { isModerator: true });
		return added;
	}

	generalRoom(teamId: string): string {
		return encodeId('ROOM', valueOfId(teamId));
	}

	addTeamMember(teamId: string, personId: string, facts: Partial<MemberRecord> = {}): MemberRecord {
		this.addMember(this.generalRoom(teamId), personId, facts);
		return this.addMember(teamId, personId, facts);
	}

	addFile(file: Omit<FileRecord, 'id' | 'scan'> & Partial<FileRecord>): FileRecord {
		const added: FileRecord = { id: this.newId('CONTENT'), scan: 'clean', ...file };
		this.files.set(added.id, added);
		return added;
	}

	/** The answer to a card; no event is emitted. */
	addAction(
		messageId: string,
		personId: string,
		inputs: Record<string, unknown>,
	): AttachmentAction {
		const message = this.#messages.get(messageId);
		if (!message) throw new Error('Only a card of this world can be submitted');
		const action: AttachmentAction = {
			id: this.newId('ATTACHMENT_ACTION'),
			type: 'submit',
			messageId,
			inputs,
			personId,
			roomId: message.roomId,
			created: this.time(),
		};
		this.actions.set(action.id, action);
		return action;
	}

	/** A person presses a button of a card. */
	submitCard(messageId: string, personId: string, inputs: Record<string, unknown>) {
		const action = this.addAction(messageId, personId, inputs);
		this.record({
			resource: 'attachmentActions',
			type: 'created',
			actorId: personId,
			data: action,
		});
		return action;
	}

	record(entry: Omit<LogEntry, 'created' | 'id'>): void {
		this.log.push({ id: this.newId('EVENT'), created: this.time(), ...entry });
		this.emit({ ...entry, event: entry.type });
	}

	/** The listener is called after each event; the function that is returned ends that. */
	onEvent(listener: (event: WorldEvent) => void): () => void {
		this.#listeners.add(listener);
		return () => this.#listeners.delete(listener);
	}

	/** Tests call it for what this world has no state of, such as recordings. */
	emit({ resource, event, actorId, data }: WorldEvent): void {
		for (const listener of this.#listeners) listener({ resource, event, actorId, data });
	}

	/** Something other than a message happened in the room. */
	touch(roomId: string): void {
		const room = this.rooms.get(roomId);
		if (room) this.rooms.set(roomId, { ...room, lastActivity: this.time() });
	}

	/** The direct room of two people; it is created when it does not exist. */
	directRoom(one: PersonRecord, other: PersonRecord): RoomRecord {
		return (
			this.findDirectRoom(one, other) ?? this.addRoom({ type: 'direct', members: [one, other] })
		);
	}

	findDirectRoom(one: PersonRecord, other: PersonRecord): RoomRecord | undefined {
		return [...this.rooms.values()].find(
			({ id, type }) =>
				type === 'direct' &&
				one.id !== other.id &&
				this.isMember(id, one.id) &&
				this.isMember(id, other.id),
		);
	}

	addMessage({ roomId, personId, created = this.now(), ...content }: NewMessage): Message {
		const room = this.rooms.get(roomId);
		const author = this.people.get(personId);
		if (!room || !author) throw new Error('A message needs a room and an author of this world');
		const message: Message = {
			id: this.newId('MESSAGE'),
			roomId,
			roomType: room.type,
			...content,
			personId,
			personEmail: author.email,
			created: this.time(created),
		};
		this.#messages.set(message.id, message);
		this.#insertByTime(roomId, message);
		if (message.created > room.lastActivity) {
			this.rooms.set(roomId, { ...room, lastActivity: message.created });
		}
		this.emit({ resource: 'messages', event: 'created', actorId: personId, data: message });
		return message;
	}

	/** An edited message keeps its time of creation, and so its place. */
	editMessage(messageId: string, content: Partial<Pick<Message, 'html' | 'markdown' | 'text'>>) {
		const message = this.#messages.get(messageId);
		if (!message) throw new Error('Only a message of this world can be edited');
		const { html: _html, markdown: _markdown, text: _text, ...kept } = message;
		this.#edits.set(messageId, this.editsOf(messageId) + 1);
		const edited: Message = { ...kept, ...content, updated: this.time() };
		this.#messages.set(messageId, edited);
		const messages = this.#messagesOfRoom.get(message.roomId) ?? [];
		messages.splice(messages.indexOf(message), 1, edited);
		const actorId = edited.personId ?? '';
		this.emit({ resource: 'messages', event: 'updated', actorId, data: edited });
		return edited;
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

	editsOf(messageId: string): number {
		return this.#edits.get(messageId) ?? 0;
	}

	/** Oldest first. */
	messagesOf(roomId: string): readonly Message[] {
		return this.#messagesOfRoom.get(roomId) ?? [];
	}

	deleteMessage(messageId: string, deletedBy?: string): void {
		const message = this.#messages.get(messageId);
		if (!message) return;
		this.#messages.delete(messageId);
		const messages = this.#messagesOfRoom.get(message.roomId) ?? [];
		messages.splice(messages.indexOf(message), 1);
		const actorId = deletedBy ?? message.personId ?? '';
		this.emit({ resource: 'messages', event: 'deleted', actorId, data: message });
	}

	/** Everything as plain JSON. */
	save(): WorldState {
		return {
			organisationId: this.organisationId,
			people: [...this.people.values()],
			rooms: [...this.rooms.values()],
			teams: [...this.teams.values()],
			tabs: [...this.tabs.values()],
			webhooks: [...this.webhooks.values()],
			meetings: this.meetings.save(),
			actions: [...this.actions.values()],
			files: [...this.files.values()].map(({ bytes, ...file }) => ({
				...file,
				base64: Buffer.from(bytes).toString('base64'),
			})),
			log: [...this.log],
			members: [...this.#members].map(([id, members]) => [id, [...members.values()]]),
			messages: [...this.#messagesOfRoom.values()].flat(),
			edits: [...this.#edits],
			random: this.random.save(),
		};
	}

	/** Puts back what was saved, in place of everything; no event is emitted. */
	load(state: WorldState): void {
		this.loads++;
		this.organisationId = state.organisationId;
		refillById(this.people, state.people);
		refillById(this.rooms, state.rooms);
		refillById(this.teams, state.teams);
		refillById(this.tabs, state.tabs);
		refillById(this.webhooks, state.webhooks);
		this.meetings.load(state.meetings);
		refillById(this.actions, state.actions);
		refillById(
			this.files,
			state.files.map(({ base64, ...file }) => ({ ...file, bytes: Buffer.from(base64, 'base64') })),
		);
		this.log.splice(0, this.log.length, ...state.log);
		refill(
			this.#members,
			state.members.map(([id, members]) => [
				id,
				new Map(members.map((member) => [member.personId, member])),
			]),
		);
		refillById(this.#messages, state.messages);
		refill(
			this.#messagesOfRoom,
			state.rooms.map(({ id }) => [id, []]),
		);
		for (const message of state.messages) this.#messagesOfRoom.get(message.roomId)?.push(message);
		refill(this.#edits, state.edits);
		this.random.load(state.random);
	}
}
