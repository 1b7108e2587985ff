import type { RestClient } from '@webex-nodes/client';
import type { NodeMemory } from '../engine/node-memory.ts';
import { joinHints } from './hints.ts';
import { newInPeriod, placesHint, scopeOf } from './periods.ts';

const hour = 3600_000; // ms

/** What a person enters. */
interface Given {
	readonly of: 'account' | 'hosts' | 'organization';
	readonly hostEmail?: string | undefined;
	readonly siteUrl?: string | undefined;
	readonly lookBackHours: number;
	readonly options?: {
		readonly editHours?: number | undefined;
		readonly lateHours?: number | undefined;
		readonly mostPerRun?: number | undefined;
		readonly resetTo?: string | undefined;
	};
}

/** The run of an operation that returns what is new since the last run. */
export async function newInMeetings<Item extends { readonly id: string }>(
	webex: RestClient,
	given: Given,
	{ memory, isTest, begunBefore, signal }: NodeMemory,
	source: Parameters<typeof newInPeriod<Item>>[2],
) {
	const { lookBack, resetTo, scope, limits } = runOf(given);
	const { found, unreadable, keep } = await newInPeriod<Item>(
		webex,
		{
			memory,
			isTest,
			begunBefore: begunBefore(),
			lookBack,
			resetTo,
			options: { scope: scopeOf(scope), ...limits, ...(signal && { signal }) },
		},
		source,
	);
	const hint = isTest
		? 'A sample: the cursor did not move. The active workflow returns what is new since its own last run.'
		: placesHint(unreadable);
	return { items: found, keep, ...joinHints(hint) };
}

/** The values in the form of the engine. */
function runOf({ lookBackHours, options: chosen = {}, ...scope }: Given) {
	const { editHours, lateHours, mostPerRun, resetTo } = chosen;
	return {
		lookBack: lookBackHours * hour,
		resetTo: resetTo === undefined ? undefined : Date.parse(resetTo),
		scope,
		limits: {
			...(mostPerRun !== undefined && { limit: mostPerRun }),
			...(editHours !== undefined && { editWindow: editHours * hour }),
			...(lateHours !== undefined && { late: lateHours * hour }),
		},
	};
}
