import type { IBinaryKeyData, IDataObject, IExecuteFunctions, INodeType } from 'n8n-workflow';
import { NodeConnectionTypes } from './n8n.ts';

/** Returns the items of its parameter. */
export const itemsNode: INodeType = {
	description: {
		displayName: 'Items',
		name: 'items',
		group: ['trigger'],
		version: 1,
		description: 'Returns the items of its parameter',
		defaults: { name: 'Items' },
		inputs: [],
		outputs: [NodeConnectionTypes.Main],
		properties: [
			{ displayName: 'Items', name: 'items', type: 'json', default: '[]' },
			{ displayName: 'Files', name: 'files', type: 'json', default: '[]' },
		],
	},
	async execute() {
		const items = JSON.parse(this.getNodeParameter('items', 0) as string) as IDataObject[];
		const files = JSON.parse(this.getNodeParameter('files', 0) as string) as IBinaryKeyData[];
		return [items.map((json, index) => ({ json, ...(files[index] && { binary: files[index] }) }))];
	},
};

/** Runs whatever is given to it at the moment. */
export const callNode = (
	work: () => (context: IExecuteFunctions) => Promise<IDataObject>,
): INodeType => ({
	description: {
		displayName: 'Call',
		name: 'call',
		group: ['transform'],
		version: 1,
		description: 'Runs a function of the test',
		defaults: { name: 'Call' },
		inputs: [NodeConnectionTypes.Main],
		outputs: [NodeConnectionTypes.Main],
		properties: [],
		credentials: ['webexMeetingsXmlOAuth2Api', 'webexOAuth2Api', 'webexServiceAppApi'].map(
			(name) => ({ name }),
		),
	},
	async execute() {
		return [[{ json: await work()(this) }]];
	},
});
