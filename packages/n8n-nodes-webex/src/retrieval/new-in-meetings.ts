import type { RestClient } from '@webex-nodes/client';
import type { NodeMemory } from '../engine/node-memory.ts';
import { cutHint, joinHints } from './hints.ts';
import type { MeetingNews } from './meeting-news.ts';
import { newInPeriod, placesHint, scopeOf } from './periods.ts';

const hour = 3600_000; // ms

/** What a person enters. */
interface Given {
	readonly of: 'account' | 'hosts' | 'organization';
	readonly hostEmail?: string | undefined;
	readonly siteUrl?: string | undefined;
	/** Of the first run; a poll begins with what comes. */
	readonly lookBackHours?: number | undefined;
	readonly withParticipants?: boolean | undefined;
	readonly options?: {
		readonly editHours?: number | undefined;
		readonly lateHours?: number | undefined;
		readonly mostPerRun?: number | undefined;
		readonly resetTo?: string | undefined;
	};
}

/** Without items that come in, an operation looks for what an empty node does. */
const usual: Given = { of: 'account', lookBackHours: 24 };

interface Memory extends Pick<NodeMemory, 'begunBefore' | 'isTest' | 'memory' | 'signal'> {
	/** When to stop and leave the rest to the next run, in milliseconds since the epoch. */
	readonly deadline?: number;
}

/** What is new since the last run of an operation, or the last poll. */
export async function newInMeetings<Item extends { readonly id: string }>(
	webex: RestClient,
	given: Given | undefined,
	{ memory, isTest, begunBefore, signal, deadline }: Memory,
	{ name, retrieve }: MeetingNews<Item>,
) {
	const { lookBack, resetTo, limit, scope, limits, participants } = runOf(given ?? usual);
	const { found, unreadable, isCut, keep } = await newInPeriod<Item>(
		webex,
		{
			memory,
			isTest,
			begunBefore: begunBefore(),
			lookBack,
			resetTo,
			deadline,
			limit,
			options: { scope: scopeOf(scope), ...limits, ...(signal && { signal }) },
		},
		{
			name,
			retrieve: (client, options) => retrieve(client, { ...options, participants }),
		},
	);
	const hints = isTest
		? [
				'A sample: the cursor did not move. The active workflow returns what is new since its own last run.',
			]
		: [placesHint(unreadable), cutHint(isCut, found.length, 'Max Items per Run')];
	return { items: found, keep, ...joinHints(...hints) };
}

/** The values in the form of the engine. */
function runOf(given: Given) {
	const { lookBackHours = 0, withParticipants = false, options: chosen = {}, ...scope } = given;
	const { editHours, lateHours, mostPerRun, resetTo } = chosen;
	return {
		lookBack: lookBackHours * hour,
		resetTo: resetTo === undefined ? undefined : Date.parse(resetTo),
		limit: mostPerRun,
		scope,
		participants: withParticipants,
		limits: {
			...(editHours !== undefined && { editWindow: editHours * hour }),
			...(lateHours !== undefined && { late: lateHours * hour }),
		},
	};
}
