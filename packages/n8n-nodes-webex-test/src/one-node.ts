import type { IDataObject, INodeParameters } from 'n8n-workflow';
import type { Harness } from './harness.ts';

/** What a person chose in a locator, by its ID. */
export const byId = (value: string) => ({ __rl: true, mode: 'id', value });
export const byName = (value: string) => ({ __rl: true, mode: 'name', value });
export const byEmail = (value: string) => ({ __rl: true, mode: 'email', value });

type Run = Parameters<Harness['run']>[0];
export type Options = Omit<Run, 'node' | 'parameters'>;

/** Runs the operations of one node, on the harness of the moment. */
export function operationsOf(node: Run['node'], harness: () => Harness) {
	const run = async (
		resource: string,
		operation: string,
		parameters: INodeParameters = {},
		options: Options = {},
	) =>
		await harness().run({ node, parameters: { resource, operation, ...parameters }, ...options });

	/** The items of a run that has to succeed. */
	async function json(...values: Parameters<typeof run>): Promise<IDataObject[]> {
		const { json: items, error } = await run(...values);
		if (error) throw new Error(`${error.message}: ${error.description}`);
		return items;
	}

	return { run, json };
}
