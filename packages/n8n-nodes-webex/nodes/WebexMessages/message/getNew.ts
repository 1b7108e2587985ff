import { operation } from '../../../src/engine/operation.ts';
import { describeChange, simplifyChange } from '../../../src/output/change.ts';
import { addNames } from '../../../src/output/names.ts';
import { cutHint, joinHints, missingHint, unreadableHint } from '../../../src/retrieval/hints.ts';
import { selectionOf } from '../../../src/retrieval/rooms.ts';
import { newMessages } from '../../../src/retrieval/since-last-run.ts';
import { simplify } from '../../fields/common.ts';
import { oneRoom, roomFilters, roomIds, rooms, severalRooms } from '../../fields/rooms.ts';

const hour = 3600_000; // ms

export const getNew = operation({
	name: 'Get New Since Last Run',
	action: 'Get new messages since last run',
	description:
		'Get every message that is new since the last run of the active workflow, once, oldest first',
	notice:
		'Put this after a Schedule Trigger. A run by hand shows a sample and changes nothing; the active workflow goes on where its last run ended.',
	fields: [
		rooms,
		oneRoom,
		severalRooms,
		roomIds,
		roomFilters,
		{
			displayName: 'First Run Looks Back (Hours)',
			name: 'lookBackHours',
			type: 'number',
			default: 24,
			typeOptions: { minValue: 0 },
			description: 'How old the messages of the first run may be; 0 to start with what comes',
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
					displayName: 'Edits and Deletions (Hours)',
					name: 'editHours',
					type: 'number',
					default: 24,
					typeOptions: { minValue: 1 },
					description:
						'Also return messages that were edited or deleted since the last run, if they are not older than this. Each run reads that time again.',
				},
				{
					displayName: 'Late Arrivals (Seconds)',
					name: 'overlapSeconds',
					type: 'number',
					default: 60,
					typeOptions: { minValue: 0 },
					description: 'How late a message may appear in Webex and still be found',
				},
				{
					displayName: 'Max Messages per Run',
					name: 'mostPerRun',
					type: 'number',
					default: 10000,
					typeOptions: { minValue: 1 },
					description:
						'How many messages a run returns at most; the next one goes on after them. n8n keeps all of them in memory.',
				},
				{
					displayName: 'New Rooms Look Back (Hours)',
					name: 'joinedHours',
					type: 'number',
					default: 0,
					typeOptions: { minValue: 0 },
					description:
						'How old messages may be, at joining, in a room that the account joined since the last run',
				},
				{
					displayName: 'Start Again From',
					name: 'resetTo',
					type: 'dateTime',
					default: '',
					description:
						'Start again at this time, once. The next time that you change it, it starts again.',
				},
			],
		},
	],
	simplify: simplifyChange,
	complete: addNames,
	once: async (webex, items, { memory, isTest, begunBefore, signal }) => {
		const [first] = items;
		const { lookBackHours = 24, options = {} } = first ?? {};
		const { editHours, overlapSeconds, joinedHours, mostPerRun, resetTo } = options;
		const { found, missing, unreadable, isCut, keep } = await newMessages(webex, {
			memory,
			isTest,
			begunBefore: begunBefore(),
			lookBack: lookBackHours * hour,
			resetTo: resetTo === undefined ? undefined : Date.parse(resetTo),
			limit: mostPerRun,
			options: {
				rooms: selectionOf(items),
				...(signal && { signal }),
				...(editHours !== undefined && { editWindow: editHours * hour }),
				...(overlapSeconds !== undefined && { overlap: overlapSeconds * 1000 }),
				...(joinedHours && { joinedLookBack: joinedHours * hour }),
			},
		});
		const next = 'Nothing is lost: a later run returns what they hold, once they can be read.';
		const hints = isTest
			? [sampleHint]
			: [
					missingHint(missing),
					unreadableHint(unreadable, next),
					cutHint(isCut, found.length, 'Max Messages per Run'),
				];
		return { items: found.map(describeChange), keep, ...joinHints(...hints) };
	},
});

const sampleHint =
	'A sample: the cursor did not move. The active workflow returns what is new since its own last run.';
