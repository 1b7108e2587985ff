import type {
	MeetingScope,
	PeriodChange,
	PeriodRetrieval,
	PeriodRetrievalOptions,
	RestClient,
	UnreadablePlace,
} from '@webex-nodes/client';
import { hasStatus } from '@webex-nodes/http';
import type { IDataObject } from 'n8n-workflow';
import { newSince, type Run } from './new-since.ts';
import { begunByWebex } from './start.ts';

/** How many a person who tries a workflow wants to see. */
const sampleSize = 10;

/** How far a sample looks back, until it has enough: an organisation has hundreds a day, a person a few a month. */
const sampled = [1, 6, 24, 7 * 24, 30 * 24].map((hours) => hours * 3600_000); // ms

/** A meeting, recording or transcript, or what is left of it, with what happened to it. */
export type ChangedItem<Item> = Partial<Item> & {
	readonly id: string;
	readonly kind: PeriodChange<Item>['kind'];
	/** The same whenever the same is returned again. */
	readonly key: string;
};

export interface PeriodRun extends Run {
	readonly options: Omit<PeriodRetrievalOptions, 'cursor' | 'limit' | 'start'>;
}

interface NewItems<Item> {
	readonly found: readonly ChangedItem<Item>[];
	/** Hosts and sites that Webex refused: what they hold comes with a later run. */
	readonly unreadable: readonly UnreadablePlace[];
	/** There may be more: the next run goes on there. */
	readonly isCut: boolean;
	/** Moves the cursor. */
	readonly keep: () => void;
}

/** What is new since the run before of something that Webex lists by period. */
export async function newInPeriod<Item extends { readonly id: string }>(
	client: RestClient,
	{ options, ...run }: PeriodRun,
	{
		name,
		retrieve,
	}: {
		readonly name: string;
		readonly retrieve: (
			client: RestClient,
			options: PeriodRetrievalOptions,
		) => PeriodRetrieval<Item>;
	},
): Promise<NewItems<Item>> {
	let retrieval: PeriodRetrieval<Item> | undefined;
	const changesOf = async function* (from: PeriodRetrieval<Item>) {
		for await (const { changes } of from) yield changes.map(describe);
	};
	const { found, isCut, keep } = await newSince<ChangedItem<Item>>(run, {
		name,
		sample: async () => {
			let newest: ChangedItem<Item>[] = [];
			for (const lookBack of sampled) {
				newest = [];
				retrieval = retrieve(client, {
					...options,
					editWindow: 0,
					start: Date.now() - lookBack,
				});
				for await (const changes of changesOf(retrieval)) {
					newest.push(...changes);
					newest.splice(0, newest.length - sampleSize);
				}
				if (newest.length >= sampleSize) break;
			}
			return newest;
		},
		startOf: async ({ begun }) => {
			// Any answer tells what time it is at Webex, a refusal too.
			await client.meetings.list({}, { limit: 1 }).then(
				() => undefined,
				(error: unknown) => {
					if (!hasStatus(error, 400, 403, 404)) throw error;
				},
			);
			return begunByWebex(client, begun) - run.lookBack;
		},
		retrieve: (where) => {
			retrieval = retrieve(client, { ...options, ...where });
			const { cursor, hasMore } = retrieval;
			return { batches: changesOf(retrieval), cursor, hasMore };
		},
	});
	return { found, unreadable: retrieval?.unreadable() ?? [], isCut, keep };
}

function describe<Item extends { readonly id: string }>(
	change: PeriodChange<Item>,
): ChangedItem<Item> {
	const { kind, key } = change;
	if (change.kind !== 'deleted') return { ...change.item, kind, key };
	return { id: change.id, kind, key } as ChangedItem<Item>;
}

/** What a person enters. */
export interface ChosenScope {
	readonly of?: MeetingScope['of'] | undefined;
	readonly hostEmail?: string | undefined;
	readonly siteUrl?: string | undefined;
}

export function scopeOf({ of = 'account', hostEmail = '', siteUrl }: ChosenScope): MeetingScope {
	if (of === 'hosts') return { of, hosts: [hostEmail] };
	return of === 'organization' && siteUrl ? { of, sites: [siteUrl] } : ({ of } as MeetingScope);
}

/** For a person who looks at the execution. */
export function placesHint(places: readonly UnreadablePlace[]): string | undefined {
	if (places.length === 0) return undefined;
	const names = places.map(({ placeId, title = placeId, reason }) => `${title}: ${reason}`);
	return `Not everything could be read (${names.join('; ')}). Nothing is lost: a later run returns the rest, once it can be read.`;
}

/** Says what it is and what happened to it, around what "Simplify" makes of it. */
export const simplifyChanged =
	<Item>(simplify: (item: Item) => IDataObject) =>
	({ kind, key, ...item }: ChangedItem<Item>): IDataObject => ({
		...(kind === 'deleted' ? { id: item['id'] } : simplify(item as unknown as Item)),
		kind,
		key,
	});
