import { bearer, personalToken } from '@webex-nodes/auth';
import {
	type Change,
	createRestClient,
	type Message,
	type RetrievalCursor,
	type RetrievalOptions,
	retrieveMessages,
} from '@webex-nodes/client';
import { fetchTransport } from '@webex-nodes/http';
import fc from 'fast-check';
import { createSimulator, type Simulator, type Switches } from '../../src/index.ts';

type Action =
	| {
			readonly do: 'write';
			readonly room: number;
			readonly count: number;
			readonly isBurst: boolean;
			/** Part of the overlap by which it comes late, 0 to 1. */
			readonly late: number;
			/** Of the account that reads. */
			readonly isMention: boolean;
	  }
	| { readonly do: 'edit'; readonly which: number }
	| { readonly do: 'delete'; readonly which: number }
	| { readonly do: 'join'; readonly room: number }
	| { readonly do: 'leave'; readonly room: number }
	/** Webex refuses a room that the account is in: once, a few times, or until it is allowed again. */
	| {
			readonly do: 'refuse';
			readonly room: number;
			readonly what: keyof typeof refusable;
			readonly status: 403 | 404;
			readonly times: number;
	  }
	| { readonly do: 'allow'; readonly room: number };

/** What a request has in its address, beside the room. */
const refusable = {
	room: '/v1/rooms/',
	messages: '/v1/messages?',
	nextPage: 'beforeMessage=',
};

/** Whose token it is, and what the token may find out about its account. */
const readers = {
	bot: undefined,
	person: ['spark:all'],
	withoutPeopleRead: ['spark:rooms_read', 'spark:messages_read', 'spark:memberships_read'],
	withoutIdentity: ['spark:rooms_read', 'spark:messages_read'],
};

interface Run {
	readonly do: 'run';
	/** What happens before requests of this run, by their number. */
	readonly during: readonly { readonly at: number; readonly action: Action }[];
	/** The request that ends it, and how. */
	readonly crash: { readonly at: number; readonly how: 429 | 502 | 'process' } | undefined;
	/** Ends after this batch was stored, and before the cursor was saved. */
	readonly crashBeforeSave: number | undefined;
	readonly limit: number | undefined;
	/** How far the clock of the machine is ahead of Webex's, in milliseconds. */
	readonly ahead: number;
}

export interface History {
	readonly options: Pick<
		RetrievalOptions,
		'concurrency' | 'editWindow' | 'held' | 'maxByActivity' | 'overlap' | 'pageSize'
	>;
	readonly switches: Partial<Switches>;
	/** Webex sorts hardly more rooms than the client relies on. */
	readonly isSortedInParts: boolean;
	readonly choice: 'all' | 'group' | 'ids';
	readonly reader: keyof typeof readers;
	/** Of the runs that read what is left. */
	readonly lastLimit: number;
	/** What happens, with the milliseconds that pass before. */
	readonly steps: readonly { readonly pause: number; readonly step: Action | Run }[];
}

/** Rooms of a group, before the direct one. */
const roomCount = 5;
const direct = roomCount;
/** The account is in these from the beginning. */
const own = [0, 1, 2, direct];
/** Rooms without news that are tried when those with news are refused. */
const maxTries = 3;
/** No run of these few messages needs as many. */
const maxRequests = 5000;

const start = Date.parse('2026-11-22T12:00:00.000Z');

const hour = 3600_000; // ms

const room = fc.nat(roomCount - 1);
const anyRoom = fc.nat(roomCount);
const action: fc.Arbitrary<Action> = fc.oneof(
	{
		weight: 6,
		arbitrary: fc.record({
			do: fc.constant('write' as const),
			room: anyRoom,
			count: fc.integer({ min: 1, max: 12 }),
			isBurst: fc.boolean(),
			late: fc.oneof(fc.constant(0), fc.double({ min: 0, max: 1, noNaN: true })),
			isMention: fc.boolean(),
		}),
	},
	{
		weight: 2,
		arbitrary: fc.oneof(
			fc.record({ do: fc.constant('edit' as const), which: fc.nat(60) }),
			fc.record({ do: fc.constant('delete' as const), which: fc.nat(60) }),
		),
	},
	{
		weight: 1,
		arbitrary: fc.oneof(
			fc.record({ do: fc.constant('join' as const), room }),
			fc.record({ do: fc.constant('leave' as const), room }),
		),
	},
	{
		weight: 1,
		arbitrary: fc.oneof(
			{
				weight: 3,
				arbitrary: fc.record({
					do: fc.constant('refuse' as const),
					room: anyRoom,
					what: fc.constantFrom('room' as const, 'messages' as const, 'nextPage' as const),
					status: fc.constantFrom(403 as const, 404 as const),
					times: fc.constantFrom(1, 1, 3, Number.POSITIVE_INFINITY),
				}),
			},
			{ weight: 1, arbitrary: fc.record({ do: fc.constant('allow' as const), room: anyRoom }) },
		),
	},
);
const run: fc.Arbitrary<Run> = fc.record({
	do: fc.constant('run' as const),
	during: fc.array(fc.record({ at: fc.nat(12), action }), { maxLength: 4 }),
	crash: fc.option(
		fc.record({
			at: fc.nat(15),
			how: fc.constantFrom(429 as const, 502 as const, 'process' as const),
		}),
		{ nil: undefined, freq: 2 },
	),
	crashBeforeSave: fc.option(fc.nat(4), { nil: undefined, freq: 4 }),
	limit: fc.option(fc.integer({ min: 1, max: 30 }), { nil: undefined, freq: 2 }),
	ahead: fc.oneof(
		{ weight: 4, arbitrary: fc.constant(0) },
		{ weight: 1, arbitrary: fc.constantFrom(-hour, -1000, hour, 1000 * hour) },
	),
});

export const history: fc.Arbitrary<History> = fc.record({
	options: fc.record(
		{
			concurrency: fc.integer({ min: 1, max: 8 }),
			editWindow: fc.constantFrom(0, 0, 2000, 60_000),
			held: fc.integer({ min: 1, max: 40 }),
			maxByActivity: fc.constantFrom(1, 3, 3000),
			overlap: fc.constantFrom(0, 1, 500, 60_000),
			pageSize: fc.oneof(
				fc.integer({ min: 1, max: 2 }),
				fc.integer({ min: 1, max: 10 }),
				fc.integer({ min: 1, max: 1000 }),
			),
		},
		{ requiredKeys: ['overlap', 'editWindow'] },
	),
	switches: fc.record(
		{
			roomActivity: fc.constantFrom('any', 'messages'),
			emptyPages: fc.boolean(),
			maxMessagePageSize: fc.constantFrom(3, 1000),
			nextLinkParameters: fc.constantFrom('clean', 'nullMax', 'valueless'),
		},
		{ requiredKeys: [] },
	),
	isSortedInParts: fc.boolean(),
	choice: fc.constantFrom('all', 'all', 'group', 'ids'),
	reader: fc.constantFrom('person', 'person', 'bot', 'withoutPeopleRead', 'withoutIdentity'),
	// Most requests of a history are of these runs. 10 is less than a burst, too.
	lastLimit: fc.constantFrom(3, 10, 10, 30),
	steps: fc.array(
		fc.record({
			pause: fc.oneof(
				{ weight: 4, arbitrary: fc.constant(0) },
				{ weight: 4, arbitrary: fc.integer({ min: 0, max: 3000 }) },
				// Longer than the overlap, than a list of rooms serves, and than all of them go uncounted.
				{ weight: 2, arbitrary: fc.constantFrom(10_000, 70_000, 700_000, 25 * hour) },
			),
			step: fc.oneof({ weight: 3, arbitrary: action }, { weight: 2, arbitrary: run }),
		}),
		{ minLength: 1, maxLength: 25 },
	),
});

interface Known {
	readonly id: string;
	readonly room: number;
	readonly created: number;
	readonly isMention: boolean;
}

/** Runs a history against a simulator, and compares what was handed on with what happened. */
export async function check(past: History): Promise<void> {
	const { options, choice, reader, lastLimit, steps } = past;
	const { maxByActivity = 3000 } = options;
	// More than the client relies on: those that are joined before the rooms are counted again.
	const sortedRooms = past.isSortedInParts ? maxByActivity + 3 : 0;
	const switches = { ...past.switches, sortedRooms };
	// Everything here answers in process, without a turn of the event loop, in which alone memory is freed.
	await new Promise((resolve) => setImmediate(resolve));
	const { overlap = 0, editWindow = 0 } = options;
	let clock = start - hour;
	const simulator = createSimulator({
		seed: 'empty',
		meetings: false,
		now: () => clock,
		switches,
	});
	const { world } = simulator;
	const [owner, bot] = world.people.values();
	if (!owner || !bot) throw new Error('The empty world has two people');
	const account = reader === 'bot' ? bot : owner;
	const token = tokenOf(simulator, reader, account.id);
	const other = world.addPerson({ displayName: 'Jonas', email: 'jonas@fernhill.example' });
	const rooms = Array.from({ length: roomCount }, (_, index) =>
		world.addRoom({
			title: `Room ${index}`,
			members: own.includes(index) ? [account, other] : [other],
		}),
	);
	rooms.push(world.directRoom(account, other));
	const isChosen = (index: number) => choice !== 'group' || index !== direct;
	/** How to withdraw what Webex refuses, by room. */
	const refusals = new Map<number, (() => void)[]>();
	/** Rooms that could not be read at some moment of the run: refused, or without the account. */
	const unreadable = new Set<number>();
	const allow = (index: number) => {
		for (const withdraw of refusals.get(index) ?? []) withdraw();
		refusals.delete(index);
	};
	const known: Known[] = [];
	/** When a message was edited or deleted last. */
	const changed = new Map<string, number>();
	/** Counts what is written, edited and deleted. */
	let happenings = 0;
	/** Which of them was the last of a message. */
	const happened = new Map<string, number>();
	/** Since when the account is in a room; rooms that it was in before are in `before`. */
	const joined = new Map<number, number>(own.map((index) => [index, Number.NEGATIVE_INFINITY]));
	const before = new Set(own);
	const write = (index: number, created: number, isMention = false) => {
		const { id } = world.addMessage({
			roomId: rooms[index]?.id ?? '',
			personId: other.id,
			created,
			text: `Number ${known.length}`,
			...(isMention && { mentionedPeople: [account.id] }),
		});
		known.push({ id, room: index, created, isMention });
		happened.set(id, ++happenings);
	};
	for (const index of own) write(index, clock + 1000 * index);
	clock = start + 1;

	let cursor: RetrievalCursor | undefined;

	function act(what: Action): void {
		if (what.do === 'write') {
			const late = Math.floor(what.late * overlap);
			for (let count = 0; count < what.count; count++) {
				// What is late must not fall before the start, where nobody looks.
				write(what.room, Math.max(clock - late, start), what.isMention);
				if (!what.isBurst) clock += 1;
			}
		} else if (what.do === 'edit') {
			const message = world.message(known[what.which % known.length]?.id ?? '');
			clock += 1;
			if (message) changed.set(message.id, clock);
			if (message) happened.set(message.id, ++happenings);
			if (message) world.editMessage(message.id, { text: `${message.text}, edited at ${clock}` });
		} else if (what.do === 'delete') {
			const { id = '' } = known[what.which % known.length] ?? {};
			if (world.message(id)) changed.set(id, clock);
			world.deleteMessage(id);
		} else if (what.do === 'refuse') {
			const { id = '' } = rooms[what.room] ?? {};
			const at = [refusable[what.what], id];
			const withdraw = simulator.faults.next({ at, status: what.status, times: what.times });
			refusals.set(what.room, [...(refusals.get(what.room) ?? []), withdraw]);
			unreadable.add(what.room);
		} else if (what.do === 'allow') {
			allow(what.room);
		} else {
			const { id = '' } = rooms[what.room] ?? {};
			// Somebody has to be left in it to write.
			const isMember = world.isMember(id, account.id);
			if (isMember === (what.do === 'join')) return;
			clock += 1;
			if (what.do === 'join') {
				world.addMember(id, account.id);
				joined.set(what.room, clock);
				// The first run starts in every room at the same time.
				if (!cursor) before.add(what.room);
			} else {
				world.removeMember(id, account.id);
				joined.delete(what.room);
				before.add(what.room);
				unreadable.add(what.room);
			}
			clock += 1;
			if (switches.roomActivity === 'any') world.touch(id);
		}
	}

	const store = new Store((id) => happened.get(id) ?? 0);

	/** Whether the next run has more. */
	async function retrieve({
		during,
		crash,
		crashBeforeSave,
		limit,
		ahead,
	}: Omit<Run, 'do'>): Promise<boolean> {
		let requests = 0;
		let endCrash = () => {};
		unreadable.clear();
		for (const index of rooms.keys()) {
			if (refusals.has(index) || !joined.has(index)) unreadable.add(index);
		}
		const transport = fetchTransport(async (request) => {
			const number = requests++;
			if (number > maxRequests) throw new Error('The retrieval never ends');
			for (const { at, action: happening } of during) if (at === number) act(happening);
			if (crash?.at === number) {
				if (crash.how === 'process') throw new Crash();
				endCrash = simulator.faults.next({ status: crash.how });
			}
			return await simulator.request(request);
		});
		const retrieval = retrieveMessages(clientOf(token, transport), {
			...options,
			start,
			cursor,
			now: () => clock + ahead,
			...(limit && { limit }),
			...(choice === 'group' && { rooms: { type: 'group' as const, title: /^Room \d$/g } }),
			...(choice === 'ids' && { rooms: { ids: rooms.map(({ id }) => id) } }),
		});
		store.begin(happenings);
		try {
			let batch = 0;
			for await (const { room: from, changes } of retrieval) {
				store.add(from.id, changes);
				// What comes again after this is no surprise: the cursor was not saved.
				if (crashBeforeSave === batch++) throw new Crash();
				cursor = roundTrip(retrieval.cursor());
				store.saved();
			}
			cursor = roundTrip(retrieval.cursor());
			return retrieval.hasMore();
		} catch (error) {
			const { status } = error as { status?: number };
			const isExpected = error instanceof Crash || hasCrash(error) || status === crash?.how;
			// Nothing at all can be read when each room was refused, though perhaps not at the same moment. Some are tried.
			const isRefusal = status === 403 || status === 404;
			const chosen = [...rooms.keys()].filter(isChosen);
			const isNoRoom = chosen.every((index) => unreadable.has(index));
			const refused = chosen.filter((index) => joined.has(index) && unreadable.has(index));
			if (!isExpected && !(isRefusal && (isNoRoom || refused.length > maxTries))) throw error;
			return false;
		} finally {
			endCrash();
		}
	}

	for (const { pause, step } of steps) {
		clock += pause;
		if (step.do === 'run') await retrieve(step);
		else act(step);
	}
	// A list that is in order may still not show every room, until all of them are listed again.
	clock += sortedRooms === 0 ? 10 : 700_000;
	const quiet = {
		during: [],
		crash: undefined,
		crashBeforeSave: undefined,
		limit: undefined,
		ahead: 0,
	};
	// Runs with a limit come to an end too, also when none of them still knows what the one before had listed.
	for (let runs = 0; await retrieve({ ...quiet, limit: lastLimit }); runs++) {
		if (runs > known.length + 10) throw new Error('Runs with a limit come to no end');
		clock += 700_000;
	}
	await retrieve(quiet);
	await retrieve(quiet);
	compare((index) => !refusals.has(index));
	for (const index of refusals.keys()) allow(index);
	await retrieve(quiet);
	await retrieve(quiet);
	compare(() => true);

	/** What was handed on, with what there is in the rooms that could be read. */
	function compare(wasReadable: (room: number) => boolean): void {
		const newest = Math.max(
			...rooms.map(({ id }) =>
				world.isMember(id, account.id) ? Date.parse(world.rooms.get(id)?.lastActivity ?? '') : 0,
			),
		);
		for (const { id, room: index, created, isMention } of known) {
			const now = world.message(id);
			const since = joined.get(index);
			const change = store.of(id);
			const name = `${now?.text ?? 'a deleted message'} of room ${index}, ${created - start} ms after the start`;
			if (created < start && change) {
				throw new Error(`Handed on, but older than the start: ${name}`);
			}
			// Without knowing the account, the token cannot look up when it joined.
			const isBeforeJoining = created < (since ?? Number.POSITIVE_INFINITY) && !before.has(index);
			if (isBeforeJoining && change && reader !== 'withoutIdentity') {
				throw new Error(`Handed on, but older than joining: ${name}`);
			}
			if (!wasReadable(index)) continue;
			const isShown = reader !== 'bot' || isMention || index === direct;
			const mustBe = now && since !== undefined && created >= Math.max(start, since);
			if (mustBe && isShown && isChosen(index) && !change) throw new Error(`Missing: ${name}`);
			if (since === undefined || editWindow === 0 || !change) continue;
			// Of the message when that happened, and of the newest one.
			if ((changed.get(id) ?? 0) - created > editWindow) continue;
			// Only what stayed within the window is looked at again, in rooms that were never left.
			if (created < newest - editWindow || since !== Number.NEGATIVE_INFINITY) continue;
			if (before.has(index) && !own.includes(index)) continue;
			if (!now && change.kind !== 'deleted' && !store.isUnsaved(change))
				throw new Error(`Deletion not noticed: ${name}`);
			if (now && change.kind !== 'deleted' && change.message.text !== now.text) {
				throw new Error(`Edit not noticed: ${name}`);
			}
		}
	}
}

/** Of a reader that may find out only what its scopes allow. */
function tokenOf(simulator: Simulator, reader: History['reader'], personId: string): string {
	const scopes = readers[reader];
	if (!scopes) return simulator.botToken;
	return simulator.tokens.issueFixed({ scopes, personId, expiresAt: Number.POSITIVE_INFINITY })
		.value;
}

class Crash extends Error {}

/** The http package wraps what its transport throws. */
const hasCrash = (error: unknown): boolean =>
	error instanceof Error && (error instanceof Crash || hasCrash(error.cause));

const roundTrip = (cursor: RetrievalCursor): RetrievalCursor =>
	JSON.parse(JSON.stringify(cursor)) as RetrievalCursor;

function clientOf(token: string, transport: ReturnType<typeof fetchTransport>) {
	const hosts = ['simulator.test'];
	return createRestClient({
		baseUrl: 'https://simulator.test/v1',
		transport: bearer(personalToken(token), { hosts })(transport),
	});
}

/** Keeps what was handed on, and refuses what comes twice or in a wrong order. */
class Store {
	readonly #changes = new Map<string, Change>();
	readonly #keys = new Set<string>();
	/** Stored without a saved cursor: may come again. */
	#unsaved = new Set<string>();
	#again = new Set<string>();
	#last = new Map<string, number>();
	#begun = 0;
	readonly #happened: (messageId: string) => number;

	/** @param happened the number of what happened to a message last */
	constructor(happened: (messageId: string) => number) {
		this.#happened = happened;
	}

	begin(happenings: number): void {
		this.#begun = happenings;
		for (const key of this.#unsaved) this.#again.add(key);
		this.#unsaved = new Set();
		this.#last = new Map();
	}

	add(roomId: string, changes: readonly Change[]): void {
		for (const change of changes) {
			const { key } = change;
			if (this.#keys.has(key) && !this.#again.delete(key)) throw new Error(`Twice: ${key}`);
			this.#keys.add(key);
			this.#unsaved.add(key);
			this.#changes.set(idOf(change), change);
			if (change.kind === 'deleted') continue;
			// A run that goes on where one had ended reads the room again when it has listed all rooms.
			if (this.#happened(idOf(change)) > this.#begun) continue;
			const created = Date.parse(change.message.created);
			if (created < (this.#last.get(roomId) ?? 0)) throw new Error(`Out of order: ${key}`);
			this.#last.set(roomId, created);
		}
	}

	saved(): void {
		this.#unsaved = new Set();
	}

	/** No cursor that was saved knows of it. */
	isUnsaved({ key }: Change): boolean {
		return this.#again.has(key);
	}

	/** The last that was heard of a message. */
	of(id: string): Change | undefined {
		return this.#changes.get(id);
	}
}

const idOf = (change: Change): Message['id'] =>
	change.kind === 'deleted' ? change.messageId : change.message.id;
