import type { RestClient } from '../rest/engine/client.ts';
import type { Room } from '../rest/messaging/rooms.schema.ts';
import { type Account, joinedAt } from './account.ts';
import { readChanges } from './changes.ts';
import { listMessagesDown } from './messages.ts';
import type { Progress, RoomStep } from './progress.ts';
import { type Refusal, understandRefusal } from './refusal.ts';
import type { RetrievalOptions } from './retrieve.ts';

/** Rooms without news that are tried before all of them are taken for refused. */
const maxTries = 3;

interface RoomReaderOptions {
	readonly client: RestClient;
	readonly options: RetrievalOptions;
	readonly progress: Progress;
	readonly account: Account;
	readonly signal: AbortSignal;
}

/** Reads single rooms. It does not touch the progress, for it may be ahead of what was delivered. */
export class RoomReader {
	readonly #run: RoomReaderOptions;

	constructor(run: RoomReaderOptions) {
		this.#run = run;
	}

	/** What happened in a room, page by page. A room that Webex refuses ends with the refusal. */
	async *read(room: Room): AsyncGenerator<RoomStep> {
		const { client, options, progress, account, signal } = this.#run;
		const { joinedLookBack = 0, editWindow = 0, held } = options;
		let floor = progress.floor;
		try {
			const joined = async () => await joinedAt(client, room.id, { account, signal });
			floor = await progress.floorFor(room, joined, joinedLookBack);
			const comparison = { seen: progress.seenIn(room.id), withEdits: editWindow > 0, held };
			const listing = this.#listingOf(room, floor);
			for await (const changes of readChanges(client, listing, comparison)) {
				yield { room, changes, floor };
			}
		} catch (error) {
			const refusal = await understandRefusal(client, { room, error, account, signal });
			yield { room, changes: [], floor, refusal };
		}
	}

	/**
	 * One refused room is passed over; when no room can be read, it is not about the room: a scope is missing, or the
	 * account was blocked.
	 */
	async requireReadable(
		chosen: readonly Room[],
		read: readonly Room[],
		refusals: readonly Refusal[],
	): Promise<void> {
		const refused = new Set(refusals.map(({ roomId }) => roomId));
		const [first] = refusals.filter(({ isGone }) => !isGone);
		if (!first || read.some(({ id }) => !refused.has(id))) return;
		const others = chosen.filter(({ id }) => !refused.has(id));
		for (const room of others.slice(0, maxTries)) {
			if (await this.#isReadable(room)) return;
		}
		throw first.error;
	}

	async #isReadable(room: Room): Promise<boolean> {
		const { client, account, signal } = this.#run;
		const listing = { ...this.#listingOf(room, Number.POSITIVE_INFINITY), pageSize: 1 };
		try {
			for await (const _page of listMessagesDown(client, listing)) return true;
			return true;
		} catch (error) {
			await understandRefusal(client, { room, error, account, signal });
			return false;
		}
	}

	#listingOf(room: Room, until: number) {
		const { options, account, signal } = this.#run;
		return {
			room,
			account,
			until,
			...(options.mentionsOnly && { mentionsOnly: true }),
			...(options.pageSize && { pageSize: options.pageSize }),
			signal,
		};
	}
}
