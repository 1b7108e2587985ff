// Contenders that read every message of every room.
import {
	type BackfillCursor,
	backfillMessages,
	type RetrievalCursor,
	retrieveMessages,
} from '@webex-nodes/client';
import type { Contender, Contenders } from '../run/contender.ts';
import { connected } from './connected.ts';
import { limit } from './limit.ts';
import { peer } from './peer.ts';
import { createSum } from './sum.ts';

export interface ReadSetting {
	/** Of the server, without a path. */
	readonly url: string;
	readonly token: string;
	/** Messages of a part. */
	readonly size?: number;
}

/** Oldest first, with a cursor that could be saved after each batch. */
const retrieval: Contender<ReadSetting> = async (setting) =>
	await connected(setting, async (webex) => {
		const sum = createSum();
		for await (const { changes } of retrieveMessages(webex, { start: 0 })) {
			for (const change of changes) if (change.kind === 'created') sum.add(change.message.id);
		}
		return sum.outcome();
	});

/** A period, newest first. */
const backfill: Contender<ReadSetting> = async (setting) =>
	await connected(setting, async (webex) => {
		const sum = createSum();
		const to = Date.now() + 1000;
		for await (const { messages } of backfillMessages(webex, { from: 0, to })) {
			for (const { id } of messages) sum.add(id);
		}
		return sum.outcome();
	});

/** As Get New Since Last Run does with "Max Messages per Run". */
const retrievalParts: Contender<ReadSetting> = async (setting) =>
	await connected(setting, async (webex) => {
		const sum = createSum();
		const { size = 5000 } = setting;
		let cursor: RetrievalCursor | undefined;
		for (let found = 1; found > 0; ) {
			found = 0;
			const retrieval = retrieveMessages(webex, { start: 0, cursor, limit: size });
			for await (const { changes } of retrieval) {
				for (const change of changes) if (change.kind === 'created') sum.add(change.message.id);
				found += changes.length;
			}
			cursor = stored(retrieval.cursor());
		}
		return sum.outcome();
	});

/** As Get History does with "Messages per Run". */
const backfillParts: Contender<ReadSetting> = async (setting) =>
	await connected(setting, async (webex) => {
		const sum = createSum();
		const { size = 5000 } = setting;
		const to = Date.now() + 1000;
		let cursor: BackfillCursor | undefined;
		for (let found = 1; found > 0; ) {
			found = 0;
			const backfill = backfillMessages(webex, { from: 0, to, cursor, limit: size });
			for await (const { messages } of backfill) {
				for (const { id } of messages) sum.add(id);
				found += messages.length;
			}
			cursor = stored(backfill.cursor());
		}
		return sum.outcome();
	});

/** As n8n stores it between two runs. */
const stored = <Value>(value: Value): Value => JSON.parse(JSON.stringify(value)) as Value;

export const contenders: Contenders<ReadSetting> = {
	'limit, 16 wide': limit(16),
	'limit, 8 wide': limit(8),
	retrieval,
	'back-fill': backfill,
	'retrieval in parts': retrievalParts,
	'back-fill in parts': backfillParts,
	"vendor's JS SDK": peer('javascript-sdk.cjs'),
	'axios, 100 a page': peer('axios.cjs'),
};
