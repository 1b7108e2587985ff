import { type IExecuteFunctions, sleep } from 'n8n-workflow';
import { type ClaimEntries, type ClaimEntry, claim } from './claim.ts';
import { type Cells, type Condition, openDataTable, type Row } from './data-table.ts';

const table = {
	name: 'Webex Deliveries',
	columns: {
		key: 'string',
		state: 'string',
		execution: 'string',
		owner: 'string',
		since: 'number',
	},
} as const;

/** Webex repeats a delivery within seconds. */
const kept = 3600_000; // ms

/** After this number of deliveries in a process, what is older is removed. */
const between = 500;

const processId = crypto.randomUUID();
let attempts = 0;

type Context = Pick<
	IExecuteFunctions,
	'executeWorkflow' | 'getExecutionId' | 'getNode' | 'getWorkflow'
>;

/** Whether this execution is the one for a delivery, among all executions of all processes. */
export async function claimDelivery(context: Context, delivery: string): Promise<boolean> {
	const { insertAndChange, find, update, remove } = await openDataTable(context, table);
	const key = `${context.getWorkflow().id} ${context.getNode().id} ${delivery}`;
	const own: Cells = { key };
	const asking = (id: number): Condition[] => [
		['id', 'eq', id],
		['state', 'eq', 'asking'],
	];
	const entries: ClaimEntries = {
		enter: async (entry) => {
			// Most deliveries come once: then this is the only step.
			const taken = await insertAndChange(
				{ ...own, ...entry },
				{
					unless: [
						['key', 'eq', key],
						['owner', 'neq', entry.owner],
					],
					conditions: [
						['key', 'eq', key],
						['owner', 'eq', entry.owner],
						['state', 'eq', 'asking'],
					],
					cells: { state: 'taken' },
				},
			);
			return (taken.length > 0 ? taken : await find(own)).map(entryOf);
		},
		read: async () => (await find(own)).map(entryOf),
		take: async (id) => (await update(asking(id), { state: 'taken' })).length > 0,
		remove: async (id) => {
			await remove(asking(id));
		},
	};
	if (attempts % between === 0) await remove([['since', 'lt', Date.now() - kept]]);
	attempts += 1;
	return await claim(entries, {
		owner: `${processId} ${attempts}`,
		execution: context.getExecutionId(),
		now: () => Date.now(),
		pause: sleep,
	});
}

/** A data table returns what was written. */
const entryOf = (row: Row): ClaimEntry => row as unknown as ClaimEntry;
