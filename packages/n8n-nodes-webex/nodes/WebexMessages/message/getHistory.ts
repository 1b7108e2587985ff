import type { BackfillProgress } from '@webex-nodes/client';
import { operation } from '../../../src/engine/operation.ts';
import { messages } from '../../../src/output/message.ts';
import { joinHints, unreadableHint } from '../../../src/retrieval/hints.ts';
import { nextPart } from '../../../src/retrieval/history.ts';
import { selectionOf } from '../../../src/retrieval/rooms.ts';
import { simplify } from '../../fields/common.ts';
import { oneRoom, roomFilters, roomIds, rooms, severalRooms } from '../../fields/rooms.ts';

export const getHistory = operation({
	name: 'Get History',
	action: 'Get history of messages in parts',
	description:
		'Get every message of a long period over many rooms (spaces), a part with each run of the active workflow',
	notice:
		'Put this after a Schedule Trigger: each run returns the next part, newest first, until nothing is left. A run by hand shows a sample and changes nothing.',
	fields: [
		rooms,
		oneRoom,
		severalRooms,
		roomIds,
		roomFilters,
		{
			displayName: 'From',
			name: 'from',
			type: 'dateTime',
			default: '',
			required: true,
			description: 'Messages since this time; another one starts anew',
		},
		{
			displayName: 'Messages per Run',
			name: 'size',
			type: 'number',
			default: 5000,
			typeOptions: { minValue: 1 },
			description: 'A run ends with the page that reaches this number',
		},
		simplify,
		{
			displayName: 'Options',
			name: 'options',
			type: 'collection',
			placeholder: 'Add Option',
			default: {},
			options: [
				{
					displayName: 'Until',
					name: 'to',
					type: 'dateTime',
					default: '',
					description: 'Messages before this time; without it, the time of the first run',
				},
			],
		},
	],
	...messages,
	once: async (webex, items, { memory, isTest, signal }) => {
		const [first] = items;
		const { from = '', size = 5000, options = {} } = first ?? {};
		const { messages, progress, unreadable, keep } = await nextPart(webex, {
			memory,
			isTest,
			rooms: selectionOf(items),
			from,
			to: options.to,
			size,
			signal,
		});
		const hint = isTest
			? 'A sample: the active workflow begins, or goes on, where its own last run ended.'
			: describeProgress(progress);
		const next = 'The next run tries again, where the account is still in the room.';
		return { items: messages, keep, ...joinHints(hint, unreadableHint(unreadable, next)) };
	},
});

function describeProgress({
	rooms: { done, total },
	messages,
	oldest,
	fraction,
}: BackfillProgress): string {
	if (done === total) return `All of it is read: ${messages} messages of ${total} rooms`;
	const reached = oldest === undefined ? '' : `, back to ${new Date(oldest).toISOString()}`;
	return `${Math.floor(fraction * 100)} % is read: ${messages} messages, ${done} of ${total} rooms to their end${reached}`;
}
