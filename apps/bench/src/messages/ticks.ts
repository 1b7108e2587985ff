// A schedule that finds nothing, and one that finds a message in some rooms.
import { type RetrievalCursor, retrieveMessages } from '@webex-nodes/client';
import type { Contenders } from '../run/contender.ts';
import { median } from '../run/median.ts';
import { connected } from './connected.ts';
import type { ReadSetting } from './contenders.ts';
import { createSum } from './sum.ts';

export interface TickSetting extends ReadSetting {
	/** Rooms that are chosen by ID; all rooms when left out. */
	readonly chosen?: number;
	/** Rooms in which something happens, the first ones. */
	readonly active: number;
	readonly ticks: number;
}

export const contenders: Contenders<TickSetting> = {
	tick: async (setting) =>
		await connected(setting, async (webex) => {
			const sum = createSum();
			const control = async (path: string): Promise<number> => {
				const response = await fetch(`${setting.url}/control/${path}`, { method: 'POST' });
				return ((await response.json()) as { readonly requests: number }).requests;
			};
			const ids: string[] = [];
			if (setting.chosen) {
				for await (const { id } of webex.rooms.list({}, { limit: setting.chosen })) ids.push(id);
			}
			const start = Date.now() - 3600_000;
			let cursor: RetrievalCursor | undefined;
			/** The requests of a run. */
			const tick = async (): Promise<number> => {
				await control('count');
				const retrieval = retrieveMessages(webex, {
					start,
					cursor,
					...(setting.chosen && { rooms: { ids } }),
				});
				for await (const { changes } of retrieval) {
					for (const change of changes) {
						if (change.kind === 'created') sum.add(change.message.id);
					}
				}
				cursor = JSON.parse(JSON.stringify(retrieval.cursor())) as RetrievalCursor;
				return await control('count');
			};
			const first = await tick();
			const quiet: number[] = [];
			const busy: number[] = [];
			for (let at = 0; at < setting.ticks; at++) quiet.push(await tick());
			for (let at = 0; at < setting.ticks; at++) {
				for (let room = 0; room < setting.active; room++) await control(`post?room=${room}`);
				busy.push(await tick());
			}
			return {
				...sum.outcome(),
				figures: {
					first,
					quiet: median(quiet),
					busy: median(busy),
					most: Math.max(...quiet, ...busy),
				},
			};
		}),
};
