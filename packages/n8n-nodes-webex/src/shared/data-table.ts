import type {
	ExecuteWorkflowData,
	IDataObject,
	IExecuteFunctions,
	INode,
	INodeParameters,
	IWorkflowBase,
} from 'n8n-workflow';

/** Of n8n's own data tables: in its database, so all of its processes share them. */
export interface DataTable {
	/** Returns all rows in which each of these columns has this value, the new one included. */
	readonly insert: (row: Cells, columns: Cells) => Promise<Row[]>;
	/** Inserts a row, and changes it unless there are rows that exclude that. Returns it when it was changed. */
	readonly insertAndChange: (row: Cells, change: ChangeUnless) => Promise<Row[]>;
	readonly find: (columns: Cells) => Promise<Row[]>;
	/** Changes the rows that meet all conditions, in one step of the database; returns them as they are now. */
	readonly update: (conditions: readonly Condition[], cells: Cells) => Promise<Row[]>;
	readonly remove: (conditions: readonly Condition[]) => Promise<Row[]>;
}

export type Cells = Readonly<Record<string, number | string>>;

export type Row = Readonly<Record<string, unknown>> & { readonly id: number };

export type Condition = readonly [column: string, is: 'eq' | 'lt' | 'neq', value: number | string];

interface ChangeUnless {
	/** No row meets all of these. */
	readonly unless: readonly Condition[];
	/** Name the row. */
	readonly conditions: readonly Condition[];
	readonly cells: Cells;
}

export interface TableDescription {
	/** Unique in a project. */
	readonly name: string;
	readonly columns: Readonly<Record<string, 'number' | 'string'>>;
}

/** This n8n has no data tables, or they are switched off. */
export class NoDataTables extends Error {}

type Context = Pick<IExecuteFunctions, 'executeWorkflow' | 'getWorkflow'>;

/** By workflow, because its project has the table. */
const ids = new Map<string, Promise<string>>();

/**
 * A node of a package cannot open a data table, but it may run a workflow, and n8n's Data Table node can: so each step
 * is a small workflow, which n8n runs in the same process and does not keep.
 */
export async function openDataTable(
	context: Context,
	description: TableDescription,
): Promise<DataTable> {
	const key = `${context.getWorkflow().id} ${description.name}`;
	const known = ids.get(key) ?? findOrCreate(context, description);
	ids.set(key, known);
	const id = await known.catch((error: unknown) => {
		ids.delete(key);
		throw error;
	});
	const onTable = (name: string, operation: string, parameters: INodeParameters): Step => ({
		name,
		parameters: {
			resource: 'row',
			operation,
			dataTableId: { __rl: true, mode: 'id', value: id },
			...parameters,
		},
	});
	const rowsOf = async (...steps: Step[]): Promise<Row[]> =>
		(await runSteps(context, description.name, steps).catch((error: unknown) => {
			// Somebody may have deleted the table.
			ids.delete(key);
			throw error;
		})) as unknown as Row[];
	const get = (columns: Cells) =>
		onTable('Get', 'get', { returnAll: true, ...matching(equal(columns)) });
	const inserted = (row: Cells) => onTable('Insert', 'insert', written(row));
	const changed = (conditions: readonly Condition[], cells: Cells) =>
		onTable('Update', 'update', { ...matching(conditions), ...written(cells) });
	return {
		insert: async (row, columns) => await rowsOf(inserted(row), get(columns)),
		insertAndChange: async (row, { unless, conditions, cells }) =>
			await rowsOf(
				inserted(row),
				// It passes on what came in, or nothing: then the next step does not run.
				onTable('Unless', 'rowNotExists', matching(unless)),
				changed(conditions, cells),
			),
		find: async (columns) => await rowsOf(get(columns)),
		update: async (conditions, cells) => await rowsOf(changed(conditions, cells)),
		remove: async (conditions) =>
			await rowsOf(onTable('Delete', 'deleteRows', matching(conditions))),
	};
}

const equal = (cells: Cells): Condition[] =>
	Object.entries(cells).map(([column, value]) => [column, 'eq', value]);

const matching = (conditions: readonly Condition[]): INodeParameters => ({
	matchType: 'allConditions',
	filters: {
		conditions: conditions.map(([keyName, condition, keyValue]) => ({
			keyName,
			condition,
			keyValue,
		})),
	},
});

const written = (cells: Cells): INodeParameters => ({
	columns: { mappingMode: 'defineBelow', value: { ...cells } },
});

async function findOrCreate(context: Context, description: TableDescription): Promise<string> {
	const { name, columns } = description;
	const find = async (): Promise<string | undefined> => {
		const list = {
			name: 'List',
			parameters: {
				resource: 'table',
				operation: 'list',
				returnAll: true,
				options: { filterName: name },
			},
		};
		const tables = await runSteps(context, name, [list]);
		// n8n also returns tables whose name contains this one.
		return tables.find((table) => table['name'] === name)?.['id'] as string | undefined;
	};
	const found = await find();
	if (found !== undefined) return found;
	const create = {
		name: 'Create',
		parameters: {
			resource: 'table',
			operation: 'create',
			tableName: name,
			columns: {
				column: Object.entries(columns).map(([column, type]) => ({ name: column, type })),
			},
		},
	};
	return await runSteps(context, name, [create]).then(
		([table]) => String(table?.['id']),
		async (error: unknown) => {
			// Another process created it meanwhile: the name is unique.
			const created = await find();
			if (created === undefined) throw error;
			return created;
		},
	);
}

interface Step {
	readonly name: string;
	readonly parameters: INodeParameters;
}

/** What the last step returned. */
async function runSteps(
	context: Context,
	name: string,
	steps: readonly Step[],
): Promise<IDataObject[]> {
	const code = workflowOf(name, steps);
	const { data } = await context.executeWorkflow({ code }).then(
		(result: ExecuteWorkflowData) => result,
		(error: unknown) => {
			const { message = String(error) } = error as Partial<Error>;
			// The node says so where the module is switched off; older versions do not know the node.
			if (/module is disabled|unrecogni[sz]ed node type/i.test(message)) {
				throw new NoDataTables(message);
			}
			throw new Error(`n8n could not use its data table "${name}": ${message}`);
		},
	);
	return (data[0] ?? []).map(({ json }) => json);
}

function workflowOf(name: string, steps: readonly Step[]): IWorkflowBase {
	const start = node('Start', 'n8n-nodes-base.executeWorkflowTrigger', 1.1, {
		inputSource: 'passthrough',
	});
	const nodes = [
		start,
		...steps.map((step) => node(step.name, 'n8n-nodes-base.dataTable', 1.1, step.parameters)),
	];
	const links = steps.map(({ name: next }, index) => [
		nodes[index]?.name,
		{ main: [[{ node: next, type: 'main', index: 0 }]] },
	]);
	// n8n gives it the ID of the workflow that runs it, and with it the project.
	return {
		name,
		active: false,
		nodes,
		connections: Object.fromEntries(links),
		settings: {
			executionOrder: 'v1',
			callerPolicy: 'any',
			saveDataSuccessExecution: 'none',
			saveDataErrorExecution: 'none',
			saveManualExecutions: false,
			saveExecutionProgress: false,
		},
	} as unknown as IWorkflowBase;
}

const node = (
	name: string,
	type: string,
	typeVersion: number,
	parameters: INodeParameters,
): INode => ({ id: name, name, type, typeVersion, position: [0, 0], parameters });
