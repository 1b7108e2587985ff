import {
	type BackfillCursor,
	type BackfillProgress,
	backfillMessages,
	type Message,
	type RestClient,
	type RoomSelection,
	type UnreadableRoom,
} from '@webex-nodes/client';
import type { IDataObject } from 'n8n-workflow';
import { mostWeight, weightOfAll } from '../n8n/bound.ts';
import type { Memory } from '../n8n/static-data.ts';

export interface HistoryPart {
	readonly memory: Memory;
	readonly isTest: boolean;
	readonly rooms: RoomSelection;
	/** The period, ISO 8601; without an end it ends with the first run. */
	readonly from: string;
	readonly to?: string | undefined;
	/** A part ends after the page that fills it, or with what n8n can hold. */
	readonly size: number;
	readonly signal?: AbortSignal | undefined;
}

export interface HistoryMessages {
	/** Newest first within a room. */
	readonly messages: readonly Message[];
	readonly progress: BackfillProgress;
	/** Rooms that Webex refused: the next part tries them again. */
	readonly unreadable: readonly UnreadableRoom[];
	/** Remembers that they were delivered. */
	readonly keep: () => void;
}

/** What is remembered from run to run. */
interface Remembered {
	/** The period and the rooms as they were entered: another one starts anew. */
	readonly task: string;
	readonly cursor: BackfillCursor;
}

const sampleSize = 10;

/** The next part of a long period. A test gets a sample, and changes nothing. */
export async function nextPart(client: RestClient, part: HistoryPart): Promise<HistoryMessages> {
	const { memory, isTest, rooms, from, to, size, signal } = part;
	const task = JSON.stringify([from, to, { ...rooms, title: String(rooms.title) }]);
	const before = memory.read() as Remembered | undefined;
	const backfill = backfillMessages(client, {
		rooms,
		from: Date.parse(from),
		to: to === undefined ? undefined : Date.parse(to),
		cursor: before?.task === task ? before.cursor : undefined,
		...(isTest ? { pageSize: sampleSize, concurrency: 1 } : { limit: size }),
		...(signal && { signal }),
	});
	const messages: Message[] = [];
	let weight = 0;
	for await (const page of backfill) {
		for (const message of page.messages) messages.push(message);
		weight += weightOfAll(page.messages);
		if (weight >= mostWeight || (isTest && messages.length >= sampleSize)) break;
	}
	const after: Remembered = { task, cursor: backfill.cursor() };
	return {
		messages: isTest ? messages.slice(0, sampleSize) : messages,
		progress: backfill.progress(),
		unreadable: backfill.unreadable(),
		keep: () => memory.write(after as unknown as IDataObject),
	};
}
