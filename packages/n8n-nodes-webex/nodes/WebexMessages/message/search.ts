import { type BackfillPage, backfillMessages, type Message } from '@webex-nodes/client';
import type { Item } from '../../../src/engine/item.ts';
import { operation } from '../../../src/engine/operation.ts';
import { messages } from '../../../src/output/message.ts';
import { patternOf } from '../../../src/pattern/pattern.ts';
import { unreadableHint } from '../../../src/retrieval/hints.ts';
import { selectionOf } from '../../../src/retrieval/rooms.ts';
import { limit, returnAll, simplify } from '../../fields/common.ts';
import { fromChosenPeople, fromPeople } from '../../fields/people.ts';
import { oneRoom, roomFilters, roomIds, rooms, severalRooms } from '../../fields/rooms.ts';

const day = 24 * 3600_000; // ms

export const search = operation({
	name: 'Search',
	action: 'Search messages',
	description: 'Find messages by words or a pattern in rooms (spaces), newest first within a room',
	notice: 'Webex cannot search: every message of the period is read, until the limit is reached.',
	fields: [
		rooms,
		oneRoom,
		severalRooms,
		roomIds,
		roomFilters,
		{
			displayName: 'Text',
			name: 'query',
			type: 'string',
			default: '',
			required: true,
			placeholder: 'e.g. outage',
			description: 'A part of the text, or a pattern such as /INC\\d+/i',
		},
		returnAll,
		limit,
		simplify,
		{
			displayName: 'Filters',
			name: 'filters',
			type: 'collection',
			placeholder: 'Add Filter',
			default: {},
			options: [
				{
					displayName: 'After',
					name: 'from',
					type: 'dateTime',
					default: '',
					description: 'Only messages since this time; without it, the last 30 days',
				},
				{
					displayName: 'Before',
					name: 'to',
					type: 'dateTime',
					default: '',
					description: 'Only messages before this time',
				},
				fromChosenPeople,
				fromPeople,
			],
		},
	],
	...messages,
	run: async (webex, { query, limit = Number.POSITIVE_INFINITY, filters, ...chosen }, item) => {
		const { from, to, fromPeople = [] } = filters;
		const pattern = patternOf(query, 'Text');
		const people = fromPeople.map((email) => email.toLowerCase());
		const now = Date.now();
		const all = backfillMessages(webex, {
			rooms: selectionOf([chosen]),
			from: from === undefined ? now - 30 * day : Date.parse(from),
			to: to === undefined ? now + day : Date.parse(to),
		});
		const found = await take(all, { limit, keep: item.keep }, ({ text = '', personEmail = '' }) => {
			const isFrom = people.length === 0 || people.includes(personEmail.toLowerCase());
			return isFrom && text.search(pattern) >= 0;
		});
		const hint = unreadableHint(all.unreadable(), 'What they hold was not searched.');
		if (hint) item.hint(hint);
		return found;
	},
});

async function take(
	pages: AsyncIterable<BackfillPage>,
	{ limit, keep }: { readonly limit: number; readonly keep: Item['keep'] },
	isWanted: (message: Message) => boolean,
): Promise<readonly Message[]> {
	const found: Message[] = [];
	for await (const { messages } of pages) {
		for (const message of messages) {
			if (!isWanted(message)) continue;
			keep([message]);
			found.push(message);
			if (found.length >= limit) return found;
		}
	}
	return found;
}
