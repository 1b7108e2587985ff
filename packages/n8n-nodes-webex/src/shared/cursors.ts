import type { IExecuteFunctions } from 'n8n-workflow';
import { type Cells, type Condition, openDataTable, type Row } from './data-table.ts';
import type { Entries, Entry, Seen } from './turn.ts';

const table = {
	name: 'Webex Cursors',
	columns: {
		key: 'string',
		node: 'string',
		state: 'string',
		execution: 'string',
		owner: 'string',
		since: 'number',
		until: 'number',
		revision: 'number',
		count: 'number',
		value: 'string',
	},
} as const;

/** The entries of one operation of one node, in a data table that people can look at. */
export async function openCursors(
	context: Pick<IExecuteFunctions, 'executeWorkflow' | 'getNode' | 'getWorkflow'>,
	operation: string,
): Promise<Entries> {
	const { id } = context.getNode();
	const { insert, find, update, remove } = await openDataTable(context, table);
	const own = { key: `${context.getWorkflow().id} ${id} ${operation}` };
	const conditions = ({ id: row, state, until }: Seen): Condition[] => [
		['id', 'eq', row],
		['state', 'eq', state],
		...(until === undefined ? [] : [['until', 'eq', until] as const]),
	];
	return {
		enter: async (entry) => {
			// In quotes: n8n would take a name that begins with "=" for an expression.
			const row = { ...own, ...entry, node: JSON.stringify(entry.node) };
			return (await insert(row, own)).map(entryOf);
		},
		read: async () => (await find(own)).map(entryOf),
		change: async (seen, changes) => (await update(conditions(seen), changes as Cells)).length > 0,
		remove: async (seen) => {
			await remove(conditions(seen));
		},
		removeBefore: async (revision) => {
			const old: Condition[] = [
				['key', 'eq', own.key],
				['revision', 'lt', revision],
				['state', 'neq', 'retrieving'],
				['state', 'neq', 'processing'],
			];
			await remove(old);
		},
	};
}

/** A data table returns what was written. */
function entryOf(row: Row): Entry {
	const entry = row as unknown as Entry;
	return { ...entry, node: JSON.parse(entry.node) as string };
}
