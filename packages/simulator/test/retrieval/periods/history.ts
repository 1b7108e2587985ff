import {
	createRestClient,
	type MeetingScope,
	type PeriodChange,
	type PeriodRetrieval,
	type PeriodRetrievalOptions,
	type RestClient,
	type RetrievalCursor,
	retrieveHeldMeetings,
	retrieveRecordings,
	retrieveTranscripts,
} from '@webex-nodes/client';
import { WebexInputError, WebexResponseError } from '@webex-nodes/http';
import fc from 'fast-check';
import { vi } from 'vitest';
import type { Backend, BackendOptions, Behaviour, Failing, Item, Kind } from './backend.ts';

const hour = 3600_000; // ms
const start = Date.parse('2026-11-22T12:00:00.000Z');

type Retrieve = (client: RestClient, options: PeriodRetrievalOptions) => PeriodRetrieval<unknown>;

const kinds: Readonly<
	Record<
		Kind,
		{ retrieve: Retrieve; timeOf: (item: Item) => number; filedBy: Behaviour['filedBy'][] }
	>
> = {
	meetings: {
		retrieve: retrieveHeldMeetings,
		timeOf: ({ end }) => end,
		filedBy: ['begin', 'end', 'overlap'],
	},
	recordings: {
		retrieve: retrieveRecordings,
		timeOf: ({ made }) => made,
		filedBy: ['made', 'begin'],
	},
	transcripts: {
		retrieve: retrieveTranscripts,
		timeOf: ({ begin }) => begin,
		filedBy: ['begin', 'made'],
	},
};

const scopeOf = (of: MeetingScope['of'], hosts: readonly string[]): MeetingScope =>
	of === 'hosts' ? { of, hosts } : { of };

type Action =
	| {
			readonly do: 'hold';
			readonly where: number;
			readonly hours: number;
			/** Part of the allowed delay, 0 to 1. */
			readonly late: number;
			readonly count: number;
	  }
	| { readonly do: 'delete' | 'edit' | 'restore'; readonly which: number }
	| { readonly do: 'refuse'; readonly where: number; readonly status: 400 | 403 | 404 }
	| { readonly do: 'allow'; readonly where: number }
	| { readonly do: 'wait'; readonly milliseconds: number };

interface Run {
	readonly do: 'run';
	readonly during: readonly { readonly at: number; readonly action: Action }[];
	/** What happens while the caller works with a batch, by its number: a machine may sleep for days. */
	readonly between: readonly { readonly at: number; readonly actions: readonly Action[] }[];
	readonly crash: { readonly at: number; readonly how: Failing | 'before' | 'lost' } | undefined;
	readonly crashBeforeSave: number | undefined;
	readonly limit: number | undefined;
}

export interface History {
	readonly kind: Kind;
	readonly scope: MeetingScope['of'];
	readonly behaviour: Behaviour & { readonly filed: number };
	readonly late: number;
	readonly editWindow: number;
	readonly lookBack: number;
	/** Of this machine, against Webex, in milliseconds. */
	readonly skew: number;
	readonly steps: readonly (Action | Run)[];
}

const index = fc.nat(60);
const held = fc.record({
	do: fc.constant('hold' as const),
	where: fc.nat(1),
	hours: fc.oneof(fc.constantFrom(0, 24), fc.double({ min: 0, max: 24, noNaN: true })),
	late: fc.oneof(fc.constantFrom(0, 1), fc.double({ min: 0, max: 1, noNaN: true })),
	count: fc.integer({ min: 1, max: 6 }),
});
const action: fc.Arbitrary<Action> = fc.oneof(
	{
		weight: 6,
		arbitrary: held,
	},
	{
		weight: 3,
		arbitrary: fc.record({
			do: fc.constantFrom('delete' as const, 'edit' as const, 'restore' as const),
			which: index,
		}),
	},
	{
		weight: 1,
		arbitrary: fc.record({
			do: fc.constant('refuse' as const),
			where: fc.nat(1),
			status: fc.constantFrom(400 as const, 403 as const, 404 as const),
		}),
	},
	{ weight: 1, arbitrary: fc.record({ do: fc.constant('allow' as const), where: fc.nat(1) }) },
	{
		weight: 4,
		arbitrary: fc.record({
			do: fc.constant('wait' as const),
			milliseconds: fc.oneof(
				fc.nat(5000),
				fc.nat(3 * hour),
				fc.nat(40 * 24 * hour),
				fc.constantFrom(7, 30, 90).map((days) => days * 24 * hour),
			),
		}),
	},
);
/** Things appear while the machine sleeps, some of them late. */
const weekend: fc.Arbitrary<Action[]> = fc
	.tuple(held, fc.integer({ min: 20, max: 90 }), held)
	.map(([one, hours, other]) => [one, { do: 'wait', milliseconds: hours * hour }, other]);

const run: fc.Arbitrary<Run> = fc.record({
	do: fc.constant('run' as const),
	during: fc.array(fc.record({ at: fc.nat(8), action }), { maxLength: 3 }),
	between: fc.array(
		fc.record({
			at: fc.nat(3),
			actions: fc.oneof(
				action.map((one) => [one]),
				weekend,
			),
		}),
		{ maxLength: 2 },
	),
	crash: fc.option(
		fc.record({
			at: fc.nat(10),
			how: fc.constantFrom(...(['before', 'lost', 'cut', 403, 404, 429, 500, 502] as const)),
		}),
		{ nil: undefined, freq: 2 },
	),
	crashBeforeSave: fc.option(fc.nat(3), { nil: undefined, freq: 4 }),
	limit: fc.option(fc.integer({ min: 1, max: 8 }), { nil: undefined, freq: 3 }),
});

export const history: fc.Arbitrary<History> = fc.record({
	kind: fc.constantFrom('meetings' as const, 'recordings' as const, 'transcripts' as const),
	scope: fc.constantFrom('account' as const, 'hosts' as const, 'organization' as const),
	behaviour: fc.record({
		filed: fc.nat(2),
		filedBy: fc.constant('made' as const),
		isToIncluded: fc.boolean(),
		order: fc.constantFrom('any' as const, 'newest' as const, 'oldest' as const),
		isInSeconds: fc.boolean(),
		pageSize: fc.constantFrom(1, 2, 5, 100),
		hasDate: fc.boolean(),
		showsDeleted: fc.boolean(),
		periods: fc.constantFrom('30 days' as const, 'any' as const),
		ofMeeting: fc.constantFrom('anyTime' as const, 'period' as const),
	}),
	late: fc.constantFrom(0, hour, 12 * hour),
	editWindow: fc.constantFrom(0, 0, hour, 48 * hour, 40 * 24 * hour),
	lookBack: fc.constantFrom(0, hour, 24 * hour, 100 * 24 * hour),
	skew: fc.constantFrom(0, 50 * 60_000, -50 * 60_000),
	steps: fc.array(fc.oneof({ weight: 3, arbitrary: action }, { weight: 2, arbitrary: run }), {
		minLength: 1,
		maxLength: 25,
	}),
});

class Crash extends Error {}

/** Runs a history, and compares what was handed on with what happened. */
export async function check(
	given: History,
	createBackend: (options: BackendOptions) => Backend,
): Promise<void> {
	const { kind, scope, late, editWindow, lookBack } = given;
	const { retrieve, timeOf, filedBy } = kinds[kind];
	const behaviour = {
		...given.behaviour,
		filedBy: filedBy[given.behaviour.filed % filedBy.length] ?? 'made',
	};
	let clock = start - 60 * 24 * hour;
	const local = vi.spyOn(Date, 'now').mockImplementation(() => clock + given.skew);
	const webex = createBackend({ kind, scope, behaviour, now: () => clock });
	const { hosts, sites } = webex;
	const items = new Map<string, Item>();
	const put = (item: Item) => {
		items.set(item.id, item);
		webex.put(item);
	};
	const places =
		scope === 'account' ? (kind === 'transcripts' ? sites : []) : scope === 'hosts' ? hosts : sites;
	const store = new Store();
	let cursor: RetrievalCursor | undefined;
	let number = 0;
	let firstRun = Number.POSITIVE_INFINITY;
	/** When the first run that came to its end began. */
	let firstWhole = Number.POSITIVE_INFINITY;
	/** Who comes back from the recycle bin may be later than anything is waited for. */
	const restored = new Set<string>();

	function act(what: Action): void {
		if (what.do === 'wait') clock += what.milliseconds;
		else if (what.do === 'hold') {
			for (let count = 0; count < what.count; count++) {
				const id = String(number++).padStart(6, '0');
				const duration = Math.floor(what.hours * hour);
				const [begin, end] = [clock - duration, clock];
				const isMade = kind === 'recordings';
				// A recording is as old as its file; what Webex makes of the others counts as late.
				const made = isMade
					? end + Math.floor(hour * what.late)
					: end + Math.floor(late * what.late);
				const visibleAt = isMade ? made + Math.floor(late * what.late) : made;
				const [host = '', site = ''] = [hosts[what.where], sites[what.where % sites.length]];
				const item = { id, host, site, begin, end, made, visibleAt, topic: `Number ${id}` };
				put({ ...item, isDeleted: false });
			}
			clock += 1;
		} else if (what.do === 'refuse') {
			const place = places[what.where];
			if (place) webex.refuse(place, what.status);
		} else if (what.do === 'allow') {
			webex.allow(places[what.where] ?? '');
		} else {
			const item = items.get(String(what.which % Math.max(number, 1)).padStart(6, '0'));
			if (!item || item.visibleAt > clock || !webex.can(what.do)) return;
			const changed = {
				delete: { isDeleted: true },
				edit: { topic: `${item.topic}, edited at ${clock}` },
				restore: { isDeleted: false },
			}[what.do];
			if (what.do === 'restore' && item.isDeleted) restored.add(item.id);
			put({ ...item, ...changed });
		}
	}

	/** Whether the next run has more. */
	async function once({
		during,
		between,
		crash,
		crashBeforeSave,
		limit,
	}: Omit<Run, 'do'>): Promise<boolean> {
		const began = clock;
		firstRun = Math.min(firstRun, began);
		let requests = 0;
		const client = createRestClient({
			transport: async (request) => {
				const at = requests++;
				if (at > 20_000) throw new Error('The retrieval never ends');
				if (crash?.at === at && crash.how === 'before') throw new Crash();
				for (const { at: moment, action: happening } of during) if (moment === at) act(happening);
				const how = crash?.at === at ? crash.how : undefined;
				if (how !== undefined && how !== 'lost' && how !== 'before') webex.fail(how);
				const answer = await webex.transport(request);
				if (how === 'lost') throw new Crash();
				return answer;
			},
		});
		const retrieval = retrieve(client, {
			scope: scopeOf(scope, hosts),
			start: start - lookBack,
			late,
			editWindow,
			cursor,
			...(limit && { limit }),
		});
		store.begin();
		let batch = 0;
		let taken = 0;
		let hasMore = false;
		try {
			for await (const { changes } of retrieval) {
				store.add(changes as readonly PeriodChange<{ id: string }>[]);
				taken += changes.length;
				for (const { at, actions } of between) {
					if (at === batch) for (const happening of actions) act(happening);
				}
				if (crashBeforeSave === batch++) throw new Crash();
				cursor = JSON.parse(JSON.stringify(retrieval.cursor()));
				store.saved();
			}
			cursor = JSON.parse(JSON.stringify(retrieval.cursor()));
			hasMore = retrieval.hasMore();
			if (limit === undefined && retrieval.unreadable().length === 0) {
				firstWhole = Math.min(firstWhole, clock);
			}
		} catch (error) {
			const { status } = error as { status?: number };
			const isCut = crash?.how === 'cut' && error instanceof WebexResponseError;
			const isExpected =
				hasCrash(error) || isCut || (status !== undefined && status === crash?.how);
			const isNothing = places.length > 0 && places.every((place) => webex.isRefused(place));
			const happened = [
				...during.map((one) => one.action),
				...between.flatMap((one) => one.actions),
			];
			const isMoved = happened.some(({ do: what }) => what === 'refuse' || what === 'allow');
			const isRefusal = status === 400 || status === 403 || status === 404;
			const isOnce = crash?.how === 403 || crash?.how === 404;
			// Transcripts of an organisation need a site: without one, somebody has to name it.
			const isNameless = crash?.how === 404 && error instanceof WebexInputError;
			const isPlain = isRefusal && (isNothing || isMoved || isOnce);
			if (!isExpected && !isPlain && !isNameless) throw error;
		}
		if (limit !== undefined && taken > limit) throw new Error(`${taken} instead of ${limit}`);
		return hasMore;
	}

	try {
		let isEarly = true;
		for (const step of given.steps) {
			if (step.do !== 'run') act(step);
			else {
				// What happens before the first run is the past.
				if (isEarly) clock = Math.max(clock, start);
				isEarly = false;
				await once(step);
			}
		}
		clock = Math.max(clock, start);
		for (const place of places) webex.allow(place);
		const quiet = {
			during: [],
			between: [],
			crash: undefined,
			crashBeforeSave: undefined,
			limit: undefined,
		};
		// Runs with a limit come to an end too.
		for (let runs = 0; await once({ ...quiet, limit: 2 }); runs++) {
			if (runs > 3 * items.size + 20) throw new Error('Runs with a limit come to no end');
			clock += hour;
		}
		await once(quiet);
		clock += late + hour + 2000;
		await once(quiet);
		await once(quiet);
		compare();
	} finally {
		local.mockRestore();
	}

	function compare(): void {
		for (const item of items.values()) {
			const time = timeOf(item);
			const name = `${item.topic}: ${(time - start) / hour} h, seen ${(item.visibleAt - start) / hour} h after the start`;
			const id = webex.idOf(item);
			const change = store.of(id);
			const isOld = time < start - lookBack - 1000;
			// A change of what is old is news; the old thing itself is not.
			if (isOld && item.visibleAt < firstRun && store.wasCreated(id))
				throw new Error(`Too old: ${name}`);
			if (!change) {
				const isNew = time >= start - lookBack || item.visibleAt > firstWhole;
				if (isNew && !item.isDeleted && !restored.has(item.id)) throw new Error(`Missing: ${name}`);
				continue;
			}
			// Only what stayed within the window is looked at again.
			if (editWindow === 0 || time < clock - editWindow + 3000) continue;
			// Handed on without a saved cursor, and deleted before it could come again.
			if (item.isDeleted && store.isUnsaved(change)) continue;
			if ((change.kind === 'deleted') !== item.isDeleted && !store.isUnsaved(change)) {
				throw new Error(`Not noticed that it was deleted, or restored: ${name}`);
			}
			if (change.kind === 'deleted') continue;
			const { title, topic, meetingTopic } = change.item as Record<string, unknown>;
			if ((title ?? topic ?? meetingTopic) !== item.topic)
				throw new Error(`Edit not noticed: ${name}`);
		}
	}
}

const hasCrash = (error: unknown): boolean =>
	error instanceof Error && (error instanceof Crash || hasCrash(error.cause));

type AnyChange = PeriodChange<{ readonly id: string }>;

/** Keeps what was handed on, and refuses what comes twice. */
class Store {
	readonly #changes = new Map<string, AnyChange>();
	readonly #keys = new Set<string>();
	/** Stored without a saved cursor: may come again. */
	#unsaved = new Set<string>();
	readonly #again = new Set<string>();

	begin(): void {
		for (const key of this.#unsaved) this.#again.add(key);
		this.#unsaved = new Set();
	}

	add(changes: readonly AnyChange[]): void {
		for (const change of changes) {
			const { key } = change;
			if (this.#keys.has(key) && !this.#again.delete(key)) throw new Error(`Twice: ${key}`);
			this.#keys.add(key);
			this.#unsaved.add(key);
			this.#changes.set(change.kind === 'deleted' ? change.id : change.item.id, change);
		}
	}

	saved(): void {
		this.#unsaved = new Set();
	}

	/** No cursor that was saved knows of it. */
	isUnsaved({ key }: AnyChange): boolean {
		return this.#again.has(key);
	}

	/** Its first delivery has its ID as the key. */
	wasCreated(id: string): boolean {
		return this.#keys.has(id);
	}

	of(id: string): AnyChange | undefined {
		return this.#changes.get(id);
	}
}
