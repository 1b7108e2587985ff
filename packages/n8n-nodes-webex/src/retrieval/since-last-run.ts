import {
	type Change,
	type Message,
	type RestClient,
	type RetrievalCursor,
	type RetrievalOptions,
	type Room,
	retrieveMessages,
} from '@webex-nodes/client';
import { WebexApiError } from '@webex-nodes/http';
import type { IDataObject } from 'n8n-workflow';
import type { Memory } from '../n8n/static-data.ts';

/** What happened to a message, in which room. */
export interface Found {
	readonly room: Room;
	readonly change: Change;
}

export interface SinceLastRun {
	readonly memory: Memory;
	readonly isTest: boolean;
	/** How far back the first run looks, in milliseconds. */
	readonly lookBack: number;
	/** Starts anew there, in milliseconds since the epoch, once for each value. */
	readonly resetTo?: number | undefined;
	/** When to stop and leave the rest to the next run, in milliseconds since the epoch. */
	readonly deadline?: number | undefined;
	readonly options: Omit<RetrievalOptions, 'cursor' | 'start'>;
}

export interface NewMessages {
	/** Oldest first. */
	readonly found: readonly Found[];
	/** Rooms that were chosen and cannot be seen. */
	readonly missing: readonly string[];
	/** Moves the cursor. */
	readonly keep: () => void;
}

/** What is remembered from run to run. */
interface Kept {
	/** Where the first run began, in milliseconds since the epoch: until one succeeds, the next begins there too. */
	readonly since: number;
	readonly resetTo?: number | undefined;
	readonly cursor?: RetrievalCursor;
}

/** As many as a person who tries a workflow wants to see. */
const sampleSize = 10;

const sampleRooms = 5;

/** What is new since the run before; a test gets the newest messages as a sample, and changes nothing. */
export async function newMessages(
	client: RestClient,
	{ memory, isTest, lookBack, resetTo, deadline, options }: SinceLastRun,
): Promise<NewMessages> {
	if (isTest) return { found: await newestMessages(client, options), missing: [], keep: () => {} };
	const before = memory.read() as Kept | undefined;
	const isReset = resetTo !== undefined && resetTo !== before?.resetTo;
	const kept = before && !isReset ? before : await begin();
	const retrieval = retrieveMessages(client, {
		...options,
		start: kept.since,
		cursor: kept.cursor,
	});
	const found: Found[] = [];
	for await (const { room, changes } of retrieval) {
		for (const change of changes) found.push({ room, change });
		if (deadline !== undefined && Date.now() > deadline) break;
	}
	const after = { ...kept, cursor: retrieval.cursor() };
	return {
		found: found.sort(byTime),
		missing: retrieval.missing(),
		keep: () => memory.write(after as unknown as IDataObject),
	};

	/** Remembered at once: when this run fails, the next one begins there too. */
	async function begin(): Promise<Kept> {
		const first = (since: number) => {
			const value: Kept = { since, ...(resetTo !== undefined && { resetTo }) };
			memory.write(value as unknown as IDataObject);
			return value;
		};
		const started = first(resetTo ?? Date.now() - lookBack);
		if (resetTo !== undefined || lookBack > 0) return started;
		const newest = await newestActivity(client);
		return newest === undefined ? started : first(newest + 1);
	}
}

/** By Webex's clock: that of this machine may be ahead. In milliseconds since the epoch. */
async function newestActivity(client: RestClient): Promise<number | undefined> {
	const [newest] = await client.rooms.list({ sortBy: 'lastactivity' }, { limit: 1 });
	return newest?.lastActivity === undefined ? undefined : Date.parse(newest.lastActivity);
}

/** Of the rooms that were active last: what somebody wrote to try the workflow is among them. */
async function newestMessages(
	client: RestClient,
	{ rooms = {}, mentionsOnly = false, signal }: SinceLastRun['options'],
): Promise<readonly Found[]> {
	const call = { ...(signal && { signal }) };
	const { ids, title, ...filter } = rooms;
	const listed = ids
		? await Promise.all(
				ids.slice(0, sampleRooms).map((roomId) => client.rooms.get({ roomId }, call)),
			)
		: await client.rooms.list({ sortBy: 'lastactivity', ...filter }, { limit: 100, ...call });
	const chosen = listed.filter((room) => !title || (room.title ?? '').search(title) >= 0);
	const found: Found[] = [];
	for (const room of chosen.slice(0, sampleRooms)) {
		const isMention = mentionsOnly && room.type === 'group';
		for (const message of await newestOf(client, room, { ...call, isMention })) {
			found.push({ room, change: { kind: 'created', key: message.id, message } });
		}
	}
	return found.sort(byTime).slice(-sampleSize);
}

async function newestOf(
	client: RestClient,
	{ id: roomId }: Room,
	{ isMention, signal }: { readonly isMention: boolean; readonly signal?: AbortSignal },
): Promise<readonly Message[]> {
	const options = { limit: sampleSize, ...(signal && { signal }) };
	const mentions = () => client.messages.list({ roomId, mentionedPeople: 'me' }, options);
	if (isMention) return await mentions();
	return await client.messages.list({ roomId }, options).then(
		(messages) => messages,
		async (error: unknown) => {
			// A bot sees only what mentions it, in group rooms.
			if (WebexApiError.is(error) && error.status === 403) return await mentions();
			throw error;
		},
	);
}

const byTime = (one: Found, other: Found) => timeOf(one) - timeOf(other);

const timeOf = ({ change }: Found) =>
	Date.parse(change.kind === 'deleted' ? change.created : change.message.created);
