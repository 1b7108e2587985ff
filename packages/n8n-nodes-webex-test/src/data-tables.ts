import type { ExecuteWorkflowData, IDataObject, INode, IWorkflowBase } from 'n8n-workflow';

type Row = Record<string, unknown> & { id: number };

interface Table {
	readonly id: string;
	readonly name: string;
	readonly columns: readonly string[];
	readonly rows: Row[];
}

interface Condition {
	readonly keyName: string;
	readonly condition: 'eq' | 'lt' | 'neq';
	readonly keyValue: unknown;
}

interface Parameters {
	readonly operation: string;
	readonly tableName?: string;
	readonly columns?: {
		readonly column?: readonly { readonly name: string }[];
		readonly value?: object;
	};
	readonly dataTableId?: { readonly value: string };
	readonly filters?: { readonly conditions: readonly Condition[] };
	readonly options?: { readonly filterName?: string };
}

const tests: Readonly<Record<Condition['condition'], (one: unknown, other: unknown) => boolean>> = {
	eq: (one, other) => one === other,
	neq: (one, other) => one !== other,
	lt: (one, other) => Number(one) < Number(other),
};

/** n8n's data tables, as far as the nodes use them: in small workflows of n8n's own Data Table node. */
export class DataTables {
	/** Switched off, as by `N8N_DISABLED_MODULES=data-table`. */
	areOff = false;
	/** Each call fails with it. */
	failure: Error | undefined;
	/** How many small workflows have run. */
	steps = 0;
	readonly tables: Table[] = [];
	#lastId = 0;

	async run({ nodes, connections }: IWorkflowBase): Promise<ExecuteWorkflowData> {
		this.steps += 1;
		if (this.failure) throw this.failure;
		let items: IDataObject[] = [{}];
		let name = nodes.find(({ type }) => type.endsWith('executeWorkflowTrigger'))?.name ?? '';
		for (;;) {
			const next = connections[name]?.['main']?.[0]?.[0]?.node;
			const node = nodes.find((each) => each.name === next);
			// n8n does not run a node that nothing comes into.
			if (!node || items.length === 0) break;
			items = this.#step(node, items);
			name = node.name;
		}
		return { executionId: '0', data: [items.map((json) => ({ json }))] };
	}

	#step({ type, parameters }: INode, items: readonly IDataObject[]): IDataObject[] {
		if (type !== 'n8n-nodes-base.dataTable') throw new Error(`Unrecognized node type: ${type}`);
		if (this.areOff) {
			throw new Error('Attempted to use Data table node but the module is disabled');
		}
		const given = parameters as unknown as Parameters;
		if (given.operation === 'rowNotExists')
			return this.#matching(given).length > 0 ? [] : [...items];
		const step = this.#steps[given.operation];
		if (!step) throw new Error('A data table has no such operation');
		return structuredClone(step(given)) as IDataObject[];
	}

	readonly #steps: Readonly<Record<string, (parameters: Parameters) => readonly object[]>> = {
		list: ({ options }) =>
			this.tables
				.filter(({ name }) => name.toLowerCase().includes(options?.filterName?.toLowerCase() ?? ''))
				.map(({ id, name }) => ({ id, name })),
		create: ({ tableName = '', columns }) => {
			if (this.tables.some(({ name }) => name === tableName)) {
				throw new Error(`Data table with name '${tableName}' already exists in this project`);
			}
			const names = (columns?.column ?? []).map(({ name }) => name);
			const table = { id: `table-${tableName}`, name: tableName, columns: names, rows: [] };
			this.tables.push(table);
			return [{ id: table.id, name: tableName }];
		},
		insert: (parameters) => {
			this.#lastId += 1;
			const { rows } = this.#tableOf(parameters);
			rows.push({ id: this.#lastId, ...this.#cellsOf(parameters) });
			return rows.slice(-1);
		},
		get: (parameters) => this.#matching(parameters),
		update: (parameters) => {
			const found = this.#matching(parameters);
			for (const row of found) Object.assign(row, this.#cellsOf(parameters));
			return found;
		},
		deleteRows: (parameters) => {
			const found = this.#matching(parameters);
			const { rows } = this.#tableOf(parameters);
			for (const row of found) rows.splice(rows.indexOf(row), 1);
			return found;
		},
	};

	#tableOf({ dataTableId }: Parameters): Table {
		const table = this.tables.find(({ id }) => id === dataTableId?.value);
		if (!table) throw new Error('The data table could not be found in this project');
		return table;
	}

	#cellsOf(parameters: Parameters): object {
		const { columns } = this.#tableOf(parameters);
		const cells = parameters.columns?.value ?? {};
		const unknown = Object.keys(cells).find((name) => !columns.includes(name));
		if (unknown) throw new Error(`The data table has no column ${unknown}`);
		return cells;
	}

	#matching(parameters: Parameters): Row[] {
		return this.#tableOf(parameters).rows.filter((row) =>
			(parameters.filters?.conditions ?? []).every(({ keyName, condition, keyValue }) =>
				tests[condition](row[keyName], keyValue),
			),
		);
	}
}
