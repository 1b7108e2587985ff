import type { Input, Output, xml } from '@webex-nodes/client/xml';
import type { Switches } from '../control/switches.ts';
import { refill } from '../state/schemas.ts';
import { encodeId } from '../world/ids.ts';
import type { RecordingRecord } from '../world/meetings/artifacts.ts';
import { siteName } from '../world/meetings/site.ts';
import type { Random } from '../world/random.ts';
import type { PersonRecord, World } from '../world/world.ts';
import { heldMeetings } from './held.ts';
import { Sessions } from './sessions.ts';
import { SiteRecordings } from './site-recordings.ts';
import type { SiteState } from './state.ts';

type UserFields = Omit<Output<typeof xml.users.create.request>, 'webExId'>;

export interface UserRecord {
	readonly webExId: string;
	readonly userId: string;
	readonly email: string;
	readonly password: string;
	readonly isAdmin: boolean;
	readonly active: string;
	readonly timeZoneID: string;
	readonly registered: number;
	readonly fields: UserFields;
	/** The account that a token of developer.webex.com belongs to. */
	readonly personId?: string;
}

export type Service = 'EventCenter' | 'MeetingCenter' | 'TrainingCenter';

export interface AttendeeRecord {
	readonly attendeeId: string;
	readonly registerId?: string;
	readonly email: string;
	readonly name?: string;
	readonly joinStatus: string;
	readonly role: string;
}

export interface SessionRecord {
	readonly key: string;
	readonly uuid: string;
	readonly confId: string;
	readonly service: Service;
	readonly hostWebExId: string;
	readonly topic: string;
	readonly agenda?: string;
	readonly password?: string;
	readonly hostKey: string;
	readonly typeId: string;
	/** Milliseconds since the epoch. */
	readonly start: number;
	/** Minutes. */
	readonly duration: number;
	readonly timeZoneID: string;
	readonly isOpen: boolean;
	readonly needsRegistration: boolean;
	readonly repeat?: Output<typeof xml.meetings.create.request>['repeat'];
	/** Whether it is on the calendar of the site. */
	readonly isPublic?: boolean;
	/** How long before the start people may join, in seconds. */
	readonly openTime?: number;
	/** The values that were sent, for the answers of Get. */
	readonly sent: Readonly<Record<string, unknown>>;
	readonly attendees: readonly AttendeeRecord[];
}

/** A recording as the XML API sees it. */
export interface SiteRecording {
	readonly record: RecordingRecord;
	readonly id: string;
	readonly hostWebExId: string;
	readonly name: string;
	readonly description: string;
	readonly created: number;
	/** Seconds. */
	readonly duration: number;
	/** MB. */
	readonly size: number;
	readonly format: string;
	readonly sessionKey: string;
	readonly confId: string;
	/** The changes of its settings. */
	readonly info: Partial<Output<typeof xml.recordings.update.request>>;
	/** When it went into the recycle bin. */
	readonly deleted?: number;
}

/** A meeting that has taken place, with its participants. */
export interface HeldRecord {
	readonly confId: string;
	readonly sessionKey: string;
	readonly service: Service;
	readonly topic: string;
	readonly hostWebExId: string;
	readonly start: number;
	readonly end: number;
	readonly joins: readonly {
		readonly name: string;
		readonly email: string;
		readonly joined: number;
		readonly left: number;
		readonly type: 'ATTENDEE' | 'HOST';
	}[];
}

export interface Ticket {
	readonly webExId: string;
	readonly until: number;
}

/** A meeting type of the site, by its number. */
export const meetingTypes = [
	{ id: '3', prefix: 'PRO', name: 'Meeting Center Pro Meeting', service: 'MeetingCenter' },
	{ id: '9', prefix: 'ONS', name: 'Event Center Session', service: 'EventCenter' },
	{ id: '13', prefix: 'TRS', name: 'Training Center Session', service: 'TrainingCenter' },
	{ id: '214', prefix: 'STD', name: 'Meeting Center Standard', service: 'MeetingCenter' },
] as const;

const minute = 60_000; // ms

export interface MeetingsSiteOptions {
	readonly name: string;
	readonly world: World;
	readonly random: Random;
	readonly now: () => number;
	readonly switches: Switches;
	/** Of session tickets, in seconds. */
	readonly ticketLifetime: number;
}

/** The part of its address before `.webex.com`. */
export const meetingsSiteName = siteName;

/** Everything that one site of Webex Meetings remembers. */
export class MeetingsSite {
	readonly name: string;
	readonly now: () => number;
	readonly switches: Switches;
	readonly ticketLifetime: number;
	readonly users = new Map<string, UserRecord>();
	/** Those of the world, and the training sessions, which only the site has. */
	readonly sessions: Sessions;
	readonly recordings: SiteRecordings;
	/** The number of session tickets that were issued. */
	authentications = 0;
	readonly #tickets = new Map<string, Ticket>();
	readonly #calls: { readonly webExId: string; readonly at: number }[] = [];
	readonly #random: Random;
	readonly #world: World;
	#number = 0;

	constructor({ name, world, random, now, switches, ticketLifetime }: MeetingsSiteOptions) {
		this.name = name;
		this.now = now;
		this.switches = switches;
		this.ticketLifetime = ticketLifetime;
		this.#random = random;
		this.#world = world;
		this.sessions = new Sessions(this, world);
		this.recordings = new SiteRecordings(this, world);
		const people = [...world.people.values()].filter(({ type }) => type === 'person');
		for (const [index, person] of people.entries()) this.#addPerson(person, index === 0);
	}

	#addPerson({ id, email, displayName, created }: PersonRecord, isAdmin: boolean): void {
		const [firstName = '', ...rest] = displayName.split(' ');
		this.addUser({
			webExId: email,
			email,
			password: `Fernhill-${this.users.size + 1}!`,
			isAdmin,
			personId: id,
			registered: Date.parse(created),
			fields: { firstName, lastName: rest.join(' ') },
		});
	}

	addUser(
		user: Pick<UserRecord, 'email' | 'fields' | 'webExId'> & Partial<UserRecord>,
	): UserRecord {
		const added: UserRecord = {
			userId: this.newNumber(),
			password: '',
			isAdmin: false,
			active: 'ACTIVATED',
			timeZoneID: '4',
			registered: this.now(),
			...personOf(this.#world, user.email),
			...user,
		};
		this.users.set(userKey(added.webExId), added);
		return added;
	}

	user(webExId: string): UserRecord | undefined {
		return this.users.get(userKey(webExId));
	}

	replaceUser(before: UserRecord, after: UserRecord): void {
		this.users.delete(userKey(before.webExId));
		this.users.set(userKey(after.webExId), after);
	}

	/** Digits that no other key of the site has. */
	newNumber(): string {
		this.#number += 1;
		return String(700_000_000 + this.#number);
	}

	newUuid(): string {
		return this.#random.hex(32);
	}

	/** What identifies a new session; meetings and webinars have those of the world. */
	newKeys(service: Service): Pick<SessionRecord, 'confId' | 'hostKey' | 'key' | 'uuid'> {
		const { meetings } = this.#world;
		const key = service === 'TrainingCenter' ? this.newNumber() : meetings.newDigits(11);
		return {
			key,
			uuid: meetings.newId(),
			// Longer than the numbers that JavaScript holds exactly.
			confId: `9007199254${key}`,
			hostKey: meetings.newHostKey(),
		};
	}

	/** The end of the ID that REST has for the invitee. */
	newAttendeeId(): string {
		return this.#world.meetings.newDigits(9);
	}

	/** Where REST has the meetings of this site. */
	get address(): string {
		return `${this.name}.webex.com`;
	}

	/** Of the account of a user; one that only this site knows has an ID too. */
	hostIdOf(webExId: string): string {
		const user = this.user(webExId);
		return user?.personId ?? encodeId('PEOPLE', `site-user-${user?.userId ?? webExId}`);
	}

	/** The user of this site for an account, or its address where there is none. */
	webExIdOf(personId: string): string {
		for (const { webExId } of this.users.values()) {
			if (this.hostIdOf(webExId) === personId) return webExId;
		}
		return this.#world.people.get(personId)?.email ?? personId;
	}

	/** The meetings that have taken place, in the order of their start. */
	get held(): readonly HeldRecord[] {
		return heldMeetings(this, this.#world);
	}

	issueTicket(webExId: string): string {
		const ticket = `${this.#random.hex(200)}_PF84_${this.name}`;
		this.#tickets.set(ticket, { webExId, until: this.now() + this.ticketLifetime * 1000 });
		this.authentications += 1;
		return ticket;
	}

	/** The user of a ticket that has not expired. */
	ticketHolder(ticket: string): UserRecord | undefined {
		const found = this.#tickets.get(ticket);
		return found && found.until > this.now() ? this.user(found.webExId) : undefined;
	}

	/** Ends every ticket at once. */
	expireTickets(): void {
		this.#tickets.clear();
	}

	/** Whether one more call of the user stays within the limit of a minute. */
	allowsCall(webExId: string): boolean {
		const limit = this.switches.xmlRateLimit;
		if (limit === 0) return true;
		const now = this.now();
		while (this.#calls[0] && this.#calls[0].at <= now - minute) this.#calls.shift();
		if (this.#calls.filter((call) => call.webExId === webExId).length >= limit) return false;
		this.#calls.push({ webExId, at: now });
		return true;
	}

	/** Everything as plain JSON. */
	save(): SiteState {
		return {
			users: [...this.users.values()],
			trainings: [...this.sessions.trainings.values()],
			tickets: [...this.#tickets],
			authentications: this.authentications,
			number: this.#number,
			random: this.#random.save(),
		};
	}

	/** Puts back what was saved, in place of everything. */
	load(state: SiteState): void {
		refill(
			this.users,
			state.users.map((user) => [userKey(user.webExId), user]),
		);
		refill(
			this.sessions.trainings,
			state.trainings.map((session) => [session.key, session]),
		);
		refill(this.#tickets, state.tickets);
		this.authentications = state.authentications;
		this.#number = state.number;
		this.#random.load(state.random);
	}
}

/** A user who has an account of Webex too. */
function personOf(world: World, email: string): { readonly personId?: string } {
	const person = world.findPersonByEmail(email);
	return person ? { personId: person.id } : {};
}

/** In IDs and addresses Webex makes no difference between small and capital letters. */
const userKey = (webExId: string) => webExId.trim().toLowerCase();

/** A request as its endpoint has read it. */
export type SentBy<Op extends { readonly request: unknown }> = Output<Op['request']>;
/** The values of a request that are stored, to be written in an answer later. */
export type StoredOf<Op extends { readonly request: unknown }> = Partial<Input<Op['request']>>;
