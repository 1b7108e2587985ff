// Runs a node in n8n-core, as n8n does.

import { createHarness, type Harness } from 'n8n-nodes-webex-test/harness';
import type { IDataObject, INodeExecutionData, INodeType } from 'n8n-workflow';
import { readRooms } from '../messages/limit.ts';
import { createSum } from '../messages/sum.ts';
import type { Contender, Contenders } from '../run/contender.ts';

export interface NodeSetting {
	/** Of the server, without a path. */
	readonly url: string;
	readonly token: string;
	/** "Max Messages per Run"; the default of the node when left out. */
	readonly most?: number;
}

type Run = Parameters<Harness['run']>[0];

/**
 * Runs a node on the server of the benchmarks, as an n8n does that has run it before: what the first run loads and compiles
 * is not part of an item. `runOf` makes what differs.
 */
function inN8n(runOf: (setting: NodeSetting) => Partial<Run>): Contender<NodeSetting> {
	let harness: Harness | undefined;
	const connect = async ({ url }: NodeSetting) => {
		harness = await createHarness();
		const { credential } = harness;
		credential.stored = { ...credential.stored, baseUrl: `${url}/v1` };
	};
	const run = async (setting: NodeSetting) => {
		const sum = createSum();
		const { most } = setting;
		const result = await harness?.run({
			node: 'webexMessages',
			parameters: {
				resource: 'message',
				operation: 'getNew',
				// Longer than the world of the server.
				lookBackHours: 24 * 3650,
				options: most === undefined ? {} : { mostPerRun: most },
			},
			mode: 'trigger',
			isMeasured: true,
			...runOf(setting),
		});
		for (const { id } of result?.json ?? []) sum.add(String(id));
		return sum.outcome();
	};
	const load = async (setting: NodeSetting) => {
		await connect(setting);
		await run(setting);
		// Another workflow: the node remembers nothing of this one.
		await connect(setting);
	};
	return Object.assign(run, { load });
}

/** Reads the same pages and hands on what `JSON.parse` gave. */
const handOn = (setting: NodeSetting): INodeType => ({
	description: {
		displayName: 'Hand On',
		name: 'handOn',
		group: ['transform'],
		version: 1,
		description: 'Hands on parsed JSON',
		defaults: { name: 'Hand On' },
		inputs: ['main'],
		outputs: ['main'],
		properties: [],
	},
	async execute() {
		const items: INodeExecutionData[] = [];
		await readRooms(setting, 16, (page) => {
			for (const message of page) items.push({ json: message as unknown as IDataObject });
		});
		return [items];
	},
});

export const contenders: Contenders<NodeSetting> = {
	'Get New': inN8n(() => ({})),
	'hand on JSON': inN8n((setting) => ({ nodeType: handOn(setting) })),
};
