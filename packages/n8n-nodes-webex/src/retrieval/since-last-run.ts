import {
	type Change,
	type Message,
	type RestClient,
	type Retrieval,
	type RetrievalOptions,
	type Room,
	retrieveMessages,
	type UnreadableRoom,
} from '@webex-nodes/client';
import { hasStatus } from '@webex-nodes/http';
import { newSince, type Run } from './new-since.ts';
import { startOf } from './start.ts';

/** What happened to a message, in which room. */
export interface Found {
	readonly room: Room;
	readonly change: Change;
}

export interface SinceLastRun extends Run {
	readonly options: Omit<RetrievalOptions, 'cursor' | 'limit' | 'start'>;
}

export interface NewMessages {
	/** Oldest first. */
	readonly found: readonly Found[];
	/** Rooms that were chosen and cannot be seen. */
	readonly missing: readonly string[];
	/** Rooms that Webex refused: what they hold comes with a later run. */
	readonly unreadable: readonly UnreadableRoom[];
	/** There may be more: the next run goes on there. */
	readonly isCut: boolean;
	/** Moves the cursor. */
	readonly keep: () => void;
}

/** As many as a person who tries a workflow wants to see. */
const sampleSize = 10;

const sampleRooms = 5;

/** What is new since the run before; a test gets the newest messages as a sample, and changes nothing. */
export async function newMessages(
	client: RestClient,
	{ options, ...run }: SinceLastRun,
): Promise<NewMessages> {
	let retrieval: Retrieval | undefined;
	const { found, isCut, keep } = await newSince<Found>(run, {
		sample: async () => await newestMessages(client, options),
		startOf: async (beginning) => await startOf(client, beginning, run.lookBack),
		returned: ({ change }) => change,
		retrieve: (where) => {
			retrieval = retrieveMessages(client, { ...options, ...where });
			const { cursor, hasMore } = retrieval;
			return { batches: foundIn(retrieval), cursor, hasMore };
		},
	});
	return {
		found: byTime(found),
		missing: retrieval?.missing() ?? [],
		unreadable: retrieval?.unreadable() ?? [],
		isCut,
		keep,
	};
}

async function* foundIn(retrieval: Retrieval): AsyncGenerator<readonly Found[]> {
	for await (const { room, changes } of retrieval) {
		yield changes.map((change) => ({ room, change }));
	}
}

/** Of the rooms that were active last: what somebody wrote to try the workflow is among them. */
async function newestMessages(
	client: RestClient,
	{ rooms = {}, mentionsOnly = false, signal }: SinceLastRun['options'],
): Promise<readonly Found[]> {
	const call = { ...(signal && { signal }) };
	const { ids, title, ...filter } = rooms;
	const listed = ids
		? await readable(ids.slice(0, sampleRooms), async (roomId) => [
				await client.rooms.get({ roomId }, call),
			])
		: await client.rooms.list({ sortBy: 'lastactivity', ...filter }, { limit: 100, ...call });
	const chosen = listed.filter((room) => !title || (room.title ?? '').search(title) >= 0);
	const found = await readable(chosen.slice(0, sampleRooms), async (room) => {
		const isMention = mentionsOnly && room.type === 'group';
		const messages = await newestOf(client, room, { ...call, isMention });
		return messages.map((message): Found => {
			return { room, change: { kind: 'created', key: message.id, message } };
		});
	});
	return byTime(found).slice(-sampleSize);
}

/** Passes over rooms that Webex refuses, unless it refuses all of them. */
async function readable<Input, Output>(
	inputs: readonly Input[],
	get: (input: Input) => Promise<readonly Output[]>,
): Promise<Output[]> {
	const outcomes = await Promise.allSettled(inputs.map(get));
	const failures = outcomes.filter((outcome) => outcome.status === 'rejected');
	const serious =
		failures.find(({ reason }) => !isRefusal(reason)) ??
		(failures.length === inputs.length ? failures[0] : undefined);
	if (serious) throw serious.reason;
	return outcomes.flatMap((outcome) => (outcome.status === 'fulfilled' ? outcome.value : []));
}

const isRefusal = (error: unknown) => hasStatus(error, 403, 404);

async function newestOf(
	client: RestClient,
	{ id: roomId, type }: Room,
	{ isMention, signal }: { readonly isMention: boolean; readonly signal?: AbortSignal },
): Promise<readonly Message[]> {
	const options = { limit: sampleSize, ...(signal && { signal }) };
	const mentions = async () =>
		await client.messages.list({ roomId, mentionedPeople: 'me' }, options);
	if (isMention) return await mentions();
	return await client.messages.list({ roomId }, options).then(
		(messages) => messages,
		async (error: unknown) => {
			// A bot sees only what mentions it, in group rooms; a sample need not know whether it is one.
			if (hasStatus(error, 403) && type === 'group') return await mentions();
			throw error;
		},
	);
}

/** Oldest first. */
const byTime = (all: readonly Found[]): Found[] =>
	all
		// Read once, not with each comparison.
		.map((found) => ({ found, time: timeOf(found) }))
		.sort((one, other) => one.time - other.time)
		.map(({ found }) => found);

const timeOf = ({ change }: Found) =>
	Date.parse(change.kind === 'deleted' ? change.created : change.message.created);
